"""The words above the board: how the whole plan stands, and the one or two things that wait most."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.plans.following import Boxes, State
from lokallag.capabilities.plans.standings.stand import Stood
from lokallag.capabilities.plans.words import summary
from lokallag.capabilities.plans.words.speech import capital, say_list, say_number

MOST_POINTS = 2
MOST_NAMED = 3
WELCOMED = "members.welcomed"


@dataclass(frozen=True)
class Summary:
    """A sentence on the whole, and what waits most, first the most pressing."""

    lead: str
    point: str = ""


def summarise(stoods: Iterable[Stood], counts: Mapping[State, int]) -> Summary:
    """Say how a plan stands, from its commitments as they stood and their number in each state."""
    pressing = sorted((stood for stood in stoods if stood.state in {State.BEHIND, State.MISSED}), key=_rank)
    points = [capital(_point(stood)) for stood in pressing[:MOST_POINTS]]
    return Summary(summary(counts), " ".join(points))


def _rank(stood: Stood) -> tuple[int, int]:
    """People who wait come before things that are late; what can still be mended before what is over."""
    overdue = stood.standing.reason.params.get("overdue") or 0
    waiting = int(str(overdue)) if stood.standing.reason.code.startswith("coverage") else 0
    return -waiting, 0 if stood.state == State.BEHIND else 1


def _point(stood: Stood) -> str:
    params = stood.standing.reason.params
    title = Truncator(stood.commitment.title).chars(70)
    overdue = int(str(params.get("overdue") or 0))
    missing = tuple(str(name) for name in params.get("missing") or ())  # type: ignore[attr-defined]
    if overdue and stood.measure == WELCOMED:
        said = ngettext(
            "%(number)s new member is waiting for a call.", "%(number)s new members are waiting for a call.", overdue
        )
        return said % {"number": say_number(overdue)}
    if overdue:
        said = ngettext(
            "%(number)s has waited too long under “%(title)s”.",
            "%(number)s have waited too long under “%(title)s”.",
            overdue,
        )
        return said % {"number": say_number(overdue), "title": title}
    is_one_of_many = isinstance(stood.standing.picture, Boxes) and 0 < len(missing) <= MOST_NAMED
    if stood.standing.reason.code == "milestone_late" and is_one_of_many:
        return _("%(names)s is missing under “%(title)s”.") % {"names": say_list(missing), "title": title}
    if stood.state == State.MISSED:
        return _("“%(title)s” was not reached.") % {"title": title}
    return _("“%(title)s” is behind.") % {"title": title}
