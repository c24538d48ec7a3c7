"""The book of what can be said of people to choose some of them: each app writes its clauses, segments read them.

A segment is a sentence, a list of parts that must all be true: `[{"clause": "members.joined_since", "value": "2021-01-01",
"negated": false}, …]`. It is stored as that JSON and answered anew each time, in one query.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypedDict

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules

from lokallag.core.people.models import Person, PersonQuerySet

Choices = Callable[[], list[tuple[str, str]]]


class Part(TypedDict):
    """One part of a sentence as it is stored."""

    clause: str
    value: str
    # Whether it must not be so.
    negated: bool


@dataclass(frozen=True, kw_only=True)
class Clause:
    """Something that can be said of people.

    `where(value, today)` gives the condition over `Person` (prefer Exists subqueries to joins: no row twice).
    `says(value)` is the part of a sentence in the user's language ("joined after 1 January"); `denies(value)` the same
    turned round ("did not join after …"). `asks`: what is filled in — "nothing", "day", "number", "choice" (with
    `choices`) or "text". `clean` raises ValidationError for a value that cannot be.
    """

    key: str
    label: Promise | str
    where: Callable[[str, datetime.date], Q]
    says: Callable[[str], str]
    denies: Callable[[str], str]
    asks: str = "nothing"
    choices: Choices | None = None


@dataclass
class Book:
    """All clauses by key, in the order they were written."""

    clauses: dict[str, Clause] = field(default_factory=dict)

    def write(self, clause: Clause) -> Clause:
        """Write a clause in the book; a key is written once and never reused."""
        if clause.key in self.clauses:
            raise ValueError(f"The clause {clause.key} is written twice.")
        self.clauses[clause.key] = clause
        return clause


BOOK = Book()


def discover() -> Book:
    """Read every app's `segments.py` and return the book."""
    autodiscover_modules("segments")
    return BOOK


def people_in(parts: Iterable[Mapping[str, Any]], today: datetime.date) -> PersonQuerySet:
    """Return the people of the scope's chapter of whom all parts are true; a part nobody knows makes it nobody."""
    found = Person.objects.all()
    for part in parts:
        clause = BOOK.clauses.get(str(part.get("clause")))
        if clause is None:
            return Person.objects.none()
        where = clause.where(str(part.get("value", "")), today)
        found = found.exclude(where) if part.get("negated") else found.filter(where)
    return found
