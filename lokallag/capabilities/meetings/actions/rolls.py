"""The roll of who can vote now: taken when a vote begins; and what people at the door say of their age."""

import datetime

from django.db import transaction

from lokallag.capabilities.meetings.models import AgeSeen, Item, Roll, RollEntry
from lokallag.capabilities.meetings.standings.electorate import electorate_of
from lokallag.core.chapters.models import Chapter
from lokallag.core.gatherings.models import Gathering
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person


@transaction.atomic
def take_roll(
    *, meeting: Gathering, item: Item | None, what: str, chapter: Chapter, actor: Person, now: datetime.datetime
) -> Roll:
    """Keep who is in the meeting now and whether each may vote on the item. Returns the roll; it is never changed."""
    found = electorate_of(meeting, chapter)
    roll = Roll.objects.create(gathering=meeting, item=item, what=what[:200], taken_at=now, taken_by=actor)
    answers = [(voter.person, found.answer(voter, item.kind if item is not None else "")) for voter in found.here]
    RollEntry.objects.bulk_create(
        [RollEntry(roll=roll, person=person, may=answer.may, why=answer.why) for person, answer in answers]
    )
    record("meetings.roll_taken", actor=actor, subject=roll, gathering=meeting.pk, people=len(answers))
    return roll


@transaction.atomic
def note_age(*, meeting: Gathering, person: Person, is_old_enough: bool | None, actor: Person) -> None:
    """Write down what somebody said when asked whether they are old enough; None takes it back."""
    if is_old_enough is None:
        AgeSeen.objects.filter(gathering=meeting, person=person).delete()
    else:
        AgeSeen.objects.update_or_create(
            gathering=meeting, person=person, chapter=meeting.chapter, defaults={"is_old_enough": is_old_enough}
        )
    record("meetings.age_noted", actor=actor, subject=meeting, person=person.pk)
