"""Compiles one catalogue of translations beside its source; run by the environment's own Python, which has Babel."""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_catalogue(source: Path) -> None:
    """Writes `django.mo` beside `django.po`; fuzzy entries are left out, as gettext does."""
    with source.open("rb") as text:
        catalogue = read_po(text, locale=source.parts[-3])
    made = source.with_suffix(".mo.new")
    with made.open("wb") as binary:
        write_mo(binary, catalogue)
    made.replace(source.with_suffix(".mo"))


if __name__ == "__main__":
    for name in sys.argv[1:]:
        compile_catalogue(Path(name))
