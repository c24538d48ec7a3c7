"""What is known of an agenda: when each item begins, whether there is time for all, what is not finished."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from lokallag.capabilities.meetings.models import Closing, Item, ItemQuerySet, Stretch
from lokallag.core.gatherings.models import Gathering

#: Formalities are never unfinished work.
_FORMALITIES = (Item.Kind.OPENING, Item.Kind.MINUTES, Item.Kind.ANY_OTHER)


@dataclass(frozen=True)
class Slot:
    """An item in the time plan: when it begins, None without a time to begin from."""

    item: Item
    starts_at: datetime.time | None


@dataclass(frozen=True)
class TimePlan:
    """The items with their times; `minutes` are those allotted, `room` those between start and end (None: not said)."""

    slots: list[Slot]
    minutes: int
    room: int | None
    without: int

    @property
    def over(self) -> int:
        """How many minutes too many there are; 0 when all find room."""
        return max(0, self.minutes - self.room) if self.room is not None else 0


def time_plan(meeting: Gathering, items: Iterable[Item]) -> TimePlan:
    """Return when each item begins, from the meeting's start and the minutes of those before it.

    Pass the items that the reader may see: the plan is theirs, and no gap tells of an item that is not for them.
    """
    rows = list(items)
    clock = datetime.datetime.combine(meeting.on, meeting.starts_at) if meeting.starts_at else None
    slots, minutes = [], 0
    for row in rows:
        begins = clock + datetime.timedelta(minutes=minutes) if clock is not None else None
        slots.append(Slot(row, begins.time() if begins is not None else None))
        minutes += row.minutes_allotted or 0
    room = None
    if clock is not None and meeting.ends_at is not None:
        end = datetime.datetime.combine(meeting.on, meeting.ends_at)
        if end <= clock:
            end += datetime.timedelta(days=1)
        room = int((end - clock).total_seconds() // 60)
    return TimePlan(slots, minutes, room, sum(1 for row in rows if row.minutes_allotted is None))


def unfinished(meeting: Gathering) -> ItemQuerySet:
    """The items of a meeting that nothing came of: no decision, not talked through, not carried on, not said to be done.

    What stands on every agenda and the formalities never are. Pass it through `visible_to`.
    """
    treated = Stretch.objects.filter(item=OuterRef("pk"))
    carried = Item.objects.filter(carried_from=OuterRef("pk"), taken_off_on__isnull=True)
    talk = ~Q(purpose=Item.Purpose.DECISION) & Q(Exists(treated))
    rows = Item.objects.filter(gathering=meeting, is_standing=False, finished_on__isnull=True)
    return rows.filter(~Exists(carried), decisions__isnull=True).exclude(kind__in=_FORMALITIES).exclude(talk).in_order()


def is_over(meeting: Gathering) -> bool:
    """Whether the meeting is closed, or said to have been held."""
    return meeting.is_held or Closing.objects.filter(gathering=meeting).exists()


def waiting_for(meeting: Gathering, bodies: Iterable[int]) -> ItemQuerySet:
    """What waits for a meeting: of its series, and what its bodies left to any of their meetings."""
    of_series = Q(series=meeting.series) if meeting.series else Q(pk__in=[])
    loose = Q(series="", body__in=list(bodies))
    return Item.objects.waiting().filter(of_series | loose).in_order()
