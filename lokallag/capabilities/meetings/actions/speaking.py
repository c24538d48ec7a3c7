"""Who asks for the floor, gets it, gives it back; how it is given."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.actions.room_doors import locked_meeting, refuse_when_over
from lokallag.capabilities.meetings.models import Floor, Item, LastCall, Speaker
from lokallag.capabilities.meetings.standings.speakers import line_of
from lokallag.core.gatherings.models import Gathering
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person


@transaction.atomic
def ask_for_the_floor(
    *,
    item: Item,
    person: Person | None = None,
    guest: str = "",
    kind: str = Speaker.Kind.SPEECH,
    side: int = 0,
    actor: Person,
    now: datetime.datetime,
) -> Speaker:
    """Put somebody (a person, or a guest by name) on the list. Asked twice, the first counts.

    ValidationError for a speech once the list is closed (replies and the order of business are always heard).
    """
    meeting = locked_meeting(item.gathering_id or 0)
    refuse_when_over(meeting)
    if kind == Speaker.Kind.SPEECH and LastCall.objects.filter(item=item).exists():
        raise ValidationError(_("The list of speakers is closed."), code="last_call")
    known = Speaker.objects.filter(item=item, person=person, guest=guest, kind=kind).waiting().first()
    if known is not None:
        return known
    speaker = Speaker.objects.create(item=item, person=person, guest=guest, kind=kind, side=side, asked_at=now)
    record("meetings.floor_asked", actor=actor, subject=item, kind=kind)
    return speaker


@transaction.atomic
def give_the_floor(
    *, item: Item, speaker: Speaker | None = None, actor: Person, now: datetime.datetime
) -> Speaker | None:
    """Give the floor to somebody, else to whoever is next; whoever had it has spoken. None when nobody waits."""
    meeting = locked_meeting(item.gathering_id or 0)
    refuse_when_over(meeting)
    line = line_of(item, Floor.objects.filter(gathering=meeting).first())
    chosen = next((one for one in line.waiting if speaker is None or one.pk == speaker.pk), None)
    Speaker.objects.filter(item__gathering=meeting).speaking().update(ended_at=now)
    if chosen is None:
        return None
    chosen.started_at = now
    chosen.save(update_fields=["started_at"])
    record("meetings.floor_given", actor=actor, subject=item, kind=chosen.kind)
    return chosen


@transaction.atomic
def take_off_the_list(*, speaker: Speaker, actor: Person, now: datetime.datetime) -> None:
    """Somebody no longer wants the floor; whoever has it has spoken."""
    refuse_when_over(locked_meeting(speaker.item.gathering_id or 0))
    if speaker.started_at is None:
        Speaker.objects.filter(pk=speaker.pk).delete()
    else:
        Speaker.objects.filter(pk=speaker.pk, ended_at__isnull=True).update(ended_at=now)
    record("meetings.floor_given_up", actor=actor, subject=speaker.item)


@transaction.atomic
def close_the_list(*, item: Item, closed: bool = True, actor: Person, now: datetime.datetime) -> None:
    """Close the list of speakers to an item, or open it again."""
    refuse_when_over(locked_meeting(item.gathering_id or 0))
    if closed:
        LastCall.objects.get_or_create(item=item, defaults={"at": now})
    else:
        LastCall.objects.filter(item=item).delete()
    record("meetings.last_call" if closed else "meetings.last_call_undone", actor=actor, subject=item)


@transaction.atomic
def arrange_the_floor(*, meeting: Gathering, values: dict[str, object], actor: Person) -> Floor:
    """Say how the floor is given in a meeting."""
    meeting = locked_meeting(meeting)
    refuse_when_over(meeting)
    floor, _made = Floor.objects.update_or_create(gathering=meeting, defaults=values)
    record("meetings.floor_arranged", actor=actor, subject=meeting)
    return floor
