"""What everybody in the room may see now: on the projector, and on the phones of those who follow."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass, field, replace

from lokallag.capabilities.meetings.models import (
    Body,
    Closing,
    Decision,
    Floor,
    Guest,
    Item,
    LastCall,
    Opening,
    Presence,
    Stretch,
)
from lokallag.capabilities.meetings.standings.clock import Clock, clocks_of
from lokallag.capabilities.meetings.standings.speakers import line_of
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.models import Person

#: How many of those who wait for the floor are shown.
NEXT = 3


@dataclass(frozen=True)
class Resolution:
    """A decision as the room sees it."""

    text: str
    how: str
    is_carried: bool
    votes: tuple[int, int, int] | None


@dataclass(frozen=True)
class Screen:
    """What is shown: `state` is before, pause, item, closed_item (blank) or over."""

    state: str
    here: int = 0
    item_id: int = 0
    name: str = ""
    title: str = ""
    recommendation: str = ""
    minutes: int | None = None
    clock: Clock = field(default_factory=Clock)
    decisions: tuple[Resolution, ...] = ()
    speaking: str = ""
    speaking_since: datetime.datetime | None = None
    speech_minutes: int | None = None
    waiting: tuple[str, ...] = ()
    is_last_call: bool = False
    coming: str = ""

    @property
    def tag(self) -> str:
        """Changes whenever something that is shown changes."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:16]


def screen_of(meeting: Gathering, now: datetime.datetime, viewer: Person | None, today: datetime.date) -> Screen:
    """What a person who follows sees; without one, the projector: a closed item only where all present belong to its body."""
    here = Presence.objects.filter(gathering=meeting, left_at__isnull=True).count()
    if Closing.objects.filter(gathering=meeting).exists():
        return Screen("over", here)
    if not Opening.objects.filter(gathering=meeting).exists():
        first = meeting.items.filter(is_closed=False).in_order().first()
        return Screen("before", here, coming=first.title if first is not None else "")
    running = (
        Stretch.objects.filter(item__gathering=meeting, ended_at__isnull=True).select_related("item__body").first()
    )
    if running is None:
        return Screen("pause", here)
    item = running.item
    if item.is_closed and not _may_be_shown(meeting, item, viewer, today):
        return Screen("closed_item", here)
    return replace(_of_item(meeting, item, now), here=here)


def _may_be_shown(meeting: Gathering, item: Item, viewer: Person | None, today: datetime.date) -> bool:
    if viewer is not None:
        return Body.objects.joined_by(viewer, today).filter(pk=item.body_id).exists()
    there = Presence.objects.filter(gathering=meeting, left_at__isnull=True)
    belong = Person.objects.filter(item.body.people_on(today, deputies=True))
    outsiders = there.exclude(person__in=belong.values("pk")).exists()
    guests = Guest.objects.filter(gathering=meeting, left_at__isnull=True).exists()
    return there.exists() and not outsiders and not guests


def _of_item(meeting: Gathering, item: Item, now: datetime.datetime) -> Screen:
    floor = Floor.objects.filter(gathering=meeting).first()
    line = line_of(item, floor)
    speaking = line.speaking
    limit = None
    if floor is not None and speaking is not None:
        limit = floor.speech_minutes if speaking.kind == speaking.Kind.SPEECH else floor.reply_minutes
    return Screen(
        state="item",
        item_id=item.pk,
        name=item.name,
        title=item.title,
        recommendation=item.recommendation,
        minutes=item.minutes_allotted,
        clock=clocks_of(meeting, now).of(item.pk),
        decisions=tuple(_resolution(row) for row in Decision.objects.filter(item=item).order_by("place", "pk")),
        speaking=speaking.name if speaking is not None else "",
        speaking_since=speaking.started_at if speaking is not None else None,
        speech_minutes=limit,
        waiting=tuple(row.name for row in line.waiting[:NEXT]),
        is_last_call=LastCall.objects.filter(item=item).exists(),
    )


def _resolution(row: Decision) -> Resolution:
    votes = None
    if row.votes_for is not None:
        votes = (row.votes_for, row.votes_against or 0, row.votes_abstained or 0)
    return Resolution(row.text, row.how, row.is_carried, votes)
