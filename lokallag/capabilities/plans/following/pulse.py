"""Pulse: a standing duty, kept alive by never being silent too long."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from statistics import median

from lokallag.capabilities.plans.following.evidence import Evidence, once, plus
from lokallag.capabilities.plans.following.standing import Bars, Standing
from lokallag.capabilities.plans.following.steps import month_start
from lokallag.capabilities.plans.following.terms import Happening, State

DEFAULT_DAYS = 90
LEAST_DAYS, MOST_DAYS = 7, 183  # what is read from last year stays between a week and half a year
STRETCH = 1.5  # the usual pause and half of it again, or every other pause would be too long
YEAR = 365
WHOLE_YEAR_SLACK = 45  # days into the year before, by which something must have been written down for it to be compared


def pulse(seen: Evidence, happened: Iterable[Happening], last_year: Iterable[Happening]) -> Standing:
    """Say whether a standing duty is alive; rows before the window count as history."""
    terms, as_of = seen.terms, seen.as_of
    before = once(last_year, date.min, as_of)
    rows = once(happened, date.min, as_of)
    limit, usual = _limit(terms.within_days, before)
    last_on = max((row.on for row in (*rows, *before)), default=None)
    since = plus(as_of, -YEAR)
    recent = sum(row.amount for row in rows if row.on > since)
    a_year_before = plus(since, -YEAR)
    earlier = sum(row.amount for row in before if a_year_before < row.on <= since)
    # A year of which only the end was written down would make this one look like a wonder.
    known = bool(before) and min(row.on for row in before) <= plus(a_year_before, WHOLE_YEAR_SLACK)
    grace = plus(max(last_on or terms.starts_on, terms.starts_on), limit)  # a new window starts with patience
    due_on = plus(last_on, limit) if last_on and plus(last_on, limit) >= as_of else grace
    state, code = _judge(seen, last_on, limit, grace)
    months = tuple(month_start(as_of, back) for back in range(11, -1, -1))
    reason = seen.reason(
        code,
        done=recent,
        last_on=last_on,
        due_on=due_on,
        silence=(as_of - last_on).days if last_on else None,
        limit=limit,
        usual=usual,
        before=earlier if known else None,
        starts_on=terms.starts_on,
    )
    return Standing(
        state=state,
        reason=reason,
        done=recent,
        planned=seen.planned,
        expected=None,
        next_on=seen.next_on,
        due_on=due_on,
        last_on=last_on,
        picture=Bars(_by_month(rows, months), months),
    )


def _judge(seen: Evidence, last_on: date | None, limit: int, grace: date) -> tuple[State, str]:
    as_of = seen.as_of
    silence = (as_of - last_on).days if last_on else None
    if seen.closed:
        kept = silence is not None and silence <= limit
        return (State.DONE, "pulse_kept") if kept else (State.MISSED, "pulse_lost" if last_on else "pulse_never_done")
    planned_in_time = seen.next_on is not None and seen.next_on <= grace
    if silence is None or silence > limit:
        if as_of > grace:
            return State.BEHIND, "pulse_behind" if last_on else "pulse_never"
        if planned_in_time:
            return State.ON_TRACK, "pulse_planned"
        return State.NOT_STARTED, "pulse_old" if last_on else "pulse_none"
    if planned_in_time:
        return State.ON_TRACK, "pulse_planned"
    if 4 * silence > 3 * limit:
        return State.DUE_SOON, "pulse_soon"
    return State.ON_TRACK, "pulse_alive"


def _limit(within_days: int | None, before: tuple[Happening, ...]) -> tuple[int, int | None]:
    """Give the longest silence that is fine, and the usual pause of last year where that is what decided it."""
    if within_days is not None and within_days > 0:
        return within_days, None
    days = sorted({row.on for row in before})
    gaps = [(b - a).days for a, b in pairwise(days)]
    if len(gaps) < 2:  # one pause is no habit
        return DEFAULT_DAYS, None
    usual = round(median(gaps))
    return max(LEAST_DAYS, min(round(STRETCH * usual), MOST_DAYS)), usual


def _by_month(rows: tuple[Happening, ...], months: tuple[date, ...]) -> tuple[int, ...]:
    sums = dict.fromkeys(months, 0)
    for row in rows:
        first = row.on.replace(day=1)
        if first in sums:
            sums[first] += row.amount
    return tuple(sums[month] for month in months)
