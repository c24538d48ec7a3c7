"""Telling those who come, and those who got the notice of a meeting, that it is called off, held after all, or moved."""

import datetime

from django.db.models import Q

from lokallag.core.gatherings import letters
from lokallag.core.gatherings.models import MEETINGS, Attendance, Gathering, Invitation, Reminder
from lokallag.core.people.models import Person

Step = Reminder.Step


def tell_called_off(gathering: Gathering, reason: str, now: datetime.datetime) -> int:
    """Write to those who know of it that it is called off, and remember who was told. Returns how many."""
    people = who_knows(gathering)
    rows = [Reminder(gathering=gathering, person=person, step=Step.CALLED_OFF, sent_at=now) for person in people]
    Reminder.objects.bulk_create(rows, batch_size=500)
    letters.tell_of_cancellation(gathering, people, reason, now=now)
    return len(people)


def tell_on_again(gathering: Gathering, now: datetime.datetime) -> int:
    """Write to those who were told that it is called off that it will be held after all. Returns how many."""
    told = Reminder.objects.filter(gathering=gathering, step=Step.CALLED_OFF)
    people = list(Person.objects.filter(pk__in=told.values("person")).select_related("user").by_name())
    told.delete()
    letters.tell_it_is_on(gathering, people, now=now)
    return len(people)


def tell_moved(gathering: Gathering, now: datetime.datetime) -> int:
    """Write the new time and place to those who know of it; reminders begin anew. Returns how many."""
    Reminder.objects.filter(gathering=gathering, step__in=(Step.THREE_DAYS, Step.ONE_DAY)).delete()
    people = who_knows(gathering)
    letters.tell_of_change(gathering, people, now=now)
    return len(people)


def who_knows(gathering: Gathering) -> list[Person]:
    """Those who said that they come or wait for a place; of a meeting also those who got its notice and have not said no."""
    answers = Attendance.objects.filter(gathering=gathering)
    theirs = answers.filter(answer__in=(Attendance.Answer.SIGNED_UP, Attendance.Answer.WAITING))
    told = Q(pk__in=theirs.values("person"))
    if gathering.kind in MEETINGS:
        invited = Invitation.objects.filter(gathering=gathering, how=Invitation.How.MAIL)
        told |= Q(pk__in=invited.exclude(person__in=answers.values("person")).values("person"))
    return list(Person.objects.filter(told).select_related("user").by_name())
