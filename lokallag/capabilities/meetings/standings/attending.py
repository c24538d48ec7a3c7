"""Who is expected in a meeting, who is there, and which deputy steps in for whom."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from django.db.models import Q

from lokallag.capabilities.meetings.models import Body, Guest, Presence
from lokallag.core.gatherings.models import Attendance, Gathering
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import BOARD, Role


@dataclass
class Row:
    """One person of the list: what they are, whether they are there, what they answered, whom they could stand in for."""

    person: Person
    title: str = ""
    presence: Presence | None = None
    has_declined: bool = False
    is_deputy: bool = False
    belongs: bool = False
    stands_in_for: Person | None = None
    # Times they were there before.
    before: list[Presence] = field(default_factory=list)

    @property
    def is_here(self) -> bool:
        """Whether they are in the room now."""
        return self.presence is not None and self.presence.left_at is None


@dataclass(frozen=True)
class Roll:
    """Those who are there, those expected who are not, and guests."""

    here: list[Row]
    missing: list[Row]
    guests: list[Guest]

    @property
    def heads(self) -> int:
        """How many are in the room."""
        return len(self.here) + sum(guest.left_at is None for guest in self.guests)


def roll_of(meeting: Gathering, bodies: list[Body], query: str = "") -> Roll:
    """The list to tap, in the Norwegian order of names, those with a post first. `query` finds others by name.

    Who belongs is asked on the meeting's day. Of the members' meeting only those who are there or have answered are listed.
    """
    presences = list(Presence.objects.filter(gathering=meeting).select_related("person").order_by("arrived_at", "pk"))
    answers = dict(Attendance.objects.filter(gathering=meeting).values_list("person_id", "answer"))
    titles, deputies = _posts(meeting.on)
    belongs = Q(pk__in=[])
    for body in bodies:
        if body.kind == Body.Kind.MEMBERS:
            belongs |= Q(pk__in=[*answers, *titles])
        else:
            belongs |= body.people_on(meeting.on, deputies=True)
    chosen = belongs | Q(pk__in=[presence.person_id for presence in presences])
    people = list(Person.objects.filter(chosen).by_name())
    if query:
        people += [one for one in Person.objects.named(query).by_name()[:20] if one not in people]
    regular = _regular(bodies, meeting.on)
    rows = {
        person.pk: Row(
            person,
            title=titles.get(person.pk, ""),
            has_declined=answers.get(person.pk) == Attendance.Answer.DECLINED,
            is_deputy=person.pk in deputies and person.pk not in regular,
            belongs=person.pk in regular,
        )
        for person in people
    }
    for presence in presences:
        row = rows[presence.person_id]
        if row.presence is not None:
            row.before.append(row.presence)
        row.presence = presence
    _let_deputies_in(rows, deputies, regular)
    ordered = sorted(rows.values(), key=lambda row: (not row.belongs, not row.is_deputy, not row.title))
    return Roll(
        here=[row for row in ordered if row.is_here],
        missing=[row for row in ordered if not row.is_here],
        guests=list(Guest.objects.filter(gathering=meeting).order_by("arrived_at", "pk")),
    )


def _posts(day: datetime.date) -> tuple[dict[int, str], list[int]]:
    """The posts on the board by person, and the deputies in the order they were elected."""
    seats = Seat.objects.held_on(day).filter(role__in=[*BOARD, Role.DEPUTY_MEMBER, Role.COUNCIL_GROUP_LEADER])
    titles: dict[int, str] = {}
    deputies = []
    for seat in seats.order_by("starts_on", "pk"):
        titles.setdefault(seat.person_id, seat.get_role_display())
        if seat.role == Role.DEPUTY_MEMBER:
            deputies.append(seat.person_id)
    return titles, deputies


def _regular(bodies: list[Body], day: datetime.date) -> set[int]:
    """Those with a place of their own in one of the bodies."""
    inside = Q(pk__in=[])
    for body in bodies:
        inside |= body.people_on(day)
    return set(Person.objects.filter(inside).values_list("pk", flat=True)) if bodies else set()


def _let_deputies_in(rows: dict[int, Row], deputies: list[int], regular: set[int]) -> None:
    """Pair those of the board who are missing with the deputies in their order."""
    taken = {
        row.presence.stands_in_for_id
        for row in rows.values()
        if row.is_here and row.presence is not None and row.presence.stands_in_for_id
    }
    missing = [row for row in rows.values() if row.belongs and not row.is_here and row.person.pk not in taken]
    missing.sort(key=lambda row: not row.has_declined)
    free = [rows[pk] for pk in deputies if pk in rows and pk not in regular and not rows[pk].is_here]
    for row, absent in zip(free, missing, strict=False):
        row.stands_in_for = absent.person
