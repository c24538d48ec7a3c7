"""How a number stands that is to be reached by a day: the one rule for pace, shared by all that count."""

from datetime import date

from lokallag.capabilities.plans.following.terms import State

SOON_DAYS = 30  # the end is near: a month, or a quarter of a short window
LAST_CALL_DAYS = 14  # too near to have nothing planned: two weeks, or an eighth of a short window
TOO_STEEP = 2  # behind when what is left asks for twice the even pace


def is_soon(first: date, last: date, today: date) -> bool:
    """Tell whether the last day is within 30 days, or within a quarter of a window shorter than 120 days."""
    return (last - today).days <= min(SOON_DAYS, length(first, last) // 4)


def length(first: date, last: date) -> int:
    """Count the days of a window, both ends included; never less than one."""
    return max(1, (last - first).days + 1)


def verdict(
    done: int,
    planned: int,
    target: int,
    first: date,
    last: date,
    today: date,
    *,
    begun: bool,
    last_call: bool = True,
) -> State:
    """Say how `done` and `planned` stand against `target`, due on `last` in a window that is still open.

    `begun` tells whether anything at all was done or planned, here or in an earlier step; `last_call` whether what is
    counted must be planned ahead. The answer never gets worse when `done` or `planned` grows.
    """
    if done >= target:
        return State.DONE
    if today > last:
        return State.BEHIND
    if done + planned >= target:
        return State.ON_TRACK
    if _is_too_steep(done + planned, target, first, last, today):
        return State.BEHIND
    if last_call and planned == 0 and (last - today).days <= min(LAST_CALL_DAYS, length(first, last) // 8):
        return State.BEHIND
    if is_soon(first, last, today):
        return State.DUE_SOON
    return State.ON_TRACK if begun else State.NOT_STARTED


def _is_too_steep(have: int, target: int, first: date, last: date, today: date) -> bool:
    missing = target - have
    if missing == 1 and have > 0:
        return False  # one more can be arranged at any time: only the calendar makes it urgent
    days_left = (last - today).days + 1
    return missing * length(first, last) >= TOO_STEEP * days_left * target
