"""Who looked at whose page and who took lists out, from the journal; never more than the one who asks needs."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from lokallag.core.journal.models import Entry
from lokallag.core.people.models import Person

#: How far back the pages go.
SHOWN_DAYS = 90
SEEN = "members.seen"
EXPORTED = Q(verb__endswith=".exported") | Q(verb__endswith=".downloaded")


@dataclass(frozen=True)
class Look:
    """That somebody looked, on a day: at one's own page, or (for the chair) at how many, or took out how many rows."""

    who: str
    on: datetime.date
    count: int = 1
    verb: str = ""


def looks_at(person: Person, now: datetime.datetime) -> list[Look]:
    """Return who else opened the page of a person, a line for each and day, the latest first. Two queries."""
    member = getattr(person, "member", None)
    about = Q(subject_type="people.person", subject_id=str(person.pk))
    if member is not None:
        about |= Q(subject_type=member._meta.label_lower, subject_id=str(member.pk))
    entries = _lately(now).filter(about, verb=SEEN).exclude(actor_id=person.pk)
    return _by_day(entries)


def looks_in_chapter(now: datetime.datetime) -> list[Look]:
    """Return who opened how many people's pages on which day: how many, never whose. Two queries."""
    return _by_day(_lately(now).filter(verb=SEEN))


def exports_in_chapter(now: datetime.datetime) -> list[Look]:
    """Return who took out a list when, with how many rows where the journal says so. Two queries."""
    entries = list(_lately(now).filter(EXPORTED).order_by("-pk")[:200])
    names = _names(entry.actor_id for entry in entries)
    return [Look(_name(entry, names), entry.at.date(), _rows(entry.data), entry.verb) for entry in entries]


def _lately(now: datetime.datetime) -> QuerySet[Entry]:
    # The journal is written by the real clock, which in the demonstration is not the chapter's.
    return Entry.objects.filter(at__gt=min(now, datetime.datetime.now(datetime.UTC)) - datetime.timedelta(SHOWN_DAYS))


def _by_day(entries: QuerySet[Entry]) -> list[Look]:
    counts: dict[tuple[datetime.date, int | None], set[str]] = {}
    for at, actor, subject in entries.order_by("-pk").values_list("at", "actor_id", "subject_id")[:2000]:
        counts.setdefault((at.date(), actor), set()).add(subject)
    names = _names(actor for _day, actor in counts)
    return [Look(names.get(actor or 0, ""), day, len(whose)) for (day, actor), whose in counts.items()]


def _names(keys: Iterable[int | None]) -> dict[int, str]:
    return {person.pk: person.name for person in Person.objects.filter(pk__in={key for key in keys if key})}


def _name(entry: Entry, names: dict[int, str]) -> str:
    return names.get(entry.actor_id or 0, "")


def _rows(data: dict[str, Any]) -> int:
    return next((data[key] for key in ("rows", "people", "count", "members") if isinstance(data.get(key), int)), 0)
