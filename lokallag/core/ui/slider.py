"""The line along a period: where a day lies on it, and which months are named below it. Pure functions."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Tick:
    """A month named below the line; `x` in percent. The first of a year, and the first of all, say the year."""

    on: date
    x: float
    says_year: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A period as a line: its length in days, the chosen day's number and share, today's share, the ticks."""

    first: date
    last: date
    value: date
    days: int
    chosen: int
    share: float
    today: float | None
    ticks: tuple[Tick, ...]


def share(day: date, first: date, last: date) -> float:
    """Where a day lies between first and last, in percent; outside it is the nearer end."""
    length = max(1, (last - first).days)
    return round(100 * min(max((day - first).days, 0), length) / length, 3)


def _months(first: date, last: date) -> list[date]:
    """The first day of each month that begins within the period."""
    found = []
    month = first.replace(day=1)
    while month <= last:
        if month >= first:
            found.append(month)
        month = (month + timedelta(days=32)).replace(day=1)
    return found


def line(first: date, last: date, value: date, today: date | None = None, most: int = 5) -> Line:
    """The line for a period with the chosen day on it; at most `most` months are named. last < first raises ValueError."""
    if last < first:
        raise ValueError("A period cannot end before it begins.")
    value = min(max(value, first), last)
    months = _months(first, last)
    step = next((step for step in (1, 2, 3, 6, 12, 24) if len(months) <= step * most), len(months))
    ticks = []
    said: set[int] = set()
    for month in months[::step]:
        x = share(month, first, last)
        if x > 94:
            continue
        ticks.append(Tick(month, x, month.year not in said))
        said.add(month.year)
    is_inside = today is not None and first <= today <= last
    return Line(
        first=first,
        last=last,
        value=value,
        days=max(1, (last - first).days),
        chosen=(value - first).days,
        share=share(value, first, last),
        today=share(today, first, last) if today is not None and is_inside else None,
        ticks=tuple(ticks),
    )
