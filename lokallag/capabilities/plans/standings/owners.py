"""Who has a commitment, as of a day, and whether that is the one who looks."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol

from django.db.models import Q

from lokallag.core.groups.models import Group, Membership
from lokallag.core.people.models import Person
from lokallag.core.people.roles import BOARD, Role


class _Owned(Protocol):
    """A commitment or an adjustment: whoever carries the three owner fields."""

    owner_person: Person | None
    owner_role: str
    owner_group: Group | None


@dataclass(frozen=True, slots=True)
class Owner:
    """Who has it: a person, a post or a group; `kind` is empty when nobody has it."""

    kind: Literal["", "person", "role", "group"] = ""
    ident: str = ""
    name: str = ""

    @property
    def key(self) -> str:
        """What the filter calls it: `person-7`, `role-chair`, `group-3`, `nobody`."""
        return f"{self.kind}-{self.ident}" if self.kind else "nobody"


def owner_of(owned: _Owned) -> Owner:
    """Return the owner that a commitment or an adjustment names."""
    if owned.owner_person is not None:
        return Owner("person", str(owned.owner_person.pk), owned.owner_person.name)
    if owned.owner_role:
        return Owner("role", owned.owner_role, str(Role(owned.owner_role).label))
    if owned.owner_group is not None:
        return Owner("group", str(owned.owner_group.pk), owned.owner_group.name)
    return Owner()


@dataclass(frozen=True, slots=True)
class Self:
    """The one who looks: their person, posts and groups."""

    person_id: int
    roles: frozenset[str]
    group_ids: frozenset[int]

    def has(self, owner: Owner) -> bool:
        """Tell whether what this owner has is mine."""
        if owner.kind == "person":
            return owner.ident == str(self.person_id)
        if owner.kind == "role":
            return owner.ident in self.roles
        return owner.kind == "group" and int(owner.ident) in self.group_ids


def self_of(person: Person, roles: Iterable[str], today: datetime.date) -> Self:
    """Return the one who looks with the groups they lead or sit in today. One query.

    Whoever holds a post on the board sits in the board, also where nobody has written that down.
    """
    held = frozenset(roles)
    sitting = Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=today), person=person, starts_on__lte=today
    ).values("group_id")
    mine = Q(leader=person) | Q(pk__in=sitting)
    if held & BOARD:
        mine |= Q(kind=Group.Kind.BOARD)
    return Self(person.pk, held, frozenset(Group.objects.filter(mine).values_list("pk", flat=True)))
