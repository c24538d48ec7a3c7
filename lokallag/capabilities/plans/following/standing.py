"""What comes out: the state of one commitment, why, its figures, and what its small picture shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lokallag.capabilities.plans.following.terms import State

Mark = Literal["done", "planned", "missed", "empty", "excepted", "future"]
BoxMark = Literal["done", "planned", "missing"]


@dataclass(frozen=True, slots=True)
class Pips:
    """Count: filled pips are done, hatched planned, empty missing."""

    done: int
    planned: int
    missing: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One step of a rhythm; `month` is the first day of the step, whatever its length."""

    month: date
    mark: Mark


@dataclass(frozen=True, slots=True)
class Months:
    """Rhythm: every step of the window in order."""

    cells: tuple[Cell, ...]

    def nearest(self, today: date, size: int = 12) -> tuple[Cell, ...]:
        """Give at most `size` cells in a row that end with the step of `today`, or the first ones if too few are past."""
        past = sum(1 for cell in self.cells if cell.month <= today)
        last = min(len(self.cells), max(past, size))
        return self.cells[max(0, last - size) : last]


@dataclass(frozen=True, slots=True)
class Bar:
    """Coverage: met (late ones too: the sentence's own figure), open past its day, open in time; together the total."""

    met: int
    late: int
    open: int
    total: int


@dataclass(frozen=True, slots=True)
class Flag:
    """Milestone of one thing: when it came to exist or is planned for, and its deadline."""

    on: date | None
    due_on: date | None
    reached: bool


@dataclass(frozen=True, slots=True)
class Boxes:
    """Milestone of n things: what each is called, and whether it is there."""

    items: tuple[tuple[str, BoxMark], ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """Pulse: how much happened in each of the twelve months up to today."""

    values: tuple[int, ...]
    months: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Judgement: the last words said, by whom and when; `on` is None when nobody has said anything."""

    note: str
    by: str
    on: date | None


Picture = Pips | Months | Bar | Flag | Boxes | Bars | Quote


@dataclass(frozen=True, slots=True)
class Reason:
    """Why it stands so: a code of `docs/following.md` and the values its sentence needs (always with `today`)."""

    code: str
    params: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Standing:
    """How one commitment stands on a day.

    `done` and `planned` count what the tracking counts (amounts, steps, cases, things); `expected` is what they are
    measured against, None where nothing is. `next_on` is the next planned day, `due_on` the next day something is
    due, `last_on` the last day anything happened.
    """

    state: State
    reason: Reason
    done: int
    planned: int
    expected: int | None
    next_on: date | None
    due_on: date | None
    last_on: date | None
    picture: Picture
