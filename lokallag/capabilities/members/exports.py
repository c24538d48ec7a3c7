"""People as rows of a table: the columns there are, and the rows a thousand at a time."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models import Member
from lokallag.core.chapters.municipalities import by_number
from lokallag.core.groups.models import Membership
from lokallag.core.people.models import Person, PersonQuerySet, Seat
from lokallag.core.people.roles import Role
from lokallag.core.web.sheets import PHONE, TEXT, Cell

_PIECE = 2000
Gathered = Callable[[list[int], datetime.date], Mapping[int, str]]


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column of the table: where its value stands, how it is said, or how it is gathered from many rows."""

    label: Promise | str
    field: str = "pk"
    said: Callable[[Any], Cell] | None = None
    gathered: Gathered | None = None
    kind: str = TEXT


def _groups(people: list[int], today: datetime.date) -> dict[int, str]:
    """The groups each is in today, by name."""
    rows = Membership.objects.held_on(today).filter(person__in=people).order_by("group__name")
    return _joined(rows.values_list("person", "group__name"))


def _posts(people: list[int], today: datetime.date) -> dict[int, str]:
    """The posts each holds today."""
    rows = Seat.objects.held_on(today).filter(person__in=people).exclude(role=Role.MEMBER).order_by("role", "pk")
    return _joined((person, str(Role(role).label)) for person, role in rows.values_list("person", "role"))


def _joined(pairs: Any) -> dict[int, str]:
    found: dict[int, str] = {}
    for person, word in pairs:
        found[person] = f"{found[person]}, {word}" if person in found else word
    return found


def _labels(choices: Any) -> Callable[[Any], Cell]:
    """Say a choice by its label, in the language of whoever asks."""
    return lambda key: str(dict(choices).get(key, key)) if key else ""


def _municipality(number: str) -> str:
    known = by_number(number) if number else None
    return known.name if known else number


COLUMNS: dict[str, Column] = {
    "given_name": Column(label=_("first name"), field="given_name"),
    "family_name": Column(label=_("last name"), field="family_name"),
    "email": Column(label=_("e-mail"), field="email"),
    "phone": Column(label=_("phone"), field="phone", kind=PHONE),
    "street": Column(label=_("street address"), field="street"),
    "postcode": Column(label=_("postcode"), field="postcode"),
    "place": Column(label=_("place"), field="place"),
    "municipality": Column(label=_("municipality"), field="municipality_number", said=_municipality),
    "member_number": Column(label=_("member number"), field="member_number"),
    "birth_year": Column(label=_("year of birth"), field="birth_year"),
    "joined_on": Column(label=_("joined on"), field="member__joined_on"),
    "state": Column(label=_("state"), field="member__state", said=_labels(Member.State.choices)),
    "left_on": Column(label=_("left on"), field="member__left_on"),
    "groups": Column(label=_("groups"), gathered=_groups),
    "posts": Column(label=_("posts"), gathered=_posts),
    "wants": Column(label=_("wants to hear"), field="wants", said=_labels(Person.Wants.choices)),
}
#: What is chosen at first.
USUAL = ("given_name", "family_name", "email", "phone", "postcode", "place", "joined_on")


def head(keys: Sequence[str]) -> list[str]:
    """Return what stands above the columns, in the user's language."""
    return [str(COLUMNS[key].label).capitalize() for key in keys]


def kinds(keys: Sequence[str]) -> list[str]:
    """Return what each column holds."""
    return [COLUMNS[key].kind for key in keys]


def rows(people: PersonQuerySet, keys: Sequence[str], today: datetime.date) -> Iterator[tuple[Cell, ...]]:
    """Yield a row for each person by name; memory stays flat however many there are. The chapter's scope must be set."""
    columns = [COLUMNS[key] for key in keys]
    asked = people.by_name().values_list(*[column.field for column in columns], "pk").iterator(chunk_size=_PIECE)
    gathered = {place: column.gathered for place, column in enumerate(columns) if column.gathered}
    said = [(place, _remembered(column.said)) for place, column in enumerate(columns) if column.said]
    if not gathered and not said:
        yield from (row[:-1] for row in asked)
        return
    while piece := list(islice(asked, _PIECE)):
        ids = [row[-1] for row in piece]
        found = {place: gather(ids, today) for place, gather in gathered.items()}
        for row in piece:
            cells = list(row[:-1])
            for place, words in found.items():
                cells[place] = words.get(row[-1], "")
            for place, say in said:
                cells[place] = say(cells[place])
            yield tuple(cells)


def _remembered(say: Callable[[Any], Cell]) -> Callable[[Any], Cell]:
    """Say each value once: a column of states has five of them."""
    known: dict[Any, Cell] = {}

    def saying(value: Any) -> Cell:
        if value not in known:
            known[value] = say(value)
        return known[value]

    return saying
