"""Made-up small pictures for the living page, in the form the plans capability gives them."""

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Pips:
    """A count as the plans capability has it."""

    done: int
    planned: int
    missing: int


@dataclass(frozen=True)
class Cell:
    """One step of a rhythm."""

    month: date
    mark: str


@dataclass(frozen=True)
class Months:
    """A rhythm."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Bar:
    """A coverage."""

    met: int
    late: int
    open: int
    total: int


@dataclass(frozen=True)
class Flag:
    """A milestone."""

    on: date | None
    due_on: date | None
    reached: bool


@dataclass(frozen=True)
class Boxes:
    """A milestone of several parts."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Bars:
    """A pulse."""

    values: tuple[int, ...]
    months: tuple[date, ...]


@dataclass(frozen=True)
class Quote:
    """A judgement."""

    note: str
    by: str
    on: date | None


YEAR = tuple(date(2020, month, 1) for month in range(1, 13))
_RHYTHM = ("done",) * 6 + ("excepted", "done", "done", "missed", "done", "planned")

PICTURES: dict[str, Any] = {
    "pips": Pips(1, 1, 0),
    "pips_missing": Pips(2, 1, 2),
    "pips_many": Pips(23, 4, 13),
    "months": Months(tuple(Cell(month, mark) for month, mark in zip(YEAR, _RHYTHM, strict=True))),
    "coverage": Bar(14, 5, 4, 23),
    "flag": Flag(date(2020, 3, 24), date(2020, 3, 31), True),
    "flag_due": Flag(None, date(2021, 3, 31), False),
    "boxes": Boxes((("Oppvekst", "done"), ("Helse", "done"), ("Plan", "planned"), ("Kultur", "missing"))),
    "pulse": Bars((3, 1, 0, 5, 1, 0, 1, 3, 6, 1, 1, 3), YEAR),
    "quote": Quote("Folk blir sittende og prate etter møtene.", "Styret", date(2021, 1, 12)),
}
