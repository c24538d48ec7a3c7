"""Opening a meeting, closing it, and opening it again the same evening."""

import datetime
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.actions.bodies import seat_bodies
from lokallag.capabilities.meetings.actions.minutes import draft_minutes
from lokallag.capabilities.meetings.actions.room_doors import locked_meeting, refuse_when_over
from lokallag.capabilities.meetings.models import (
    Closing,
    Decision,
    Guest,
    Minutes,
    NoteVersion,
    Opening,
    Presence,
    Speaker,
    Stretch,
)
from lokallag.core.gatherings import actions as gatherings
from lokallag.core.gatherings.models import Gathering, Holding
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

#: How long after closing it may be opened again.
SAME_EVENING = datetime.timedelta(hours=12)


@transaction.atomic
def open_meeting(
    *,
    meeting: Gathering,
    chaired_by: Person | None = None,
    written_by: Person | None = None,
    actor: Person,
    today: datetime.date,
    now: datetime.datetime,
) -> Opening:
    """Open a meeting, with who leads it and who writes. Opened twice, only who leads and writes is changed.

    ValidationError before its day, and when it is closed or cancelled.
    """
    meeting = locked_meeting(meeting)
    refuse_when_over(meeting)
    if meeting.on > today:
        raise ValidationError(_("It can be opened when its day is here."), code="future")
    seat_bodies(meeting=meeting, actor=actor)
    said = {"chaired_by": chaired_by, "written_by": written_by}
    opening, _made = Opening.objects.update_or_create(
        gathering=meeting, defaults=said, create_defaults={**said, "opened_at": now}
    )
    record("meetings.opened", actor=actor, subject=meeting)
    return opening


@transaction.atomic
def undo_opening(*, meeting: Gathering, actor: Person) -> None:
    """Take back that it was opened; those who are there stay. ValidationError when it is closed."""
    meeting = locked_meeting(meeting)
    refuse_when_over(meeting)
    if Opening.objects.filter(gathering=meeting).delete()[0]:
        record("meetings.opening_undone", actor=actor, subject=meeting)


@transaction.atomic
def close_meeting(*, meeting: Gathering, actor: Person, today: datetime.date, now: datetime.datetime) -> Closing:
    """Close an open meeting: everybody leaves, the running item ends, it counts as held, those who were there came,
    and its minutes are begun.

    Returns the row; closed twice, the first one. ValidationError when it was never opened.
    """
    meeting = locked_meeting(meeting)
    if (known := Closing.objects.filter(gathering=meeting).first()) is not None:
        return known
    opening = Opening.objects.filter(gathering=meeting).first()
    if opening is None:
        raise ValidationError(_("It is not opened yet."), code="not_open")
    closing = Closing.objects.create(gathering=meeting, closed_at=now, closed_by=actor)
    Presence.objects.filter(gathering=meeting, left_at__isnull=True).update(left_at=now)
    Guest.objects.filter(gathering=meeting, left_at__isnull=True).update(left_at=now)
    Stretch.objects.filter(item__gathering=meeting, ended_at__isnull=True).update(ended_at=now)
    _tidy(meeting, now)
    _hold(meeting, opening, actor, today)
    draft_minutes(meeting=meeting, actor=actor, now=now)
    record("meetings.closed", actor=actor, subject=meeting)
    return closing


@transaction.atomic
def reopen_meeting(*, meeting: Gathering, actor: Person, now: datetime.datetime) -> None:
    """Take back that it was closed, the same evening: those who were there till the end are there, its item runs.

    ValidationError when that is too long ago. Nothing happens when it is not closed.
    """
    meeting = locked_meeting(meeting)
    closing = Closing.objects.filter(gathering=meeting).first()
    if closing is None:
        return
    if now - closing.closed_at > SAME_EVENING:
        raise ValidationError(_("It was closed too long ago to be opened again."), code="too_late")
    if Minutes.objects.approved().filter(gathering=meeting).exists():
        raise ValidationError(_("Its minutes are approved, so what happened in it stands."), code="approved")
    Presence.objects.filter(gathering=meeting, left_at=closing.closed_at).update(left_at=None)
    Guest.objects.filter(gathering=meeting, left_at=closing.closed_at).update(left_at=None)
    last = Stretch.objects.filter(item__gathering=meeting, ended_at=closing.closed_at).order_by("-started_at").first()
    if last is not None:
        last.ended_at = None
        last.save(update_fields=["ended_at"])
    closing.delete()
    gatherings.undo_holding(gathering=meeting, actor=actor)
    record("meetings.reopened", actor=actor, subject=meeting)


def _hold(meeting: Gathering, opening: Opening, actor: Person, today: datetime.date) -> None:
    """It counts as held on the day it was opened, and all who were there as come."""
    day = opening.opened_at.astimezone(ZoneInfo(meeting.chapter.time_zone)).date()
    people = list(Person.objects.filter(presences__gathering=meeting).distinct().order_by("pk"))
    guests = Guest.objects.filter(gathering=meeting).count()
    if not Holding.objects.filter(gathering=meeting).exists():
        gatherings.hold_gathering(
            gathering=meeting, held_on=min(day, today), headcount=len(people) + guests, actor=actor, today=today
        )
    gatherings.check_in_all(gathering=meeting, people=people, actor=actor, today=today)


def _tidy(meeting: Gathering, now: datetime.datetime) -> None:
    """Let go of what is for the meeting itself: who only asked for the floor, guests who spoke, words between words."""
    speakers = Speaker.objects.filter(item__gathering=meeting)
    speakers.waiting().delete()
    speakers.speaking().update(ended_at=now)
    speakers.filter(person__isnull=True).delete()
    speakers.update(side=0)
    Decision.with_removed.filter(item__gathering=meeting, removed_at__isnull=False).delete()
    # Of what was saved while somebody typed, the last of each minute is kept.
    seen: set[tuple[object, ...]] = set()
    between = []
    versions = NoteVersion.objects.filter(note__item__gathering=meeting).order_by("note_id", "-version")
    for pk, note, author, at in versions.values_list("pk", "note_id", "author_id", "written_at"):
        minute = (note, author, at.replace(second=0, microsecond=0))
        if minute in seen:
            between.append(pk)
        seen.add(minute)
    NoteVersion.objects.filter(pk__in=between).delete()
