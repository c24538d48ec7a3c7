"""The calendar of a rhythm: a window cut into weeks, months, quarters, half-years or years."""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lokallag.capabilities.plans.following.evidence import plus
from lokallag.capabilities.plans.following.terms import Cadence, Happening

MONTHS = {Cadence.MONTHLY: 1, Cadence.QUARTERLY: 3, Cadence.HALF_YEARLY: 6, Cadence.YEARLY: 12}


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the day it begins by the calendar, its days inside the window, and whether it is asked for."""

    begins_on: date
    first: date
    last: date
    asked: bool


def cut(cadence: Cadence, first: date, last: date, excepted: frozenset[int]) -> tuple[Step, ...]:
    """Cut a window (first ≤ last) into steps, in order.

    Steps follow the calendar, except that quarters, half-years and years run from the first day when the window is a
    whole number of them. A step is not asked for when all its months are excepted, or when less than half of it lies
    inside the window; if that leaves none, the longest piece that is not excepted is asked for.
    """
    steps, days_asked = [], []
    for begins, ends in _spans(cadence, first, last):
        inside = max(begins, first), min(ends, last)
        days = (inside[1] - inside[0]).days + 1
        free = _is_excepted(cadence, *inside, excepted)
        days_asked.append(0 if free else days)
        steps.append(Step(begins, *inside, asked=not free and 2 * days >= (ends - begins).days + 1))
    if not any(step.asked for step in steps) and max(days_asked) > 0:
        i = days_asked.index(max(days_asked))
        steps[i] = Step(steps[i].begins_on, steps[i].first, steps[i].last, asked=True)
    return tuple(steps)


def totals(steps: Sequence[Step], rows: Iterable[Happening]) -> list[int]:
    """Sum the amounts of the rows in each step."""
    starts = [step.first for step in steps]
    sums = [0] * len(steps)
    for row in rows:
        sums[bisect_right(starts, row.on) - 1] += row.amount
    return sums


def month_start(day: date, back: int = 0) -> date:
    """Give the first day of the month so many months before (or, if negative, after) the day's month."""
    return _add_months(day.replace(day=1), -back)


def quarter_start(day: date) -> date:
    """Give the first day of the calendar quarter that holds the day."""
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def _spans(cadence: Cadence, first: date, last: date) -> Iterable[tuple[date, date]]:
    if cadence == Cadence.WEEKLY:
        begins = plus(first, -first.weekday())
        while True:
            yield begins, plus(begins, 6)
            if plus(begins, 6) >= last:
                return
            begins = plus(begins, 7)
    months = MONTHS[cadence]
    anchor = first if months > 1 and _is_whole(first, last, months) else _calendar_start(first, months)
    begins, taken = anchor, months
    while begins <= last:
        following = _add_months(anchor, taken)
        if following <= begins or following == date.max:
            yield begins, date.max
            return
        yield begins, following - timedelta(days=1)
        begins, taken = following, taken + months


def _calendar_start(day: date, months: int) -> date:
    return date(day.year, day.month - (day.month - 1) % months, 1)


def _is_whole(first: date, last: date, months: int) -> bool:
    after = plus(last, 1)
    apart = (after.year - first.year) * 12 + after.month - first.month
    return apart > 0 and apart % months == 0 and _add_months(first, apart) == after


def _add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    if year < date.min.year:
        return date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _is_excepted(cadence: Cadence, first: date, last: date, excepted: frozenset[int]) -> bool:
    if not excepted:
        return False
    if cadence == Cadence.WEEKLY:  # a week belongs to the month of its middle, as ISO weeks belong to a year
        return plus(first, (last - first).days // 2).month in excepted
    apart = (last.year - first.year) * 12 + last.month - first.month
    return all((first.month - 1 + k) % 12 + 1 in excepted for k in range(min(apart, 11) + 1))
