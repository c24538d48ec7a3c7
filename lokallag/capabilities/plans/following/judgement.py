"""Judgement: only people can say, and they are asked each quarter."""

from collections.abc import Iterable
from datetime import date

from lokallag.capabilities.plans.following.evidence import Evidence
from lokallag.capabilities.plans.following.standing import Quote, Standing
from lokallag.capabilities.plans.following.steps import month_start, quarter_start
from lokallag.capabilities.plans.following.terms import State, Word

AT_THE_END = {State.DONE: State.DONE, State.ON_TRACK: State.DONE, State.MISSED: State.MISSED}


def judgement(seen: Evidence, words: Iterable[Word]) -> Standing:
    """Give the people's latest word, or ask for one when it has grown old."""
    terms, today = seen.terms, seen.today
    last = max((word for word in words if word.on <= today), key=_rank, default=None)
    since = _fresh_since(terms.look_again_on, seen.as_of)
    if last is None:
        state, code = State.NEEDS_YOU, "judgement_none"
    elif last.on < since:
        state, code = State.NEEDS_YOU, "judgement_old"
    elif seen.closed:
        state = AT_THE_END.get(last.state, State.NEEDS_YOU)
        code = "judgement_closing" if state == State.NEEDS_YOU else "judgement_said"
    elif last.state == State.NEEDS_YOU:
        state, code = State.NEEDS_YOU, "judgement_unsure"
    else:
        state, code = last.state, "judgement_said"
    due_on = _asked_on(terms.look_again_on, today) if not seen.closed else terms.ends_on
    reason = seen.reason(
        code,
        said_on=last.on if last else None,
        by=last.by if last else "",
        note=last.note if last else "",
        said=last.state if last else None,
        due_on=due_on,
    )
    return Standing(
        state=state,
        reason=reason,
        done=0,
        planned=seen.planned,
        expected=None,
        next_on=seen.next_on,
        due_on=due_on,
        last_on=last.on if last else None,
        picture=Quote(last.note, last.by, last.on) if last else Quote("", "", None),
    )


def _fresh_since(look_again_on: date | None, as_of: date) -> date:
    """Give the first day a word must be from: this quarter's, or the agreed day to look again; none before that day."""
    if look_again_on is None:
        return quarter_start(as_of)
    return max(quarter_start(as_of), look_again_on) if look_again_on <= as_of else date.min


def _asked_on(look_again_on: date | None, today: date) -> date:
    """Give the next day people will be asked."""
    if look_again_on and look_again_on > today:
        return look_again_on
    return month_start(quarter_start(today), -3)


def _rank(word: Word) -> tuple[date, int, str, str, str, str]:
    return word.on, len(word.key), word.key, word.state, word.note, word.by
