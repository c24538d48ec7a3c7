"""What is not finished: carried on to the next meeting, left to wait, taken from what waits, said to be done."""

import datetime
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.actions.agenda import add_item, locked_item
from lokallag.capabilities.meetings.actions.bodies import bodies_of, held_by
from lokallag.capabilities.meetings.models import Closing, Item, Series
from lokallag.core.gatherings.actions.locking import locked
from lokallag.core.gatherings.models import Gathering
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

_SAME = (
    "title",
    "kind",
    "purpose",
    "presenter",
    "minutes_allotted",
    "background",
    "recommendation",
    "promise",
    "is_closed",
)


def next_meeting(meeting: Gathering, body_id: int | None = None) -> Gathering | None:
    """Return the next planned meeting of the same series, else of the body (the one that leads, if none is said)."""
    later = Gathering.objects.planned().filter(on__gte=meeting.on).exclude(pk=meeting.pk).order_by("on", "pk")
    if meeting.series and body_id is None:
        found = later.filter(series=meeting.series).first()
        if found is not None:
            return found
    bodies = bodies_of(meeting)
    body = next((body for body in bodies if body.pk == body_id), None) or next(iter(bodies), None)
    return later.filter(held_by(body)).first() if body is not None and body.pk else None


@transaction.atomic
def carry_over(
    *, meeting: Gathering, items: Iterable[Item], actor: Person, today: datetime.date
) -> tuple[Gathering | None, list[Item]]:
    """Let items go on to the next meeting; where none is planned they wait. Returns (that meeting or None, the new items).

    The old item stays where it was with its number; the new one points back at it. What was carried already is left out.
    """
    meeting = locked(meeting)
    goal = next_meeting(meeting)
    holds = {body.pk for body in bodies_of(goal)} if goal is not None else set()
    series = Series.objects.filter(key=meeting.series).first() if meeting.series else None
    made = []
    for item in items:
        if item.carried_to.filter(taken_off_on__isnull=True).exists():
            continue
        own = goal if item.body_id in holds else next_meeting(meeting, item.body_id)
        details = {name: getattr(item, name) for name in _SAME}
        made.append(
            add_item(meeting=own, series=series, body=item.body, actor=actor, today=today, carried_from=item, **details)
        )
    record("meetings.items_carried", actor=actor, subject=meeting, count=len(made))
    return goal, made


@transaction.atomic
def undo_carrying(*, meeting: Gathering, actor: Person) -> int:
    """Take back the items that were carried on from a meeting and that nothing has happened to. Returns how many."""
    meeting = locked(meeting)
    rows = Item.objects.filter(carried_from__gathering=meeting, number__isnull=True, decisions__isnull=True)
    keys = list(rows.filter(notes__isnull=True, stretches__isnull=True).values_list("pk", flat=True))
    Item.objects.filter(pk__in=keys).delete()
    record("meetings.carrying_undone", actor=actor, subject=meeting, count=len(keys))
    return len(keys)


@transaction.atomic
def let_wait(*, item: Item, actor: Person) -> Item:
    """Take an item off its agenda and let it wait for a later meeting of the series, or of the body. Returns it.

    ValidationError when it has a number that people know, or something is decided or written on it, or the meeting is closed.
    """
    item = locked_item(item)
    meeting = item.gathering
    if meeting is None:
        return item
    if Closing.objects.filter(gathering=meeting).exists():
        raise ValidationError(_("The meeting is closed, so its agenda stands."), code="closed")
    if item.number is not None or item.decisions.exists() or item.notes.exists():
        raise ValidationError(
            _("It has its number already. After the meeting it can be carried on to the next one."), code="numbered"
        )
    item.gathering, item.series, item.is_standing = None, meeting.series, False
    item.save(update_fields=["gathering", "series", "is_standing"])
    record("meetings.item_waits", actor=actor, subject=item)
    return item


@transaction.atomic
def take_up(*, item: Item, meeting: Gathering, actor: Person, today: datetime.date) -> Item:
    """Put an item that waits on a meeting's agenda, before any other business. Returns it.

    ValidationError when it does not wait any more, or its body does not hold the meeting.
    """
    item = locked_item(item)
    if item.gathering_id is not None or item.taken_off_on is not None:
        raise ValidationError(_("It does not wait any more: somebody was quicker."), code="taken")
    # A row of the agenda is made to find its place by the same rules, then this one takes it.
    model = add_item(meeting=meeting, title=item.title, body=item.body, actor=actor, today=today, kind=item.kind)
    item.gathering, item.position = model.gathering, Item.objects.values_list("position", flat=True).get(pk=model.pk)
    model.delete()
    item.save(update_fields=["gathering", "position"])
    record("meetings.item_taken_up", actor=actor, subject=item, meeting=meeting.pk)
    return item


@transaction.atomic
def finish_item(*, item: Item, today: datetime.date, actor: Person) -> None:
    """Say that an item needs nothing more, without a decision."""
    item = locked_item(item)
    item.finished_on = today
    item.save(update_fields=["finished_on"])
    record("meetings.item_finished", actor=actor, subject=item)


@transaction.atomic
def undo_finishing(*, item: Item, actor: Person) -> None:
    """Take that back."""
    item = locked_item(item)
    item.finished_on = None
    item.save(update_fields=["finished_on"])
    record("meetings.item_finishing_undone", actor=actor, subject=item)
