"""Coverage: a share of people or cases met, each within a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lokallag.capabilities.plans.following.evidence import Evidence, plus
from lokallag.capabilities.plans.following.pace import verdict
from lokallag.capabilities.plans.following.standing import Bar, Standing
from lokallag.capabilities.plans.following.terms import Case, State, Terms

SOON_DAYS, SOON_DAYS_LONG, LONG_DAYS = 3, 7, 30  # a case is near its day at 3 days, or at 7 when it had 30 or more
ALL = 100


@dataclass(frozen=True, slots=True)
class _Seen:
    """One case as it stood: its day, and when it was met if it was."""

    opened_on: date
    due_on: date
    met_on: date | None


def coverage(seen: Evidence, cases: Iterable[Case]) -> Standing:
    """Say how the cases stand; with no time for each, all are due by the deadline or the window's last day."""
    terms, today = seen.terms, seen.today
    rows = _picked(cases, terms, seen.as_of)
    if seen.closed:  # a case whose time was not up when the window closed is not held against it
        rows = [row for row in rows if row.met_on or row.due_on <= seen.as_of]
    met = [row for row in rows if row.met_on]
    met_late = sum(1 for row in met if row.met_on and row.met_on > row.due_on)
    waiting = sorted((row.due_on, row.opened_on) for row in rows if not row.met_on)
    overdue = [case for case in waiting if case[0] < today]
    soon_days = SOON_DAYS_LONG if (terms.within_days or 0) >= LONG_DAYS else SOON_DAYS
    near = [case for case in waiting if today <= case[0] <= plus(today, soon_days)]
    total = len(rows)
    needed = -(-total * min(terms.share, ALL) // ALL) if terms.share > 0 else None
    state, code = _judge(seen, total, len(met), needed, len(overdue), len(near))
    ahead = waiting[len(overdue) :]
    due_on = ahead[0][0] if ahead else waiting[0][0] if waiting else None
    if terms.within_days is None:
        due_on = _deadline(terms)
    reason = seen.reason(
        code,
        done=len(met),
        total=total,
        target=needed,
        share=min(terms.share, ALL),
        waiting=len(waiting),
        overdue=len(overdue),
        oldest_on=min((case[1] for case in overdue), default=None),
        near=len(near),
        near_on=near[0][0] if near else None,
        late=met_late,
        within_days=terms.within_days,
        due_on=due_on,
    )
    return Standing(
        state=state,
        reason=reason,
        done=len(met),
        planned=seen.planned,
        expected=needed,
        next_on=seen.next_on,
        due_on=due_on,
        last_on=max((row.met_on for row in met if row.met_on), default=None),
        picture=Bar(met=len(met), late=len(overdue), open=len(waiting) - len(overdue), total=total),
    )


def _judge(seen: Evidence, total: int, met: int, needed: int | None, overdue: int, near: int) -> tuple[State, str]:
    terms = seen.terms
    if needed is None:
        return State.NEEDS_YOU, "coverage_unclear"
    if total == 0:
        return (State.DONE, "coverage_nobody") if seen.closed else (State.ON_TRACK, "coverage_none_yet")
    if seen.closed:
        return (State.DONE, "coverage_reached") if met >= needed else (State.MISSED, "coverage_missed")
    if terms.within_days is None:
        return _judge_by_deadline(seen, met, needed)
    bears = total - needed
    if overdue > bears:
        return State.BEHIND, "coverage_overdue"
    if near and overdue + near > bears:
        return State.DUE_SOON, "coverage_soon"
    return State.ON_TRACK, "coverage_kept"


def _judge_by_deadline(seen: Evidence, met: int, needed: int) -> tuple[State, str]:
    last = _deadline(seen.terms)
    state = verdict(met, 0, needed, seen.terms.starts_on, last, seen.today, begun=met > 0, last_call=False)
    if state == State.DONE:  # while the window runs somebody new may still come, unless the deadline has passed
        return (State.DONE, "coverage_reached") if seen.today > last else (State.ON_TRACK, "coverage_all_so_far")
    if seen.today > last:
        return state, "coverage_late"
    return state, "coverage_part" if met else "coverage_part_none"


def _picked(cases: Iterable[Case], terms: Terms, as_of: date) -> list[_Seen]:
    """Give each case once, as it stood: opened by then, not waived by then unless it was met.

    Cases with a time of their own belong to the window they were opened in; without one, everybody who is there by
    the deadline counts, however long they have been there.
    """
    kept: dict[object, _Seen] = {}
    by_deadline = terms.within_days is None
    deadline = _deadline(terms)
    first, last = (date.min, min(as_of, deadline)) if by_deadline else (terms.starts_on, as_of)
    for number, case in enumerate(cases):
        met_on = case.met_on if case.met_on and case.met_on <= as_of else None
        if not first <= case.opened_on <= last or (not met_on and case.waived_on and case.waived_on <= as_of):
            continue
        due_on = deadline if terms.within_days is None else plus(case.opened_on, max(0, terms.within_days))
        row = _Seen(case.opened_on, due_on, met_on)
        name = case.key or number
        other = kept.get(name)
        if other is None or _rank(row) < _rank(other):
            kept[name] = row
    return list(kept.values())


def _rank(row: _Seen) -> tuple[date, date]:
    """Order rows of the same key: the one met first, then the one opened first."""
    return row.met_on or date.max, row.opened_on


def _deadline(terms: Terms) -> date:
    return min(terms.due_on or terms.ends_on, terms.ends_on)
