"""Where a meeting is in its life, and the one thing to do next."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from lokallag.capabilities.meetings.models import Closing, Notice, Opening
from lokallag.core.gatherings.models import Gathering


class Next(StrEnum):
    """What comes next for those who make the meeting."""

    AGENDA = "agenda"
    NOTICE = "notice"
    WAIT = "wait"
    OPEN = "open"
    ROOM = "room"
    MINUTES = "minutes"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Life:
    """What has happened: opened, closed; and whether the notice is out."""

    opened_at: datetime.datetime | None
    closed_at: datetime.datetime | None
    is_called: bool


def life_of(meeting: Gathering) -> Life:
    """Return what has happened to a meeting. Three queries."""
    opened = Opening.objects.filter(gathering=meeting).values_list("opened_at", flat=True).first()
    closed = Closing.objects.filter(gathering=meeting).values_list("closed_at", flat=True).first()
    return Life(opened, closed, is_called(meeting))


def is_called(meeting: Gathering) -> bool:
    """Whether the notice has gone out: from then on the numbers of the agenda stand."""
    return Notice.objects.filter(gathering=meeting, kind=Notice.Kind.NOTICE).exists()


def next_step(meeting: Gathering, life: Life, today: datetime.date, *, has_items: bool) -> Next:
    """Return the one thing to do next: make the agenda, call it, open it, go on, read the minutes."""
    if meeting.is_cancelled:
        return Next.NOTHING
    if life.closed_at is not None:
        return Next.MINUTES
    if life.opened_at is not None:
        return Next.ROOM
    if meeting.is_held:
        return Next.NOTHING
    if not has_items:
        return Next.AGENDA
    if meeting.on <= today:
        return Next.OPEN
    return Next.WAIT if life.is_called else Next.NOTICE
