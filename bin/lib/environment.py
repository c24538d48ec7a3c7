"""Makes what the product runs on: the Python environment, the locked packages, the assets, the compiled catalogues."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import assets
from console import Stop, step
from processes import run
from stamps import Stamps, digest

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOKALLAG = VENV / "bin" / "lokallag"
VAR = ROOT / "var"
STAMPS = Stamps(VAR / "stamps")
# What a first set-up takes on disk, caches and all, with some to spare.
ROOM = 900_000_000

NO_ROOM = ("no space left on device", "disk quota exceeded", "enospc")
NO_INDEX = (
    "failed to establish a new connection",
    "name resolution",
    "name or service not known",
    "dns error",
    "error sending request",
    "failed to fetch",
    "could not connect",
    "connection refused",
    "connection error",
    "network is unreachable",
    "timed out",
    "enotfound",
    "econnrefused",
    "econnreset",
    "eai_again",
    "etimedout",
    "proxyerror",
    "no matching distribution found",
)


def environment() -> dict[str, str]:
    """The variables that every program here starts with: all caches inside the clone, no Python of uv's own choosing."""
    here = dict(os.environ)
    cache = ROOT / ".cache"
    for name, folder in (("UV_CACHE_DIR", "uv"), ("PIP_CACHE_DIR", "pip"), ("npm_config_cache", "npm")):
        here.setdefault(name, str(cache / folder))
    here.update(
        UV_PYTHON_DOWNLOADS="never",
        UV_NO_PROGRESS="1",
        UV_HTTP_TIMEOUT="30",
        PIP_DISABLE_PIP_VERSION_CHECK="1",
        PIP_NO_INPUT="1",
        PIP_RETRIES="2",
        PIP_ROOT_USER_ACTION="ignore",
        npm_config_fetch_retries="1",
        VIRTUAL_ENV=str(VENV),
        PATH=os.pathsep.join([str(VENV / "bin"), here.get("PATH", os.defpath)]),
    )
    here.pop("PYTHONHOME", None)
    here.pop("PYTHONPATH", None)
    return here


def quietly(name: str, *commands: Sequence[str | Path], env: dict[str, str] | None = None, index: bool = False) -> None:
    """Runs the commands of one step with their words in a log; raises Stop with one sentence if one fails.

    `index` says that the step fetches from a package index, so that its silence gets a sentence of its own.
    """
    log = VAR / "log" / f"{name}.log"
    log.unlink(missing_ok=True)
    for command in commands:
        code = run([str(part) for part in command], env or environment(), log, ROOT)
        if code:
            raise why(name, log.read_text(encoding="utf-8", errors="replace") if log.exists() else "", log, index)


def why(name: str, words: str, log: Path | None = None, index: bool = False) -> Stop:
    """The sentence that fits what a failed program said."""
    said = words.lower()
    if any(sign in said for sign in NO_ROOM):
        return no_room()
    if index and any(sign in said for sign in NO_INDEX):
        return Stop(
            "Får ikke hentet pakkene som trengs: er maskinen på nett, og svarer pakkeregisteret?",
            "Cannot fetch the packages that are needed: is this machine online, and does the package index answer?",
        )
    last = (words.strip().splitlines() or ["?"])[-1].strip()[:200]
    where = f" ({log.relative_to(ROOT)})" if log is not None else ""
    return Stop(f"Steget «{name}» gikk ikke: {last}{where}", f"The step “{name}” failed: {last}{where}")


def no_room() -> Stop:
    """The sentence for a full disk."""
    return Stop(
        f"Det er for lite plass på disken: Lokallag trenger {ROOM / 1e9:.1f} GB første gang.".replace(".", ",", 1),
        f"There is too little room on the disk: Lokallag needs {ROOM / 1e9:.1f} GB the first time.",
    )


def make(tests: bool = False) -> None:
    """Brings the environment up to date, doing only what changed; with `tests` also what testing needs."""
    python_environment()
    with ThreadPoolExecutor(max_workers=2) as both:
        # The machine's own Node can work while Python's packages come; Node from its wheel has to wait for them.
        machine = assets.machine_node() is not None
        early = both.submit(borrowed) if machine else None
        packages("requirements-dev" if tests else "requirements")
        if early is None:
            node_wheel()
            borrowed()
        else:
            early.result()
    project()
    catalogues()


def python_environment() -> None:
    """Makes `.venv` unless a whole one is there; raises Stop without the venv module or room on the disk."""
    check = "import sys; sys.exit(sys.version_info < (3, 11))"
    if PYTHON.exists() and run([str(PYTHON), "-c", check], environment(), None, ROOT) == 0:
        return
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        raise Stop(
            "Denne Python mangler venv-modulen; på Debian og Ubuntu kommer den med «apt install python3-venv».",
            "This Python lacks its venv module; on Debian and Ubuntu it comes with “apt install python3-venv”.",
        )
    if shutil.disk_usage(ROOT).free < ROOM:
        raise no_room()
    with step("Python-miljø", "Python environment"):
        shutil.rmtree(VENV, ignore_errors=True)
        shutil.rmtree(STAMPS.folder, ignore_errors=True)
        quietly("venv", [sys.executable, "-m", "venv", VENV])


def installer() -> list[str]:
    """The command that installs packages: uv from the index, or plain pip where uv has no build for this machine."""
    uv = VENV / "bin" / "uv"
    log = VAR / "log" / "uv.log"
    if not uv.exists():
        asked = [
            "-m",
            "pip",
            "install",
            "-q",
            "--require-hashes",
            "--only-binary",
            ":all:",
            "-r",
            "requirements-uv.txt",
        ]
        if run([str(PYTHON), *asked], environment(), log, ROOT):
            return [str(PYTHON), "-m", "pip", "install", "-q"]
    return [str(uv), "pip", "install", "-q"]


def packages(kind: str) -> None:
    """Installs exactly the packages of one locked list, checked by their fingerprints."""
    fingerprint = _packages(kind)
    if STAMPS.fresh(kind, fingerprint):
        return
    with step("Pakker fra registeret", "Packages from the index"):
        quietly(kind, [*installer(), "--require-hashes", "-r", f"{kind}.txt"], index=True)
    STAMPS.set(kind, fingerprint)
    if kind == "requirements-dev":
        STAMPS.set("requirements", _packages("requirements"))


def _packages(kind: str) -> str:
    return digest([ROOT / f"{kind}.txt", ROOT / "requirements-uv.txt"], sys.version)


def node_wheel() -> None:
    """Fetches Node as a Python package, for a machine that has none."""
    if assets.wheel_node(PYTHON) is None:
        with step("Node", "Node"):
            quietly("node", [*installer(), "--require-hashes", "-r", "requirements-node.txt"], index=True)


def borrowed() -> None:
    """Fetches and builds the assets if what they are made from has changed."""
    locked = digest([ROOT / "package-lock.json", ROOT / ".npmrc"])
    made = digest([assets.THEME, assets.ICONS, Path(assets.__file__)], locked)
    try:
        if not STAMPS.fresh("node_modules", locked) or not assets.MODULES.exists():
            with step("Skrifter, ikoner og designsystem", "Fonts, icons and design system"):
                STAMPS.clear("assets")
                assets.fetch(PYTHON, environment())
            STAMPS.set("node_modules", locked)
        if not STAMPS.fresh("assets", made) or not assets.VENDOR.exists():
            with step("Tema og ikonark", "Theme and icon sheet"):
                assets.build(PYTHON, environment())
            STAMPS.set("assets", made)
    except assets.AssetError as error:
        raise why("assets", str(error), index=True) from error


def project() -> None:
    """Makes the checkout itself importable and puts the command `lokallag` in the environment."""
    fingerprint = digest([ROOT / "pyproject.toml"])
    if STAMPS.fresh("project", fingerprint) and LOKALLAG.exists():
        return
    with step("Lokallag selv", "Lokallag itself"):
        quietly("project", [*installer(), "--no-deps", "--no-build-isolation", "--editable", "."])
    STAMPS.set("project", fingerprint)


def catalogues() -> None:
    """Compiles the translations with Babel; GNU gettext is not on every machine."""
    sources = sorted((ROOT / "lokallag" / "locale").glob("*/LC_MESSAGES/*.po"))
    missing = [path for path in sources if not path.with_suffix(".mo").exists()]
    fingerprint = digest(sources)
    if not missing and STAMPS.fresh("catalogues", fingerprint):
        return
    with step("Språk", "Languages"):
        each: list[str | Path] = [PYTHON, "-B", "bin/lib/catalogue.py", *sources]
        quietly("catalogues", each)
    STAMPS.set("catalogues", fingerprint)
