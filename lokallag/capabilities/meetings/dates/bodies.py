"""The meetings of one body as a calendar of their own, for those who belong to it."""

from __future__ import annotations

import datetime

from django.db.models import Q
from django.urls import reverse

from lokallag.capabilities.meetings.models import Body
from lokallag.capabilities.meetings.standings.audience import HOLDERS
from lokallag.core.calendar.dates import Dated
from lokallag.core.calendar.parts import Part
from lokallag.core.gatherings.dates import as_dated
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.models import Person


def _choices(person: Person, today: datetime.date) -> list[tuple[str, str]]:
    rows = Body.objects.joined_by(person, today).order_by("kind", "name")
    return [(str(body.pk), body.name) for body in rows]


def _entries(
    person: Person, key: str, first: datetime.date, last: datetime.date, today: datetime.date
) -> tuple[str, list[Dated]] | None:
    """Its meetings: those it holds, alone or jointly, and those of its kind of which nothing else is said."""
    if not (key.isascii() and key.isdigit()) or len(key) > 18:
        return None
    body = Body.objects.joined_by(person, today).filter(pk=int(key)).first()
    if body is None:
        return None
    kinds = [kind for kind, holders in HOLDERS.items() if body.kind in holders]
    its = Q(pk__in=body.sittings.values("gathering")) | Q(sittings__isnull=True, kind__in=kinds)
    rows = Gathering.objects.filter(its).between(first, last).order_by("on", "pk")
    found = rows.select_related("chapter", "holding", "cancellation", "responsible")
    return body.name, [
        as_dated(row, reverse("meetings:detail", kwargs={"chapter": row.chapter.slug, "pk": row.pk})) for row in found
    ]


PART = Part(key="body", choices=_choices, entries=_entries)
