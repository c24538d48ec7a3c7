# Sets $python to a Python that is new enough, or says in one sentence that there is none. Sourced by bin/run, bin/test, bin/check.
python=
for candidate in python3 python3.15 python3.14 python3.13 python3.12 python3.11 python; do
  if command -v "$candidate" >/dev/null 2>&1 &&
    "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
    python=$candidate
    break
  fi
done
if [ -z "$python" ]; then
  here=$(python3 --version 2>/dev/null || python --version 2>/dev/null || true)
  case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    nb* | nn* | no*) echo "Lokallag trenger Python 3.11 eller nyere; her er ${here:-ingen Python}." >&2 ;;
    *) echo "Lokallag needs Python 3.11 or newer; here is ${here:-no Python}." >&2 ;;
  esac
  exit 1
fi
