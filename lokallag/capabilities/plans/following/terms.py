"""What goes in: how one commitment is followed, and the dated rows it is followed from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Tracking(StrEnum):
    """The six ways to follow a promise."""

    COUNT = "count"
    RHYTHM = "rhythm"
    COVERAGE = "coverage"
    MILESTONE = "milestone"
    PULSE = "pulse"
    JUDGEMENT = "judgement"


class State(StrEnum):
    """How a commitment stands, in the order the board shows them."""

    DONE = "done"
    ON_TRACK = "on_track"
    DUE_SOON = "due_soon"
    BEHIND = "behind"
    MISSED = "missed"
    NOT_STARTED = "not_started"
    NEEDS_YOU = "needs_you"


class Cadence(StrEnum):
    """How long one step of a rhythm is."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"


@dataclass(frozen=True, slots=True)
class Terms:
    """How one commitment is followed; both `starts_on` and `ends_on` belong to its window.

    `cadence` is one step of a rhythm; for a count it says that `target` holds for each step, not for the whole
    window. `within_days` is how soon each case must be met (coverage) or the longest silence that is still fine
    (pulse). `share` is the per cent of cases to be met; 0 says that the plan does not tell.
    """

    tracking: Tracking
    starts_on: date
    ends_on: date
    target: int | None = None
    target_max: int | None = None
    comparator: str | None = None
    cadence: Cadence | None = None
    excepted_months: frozenset[int] = frozenset()
    due_on: date | None = None
    within_days: int | None = None
    share: int = 100
    labels: tuple[str, ...] = ()
    look_again_on: date | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """One dated row, done or planned. Rows with the same non-empty key are one row.

    `for_it` says that somebody wrote the row down for this very commitment, so that its label need not fit.
    """

    on: date
    amount: int = 1
    label: str = ""
    key: str = ""
    for_it: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """Somebody or something that asks to be met: opened, perhaps met, perhaps no longer asked for."""

    opened_on: date
    met_on: date | None = None
    label: str = ""
    key: str = ""
    waived_on: date | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """What people said about how it stands, on a day."""

    on: date
    state: State
    note: str = ""
    by: str = ""
    key: str = ""
