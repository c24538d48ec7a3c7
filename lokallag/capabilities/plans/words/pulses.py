"""Sentences for a pulse and for a judgement."""

from django.utils.translation import gettext as _

from lokallag.capabilities.plans.words.common import ahead, forgotten
from lokallag.capabilities.plans.words.speech import Given, say_days, say_number


def pulses(code: str, given: Given) -> list[str]:
    """Give the sentences for one `pulse_…` code."""
    match code:
        case "pulse_none":
            return [_("Nothing is done or planned yet."), *forgotten(given)]
        case "pulse_never":
            since = {"starts_on": given.said_day("starts_on")}
            return [
                _("Nothing has been done since the start on %(starts_on)s.") % since,
                *ahead(given),
                *forgotten(given),
            ]
        case "pulse_never_done":
            return [_("Nothing was done.")]
        case "pulse_kept":
            return [_("Kept going to the end."), *_last(given), *_compared(given)]
        case "pulse_lost":
            return [*_last(given), _("It did not keep going to the end."), *_compared(given)]
        case "pulse_planned":
            return [*_last(given), *ahead(given), *_compared(given), *forgotten(given)]
        case "pulse_alive":
            return [*_last(given), *_compared(given), *forgotten(given)]
        case "pulse_soon" | "pulse_behind":
            return [*_last(given), _patience(given), *ahead(given), *forgotten(given)]
        case "pulse_old":
            return [*_last(given), *(ahead(given) or [_("Nothing is planned.")]), *forgotten(given)]
    return []


def judgements(code: str, given: Given) -> list[str]:
    """Give the sentences for one `judgement_…` code."""
    match code:
        case "judgement_none":
            return [_("Only you can say how this stands.")]
        case "judgement_said" if given.has("by"):
            return [
                _("%(by)s said so on %(said_on)s.") % {"by": given.params["by"], "said_on": given.said_day("said_on")}
            ]
        case "judgement_said":
            return [_("Said on %(said_on)s.") % {"said_on": given.said_day("said_on")}]
        case "judgement_old" | "judgement_unsure":
            last = _("Last said on %(said_on)s.") % {"said_on": given.said_day("said_on")}
            return [last, _("How does it stand now?")]
        case "judgement_closing":
            return [_("The period is over. How did it go?")]
    return []


def _last(given: Given) -> list[str]:
    if not given.has("last_on"):
        return []
    return [_("Last on %(last_on)s.") % {"last_on": given.said_day("last_on")}]


def _patience(given: Given) -> str:
    if given.has("usual"):
        return _("There are usually %(days)s in between.") % {"days": say_days(given.number("usual"))}
    return _("There should not be more than %(days)s in between.") % {"days": say_days(given.number("limit"))}


def _compared(given: Given) -> list[str]:
    done, before = given.number("done"), given.params.get("before")
    if before is None or not (done or before):
        return []
    numbers = {
        "done": say_number(done, given.number("before")),
        "before": say_number(given.number("before"), done),
    }
    return [_("%(done)s in the last twelve months, against %(before)s the year before.") % numbers]
