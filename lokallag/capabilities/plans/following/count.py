"""Count: so many in a window, or so many in each year or half-year of it."""

from datetime import date

from lokallag.capabilities.plans.following.evidence import Evidence
from lokallag.capabilities.plans.following.pace import verdict
from lokallag.capabilities.plans.following.rhythm import rhythm
from lokallag.capabilities.plans.following.standing import Pips, Reason, Standing
from lokallag.capabilities.plans.following.steps import Step, cut, totals
from lokallag.capabilities.plans.following.terms import Cadence, State

LONG_STEPS = frozenset({Cadence.HALF_YEARLY, Cadence.YEARLY})


def count(seen: Evidence) -> Standing:
    """Say how a promised number stands."""
    terms = seen.terms
    if terms.comparator == "at_most":
        return _at_most(seen)
    target = terms.target if terms.target is not None else terms.target_max
    if target is None or target < 1:
        return _unclear(seen)
    if terms.cadence is None:
        return _whole(seen, target)
    if terms.cadence not in LONG_STEPS:
        return rhythm(seen)
    pieces = cut(terms.cadence, terms.starts_on, terms.ends_on, terms.excepted_months)
    if sum(step.asked for step in pieces) <= 1:
        return _whole(seen, target)
    return _each(seen, target, pieces)


def _whole(seen: Evidence, target: int) -> Standing:
    terms, done = seen.terms, seen.done
    due_on = min(terms.due_on or terms.ends_on, terms.ends_on)
    in_time = sum(row.amount for row in seen.upcoming if row.on <= due_on)
    given = {"done": done, "target": target, "due_on": due_on}
    state = verdict(done, in_time, target, terms.starts_on, due_on, seen.today, begun=done + seen.planned > 0)
    if state == State.DONE:
        reached_on = _reached_on(seen, target)
        most = terms.target_max or (target if terms.comparator == "exactly" else None)
        if reached_on > due_on:
            reason = seen.reason("count_reached_late", **given, reached_on=reached_on)
        elif most is not None and done > most:
            reason = seen.reason("count_reached_over", **given, most=most)
        else:
            reason = seen.reason("count_reached", **given, reached_on=reached_on)
    elif seen.closed:
        state, reason = State.MISSED, seen.reason("count_missed", **given)
    elif seen.today > due_on:
        reason = seen.reason("count_late", **given)
    elif done + in_time >= target:
        reason = seen.reason("count_planned", **given)
    elif done + seen.planned == 0:
        reason = seen.reason("count_none", **given)
    else:
        reason = seen.reason("count_short", **given)
    return _standing(seen, state, reason, (done, seen.planned), target, due_on)


def _each(seen: Evidence, target: int, pieces: tuple[Step, ...]) -> Standing:
    sums = zip(pieces, totals(pieces, seen.happened), totals(pieces, seen.upcoming), strict=True)
    asked = [row for row in sums if row[0].asked]
    steps, done, planned = [row[0] for row in asked], [row[1] for row in asked], [row[2] for row in asked]
    over = [i for i, step in enumerate(steps) if step.last < seen.today]
    now = min(len(over), len(steps) - 1)
    here, due_on, figures = done[now], steps[now].last, (done[now], planned[now])
    given = {"done": here, "target": target, "due_on": due_on, "step_on": steps[now].first, "planned": planned[now]}
    short = [i for i in over if done[i] < target]
    if short:
        i = short[-1]
        past = {"past_done": done[i], "past_from": steps[i].first, "past_to": steps[i].last}
        code = "count_step_closed" if seen.closed or len(over) == len(steps) else "count_step_missed"
        reason = seen.reason(code, **(given | past), short=len(short), steps=len(steps))
        return _standing(seen, State.MISSED, reason, figures, target, due_on)
    if len(over) == len(steps):
        reason = seen.reason("count_step_all", **given, steps=len(steps))
        return _standing(seen, State.DONE, reason, figures, target, due_on)
    begun = seen.done + seen.planned > 0
    if seen.today < steps[now].first:
        state = State.ON_TRACK if begun else State.NOT_STARTED
    else:
        state = verdict(here, planned[now], target, steps[now].first, due_on, seen.today, begun=begun)
    if state == State.DONE and now < len(steps) - 1:
        state, reason = State.ON_TRACK, seen.reason("count_step_reached", **given)
    elif state == State.DONE:
        reason = seen.reason("count_step_all", **given, steps=len(steps))
    elif here + planned[now] >= target:
        reason = seen.reason("count_planned", **given)
    elif here + planned[now] == 0:
        reason = seen.reason("count_none", **given)
    else:
        reason = seen.reason("count_short", **given)
    return _standing(seen, state, reason, figures, target, due_on)


def _at_most(seen: Evidence) -> Standing:
    terms = seen.terms
    most = terms.target if terms.target is not None else terms.target_max
    if most is None or most < 0:
        return _unclear(seen)
    done, planned, due_on = seen.done, seen.planned, terms.ends_on
    if terms.cadence is not None:
        steps = cut(terms.cadence, terms.starts_on, terms.ends_on, frozenset())
        sums, plans = totals(steps, seen.happened), totals(steps, seen.upcoming)
        now = next((i for i, step in enumerate(steps) if seen.as_of <= step.last), len(steps) - 1)
        worst = max(range(len(steps)), key=sums.__getitem__)
        i = worst if sums[worst] > most else now
        done, planned, due_on = sums[i], plans[now], steps[now].last
    given = {"done": done, "target": most, "due_on": due_on, "planned": planned}
    if done > most:
        state, code = State.MISSED, "count_exceeded"
    elif seen.closed:
        state, code = State.DONE, "count_kept"
    elif done + planned > most:
        state, code = State.BEHIND, "count_too_many_planned"
    else:
        state, code = State.ON_TRACK, "count_below"
    return _standing(seen, state, seen.reason(code, **given), (done, planned), most, due_on)


def _reached_on(seen: Evidence, target: int) -> date:
    """Give the day the target was reached; the rows come oldest first."""
    total = 0
    for row in seen.happened:
        total += row.amount
        if total >= target:
            return row.on
    return seen.as_of


def _unclear(seen: Evidence) -> Standing:
    return _standing(seen, State.NEEDS_YOU, seen.reason("count_unclear", done=seen.done), (seen.done, seen.planned))


def _standing(
    seen: Evidence,
    state: State,
    reason: Reason,
    figures: tuple[int, int],
    target: int | None = None,
    due_on: date | None = None,
) -> Standing:
    done, planned = figures
    return Standing(
        state=state,
        reason=reason,
        done=done,
        planned=planned,
        expected=target,
        next_on=seen.next_on,
        due_on=due_on,
        last_on=seen.last_on,
        picture=Pips(done, planned, max(0, (target or 0) - done - planned)),
    )
