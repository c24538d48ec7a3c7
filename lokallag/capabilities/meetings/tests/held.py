"""A meeting that was held, with everything that minutes are made of: what the tests of minutes set their stage with."""

from __future__ import annotations

import datetime
import uuid
from dataclasses import dataclass, field

from conftest import LONG_AGO, TODAY, Actor
from lokallag.capabilities.meetings.actions.agenda import add_item, number_items
from lokallag.capabilities.meetings.actions.bodies import body_of, own_body
from lokallag.capabilities.meetings.actions.room import (
    arrive,
    close_meeting,
    decide,
    dissent,
    follow_up,
    leave,
    open_meeting,
    take_up,
    write_note,
)
from lokallag.capabilities.meetings.models import Body, Decision, Item, Minutes, Presence
from lokallag.core.gatherings.models import Gathering, Kind
from lokallag.core.groups.models import Group, Membership
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import Role

T = datetime.timedelta
START = datetime.datetime(2021, 2, 2, 18, tzinfo=datetime.UTC)


@dataclass
class Stage:
    """Who was there, and what was held."""

    meeting: Gathering
    people: dict[str, Person]
    items: list[Item] = field(default_factory=list)

    @property
    def minutes(self) -> Minutes:
        """The minutes as they are now."""
        return Minutes.objects.select_related("gathering__chapter").get(gathering=self.meeting)


def on_board(given: str, family: str, role: str = Role.BOARD_MEMBER) -> Person:
    """Somebody on the board since long ago."""
    person = Person.objects.create(given_name=given, family_name=family, email=f"{given.lower()}@example.org")
    Seat.objects.create(person=person, role=role, starts_on=LONG_AGO)
    return person


def board_meeting(ada: Actor, *, items: int = 3, on: datetime.date | None = None, closes: bool = True) -> Stage:
    """A board meeting led by Ada, written by Eva: Gro left before the third item, Fia stood in for Hans."""
    known = {
        person.given_name: person for person in Person.objects.filter(family_name__in=["Hauge", "Vik", "Lie", "Ruud"])
    }
    people = known or {
        "Eva": on_board("Eva", "Hauge", Role.SECRETARY),
        "Gro": on_board("Gro", "Vik"),
        "Hans": on_board("Hans", "Lie"),
        "Fia": on_board("Fia", "Ruud", Role.DEPUTY_MEMBER),
    }
    people["Ada"] = ada.person
    day = on or START.date()
    meeting = Gathering.objects.create(
        kind=Kind.BOARD_MEETING,
        title="Styremøte",
        on=day,
        planned_on=LONG_AGO,
        place="Kontoret",
        starts_at=datetime.time(19),
    )
    stage = Stage(meeting, people)
    board = own_body(Body.Kind.BOARD)
    for number in range(items):
        stage.items.append(
            add_item(meeting=meeting, title=f"Tiltak {number + 1}", body=board, actor=ada.person, today=TODAY)
        )
    number_items(meeting=meeting, actor=ada.person)
    hold(stage, ada, datetime.datetime.combine(day, START.timetz()), closes=closes)
    return stage


def hold(stage: Stage, ada: Actor, at: datetime.datetime, *, closes: bool = True) -> None:
    """Hold it: ten minutes an item, a note, a decision by show of hands and a task on each."""
    meeting, people, by = stage.meeting, stage.people, ada.person
    said = {"actor": by, "now": at}
    open_meeting(meeting=meeting, chaired_by=by, written_by=people["Eva"], today=at.date(), **said)
    there = [arrive(meeting=meeting, person=people[name], **said) for name in ("Ada", "Eva", "Gro")]
    arrive(
        meeting=meeting,
        person=people["Fia"],
        part=Presence.Part.DEPUTY,
        stands_in_for=people["Hans"],
        is_digital=True,
        **said,
    )
    for number, item in enumerate(stage.items):
        now = at + T(minutes=10 * number + 1)
        if number == 2:
            leave(presence=there[2], actor=by, now=now)
        item.refresh_from_db()
        take_up(item=item, actor=by, now=now)
        write_note(item=item, key=uuid.uuid4(), text=f"Styret drøftet tiltak {number + 1}.", actor=by, now=now)
        votes = {"votes_for": 2, "votes_against": 1, "votes_abstained": 0}
        made = decide(
            item=item, text=f"Tiltak {number + 1} vedtas.", how=Decision.How.HANDS, votes=votes, today=at.date(), **said
        )
        follow_up(
            item=item, words=f"Bestille {number + 1}", person=people["Eva"], due_on=at.date() + T(days=20), decision=made, actor=by,
            today=at.date(),
        )  # fmt: skip
        if number == 1:
            dissent(decision=made, person=people["Fia"], words="Jeg er uenig i dette.", actor=by)
    if closes:
        now = at + T(minutes=10 * len(stage.items) + 5)
        close_meeting(meeting=meeting, actor=by, today=at.date(), now=now)


def joint_meeting(ada: Actor) -> tuple[Stage, Person]:
    """A joint meeting with one closed item of the council group's, and the group's leader."""
    tuva = Person.objects.create(given_name="Tuva", family_name="Moe", email="tuva@example.org")
    group = Group.objects.create(kind=Group.Kind.COUNCIL, name="Gruppa", leader=tuva, established_on=LONG_AGO)
    Seat.objects.create(person=tuva, role=Role.COUNCIL_GROUP_LEADER, starts_on=LONG_AGO)
    Membership.objects.create(group=group, person=tuva, starts_on=LONG_AGO)
    council = body_of(group)
    people = {
        "Ada": ada.person,
        "Eva": on_board("Eva", "Hauge"),
        "Gro": on_board("Gro", "Vik"),
        "Hans": on_board("Hans", "Lie"),
    }
    people["Fia"] = on_board("Fia", "Ruud", Role.DEPUTY_MEMBER)
    meeting = Gathering.objects.create(
        kind=Kind.JOINT_MEETING, title="Fellesmøte", on=START.date(), planned_on=LONG_AGO, is_open=True
    )
    stage = Stage(meeting, people)
    for title, body, closed in (("Åpen sak", None, False), ("Hemmelig innstilling", council, True)):
        stage.items.append(
            add_item(meeting=meeting, title=title, body=body, is_closed=closed, actor=ada.person, today=TODAY)
        )
    number_items(meeting=meeting, actor=ada.person)
    at = START
    open_meeting(
        meeting=meeting, chaired_by=ada.person, written_by=people["Eva"], actor=ada.person, today=at.date(), now=at
    )
    arrive(meeting=meeting, person=tuva, actor=ada.person, now=at)
    for item in stage.items:
        item.refresh_from_db()
        take_up(item=item, actor=ada.person, now=at)
        write_note(item=item, key=uuid.uuid4(), text=f"Notat om {item.title}", actor=tuva, now=at)
        decide(item=item, text=f"Vedtak om {item.title}", actor=tuva, today=at.date(), now=at)
    close_meeting(meeting=meeting, actor=ada.person, today=at.date(), now=at + T(hours=1))
    return stage, tuva
