"""Putting gatherings in the calendar and changing them."""

import datetime
import uuid
from collections.abc import Iterable
from typing import TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lokallag.core.gatherings.actions.line import has_begun, move_up
from lokallag.core.gatherings.actions.locking import locked
from lokallag.core.gatherings.actions.telling import tell_moved
from lokallag.core.gatherings.models import Gathering
from lokallag.core.groups.models import Group
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

# What those who come must know when it changes.
_MOVES = frozenset({"on", "starts_at", "place"})


class Details(TypedDict, total=False):
    """What can be said and changed about a gathering; the rest follows from what happens to it."""

    kind: str
    title: str
    on: datetime.date
    starts_at: datetime.time | None
    ends_at: datetime.time | None
    place: str
    about: str
    is_open: bool
    group: Group | None
    responsible: Person | None
    capacity: int | None
    guests_each: int
    is_important: bool


@transaction.atomic
def plan_gathering(*, details: Details, actor: Person, today: datetime.date) -> Gathering:
    """Put one gathering in the calendar. Returns it."""
    gathering = Gathering.objects.create(planned_on=today, **details)
    record("gatherings.planned", actor=actor, subject=gathering, kind=gathering.kind, on=gathering.on)
    return gathering


@transaction.atomic
def plan_series(
    *, details: Details, days: Iterable[datetime.date], actor: Person, today: datetime.date, series: str = ""
) -> list[Gathering]:
    """Put the same gathering in the calendar on each of the days. They share a `series`: the given one is prolonged.

    Returns them by day.
    """
    series = series or str(uuid.uuid4())
    planned = [
        Gathering.objects.create(**{**details, "on": day}, planned_on=today, series=series) for day in sorted(set(days))
    ]
    if not planned:
        raise ValidationError(_("There is no date left to plan."), code="no_days")
    record("gatherings.series_planned", actor=actor, subject=planned[0], series=series, count=len(planned))
    return planned


@transaction.atomic
def undo_planning(*, gathering: Gathering, actor: Person) -> None:
    """Take a gathering out of the calendar, as if it was never planned.

    ValidationError when something has happened to it already: then it is called off, not removed.
    """
    gathering = locked(gathering)
    if not _untouched([gathering]):
        raise ValidationError(
            _("Somebody is invited or has answered, or it is already held or cancelled. Cancel it instead.")
        )
    on, kind, pk = gathering.on, gathering.kind, gathering.pk
    gathering.delete()
    record("gatherings.planning_undone", actor=actor, gathering=pk, kind=kind, on=on)


@transaction.atomic
def undo_series(*, series: str, actor: Person) -> int:
    """Take back those of a series that nothing has happened to yet. Returns how many were removed."""
    if not series:
        return 0
    rows = list(Gathering.objects.select_for_update().filter(series=series).order_by("pk"))
    removable = [row.pk for row in _untouched(rows)]
    Gathering.objects.filter(pk__in=removable).delete()
    record("gatherings.series_undone", actor=actor, series=series, count=len(removable))
    return len(removable)


@transaction.atomic
def change_gathering(
    *,
    gathering: Gathering,
    details: Details,
    seen: int,
    actor: Person,
    today: datetime.date,
    now: datetime.datetime | None = None,
) -> Gathering:
    """Change what is said about a gathering, and count its `sequence` up when something really changed.

    Those who come are told of another time or place; where there is more room, those who wait move up. `seen` is the sequence the writer had before them; ValidationError when somebody else was quicker.
    """
    gathering = locked(gathering)
    if gathering.sequence != seen:
        raise ValidationError(
            _("Somebody changed this while you were writing. Look through it and save again."), code="changed"
        )
    changed = [name for name, value in details.items() if getattr(gathering, name) != value]
    if not changed:
        return gathering
    for name in changed:
        setattr(gathering, name, details[name])  # type: ignore[literal-required]
    gathering.sequence += 1
    gathering.changed_at = now or gathering.chapter.now()
    gathering.save()
    if gathering.is_planned and not has_begun(gathering, today, now):
        if _MOVES & set(changed):
            tell_moved(gathering, now or gathering.chapter.now())
        if "capacity" in changed:
            move_up(gathering, today=today, now=now)
    record("gatherings.changed", actor=actor, subject=gathering, fields=sorted(changed), on=gathering.on)
    return gathering


def _untouched(rows: list[Gathering]) -> list[Gathering]:
    """Those neither held nor called off, to which nobody is invited and that nobody has answered."""
    keys = [row.pk for row in rows]
    free = set(
        Gathering.objects.planned()
        .filter(pk__in=keys, attendances__isnull=True, invitations__isnull=True)
        .values_list("pk", flat=True)
    )
    return [row for row in rows if row.pk in free]
