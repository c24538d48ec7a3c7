"""The one select of who can have a commitment: the board and groups, posts, people; as one short value."""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import Any

from django.utils.translation import gettext as _

from lokallag.capabilities.plans.models import Commitment
from lokallag.core.groups.models import Group
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import OBSERVERS, Role

Choice = tuple[str, str]
Choices = list[tuple[str, str | list[Choice]]]
MOST_PEOPLE = 500
_NO_POSTS = OBSERVERS | {Role.MEMBER}


def owner_choices(today: datetime.date, kept: Commitment | None = None) -> Choices:
    """Return who may be chosen: three queries. Whoever has it now is always among them."""
    seats = list(Seat.objects.held_on(today).exclude(role__in=_NO_POSTS).select_related("person"))
    holders: dict[str, list[str]] = defaultdict(list)
    for seat in seats:
        holders[seat.role].append(seat.person.name)
    groups = list(Group.objects.filter(dissolved_on__isnull=True).by_name())
    people = list(Person.objects.by_name()[:MOST_PEOPLE])
    if kept is not None:
        if kept.owner_group is not None and kept.owner_group not in groups:
            groups.append(kept.owner_group)
        if kept.owner_person is not None and kept.owner_person not in people:
            people.append(kept.owner_person)
    with_posts = {seat.person_id for seat in seats}
    first = [(f"person:{p.pk}", p.name) for p in people if p.pk in with_posts]
    rest = [(f"person:{p.pk}", p.name) for p in people if p.pk not in with_posts]
    roles = [(f"role:{role.value}", _role_words(role, holders[role.value])) for role in Role if role not in _NO_POSTS]
    choices: Choices = [("", _("Nobody yet"))]
    for title, part in (
        (_("The board and groups"), [(f"group:{g.pk}", g.name) for g in groups]),
        (_("Posts"), roles),
        (_("People with a post"), first),
        (_("Other people"), rest),
    ):
        if part:
            choices.append((title, part))
    return choices


def encode_owner(row: Commitment) -> str:
    """Return who has it as one value: `person:7`, `role:chair`, `group:3`, or nothing."""
    if row.owner_person_id:
        return f"person:{row.owner_person_id}"
    if row.owner_group_id:
        return f"group:{row.owner_group_id}"
    return f"role:{row.owner_role}" if row.owner_role else ""


def decode_owner(value: str) -> dict[str, Any]:
    """Return the owner fields for a value that was among the choices."""
    kind, _sep, ident = value.partition(":")
    return {
        "owner_person": Person.objects.filter(pk=int(ident)).first() if kind == "person" else None,
        "owner_role": ident if kind == "role" else "",
        "owner_group": Group.objects.filter(pk=int(ident)).first() if kind == "group" else None,
    }


def _role_words(role: Role, names: list[str]) -> str:
    return f"{role.label} ({', '.join(names[:2])})" if names else str(role.label)
