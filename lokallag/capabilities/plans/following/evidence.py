"""The rows that count, picked out once: inside the window, not after today, each key once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from lokallag.capabilities.plans.following.standing import Reason
from lokallag.capabilities.plans.following.terms import Happening, Terms

ROUGHLY_EVER = 36_525  # days; a hundred years is past any plan, and keeps date arithmetic inside what a date can hold
FORGOTTEN_DAYS = 92  # a plan that passed longer ago than a quarter is history: nobody will note it now


def plus(day: date, days: int) -> date:
    """Give the day so many days later (or earlier), stopping at the ends of the calendar instead of raising."""
    days = max(-ROUGHLY_EVER, min(days, ROUGHLY_EVER))
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one commitment has to show on a day.

    `as_of` is today, or the window's last day once the window is over: nothing after it counts, so what is settled
    stays settled. `upcoming` are planned rows from today on; `forgotten` are planned rows whose day passed in the
    last quarter without the row having happened.
    """

    terms: Terms
    today: date
    as_of: date
    closed: bool
    happened: tuple[Happening, ...]
    upcoming: tuple[Happening, ...]
    forgotten: tuple[Happening, ...]

    @property
    def done(self) -> int:
        """Sum the amounts that happened."""
        return sum(row.amount for row in self.happened)

    @property
    def planned(self) -> int:
        """Sum the amounts planned from today on."""
        return sum(row.amount for row in self.upcoming)

    @property
    def last_on(self) -> date | None:
        """Give the day of the last row that happened."""
        return max((row.on for row in self.happened), default=None)

    @property
    def next_on(self) -> date | None:
        """Give the day of the next planned row."""
        return min((row.on for row in self.upcoming), default=None)

    def reason(self, code: str, **params: object) -> Reason:
        """Make the reason, with what every sentence may need."""
        every: dict[str, object] = {"today": self.today, "planned": self.planned, "next_on": self.next_on}
        if self.forgotten:
            every["forgotten"] = len(self.forgotten)
            every["forgotten_on"] = max(row.on for row in self.forgotten)
        return Reason(code, every | params)


def gather(terms: Terms, happened: Iterable[Happening], planned: Iterable[Happening], today: date) -> Evidence:
    """Pick out the rows of the window; a planned row with the key of one that happened is no longer a plan."""
    as_of = min(today, terms.ends_on)
    done = once(happened, terms.starts_on, as_of)
    keys = {row.key for row in done if row.key}
    plans = [row for row in once(planned, terms.starts_on, terms.ends_on) if row.key not in keys]
    return Evidence(
        terms=terms,
        today=today,
        as_of=as_of,
        closed=today > terms.ends_on,
        happened=done,
        upcoming=tuple(row for row in plans if row.on >= today),
        forgotten=tuple(row for row in plans if plus(today, -FORGOTTEN_DAYS) <= row.on < today),
    )


def once(rows: Iterable[Happening], first: date, last: date) -> tuple[Happening, ...]:
    """Give the rows between two days (both included) with something in them, each key once, oldest first.

    Of rows that share a key but differ, the earliest counts, so that the order they come in never matters.
    """
    kept = sorted((row for row in rows if first <= row.on <= last and row.amount > 0), key=_rank)
    seen: set[str] = set()
    result = []
    for row in kept:
        if row.key and row.key in seen:
            continue
        seen.add(row.key)
        result.append(row)
    return tuple(result)


def _rank(row: Happening) -> tuple[date, int, str, str]:
    return row.on, -row.amount, row.key, row.label
