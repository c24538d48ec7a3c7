"""Which item is treated now."""

import datetime

from django.db import transaction

from lokallag.capabilities.meetings.actions.room_doors import locked_meeting, refuse_when_over
from lokallag.capabilities.meetings.models import Item, ItemQuerySet, Speaker, Stretch
from lokallag.core.gatherings.models import Gathering
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person


@transaction.atomic
def take_up(*, item: Item, actor: Person, now: datetime.datetime) -> Stretch:
    """Treat an item from now on; the one that ran ends. Taken up while it runs, nothing changes."""
    meeting = locked_meeting(item.gathering_id or 0)
    refuse_when_over(meeting)
    running = Stretch.objects.filter(item__gathering=meeting, ended_at__isnull=True)
    if (known := running.filter(item=item).first()) is not None:
        return known
    _end(meeting, now)
    stretch = Stretch.objects.create(item=item, started_at=now)
    record("meetings.item_taken_up", actor=actor, subject=item)
    return stretch


@transaction.atomic
def take_up_next(*, meeting: Gathering, items: ItemQuerySet, actor: Person, now: datetime.datetime) -> Item | None:
    """Treat the item after the running one, of those given in order; None (and nothing runs) after the last."""
    meeting = locked_meeting(meeting)
    refuse_when_over(meeting)
    rows = list(items)
    treated = list(Stretch.objects.filter(item__gathering=meeting).order_by("started_at", "pk"))
    keys = [row.pk for row in rows]
    last = next((stretch.item_id for stretch in reversed(treated) if stretch.item_id in keys), None)
    place = keys.index(last) + 1 if last is not None else 0
    if place >= len(rows):
        _end(meeting, now)
        return None
    take_up(item=rows[place], actor=actor, now=now)
    return rows[place]


@transaction.atomic
def lay_down(*, meeting: Gathering, actor: Person, now: datetime.datetime) -> None:
    """Treat nothing for now: a pause."""
    meeting = locked_meeting(meeting)
    refuse_when_over(meeting)
    if _end(meeting, now):
        record("meetings.paused", actor=actor, subject=meeting)


def _end(meeting: Gathering, now: datetime.datetime) -> int:
    """End what runs, and the speech in it; returns how many items that was."""
    Speaker.objects.filter(item__gathering=meeting).speaking().update(ended_at=now)
    return Stretch.objects.filter(item__gathering=meeting, ended_at__isnull=True).update(ended_at=now)
