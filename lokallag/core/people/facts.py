"""What is known of people's membership on a day: joined, fees, owing. The capability that has members hands in its answer at start."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection
from dataclasses import dataclass


@dataclass(frozen=True)
class MemberFacts:
    """One person's membership. `paid` are pairs (year of the fee, the day it was paid or None when it was not).

    `owes`: the register says that a fee past its day is not paid.
    """

    is_member: bool
    joined_on: datetime.date | None
    paid: tuple[tuple[int, datetime.date | None], ...] = ()
    owes: bool = False


Source = Callable[[Collection[int], datetime.date], dict[int, MemberFacts]]

_SOURCES: list[Source] = []


def facts_source(source: Source) -> Source:
    """Say how memberships are found: keys of people and a day in, what is known by key out; in as few queries as for one."""
    if source not in _SOURCES:
        _SOURCES.append(source)
    return source


def member_facts(people: Collection[int], day: datetime.date) -> dict[int, MemberFacts]:
    """Return what is known of each of the people (by key) on the day; who is no member at all is left out."""
    found: dict[int, MemberFacts] = {}
    for source in _SOURCES:
        found |= source(people, day)
    return found
