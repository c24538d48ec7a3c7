"""Rhythm: so often, step by step, with exceptions."""

from datetime import date

from lokallag.capabilities.plans.following.evidence import Evidence
from lokallag.capabilities.plans.following.standing import Cell, Mark, Months, Reason, Standing
from lokallag.capabilities.plans.following.steps import Step, cut, totals
from lokallag.capabilities.plans.following.terms import State

ONE_IN = 6  # "about monthly" bears one missed step in six: two in a year
STRICT = frozenset({"at_least", "exactly"})


def rhythm(seen: Evidence) -> Standing:
    """Say how a promised rhythm stands; `target` is how many are asked for in each step, one if not said."""
    terms = seen.terms
    need = 1 if terms.target is None else terms.target
    if terms.cadence is None or need < 1:
        return _standing(seen, State.NEEDS_YOU, seen.reason("rhythm_unclear", done=seen.done), 0, None, None, ())
    steps = cut(terms.cadence, terms.starts_on, terms.ends_on, terms.excepted_months)
    done, planned = totals(steps, seen.happened), totals(steps, seen.upcoming)
    asked = [i for i, step in enumerate(steps) if step.asked]
    over = [i for i in asked if steps[i].last < seen.today]
    missed = [i for i in over if done[i] < need]
    met = [i for i in asked if done[i] >= need]
    left = [i for i in asked if steps[i].last >= seen.today and done[i] < need]
    now = next((i for i in asked if steps[i].first <= seen.today <= steps[i].last), None)
    due_on = steps[left[0]].last if left else None
    asked_so_far = len(over) + sum(1 for i in met if steps[i].last >= seen.today)
    given: dict[str, object] = {
        "done": len(met),
        "asked": asked_so_far,
        "missed": len(missed),
        "missed_on": steps[missed[-1]].begins_on if missed else None,
        "need": need,
        "cadence": terms.cadence,
        "due_on": due_on,
        "step_on": steps[now].begins_on if now is not None else None,
        "here": done[now] if now is not None else 0,
        "excepted": tuple(sorted(terms.excepted_months & set(range(1, 13)))),
    }
    bears = 0 if terms.comparator in STRICT else len(asked) // ONE_IN
    if not asked:
        state, code = (State.DONE if seen.closed else State.ON_TRACK), "rhythm_free"
    elif not left:
        state = State.DONE if len(missed) <= bears else State.BEHIND
        if seen.closed and state == State.BEHIND:
            state = State.MISSED
        code = {State.DONE: "rhythm_done", State.BEHIND: "rhythm_gap", State.MISSED: "rhythm_missed"}[state]
    else:
        fresh_gap = bool(missed) and missed[-1] == over[-1] and not (now is not None and done[now] >= need)
        bears_now = min(bears, max(1, len(over) // ONE_IN))
        begun = seen.done + seen.planned > 0 or bool(over)
        state, code = _running(seen, steps, now, need, done, planned)
        if fresh_gap or len(missed) > bears_now:
            state, code = State.BEHIND, "rhythm_gap"
        elif state == State.ON_TRACK and not begun:
            state, code = State.NOT_STARTED, "rhythm_none"
    cells = tuple(
        Cell(step.begins_on, _mark(step, done[i], planned[i], need, seen.today)) for i, step in enumerate(steps)
    )
    return _standing(seen, state, seen.reason(code, **given), len(met), asked_so_far, due_on, cells)


def _running(
    seen: Evidence, steps: tuple[Step, ...], now: int | None, need: int, done: list[int], planned: list[int]
) -> tuple[State, str]:
    """Judge the step that runs now: due soon in its last third, when it has not what it needs done or planned."""
    if now is None or done[now] >= need:
        return State.ON_TRACK, "rhythm_kept"
    if done[now] + planned[now] >= need:
        return State.ON_TRACK, "rhythm_planned"
    days, gone = (steps[now].last - steps[now].first).days + 1, (seen.today - steps[now].first).days
    if 3 * gone >= 2 * days:
        return State.DUE_SOON, "rhythm_due"
    return State.ON_TRACK, "rhythm_open"


def _mark(step: Step, done: int, planned: int, need: int, today: date) -> Mark:
    if done >= need:
        return "done"
    if step.last < today:
        return "missed" if step.asked else "excepted"
    if planned and done + planned >= need:
        return "planned"
    if not step.asked:
        return "excepted"
    return "future" if step.first > today else "empty"


def _standing(
    seen: Evidence,
    state: State,
    reason: Reason,
    done: int,
    expected: int | None,
    due_on: date | None,
    cells: tuple[Cell, ...],
) -> Standing:
    return Standing(
        state=state,
        reason=reason,
        done=done,
        planned=seen.planned,
        expected=expected,
        next_on=seen.next_on,
        due_on=due_on,
        last_on=seen.last_on,
        picture=Months(cells),
    )
