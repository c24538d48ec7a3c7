"""The one way in: how does this commitment stand today, and why."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from lokallag.capabilities.plans.following.count import count
from lokallag.capabilities.plans.following.coverage import coverage
from lokallag.capabilities.plans.following.evidence import Evidence, gather
from lokallag.capabilities.plans.following.judgement import judgement
from lokallag.capabilities.plans.following.milestone import milestone
from lokallag.capabilities.plans.following.pulse import pulse
from lokallag.capabilities.plans.following.rhythm import rhythm
from lokallag.capabilities.plans.following.standing import Pips, Standing
from lokallag.capabilities.plans.following.terms import Case, Happening, State, Terms, Tracking, Word

LONGEST_DAYS = 50 * 366  # no plan runs for fifty years; a longer window is a mistake in typing


def assess(
    terms: Terms,
    *,
    happened: Iterable[Happening] = (),
    planned: Iterable[Happening] = (),
    cases: Iterable[Case] = (),
    words: Iterable[Word] = (),
    today: date,
    last_year: Iterable[Happening] = (),
) -> Standing:
    """Say how a commitment stands on `today`, seen from the rows dated up to then and the plans from then on.

    Rows may come in any order, twice, from outside the window or from after today: what does not count is left out.
    `last_year` are rows from before, which a pulse is compared with. Never raises. The rules are in
    `docs/following.md`.
    """
    happened, planned = tuple(happened), tuple(planned)
    if not 0 <= (terms.ends_on - terms.starts_on).days <= LONGEST_DAYS:
        nothing = gather(replace(terms, ends_on=terms.starts_on), (), (), terms.starts_on)
        reason = nothing.reason("window_unclear", starts_on=terms.starts_on, ends_on=terms.ends_on, today=today)
        return Standing(State.NEEDS_YOU, reason, 0, 0, None, None, None, None, Pips(0, 0, 0))
    if today >= terms.starts_on:
        return _follow(gather(terms, happened, planned, today), happened, cases, words, last_year)
    words = (word for word in words if word.on <= today)
    first_day = gather(terms, (), planned, terms.starts_on)
    ahead = _follow(first_day, (), (), words, ())
    reason = first_day.reason("not_begun", starts_on=terms.starts_on, ends_on=terms.ends_on, today=today)
    return replace(ahead, state=State.NOT_STARTED, reason=reason)


def _follow(
    seen: Evidence,
    happened: tuple[Happening, ...],
    cases: Iterable[Case],
    words: Iterable[Word],
    last_year: Iterable[Happening],
) -> Standing:
    match seen.terms.tracking:
        case Tracking.COUNT:
            return count(seen)
        case Tracking.RHYTHM:
            return count(seen) if seen.terms.comparator == "at_most" else rhythm(seen)
        case Tracking.COVERAGE:
            return coverage(seen, cases)
        case Tracking.MILESTONE:
            return milestone(seen)
        case Tracking.PULSE:
            return pulse(seen, happened, last_year)
        case Tracking.JUDGEMENT:
            return judgement(seen, words)
