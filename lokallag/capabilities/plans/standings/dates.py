"""What the plan puts in the calendar: its deadlines and the days to look again."""

import datetime
from collections.abc import Iterator

from django.db.models import Q
from django.urls import NoReverseMatch, reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from lokallag.capabilities.plans.following import State
from lokallag.capabilities.plans.models import Adjustment, Commitment
from lokallag.capabilities.plans.standings.force import version_in_force
from lokallag.capabilities.plans.standings.stand import Stood, stand
from lokallag.core.calendar.dates import Dated, Mark
from lokallag.core.chapters.models import Chapter
from lokallag.core.measures.promises import Served

TITLE = 90


def address(chapter: Chapter, promise: str) -> str:
    """Return where a commitment's page lies."""
    try:
        return reverse("plans:commitment", kwargs={"chapter": chapter.slug, "promise": promise})
    except NoReverseMatch:
        return ""


def deadlines(chapter: Chapter, first: datetime.date, last: datetime.date, today: datetime.date) -> list[Dated]:
    """Return the plan's deadlines and days to look again from first to last (both included)."""
    version = version_in_force(today)
    if version is None:
        return []
    looked = Adjustment.objects.filter(on__lte=today, look_again_on__range=(first, last)).values("promise")
    dated = Commitment.objects.filter(version=version).filter(
        Q(due_on__range=(first, last)) | Q(look_again_on__range=(first, last)) | Q(promise__in=looked)
    )
    promises = list(dated.values_list("promise", flat=True))
    found = stand([version], today=today, among=promises) if promises else []
    return [each for stood in found for each in _dates_of(chapter, stood, first, last)]


def _dates_of(chapter: Chapter, stood: Stood, first: datetime.date, last: datetime.date) -> Iterator[Dated]:
    title = Truncator(stood.commitment.title).chars(TITLE)
    url = address(chapter, stood.promise)
    due_on, look_on = stood.terms.due_on, stood.terms.look_again_on
    if due_on and first <= due_on <= last:
        is_late = stood.state in {State.BEHIND, State.MISSED} and due_on <= stood.today
        mark: Mark = "held" if stood.state == State.DONE else "behind" if is_late else "deadline"
        yield Dated(
            key=f"plans.due.{stood.promise}",
            on=due_on,
            title=title,
            ring="deadlines",
            mark=mark,
            url=url,
            detail=_("Deadline in the plan"),
            who=stood.owner.name,
        )
    if look_on and look_on != due_on and first <= look_on <= last:
        yield Dated(
            key=f"plans.look.{stood.promise}",
            on=look_on,
            title=_("Look again: %(title)s") % {"title": title},
            ring="deadlines",
            mark="deadline",
            url=url,
            who=stood.owner.name,
        )


def served(chapter: Chapter) -> list[Served]:
    """Return the commitments in force that something can be logged for, in the plan's order."""
    version = version_in_force(chapter.today())
    if version is None:
        return []
    rows = list(Commitment.objects.accepted().filter(version=version).in_order())
    owners = {row.promise: row.owner_person_id for row in rows}
    decided = Adjustment.objects.filter(sets_owner=True, promise__in=owners, on__lte=chapter.today()).order_by(
        "on", "pk"
    )
    owners |= dict(decided.values_list("promise", "owner_person"))
    return [
        Served(
            row.promise,
            row.title,
            row.area,
            address(chapter, row.promise),
            frozenset() if (owner := owners[row.promise]) is None else frozenset({owner}),
            row.measure,
        )
        for row in rows
    ]
