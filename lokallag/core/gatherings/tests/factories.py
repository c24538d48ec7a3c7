"""Ready-made gatherings for tests, made by the actions themselves."""

import datetime
from typing import Any

from django.core import mail

from conftest import TODAY, Actor
from lokallag.capabilities.members.models import Member
from lokallag.core.gatherings import actions
from lokallag.core.gatherings.models import Gathering, Kind
from lokallag.core.people.models import Person

LATER = TODAY + datetime.timedelta(days=20)


def planned(actor: Actor, *, on: datetime.date, kind: str = Kind.BOARD_MEETING, **details: Any) -> Gathering:
    """A gathering in the calendar."""
    full: actions.Details = {"kind": kind, "title": f"{kind} {on}", "on": on, **details}  # type: ignore[typeddict-item]
    return actions.plan_gathering(details=full, actor=actor.person, today=min(on, TODAY))


def held(actor: Actor, *, on: datetime.date, kind: str = Kind.BOARD_MEETING, **details: Any) -> Gathering:
    """A gathering that took place on its day."""
    gathering = planned(actor, on=on, kind=kind, **details)
    actions.hold_gathering(gathering=gathering, held_on=on, actor=actor.person, today=TODAY)
    return Gathering.objects.get(pk=gathering.pk)


def member(given: str, **more: Any) -> Person:
    """A member with an address of their own."""
    person = Person.objects.create(**{"given_name": given, "email": f"{given.lower()}@example.org", **more})
    Member.objects.create(person=person, joined_on=datetime.date(2019, 1, 1))
    return person


def ask(row: Gathering, actor: Actor, **more: Any) -> actions.Sorted:
    """Invite everybody the chapter knows."""
    chapter = actor.chapter
    return actions.invite(
        gathering=row, people=Person.objects.all(), actor=actor.person, today=TODAY, now=chapter.now(), **more
    )


def to() -> list[str]:
    """The addresses letters went to."""
    return sorted(letter.to[0].rpartition("<")[2].strip(">") for letter in mail.outbox)
