"""All rows of one meeting that its minutes are made of, in as many questions whatever their number."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar
from zoneinfo import ZoneInfo

from django.db.models import Prefetch

from lokallag.capabilities.meetings.minuting import Names
from lokallag.capabilities.meetings.models import (
    Body,
    Closing,
    Decision,
    Dissent,
    FollowUp,
    Guest,
    Item,
    Minutes,
    Note,
    Opening,
    Passage,
    Presence,
    Signer,
    Sitting,
    Stretch,
)
from lokallag.capabilities.meetings.standings.offices import offices_of
from lokallag.core.gatherings.models import Attendance, Gathering, Kind
from lokallag.core.groups.models import Membership
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import OBSERVERS, Role

#: The body that holds a meeting of a kind, where nothing else is said.
_BY_KIND: dict[str, tuple[str, ...]] = {
    Kind.BOARD_MEETING: (Body.Kind.BOARD,),
    Kind.COUNCIL_GROUP_MEETING: (Body.Kind.COUNCIL,),
    Kind.JOINT_MEETING: (Body.Kind.BOARD, Body.Kind.COUNCIL),
    Kind.ANNUAL_MEETING: (Body.Kind.MEMBERS,),
    Kind.MEMBER_MEETING: (Body.Kind.MEMBERS,),
}
_NOT_POSTS = {Role.MEMBER, *OBSERVERS}


@dataclass
class Happened:
    """What was found. `belongs` is who is in which of the bodies that are named, in order of name."""

    meeting: Gathering
    minutes: Minutes
    opening: Opening | None
    closing: Closing | None
    bodies: list[Body]
    belongs: dict[int, list[Person]]
    presences: list[Presence]
    # Those who are in no register.
    guests: int
    declined: list[Person]
    items: list[Item]
    notes: dict[int, list[Note]]
    decisions: dict[int, list[Decision]]
    follow_ups: dict[int, list[FollowUp]]
    stretches: dict[int, list[Stretch]]
    passages: dict[str, Passage]
    signers: list[Signer]
    holders: set[int]
    offices: dict[str, tuple[Person, ...]]
    names: Names

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of its clock."""
        return ZoneInfo(self.meeting.chapter.time_zone)

    def clock(self, at: datetime.datetime | None) -> datetime.time | None:
        """A moment as the time of day in the chapter, to the minute."""
        return at.astimezone(self.zone).time().replace(second=0, microsecond=0) if at else None

    def name(self, person: Person | None, *, is_post: bool = False) -> str:
        """The sign that stands for somebody; nothing for nobody."""
        if person is None:
            return ""
        return self.names.mark(person.pk, person.name, is_post=is_post or person.pk in self.holders)

    def serving(self, office: str, otherwise: Person | None = None) -> tuple[str, ...]:
        """Those the meeting elected to an office, else who did it; it is an office they held."""
        people = self.offices.get(office, (otherwise,) if otherwise else ())
        return tuple(self.name(person, is_post=True) for person in people)

    @property
    def is_named(self) -> bool:
        """Whether those present are named: at meetings of all members they are numbers."""
        return bool(self.bodies) and all(body.kind != Body.Kind.MEMBERS for body in self.bodies)


def happened_in(minutes: Minutes) -> Happened:
    """Ask for all of it. `minutes.gathering` and its chapter should be fetched with the minutes."""
    meeting = minutes.gathering
    bodies = bodies_of(meeting)
    belongs = {
        body.pk: list(Person.objects.filter(body.people_on(meeting.on)).distinct().by_name())
        for body in bodies
        if body.kind != Body.Kind.MEMBERS
    }
    presences = list(
        Presence.objects.filter(gathering=meeting)
        .select_related("person", "stands_in_for")
        .order_by("arrived_at", "person__sort_key", "pk")
    )
    of_items = {"item__gathering": meeting}
    dissents = Prefetch("dissents", Dissent.objects.select_related("person").order_by("pk"))
    return Happened(
        meeting=meeting,
        minutes=minutes,
        opening=Opening.objects.filter(gathering=meeting).select_related("chaired_by", "written_by").first(),
        closing=Closing.objects.filter(gathering=meeting).first(),
        bodies=bodies,
        belongs=belongs,
        presences=presences,
        guests=Guest.objects.filter(gathering=meeting).count(),
        declined=[
            row.person
            for row in Attendance.objects.filter(gathering=meeting, answer=Attendance.Answer.DECLINED).select_related(
                "person"
            )
        ],
        items=list(meeting.items.in_order().select_related("body", "presenter")),
        notes=_by_item(
            Note.objects.filter(**of_items, is_internal=False, removed_at__isnull=True).order_by("written_at", "pk")
        ),
        decisions=_by_item(Decision.objects.filter(**of_items).prefetch_related(dissents).order_by("place", "pk")),
        follow_ups=_by_item(FollowUp.objects.filter(**of_items).select_related("task__person").order_by("pk")),
        stretches=_by_item(Stretch.objects.filter(**of_items).order_by("started_at")),
        passages={row.key: row for row in Passage.objects.filter(minutes=minutes)},
        signers=list(Signer.objects.filter(minutes=minutes).select_related("person").order_by("place", "pk")),
        holders=_holders(meeting, bodies, belongs),
        offices={serving.what: serving.people for serving in offices_of(meeting)},
        names=Names(),
    )


def bodies_of(meeting: Gathering) -> list[Body]:
    """Return the bodies that hold a meeting, the leading one first; by its kind where nobody has said."""
    sat = [row.body for row in Sitting.objects.filter(gathering=meeting).select_related("body__group")]
    if sat:
        return sat
    kinds = _BY_KIND.get(meeting.kind, ())
    return list(Body.objects.filter(kind__in=kinds).select_related("group").order_by("kind"))


def _holders(meeting: Gathering, bodies: list[Body], belongs: dict[int, list[Person]]) -> set[int]:
    """Who held a post on the day: a seat on the board or a council seat. What a party may keep (domain.md 5.1)."""
    seats = Seat.objects.held_on(meeting.on).exclude(role__in=_NOT_POSTS).values_list("person_id", flat=True)
    council = [body for body in bodies if body.kind == Body.Kind.COUNCIL]
    elected = Membership.objects.held_on(meeting.on).filter(group__in=[b.group_id for b in council if b.group_id])
    return {*seats, *elected.values_list("person_id", flat=True), *(p.pk for b in council for p in belongs[b.pk])}


R = TypeVar("R", Note, Decision, FollowUp, Stretch)


def _by_item(rows: Iterable[R]) -> dict[int, list[R]]:
    found: dict[int, list[R]] = defaultdict(list)
    for row in rows:
        found[row.item_id].append(row)
    return found
