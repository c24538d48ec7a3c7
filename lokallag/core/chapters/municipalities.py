"""The municipalities of Norway as of 2024: number, name and county (Kartverket, CC BY 4.0; `docs/credits.md`)."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext_lazy as _

_FILE = Path(__file__).with_name("data") / "municipalities.csv"
NOT_A_MUNICIPALITY = _("Choose a municipality from the list.")


@dataclass(frozen=True, slots=True)
class Municipality:
    """One municipality: four digits, its Norwegian (or Sami) name, the name of its county."""

    number: str
    name: str
    county: str

    @property
    def label(self) -> str:
        """What is shown in the list: two municipalities share the name of Herøy and of Våler."""
        return f"{self.name} ({self.county})"


@lru_cache(maxsize=1)
def municipalities() -> tuple[Municipality, ...]:
    """Return all of them, in the order of the Norwegian alphabet."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = [Municipality(**row) for row in csv.DictReader(file)]
    return tuple(sorted(rows, key=lambda row: _alphabet(row.name)))


def _alphabet(name: str) -> str:
    """Order with æ, ø and å last (the Norwegian code points stand otherwise)."""
    return name.casefold().translate(str.maketrans("æøå", "{|}"))


@lru_cache(maxsize=1)
def _by_number() -> dict[str, Municipality]:
    return {row.number: row for row in municipalities()}


def by_number(number: str) -> Municipality | None:
    """Return the municipality with the number, None where there is none."""
    return _by_number().get(number)


def found(written: str) -> Municipality | None:
    """Return the one a person means: a number, a label of the list, or a name that only one has; else None."""
    text = " ".join(written.split()).casefold()
    if not text:
        return None
    if text in _by_number():
        return _by_number()[text]
    labelled = [row for row in municipalities() if row.label.casefold() == text]
    if labelled:
        return labelled[0]
    named = [row for row in municipalities() if text in {part.strip().casefold() for part in _names(row.name)}]
    return named[0] if len(named) == 1 else None


def _names(name: str) -> list[str]:
    """All that a municipality is called: «Kåfjord - Gáivuotna - Kaivuono» answers to each."""
    return [name, *name.split(" - ")]
