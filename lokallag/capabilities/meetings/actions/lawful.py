"""A meeting's deadlines: what was sent another way, whether it is extraordinary, and that its notice was found lawful."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.models import Extraordinary, LawfulMark, OutsideNotice
from lokallag.capabilities.meetings.standings.lawful import lawfulness
from lokallag.core.gatherings.models import Gathering, Kind
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person


class NotLawful(Exception):
    """The notice cannot be marked as lawful; `reasons` say why, each with its paragraph."""

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@transaction.atomic
def record_sent(
    *,
    meeting: Gathering,
    kind: str,
    sent_on: datetime.date,
    how: str,
    people: int | None = None,
    meeting_on: datetime.date | None = None,
    actor: Person,
    today: datetime.date,
) -> OutsideNotice:
    """Write down that the notice or the papers went out another way. `meeting_on` is the day it told, if not the meeting's.

    Raises ValidationError for a day to come: what is not sent yet is no proof.
    """
    if sent_on > today:
        raise ValidationError({"sent_on": _("This day has not come yet.")})
    row = OutsideNotice.objects.create(
        gathering=meeting,
        kind=kind,
        sent_on=sent_on,
        meeting_on=meeting_on or meeting.on,
        how=how,
        people=people,
        written_by=actor,
        written_on=today,
    )
    record("meetings.sent_outside", actor=actor, subject=meeting, kind=kind, sent_on=str(sent_on), row=row.pk)
    return row


@transaction.atomic
def forget_sent(*, row: OutsideNotice, actor: Person) -> None:
    """Take back that something went out another way."""
    record("meetings.sent_outside_undone", actor=actor, subject=row.gathering, kind=row.kind, sent_on=str(row.sent_on))
    row.delete()


@transaction.atomic
def mark_lawful(*, meeting: Gathering, actor: Person, today: datetime.date) -> LawfulMark:
    """Write down that the notice was found lawful, with the sentence. Raises NotLawful where the paragraphs say otherwise."""
    meeting = Gathering.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    found = lawfulness(meeting, today=today)
    if not found.is_lawful:
        raise NotLawful(found.reasons or (_("No rule was found to judge by."),))
    mark, _made = LawfulMark.objects.update_or_create(
        gathering=meeting,
        defaults={
            "meeting_on": meeting.on,
            "sentence": found.sentence,
            "marked_by": actor,
            "marked_on": today,
        },
    )
    record("meetings.found_lawful", actor=actor, subject=meeting, on=str(meeting.on))
    return mark


@transaction.atomic
def unmark_lawful(*, meeting: Gathering, actor: Person) -> None:
    """Take back that the notice was found lawful."""
    if LawfulMark.objects.filter(gathering=meeting).delete()[0]:
        record("meetings.found_lawful_undone", actor=actor, subject=meeting)


@transaction.atomic
def say_extraordinary(
    *, meeting: Gathering, is_extraordinary: bool, actor: Person, today: datetime.date
) -> Extraordinary | None:
    """Say that an annual meeting is an extraordinary one, or that it is not. Raises ValueError for another kind of meeting."""
    if meeting.kind != Kind.ANNUAL_MEETING:
        raise ValueError("Only an annual meeting can be an extraordinary one.")
    if not is_extraordinary:
        if Extraordinary.objects.filter(gathering=meeting).delete()[0]:
            record("meetings.ordinary", actor=actor, subject=meeting)
        return None
    row, made = Extraordinary.objects.get_or_create(gathering=meeting, defaults={"said_by": actor, "said_on": today})
    if made:
        record("meetings.extraordinary", actor=actor, subject=meeting)
    return row
