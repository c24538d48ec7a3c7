"""Who comes, goes, takes part digitally; guests."""

import datetime
import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.actions.room_doors import locked_meeting, refuse_when_over
from lokallag.capabilities.meetings.models import Guest, Presence
from lokallag.core.gatherings.models import Gathering
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person


@transaction.atomic
def arrive(
    *,
    meeting: Gathering,
    person: Person,
    part: str = Presence.Part.MEMBER,
    stands_in_for: Person | None = None,
    is_digital: bool = False,
    at: datetime.datetime | None = None,
    actor: Person,
    now: datetime.datetime,
) -> Presence:
    """Say that somebody is there, since `at` (else now). Said again, what they are there as is changed.

    ValidationError when the meeting is over, and for a moment that has not come.
    """
    meeting = locked_meeting(meeting)
    refuse_when_over(meeting)
    _refuse_later(at, now)
    said = {"part": part, "stands_in_for": stands_in_for, "is_digital": is_digital}
    if part != Presence.Part.DEPUTY:
        said["stands_in_for"] = None
    row = Presence.objects.filter(gathering=meeting, person=person, left_at__isnull=True).first()
    if row is None:
        row = Presence.objects.create(gathering=meeting, person=person, arrived_at=at or now, **said)
    else:
        for name, value in said.items():
            setattr(row, name, value)
        row.arrived_at = at or row.arrived_at
        row.save()
    record("meetings.arrived", actor=actor, subject=meeting, person=person.pk, part=part)
    return row


@transaction.atomic
def leave(
    *, presence: Presence, at: datetime.datetime | None = None, actor: Person, now: datetime.datetime
) -> Presence:
    """Say that somebody left, at `at` (else now). Said again, the moment is corrected.

    ValidationError when the meeting is over, for a moment that has not come and for one before they came.
    """
    meeting = locked_meeting(presence.gathering_id)
    refuse_when_over(meeting)
    _refuse_later(at, now)
    row = Presence.objects.get(pk=presence.pk)
    moment = at or now
    if moment < row.arrived_at:
        raise ValidationError(_("Nobody leaves before they come."), code="before")
    row.left_at = moment
    row.save(update_fields=["left_at"])
    record("meetings.left", actor=actor, subject=meeting, person=row.person_id)
    return row


@transaction.atomic
def come_back(*, presence: Presence, actor: Person) -> Presence:
    """Take back that somebody left; where they have come again meanwhile, nothing happens."""
    meeting = locked_meeting(presence.gathering_id)
    refuse_when_over(meeting)
    row = Presence.objects.get(pk=presence.pk)
    there = Presence.objects.filter(gathering=meeting, person=row.person_id, left_at__isnull=True)
    if row.left_at is not None and not there.exists():
        row.left_at = None
        row.save(update_fields=["left_at"])
        record("meetings.leaving_undone", actor=actor, subject=meeting, person=row.person_id)
    return row


@transaction.atomic
def undo_arrival(*, presence: Presence, actor: Person) -> None:
    """Take back that somebody is there, as if they never came."""
    meeting = locked_meeting(presence.gathering_id)
    refuse_when_over(meeting)
    if Presence.objects.filter(pk=presence.pk).delete()[0]:
        record("meetings.arrival_undone", actor=actor, subject=meeting, person=presence.person_id)


@transaction.atomic
def let_guest_in(*, meeting: Gathering, name: str, key: uuid.UUID, actor: Person, now: datetime.datetime) -> Guest:
    """Write down a guest by name; the same `key` again is the same guest."""
    meeting = locked_meeting(meeting)
    refuse_when_over(meeting)
    guest, made = Guest.objects.get_or_create(key=key, defaults={"gathering": meeting, "name": name, "arrived_at": now})
    if made:
        record("meetings.guest_came", actor=actor, subject=meeting)
    return guest


@transaction.atomic
def take_guest_off(*, guest: Guest, actor: Person) -> None:
    """Take a guest off, also after the meeting: it is their right."""
    if Guest.objects.filter(pk=guest.pk).delete()[0]:
        record("meetings.guest_taken_off", actor=actor, subject=guest.gathering)


def _refuse_later(at: datetime.datetime | None, now: datetime.datetime) -> None:
    if at is not None and at > now:
        raise ValidationError(_("That time has not come yet."), code="later")
