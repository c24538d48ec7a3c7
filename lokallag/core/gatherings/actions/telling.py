"""Telling those who said that they come that it is called off, held after all, or moved."""

import datetime

from lokallag.core.gatherings import letters
from lokallag.core.gatherings.models import Attendance, Gathering, Reminder
from lokallag.core.people.models import Person

Step = Reminder.Step


def tell_called_off(gathering: Gathering, reason: str, now: datetime.datetime) -> int:
    """Write to those who come or wait for a place that it is called off, and remember who was told. Returns how many."""
    people = who_comes(gathering)
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
    """Write the new time and place to those who come or wait; reminders begin anew. Returns how many."""
    Reminder.objects.filter(gathering=gathering, step__in=(Step.THREE_DAYS, Step.ONE_DAY)).delete()
    people = who_comes(gathering)
    letters.tell_of_change(gathering, people, now=now)
    return len(people)


def who_comes(gathering: Gathering) -> list[Person]:
    """The people who said that they come, and those who wait for a place."""
    answers = (Attendance.Answer.SIGNED_UP, Attendance.Answer.WAITING)
    rows = Attendance.objects.filter(gathering=gathering, answer__in=answers).select_related("person__user")
    return [row.person for row in rows.order_by("person__sort_key", "pk")]
