"""Series of meetings: planning one, prolonging it, changing it from a day on, what stands on every agenda."""

import datetime
from collections.abc import Iterable, Sequence
from typing import TypedDict, cast

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.actions.bodies import bodies_of, kind_of, seat_bodies
from lokallag.capabilities.meetings.models import Body, Host, Item, Series, StandingItem
from lokallag.core.gatherings.actions import Details, change_gathering, plan_series
from lokallag.core.gatherings.models import Gathering
from lokallag.core.gatherings.repeats import ordinal
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person


class SeriesDetails(TypedDict, total=False):
    """What can be said about a series and changed from a day on."""

    title: str
    pattern: str
    weekday: int
    number: int
    not_in: list[int]
    starts_at: datetime.time | None
    ends_at: datetime.time | None
    place: str
    is_open: bool
    responsible: Person | None


class Standing(TypedDict, total=False):
    """One line of what stands on every agenda."""

    title: str
    kind: str
    purpose: str
    minutes_allotted: int | None


_RHYTHM = frozenset({"pattern", "weekday", "number", "not_in"})


@transaction.atomic
def plan_meeting_series(
    *,
    bodies: Sequence[Body],
    details: SeriesDetails,
    days: Iterable[datetime.date],
    actor: Person,
    today: datetime.date,
    standing: Iterable[Standing] | None = None,
) -> Series:
    """Make a series and put its meetings in the calendar on these days, each with the standing agenda. Returns it.

    The first of `bodies` leads. Without `standing` a series of the board gets the usual items. ValidationError without
    a body or without a day. Its meetings are ordinary ones: what follows a rhythm in the plan counts them as planned.
    """
    if not bodies:
        raise ValidationError(_("Choose who holds the meetings."), code="no_body")
    series = Series.objects.create(made_on=today, kind=kind_of([body.kind for body in bodies]), **details)
    Host.objects.bulk_create([Host(series=series, body=body, place=place) for place, body in enumerate(bodies)])
    lines = usual_items(series) if standing is None else standing
    StandingItem.objects.bulk_create(
        [StandingItem(series=series, place=place, **line) for place, line in enumerate(lines, start=1)]
    )
    meetings = _plan(series, days, bodies, actor, today)
    record("meetings.series_made", actor=actor, subject=series, count=len(meetings), kind=series.kind)
    return series


@transaction.atomic
def adopt_series(
    *, meetings: Sequence[Gathering], pattern: str, not_in: Sequence[int], actor: Person, today: datetime.date
) -> Series | None:
    """Make a series of meetings that were planned in one go, with its agenda on each. Returns it, None for a single one."""
    if len(meetings) < 2 or not meetings[0].series:
        return None
    first = meetings[0]
    series = Series.objects.create(
        key=first.series,
        title=first.title,
        kind=first.kind,
        pattern=pattern,
        weekday=first.on.weekday(),
        number=ordinal(first.on),
        not_in=list(not_in),
        starts_at=first.starts_at,
        ends_at=first.ends_at,
        place=first.place,
        is_open=first.is_open,
        responsible=first.responsible,
        made_on=today,
    )
    bodies = bodies_of(first)
    Host.objects.bulk_create([Host(series=series, body=body, place=place) for place, body in enumerate(bodies)])
    lines = usual_items(series, bodies)
    StandingItem.objects.bulk_create(
        [StandingItem(series=series, place=place, **line) for place, line in enumerate(lines, start=1)]
    )
    for meeting in meetings:
        fill_agenda(meeting=meeting, actor=actor, today=today)
    record("meetings.series_made", actor=actor, subject=series, count=len(meetings), kind=series.kind)
    return series


@transaction.atomic
def prolong_series(
    *, series: Series, days: Iterable[datetime.date], actor: Person, today: datetime.date
) -> list[Gathering]:
    """Put more of a series' meetings in the calendar, with its agenda. Days it has already are left out. Returns the new."""
    series = _locked(series)
    taken = set(series.meetings.standing().values_list("on", flat=True))
    meetings = _plan(series, [day for day in days if day not in taken], series.bodies, actor, today)
    record("meetings.series_prolonged", actor=actor, subject=series, count=len(meetings))
    return meetings


@transaction.atomic
def change_series(
    *,
    series: Series,
    details: SeriesDetails,
    from_on: datetime.date,
    seen: int,
    actor: Person,
    today: datetime.date,
    now: datetime.datetime,
) -> int:
    """Change a series and its coming meetings from a day on; who comes to one that moves is told. Returns how many moved.

    With another rhythm each of them moves to a day of the new one, in order: agenda, answers and papers go with it. What
    is held or called off stays. ValidationError when somebody else was quicker.
    """
    series = _locked(series)
    if series.sequence != seen:
        raise ValidationError(
            _("Somebody changed this while you were writing. Look through it and save again."), code="changed"
        )
    changed = {name for name, value in details.items() if getattr(series, name) != value}
    for name, value in details.items():
        setattr(series, name, value)
    series.sequence += 1
    series.save()
    first = max(from_on, today)
    coming = list(series.meetings.planned().filter(on__gte=first).select_related("chapter").order_by("on", "pk"))
    days: list[datetime.date] = [row.on for row in coming]
    if changed & _RHYTHM:
        days = series.next_days(first - datetime.timedelta(days=1), len(coming))
    common = cast("Details", {name: value for name, value in details.items() if name in changed - _RHYTHM})
    moved = 0
    for row, day in zip(coming, days, strict=False):
        before = row.sequence
        own: Details = {**common, "on": day}
        moved += (
            change_gathering(gathering=row, details=own, seen=before, actor=actor, today=today, now=now).sequence
            > before
        )
    record("meetings.series_changed", actor=actor, subject=series, fields=sorted(changed), from_on=from_on, count=moved)
    return moved


@transaction.atomic
def set_standing(*, series: Series, lines: Iterable[Standing], seen: int, actor: Person) -> Series:
    """Say anew what stands on every agenda; meetings that are planned keep theirs. ValidationError as `change_series`."""
    series = _locked(series)
    if series.sequence != seen:
        raise ValidationError(
            _("Somebody changed this while you were writing. Look through it and save again."), code="changed"
        )
    series.standing.all().delete()
    rows = [StandingItem(series=series, place=place, **line) for place, line in enumerate(lines, start=1)]
    StandingItem.objects.bulk_create(rows)
    series.sequence += 1
    series.save(update_fields=["sequence"])
    record("meetings.standing_set", actor=actor, subject=series, count=len(rows))
    return series


@transaction.atomic
def take_back(*, meetings: Iterable[Gathering], actor: Person, today: datetime.date) -> int:
    """Take meetings out of the calendar to which nothing has happened. Returns how many.

    Items of theirs that do not stand on every agenda go back to what waits: no work is lost.
    """
    keys = [row.pk for row in meetings]
    rows = (
        Gathering.objects.select_for_update(of=("self",))
        .planned()
        .filter(pk__in=keys, attendances__isnull=True, invitations__isnull=True)
        .exclude(items__number__isnull=False)
        .order_by("pk")
    )
    free = list({row.pk: row for row in rows}.values())
    for row in free:
        for item in row.items.filter(is_standing=False):
            item.gathering, item.series = None, row.series
            item.save(update_fields=["gathering", "series"])
        row.delete()
    record("meetings.taken_back", actor=actor, count=len(free), on=today)
    return len(free)


@transaction.atomic
def undo_meeting_series(*, key: str, actor: Person, today: datetime.date) -> int:
    """Take back the meetings of a series that nothing has happened to; the series itself when nothing is left of it."""
    count = take_back(meetings=Gathering.objects.filter(series=key) if key else [], actor=actor, today=today)
    series = Series.objects.select_for_update(of=("self",)).filter(key=key).first()
    if series is not None and not series.meetings.exists() and not series.items.exists():
        series.delete()
    return count


@transaction.atomic
def fill_agenda(*, meeting: Gathering, actor: Person | None, today: datetime.date) -> int:
    """Put what stands on every agenda of its series, else the usual items, on an empty one. Returns how many."""
    if meeting.items.exists():
        return 0
    series = Series.objects.filter(key=meeting.series).first() if meeting.series else None
    bodies = seat_bodies(meeting=meeting, actor=actor)
    lines: Iterable[Standing] = usual_items(series, bodies)
    if series is not None:
        lines = [
            Standing(title=row.title, kind=row.kind, purpose=row.purpose, minutes_allotted=row.minutes_allotted)
            for row in series.standing.all()
        ]
    rows = [
        Item(gathering=meeting, body=bodies[0], position=place, added_on=today, is_standing=True, **line)
        for place, line in enumerate(lines, start=1)
        if bodies
    ]
    Item.objects.bulk_create(rows)
    record("meetings.agenda_begun", actor=actor, subject=meeting, count=len(rows))
    return len(rows)


def usual_items(series: Series | None, bodies: Sequence[Body] | None = None) -> list[Standing]:
    """Return what is usually on an agenda: of the board with how the plan, the money and the members stand."""
    kind, purpose = Item.Kind, Item.Purpose
    first = next(iter(bodies if bodies is not None else series.bodies if series is not None else []), None)
    begin = [
        Standing(
            title=_("Approval of notice and agenda"), kind=kind.OPENING, purpose=purpose.DECISION, minutes_allotted=5
        ),
        Standing(
            title=_("Minutes of the last meeting"), kind=kind.MINUTES, purpose=purpose.DECISION, minutes_allotted=5
        ),
    ]
    board = [
        Standing(
            title=_("How the work plan stands"), kind=kind.ORDINARY, purpose=purpose.DISCUSSION, minutes_allotted=15
        ),
        Standing(title=_("Money"), kind=kind.ORDINARY, purpose=purpose.INFORMATION, minutes_allotted=10),
        Standing(title=_("New members"), kind=kind.ORDINARY, purpose=purpose.INFORMATION, minutes_allotted=10),
    ]
    end = [
        Standing(title=_("Any other business"), kind=kind.ANY_OTHER, purpose=purpose.DISCUSSION, minutes_allotted=10)
    ]
    return [*begin, *(board if first is not None and first.kind == Body.Kind.BOARD else []), *end]


def _plan(
    series: Series, days: Iterable[datetime.date], bodies: Sequence[Body], actor: Person, today: datetime.date
) -> list[Gathering]:
    details: Details = {
        "kind": series.kind,
        "title": series.title,
        "starts_at": series.starts_at,
        "ends_at": series.ends_at,
        "place": series.place,
        "is_open": series.is_open,
        "responsible": series.responsible,
        "group": bodies[0].group if len(bodies) == 1 and bodies[0].kind == Body.Kind.GROUP else None,
    }
    meetings = plan_series(details=details, days=days, actor=actor, today=today, series=series.key)
    for meeting in meetings:
        seat_bodies(meeting=meeting, bodies=bodies, actor=actor)
        fill_agenda(meeting=meeting, actor=actor, today=today)
    return meetings


def _locked(series: Series) -> Series:
    """The series as it is now, its row locked; ValidationError when somebody has removed it."""
    found = Series.objects.select_for_update(of=("self",)).filter(pk=series.pk).first()
    if found is None:
        raise ValidationError(_("Somebody has removed it in the meantime."), code="gone")
    return found
