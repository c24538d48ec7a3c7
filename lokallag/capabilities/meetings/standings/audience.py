"""Whom a meeting's notice is for, and which of its items each of them may see."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from lokallag.capabilities.meetings.models import Body, Item, NoticeCopy
from lokallag.core.gatherings.actions.inviting import wanting
from lokallag.core.gatherings.models import Gathering, Invitation, Kind
from lokallag.core.groups.models import Group
from lokallag.core.people.membership import is_member_on
from lokallag.core.people.models import Person

Capacity = NoticeCopy.Capacity
#: Who holds a meeting of which nothing else is said.
HOLDERS: dict[str, tuple[str, ...]] = {
    Kind.BOARD_MEETING: (Body.Kind.BOARD,),
    Kind.COUNCIL_GROUP_MEETING: (Body.Kind.COUNCIL,),
    Kind.JOINT_MEETING: (Body.Kind.BOARD, Body.Kind.COUNCIL),
    Kind.MEMBER_MEETING: (Body.Kind.MEMBERS,),
    Kind.ANNUAL_MEETING: (Body.Kind.MEMBERS,),
}


@dataclass(frozen=True)
class Recipient:
    """Somebody to be called. `by_duty`: they belong to a body that meets, so what they want to hear does not count."""

    person: Person
    capacity: str
    by_duty: bool


@dataclass(frozen=True)
class Audience:
    """Those who get the same: they may see the same items."""

    recipients: tuple[Recipient, ...]
    items: tuple[Item, ...]
    by_duty: bool


@dataclass(frozen=True)
class Called:
    """Everybody a notice would go to, and how many are left alone, as they want to hear less."""

    audiences: tuple[Audience, ...]
    left_alone: int

    @property
    def recipients(self) -> list[Recipient]:
        """All of them, by name."""
        found = [one for audience in self.audiences for one in audience.recipients]
        return sorted(found, key=lambda one: one.person.sort_key)


def holders(meeting: Gathering) -> list[Body]:
    """The bodies that hold a meeting, the leading one first; those of its kind where nothing is said."""
    sitting = [row.body for row in meeting.sittings.select_related("body__group").order_by("place", "pk")]
    if sitting:
        return sitting
    known = {body.kind: body for body in Body.objects.select_related("group").exclude(kind=Body.Kind.GROUP)}
    return [known.get(kind) or _unmade(kind) for kind in HOLDERS.get(meeting.kind, ())]


def _unmade(kind: str) -> Body:
    """A body that has no row yet, with its group: looking at who would be called makes nothing."""
    groups = {Body.Kind.BOARD: Group.Kind.BOARD, Body.Kind.COUNCIL: Group.Kind.COUNCIL}
    group = Group.objects.filter(kind=groups[Body.Kind(kind)]).first() if kind in groups else None
    return Body(kind=kind, name=str(Body.Kind(kind).label), group=group)


def items_for(meeting: Gathering) -> list[Item]:
    """All items of a meeting in order, closed ones too: only for sorting out who may see which."""
    return list(meeting.items.in_order().select_related("body__group", "presenter"))


def audience_of(meeting: Gathering, person: Person, day: datetime.date) -> list[Item]:
    """The items of a meeting that one person may see, in order."""
    rows = meeting.items.visible_to(person, day).in_order()
    return list(rows.select_related("body__group", "presenter"))


def called_to(meeting: Gathering, day: datetime.date, *, also_members: bool = False) -> Called:
    """Return who is called to a meeting, sorted by what they may see.

    The bodies' people and the board's deputies; whoever is invited besides; with `also_members` every member. Members are
    asked as they want to be, but for the annual meeting, which every member must be called to.
    """
    found: dict[int, Recipient] = {}
    left_alone: set[int] = set()
    bodies = holders(meeting)
    for body in bodies:
        if body.kind != Body.Kind.MEMBERS:
            full = set(Person.objects.filter(body.people_on(day)).values_list("pk", flat=True))
            for person in _people(body.people_on(day, deputies=True)):
                capacity = Capacity.MEMBER if person.pk in full else Capacity.DEPUTY
                if person.pk not in found or capacity == Capacity.MEMBER:
                    found[person.pk] = Recipient(person, capacity, by_duty=True)
    of_members = any(body.kind == Body.Kind.MEMBERS for body in bodies)
    if of_members or also_members:
        wishes = wanting(meeting)
        for person in _people(is_member_on(day)):
            if person.wants not in wishes:
                left_alone.add(person.pk)
            elif person.pk not in found:
                capacity = Capacity.MEMBER if of_members else Capacity.OBSERVER
                found[person.pk] = Recipient(person, capacity, by_duty=False)
    others = Invitation.objects.filter(gathering=meeting).exclude(person__in=list(found)).select_related("person__user")
    for row in others:
        if row.person.wants in wanting(meeting):
            found[row.person_id] = Recipient(row.person, Capacity.OBSERVER, by_duty=False)
    return Called(_sorted_out(list(found.values()), items_for(meeting), day), len(left_alone - set(found)))


def _people(condition: Q) -> list[Person]:
    return list(Person.objects.filter(condition).select_related("user").by_name())


def _sorted_out(recipients: Sequence[Recipient], items: Sequence[Item], day: datetime.date) -> tuple[Audience, ...]:
    """Those together who may see the same; the one that sees most comes first."""
    closed = {item.body_id: item.body for item in items if item.is_closed}
    inside = {
        key: set(Person.objects.filter(_inside(body, day)).values_list("pk", flat=True)) for key, body in closed.items()
    }
    groups: dict[tuple[frozenset[int], bool], list[Recipient]] = {}
    for one in recipients:
        own = frozenset(key for key, people in inside.items() if one.person.pk in people)
        groups.setdefault((own, one.by_duty), []).append(one)
    return tuple(
        Audience(tuple(group), tuple(item for item in items if not item.is_closed or item.body_id in own), by_duty)
        for (own, by_duty), group in sorted(groups.items(), key=lambda each: (-len(each[0][0]), not each[0][1]))
    )


def _inside(body: Body, day: datetime.date) -> Q:
    """Who belongs to a body: the same people as `Body.objects.joined_by` says, asked the other way round."""
    return body.people_on(day, deputies=True)
