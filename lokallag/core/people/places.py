"""Which place and municipality a Norwegian postcode is in (Erik Bolstad, CC BY 3.0; `docs/credits.md`)."""

import csv
import functools
from pathlib import Path
from typing import NamedTuple

from lokallag.core.chapters.municipalities import by_number

_FILE = Path(__file__).with_name("data") / "postcodes.csv"


class Place(NamedTuple):
    """What a postcode says: the place as it is written on a letter, the municipality's number since 2024 or empty."""

    name: str
    municipality_number: str


def place_of(postcode: str) -> Place | None:
    """Return where a postcode of four digits is; None for one that nobody knows (or that is not Norwegian)."""
    return _places().get(postcode.strip())


def municipality_name(number: str) -> str:
    """Return what a municipality is called, empty for a number nobody knows."""
    found = by_number(number)
    return found.name if found else ""


@functools.cache
def _places() -> dict[str, Place]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {row["postcode"]: Place(row["place"], row["municipality"]) for row in csv.DictReader(file)}
