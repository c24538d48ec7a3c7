"""Who is a member on a day. The core knows no members: the capability that does hands in its answer here at start."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import NamedTuple

from django.db.models import Q

IsMember = Callable[[datetime.date], Q]


class Source(NamedTuple):
    """The answer twice: `condition(day)` over Person for questions, `sql` for the database's own guard of letters.

    `sql` is a condition on the person whose key is `NEW.person_id` and the day `{day}`, the same on every database.
    """

    condition: IsMember
    sql: str


_SOURCES: list[Source] = []


def membership_source(condition: IsMember, *, sql: str) -> None:
    """Say who is a member; called once, at start."""
    source = Source(condition, sql)
    if source not in _SOURCES:
        _SOURCES.append(source)


def is_member_on(day: datetime.date) -> Q:
    """Return the condition over Person "is a member on the day"; without a source nobody is."""
    found = Q(pk__in=[])
    for source in _SOURCES:
        found |= source.condition(day)
    return found


def member_sql() -> str:
    """Return the same in SQL; without a source it is never true."""
    return " OR ".join(f"({source.sql})" for source in _SOURCES) or "1 = 0"
