"""What states, trackings and cadences are called, and the one sentence on top of the board."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from lokallag.capabilities.plans.following.terms import Cadence, State, Tracking
from lokallag.capabilities.plans.words.speech import capital, say_number
from lokallag.core.ui.states import state_of


def state_word(state: State) -> str:
    """Give what people call a state; the words themselves stand in the kit, with their signs and colours."""
    return str(state_of(state).word)


def tracking_word(tracking: Tracking) -> str:
    """Give what people call a way to follow a promise."""
    match tracking:
        case Tracking.COUNT:
            return pgettext("tracking", "So many")
        case Tracking.RHYTHM:
            return pgettext("tracking", "So often")
        case Tracking.COVERAGE:
            return pgettext("tracking", "Everyone")
        case Tracking.MILESTONE:
            return pgettext("tracking", "In place by a date")
        case Tracking.PULSE:
            return pgettext("tracking", "Kept going")
        case Tracking.JUDGEMENT:
            return pgettext("tracking", "You judge")


def cadence_word(cadence: Cadence) -> str:
    """Say how often."""
    match cadence:
        case Cadence.WEEKLY:
            return _("every week")
        case Cadence.MONTHLY:
            return _("every month")
        case Cadence.QUARTERLY:
            return _("every quarter")
        case Cadence.HALF_YEARLY:
            return _("every half-year")
        case Cadence.YEARLY:
            return _("every year")


def summary(standings: Mapping[State, int]) -> str:
    """Say in one sentence how a whole plan stands, from the number of commitments in each state."""
    number = {state: max(0, standings.get(state, 0)) for state in State}
    total = sum(number.values())
    if not total:
        return _("There is nothing to follow yet.")
    late, asks = number[State.BEHIND] + number[State.MISSED], number[State.NEEDS_YOU]
    if number[State.DONE] == total:
        return _("Everything in the plan is done.")
    if number[State.NOT_STARTED] == total:
        return _("The work has not begun yet.")
    if 2 * late > total or 2 * asks > total:
        return _mostly_bad(late, asks, total)
    if 5 * late >= 2 * total:
        return _("About half of the plan is behind.")
    if late:
        return _with_late(late, asks, total)
    if asks:
        return _with_questions(asks, total)
    if 2 * number[State.NOT_STARTED] > total:
        return _("The work has barely begun, but nothing is late.")
    if number[State.DUE_SOON]:
        return _("Everything is going as it should, but some of it is due soon.")
    return _("Everything is going as it should.")


def _mostly_bad(late: int, asks: int, total: int) -> str:
    if late == total:
        return _("Everything in the plan is behind.")
    if 2 * late > total:
        return _("Most of the plan is behind.")
    if asks == total:
        return _("The whole plan needs an answer from you.")
    return _("Most of the plan needs an answer from you.")


def _with_late(late: int, asks: int, total: int) -> str:
    late_word = say_number(late)
    if 2 * (late + asks) > total:
        said = ngettext(
            "Some of it is going as it should, but %(late)s is behind and the rest is waiting for an answer from you.",
            "Some of it is going as it should, but %(late)s are behind and the rest is waiting for an answer from you.",
            late,
        )
    elif not asks:
        said = ngettext(
            "Most of it is going as it should, but %(late)s is behind.",
            "Most of it is going as it should, but %(late)s are behind.",
            late,
        )
    else:
        said = ngettext(
            "Most of it is going as it should, but %(late)s is behind and some of it needs an answer from you.",
            "Most of it is going as it should, but %(late)s are behind and some of it needs an answer from you.",
            late,
        )
    return capital(said % {"late": late_word})


def _with_questions(asks: int, total: int) -> str:
    if 5 * asks >= 2 * total:
        return _("About half of the plan needs an answer from you.")
    said = ngettext(
        "Most of it is going as it should, but %(asks)s needs an answer from you.",
        "Most of it is going as it should, but %(asks)s need an answer from you.",
        asks,
    )
    return said % {"asks": say_number(asks)}
