"""How long each item has been treated, and which one is."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from lokallag.capabilities.meetings.models import Stretch
from lokallag.core.gatherings.models import Gathering


@dataclass(frozen=True)
class Clock:
    """An item's time: seconds of earlier stretches, when it was first taken up, since when it runs (None: it does not)."""

    used: int = 0
    began: datetime.datetime | None = None
    since: datetime.datetime | None = None

    @property
    def minutes(self) -> int:
        """Whole minutes used before the running stretch."""
        return self.used // 60

    @property
    def is_done(self) -> bool:
        """Whether it was treated and no longer is."""
        return self.began is not None and self.since is None


@dataclass(frozen=True)
class Clocks:
    """The clocks of all items of a meeting; `running` is the id of the item that is treated now."""

    by_item: dict[int, Clock]
    running: int | None

    def of(self, item: int) -> Clock:
        """The clock of an item; standing at nothing for one that was not treated."""
        return self.by_item.get(item, Clock())

    def runs(self, item: int) -> bool:
        """Whether it is treated now."""
        return self.running == item


def clocks_of(meeting: Gathering, now: datetime.datetime) -> Clocks:
    """Read them in one query; a stretch that runs is not counted as used before it ends."""
    rows = Stretch.objects.filter(item__gathering=meeting).order_by("started_at", "pk")
    clocks: dict[int, Clock] = {}
    running = None
    for item, started, ended in rows.values_list("item_id", "started_at", "ended_at"):
        known = clocks.get(item, Clock())
        used = known.used + int((ended - started).total_seconds()) if ended is not None else known.used
        clocks[item] = Clock(used, known.began or started, started if ended is None and started <= now else None)
        running = item if ended is None else running
    return Clocks(clocks, running)
