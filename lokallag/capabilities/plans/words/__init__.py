"""How a commitment stands, said in the user's language: a reason becomes a few short sentences."""

from django.utils.translation import gettext as _

from lokallag.capabilities.plans.following.standing import Reason
from lokallag.capabilities.plans.words.counts import counts
from lokallag.capabilities.plans.words.coverages import coverages
from lokallag.capabilities.plans.words.labels import cadence_word, state_word, summary, tracking_word
from lokallag.capabilities.plans.words.milestones import milestones
from lokallag.capabilities.plans.words.pulses import judgements, pulses
from lokallag.capabilities.plans.words.rhythms import rhythms
from lokallag.capabilities.plans.words.speech import Given, capital

__all__ = ["cadence_word", "sentence", "state_word", "summary", "tracking_word"]

SPEAKERS = {
    "count": counts,
    "rhythm": rhythms,
    "coverage": coverages,
    "milestone": milestones,
    "pulse": pulses,
    "judgement": judgements,
}


def sentence(reason: Reason) -> str:
    """Say why a commitment stands as it does, in the active language.

    A code that nobody knows gives an empty string, so that a figure settled by an older version can still be shown.
    """
    given = Given(reason.params)
    if reason.code == "not_begun":
        return _("It starts on %(starts_on)s.") % {"starts_on": given.said_day("starts_on")}
    if reason.code == "window_unclear":
        return _("The first and the last day do not fit together: which days should it be followed?")
    speaker = SPEAKERS.get(reason.code.partition("_")[0])
    return " ".join(capital(said) for said in speaker(reason.code, given)) if speaker else ""
