"""The `lokallag` command: `plan read` without Django, all else through Django's own commands."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path


def main(argv: list[str] | None = None) -> int:
    """Run the command; `argv` is what stands after the program's name. Returns the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:2] == ["plan", "read"]:
        return _read_plan(arguments[2:])
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lokallag.config.settings")
    from django.core.management import execute_from_command_line  # Django only when it is needed

    execute_from_command_line(["lokallag", *arguments])
    return 0


def _read_plan(arguments: list[str]) -> int:
    from lokallag.capabilities.plans.reading import UnreadableDocument, extract_text, read_plan, sentence

    language, paths, wrong = _options(arguments)
    if wrong or len(paths) != 1:
        print(_USAGE[language], file=sys.stderr)
        return 2
    path = Path(paths[0])
    try:
        data = path.read_bytes()
    except OSError:
        print(_NOT_FOUND[language].format(path=path), file=sys.stderr)
        return 2
    try:
        extracted = extract_text(data, path.name)
    except UnreadableDocument as error:
        print(sentence(error.code, error.params, language), file=sys.stderr)
        return 2
    answer = read_plan(extracted.text, filename=path.name).as_json()
    if extracted.format not in ("txt", "md"):
        answer["text"] = extracted.text
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass") + b"\n")
    sys.stdout.flush()
    return 0


def _options(arguments: list[str]) -> tuple[str, list[str], bool]:
    """Return the language of messages, the paths, and whether something was not understood."""
    language = _language_of(os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or "")
    paths: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--language":
            language = _language_of(next(rest, ""))
        elif argument.startswith("--language="):
            language = _language_of(argument.partition("=")[2])
        elif argument.startswith("--") and len(argument) > 2:
            return language, paths, True
        elif argument != "--":
            paths.append(argument)
    return language, paths, False


def _language_of(name: str) -> str:
    short = name.lower()[:2]
    return {"nb": "nb", "no": "nb", "nn": "nn"}.get(short, "en")


_USAGE = {
    "en": "Usage: lokallag plan read FILE [--language nb|nn|en]",
    "nb": "Bruk: lokallag plan read FIL [--language nb|nn|en]",
    "nn": "Bruk: lokallag plan read FIL [--language nb|nn|en]",
}
_NOT_FOUND = {
    "en": "The file {path} could not be opened.",
    "nb": "Filen {path} kunne ikke åpnes.",
    "nn": "Fila {path} kunne ikkje opnast.",
}


if __name__ == "__main__":
    sys.exit(main())
