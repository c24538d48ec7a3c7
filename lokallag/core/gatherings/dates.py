"""Gatherings as dated things, for the year wheel, home and calendars."""

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse

from lokallag.core.access.permissions import Permission
from lokallag.core.calendar.dates import Dated, Mark, Source, also_shown_to, dates_from
from lokallag.core.chapters.models import Chapter
from lokallag.core.gatherings.models import FOR_ALL, Gathering
from lokallag.core.people.models import Person


class Place(NamedTuple):
    """Where one of a kind is shown, and who may see those that are not for all."""

    page: str
    see_all: Permission


_KEY = "gathering-"
#: By kind, as the capabilities have said.
PAGES: dict[str, Place] = {}


def give_dates(kinds: Iterable[str], page: str, see_all: Permission) -> Source:
    """Register a capability's kinds with the book of dates; `page` is the name of the page of one of them.

    `see_all`: who may open those that are not for all members.
    """
    chosen = tuple(kinds)
    PAGES.update({kind: Place(page, see_all) for kind in chosen})

    def source(chapter: Chapter, first: datetime.date, last: datetime.date, _today: datetime.date) -> list[Dated]:
        """The gatherings from `first` to `last`, held ones on the day they were held. One query."""
        planned = Q(holding__isnull=True, on__gte=first, on__lte=last)
        held = Q(holding__held_on__gte=first, holding__held_on__lte=last)
        rows = Gathering.objects.of(*chosen).filter(planned | held)
        return [
            as_dated(row, reverse(page, kwargs={"chapter": chapter.slug, "pk": row.pk}), see_all)
            for row in rows.select_related("holding", "cancellation", "responsible").order_by("on", "pk")
        ]

    return dates_from(source)


@also_shown_to
def their_own(person: Person, refused: Sequence[Dated]) -> set[str]:
    """Of gatherings that are not for all, those a person is invited to or that their groups hold. At most one query."""
    keys = {dated.key.removeprefix(_KEY): dated.key for dated in refused if dated.key.startswith(_KEY)}
    if not keys:
        return set()
    theirs = Gathering.objects.visible_to(person, sees_all=False).filter(pk__in=[int(pk) for pk in keys])
    return {keys[str(pk)] for pk in theirs.values_list("pk", flat=True)}


def as_dated(row: Gathering, url: str, see_all: Permission | None = None) -> Dated:
    """One gathering as a dated thing; what a closed one is about is not for everybody's calendar.

    Without `see_all` it is for somebody who is invited: all is said.
    """
    mark: Mark = "cancelled" if row.is_cancelled else "held" if row.is_held else "planned"
    for_all = see_all is None or row.is_open or row.kind in FOR_ALL
    return Dated(
        key=f"{_KEY}{row.pk}",
        on=row.holding.held_on if row.is_held else row.on,
        title=row.title,
        ring="meetings",
        mark=mark,
        url=url,
        detail=row.about if for_all else "",
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        place=row.place,
        who=row.responsible.name if row.responsible else "",
        sequence=row.sequence,
        changed_at=row.changed_at,
        shown_to=None if for_all else see_all,
    )
