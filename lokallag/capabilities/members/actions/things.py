"""What people are found for: a task, a gathering, a group, a commitment, seen as one kind of thing."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from lokallag.capabilities.members.actions.interests import vocabulary
from lokallag.capabilities.members.matching.fitting import Thing
from lokallag.capabilities.members.matching.vocabulary import BY_KIND, interests_in
from lokallag.capabilities.members.models import Ask, Interest
from lokallag.core.chapters.models import Chapter
from lokallag.core.gatherings.models import MEETINGS, Attendance, Gathering
from lokallag.core.groups.models import Group, Membership
from lokallag.core.measures.promises import Served, promises
from lokallag.core.tasks.models import Task

WEEKEND, EVENING = 5, 16


@dataclass(frozen=True, kw_only=True)
class About:
    """One thing somebody is wanted for; `row` is the thing itself. `is_open` is False when nobody is wanted any more."""

    kind: str
    key: str
    title: str
    # A gathering's, task's or group's own words beside the title: what it is about.
    text: str = ""
    on: datetime.date | None = None
    starts_at: datetime.time | None = None
    place: str = ""
    # What it is by nature, where it is a gathering.
    nature: str = ""
    is_open: bool = True
    row: Task | Gathering | Group | Served = field(repr=False)

    @property
    def when(self) -> str:
        """The part of the week it falls in; empty where that is not known."""
        if self.on is None or self.kind != Ask.Kind.GATHERING:
            return ""
        if self.on.weekday() >= WEEKEND:
            return "weekends"
        return "" if self.starts_at is None else "evenings" if self.starts_at.hour >= EVENING else "daytime"

    def inside(self, today: datetime.date) -> set[int]:
        """The people (by number) who have it, are in it or have answered already."""
        if isinstance(self.row, Gathering):
            return set(Attendance.objects.filter(gathering=self.row).values_list("person_id", flat=True))
        if isinstance(self.row, Group):
            inside = Membership.objects.held_on(today).filter(group=self.row)
            return set(inside.values_list("person_id", flat=True))
        if isinstance(self.row, Task):
            return {self.row.person_id} if self.row.person_id is not None else set()
        return set(self.row.owners)


def about(kind: str, key: str, chapter: Chapter) -> About | None:
    """Return the thing of the scope's chapter, None where there is none."""
    if kind == Ask.Kind.COMMITMENT:
        served = next((one for one in promises(chapter) if one.key == key), None)
        if served is None:
            return None
        return About(kind=kind, key=key, title=served.text, text=served.area, row=served)
    if not key.isascii() or not key.isdigit() or len(key) > 18:
        return None
    pk = int(key)
    if kind == Ask.Kind.TASK:
        return _task(pk, chapter)
    if kind == Ask.Kind.GATHERING:
        return _gathering(pk, chapter.today())
    return _group(pk, chapter.today()) if kind == Ask.Kind.GROUP else None


def interests_of(thing: About) -> frozenset[int]:
    """Return the interests (by number) the thing is about, by its words and its nature."""
    natural = BY_KIND.get(thing.nature, ())
    by_nature = Interest.objects.offered().filter(key__in=natural).values_list("pk", flat=True) if natural else ()
    return interests_in(f"{thing.title}\n{thing.text}", vocabulary()) | frozenset(by_nature)


def wanted_for(thing: About, interests: frozenset[int]) -> Thing:
    """Return the thing as the matching wants it."""
    long = thing.kind in {Ask.Kind.GROUP, Ask.Kind.COMMITMENT}
    return Thing(interests=interests, when=thing.when, is_short=not long)


def _task(pk: int, chapter: Chapter) -> About | None:
    task = Task.objects.select_related("group", "completion").filter(pk=pk).first()
    if task is None:
        return None
    served = next((one for one in promises(chapter) if task.promise and one.key == task.promise), None)
    return About(
        kind=Ask.Kind.TASK,
        key=str(pk),
        title=task.title,
        text=served.text if served else "",
        on=task.due_on,
        is_open=not hasattr(task, "completion") and task.person_id is None,
        row=task,
    )


def _gathering(pk: int, today: datetime.date) -> About | None:
    row = Gathering.objects.select_related("holding", "cancellation", "group").filter(pk=pk).first()
    if row is None:
        return None
    return About(
        kind=Ask.Kind.GATHERING,
        key=str(pk),
        title=row.title,
        text="" if row.kind in MEETINGS else row.about,
        on=row.on,
        starts_at=row.starts_at,
        place=row.place,
        nature=row.kind,
        is_open=row.is_planned and row.on >= today,
        row=row,
    )


def _group(pk: int, today: datetime.date) -> About | None:
    row = Group.objects.filter(pk=pk).first()
    if row is None:
        return None
    gone = row.dissolved_on is not None and row.dissolved_on <= today
    return About(kind=Ask.Kind.GROUP, key=str(pk), title=row.name, text=row.mandate, is_open=not gone, row=row)
