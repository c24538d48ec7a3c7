"""Making the agenda: adding an item, changing it, moving it, taking it off, giving the numbers."""

import datetime
from typing import Any, TypedDict

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.actions.bodies import seat_bodies
from lokallag.capabilities.meetings.actions.following_up import settle_titles
from lokallag.capabilities.meetings.models import Body, Closing, Item, Series
from lokallag.capabilities.meetings.standings.life import is_called
from lokallag.core.gatherings.actions.locking import locked
from lokallag.core.gatherings.models import Gathering
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person


class ItemDetails(TypedDict, total=False):
    """What can be said about an item and changed afterwards."""

    title: str
    kind: str
    purpose: str
    body: Body
    presenter: Person | None
    minutes_allotted: int | None
    background: str
    recommendation: str
    promise: str
    is_closed: bool


@transaction.atomic
def add_item(
    *,
    meeting: Gathering | None,
    title: str,
    actor: Person | None,
    today: datetime.date,
    body: Body | None = None,
    series: Series | None = None,
    carried_from: Item | None = None,
    is_standing: bool = False,
    **details: Any,
) -> Item:
    """Put an item on a meeting's agenda, or with `meeting` None among what waits for one of a series. Returns it.

    It comes last, but before any other business. `body` is who decides: without one the body that leads the meeting.
    `details` are the other fields of `ItemDetails`. ValidationError for a body that does not hold the meeting.
    """
    if meeting is not None:
        meeting = _open(meeting)
        bodies = seat_bodies(meeting=meeting, actor=actor)
    else:
        bodies = series.bodies if series is not None else []
    decides = body or next(iter(bodies), None)
    if decides is None or (meeting is not None and decides not in bodies):
        raise ValidationError(_("Choose a body that holds the meeting."), code="no_body")
    item = Item.objects.create(
        gathering=meeting,
        body=decides,
        series=series.key if series is not None and meeting is None else "",
        position=_last(meeting, series),
        title=title,
        added_on=today,
        carried_from=carried_from,
        is_standing=is_standing,
        **details,
    )
    if meeting is not None and item.kind != Item.Kind.ANY_OTHER:
        _before_any_other(meeting, item)
    record("meetings.item_added", actor=actor, subject=item, meeting=meeting.pk if meeting else None)
    return item


@transaction.atomic
def change_item(*, item: Item, details: ItemDetails, seen: int, actor: Person) -> Item:
    """Change what is said about an item, and count its `sequence` up when something really changed. Returns it.

    `seen` is the sequence the writer had before them; ValidationError when somebody else was quicker, or when another
    body is to decide what has a number or a decision already.
    """
    item = _still_open(item)
    if item.sequence != seen:
        raise ValidationError(
            _("Somebody changed this while you were writing. Look through it and save again."), code="changed"
        )
    changed = [name for name, value in details.items() if getattr(item, name) != value]
    if not changed:
        return item
    if "body" in changed and (item.number is not None or item.decisions.exists()):
        raise ValidationError(_("It has its number already, so another body cannot decide it now."), code="numbered")
    for name in changed:
        setattr(item, name, details[name])  # type: ignore[literal-required]
    item.sequence += 1
    item.save()
    if {"is_closed", "promise"} & set(changed):
        settle_titles(item=item, actor=actor)
    record("meetings.item_changed", actor=actor, subject=item, fields=sorted(changed))
    return item


@transaction.atomic
def move_item(*, item: Item, before: Item | None, actor: Person) -> None:
    """Let an item be treated just before another of the same list, or last. ValidationError when that one is not there."""
    item = _still_open(item)
    rows = [row for row in _neighbours(item) if row.pk != item.pk]
    if before is not None and before.pk not in {row.pk for row in rows}:
        raise ValidationError(_("Somebody has moved that item in the meantime. This is the order now."), code="moved")
    place = next((place for place, row in enumerate(rows) if before is not None and row.pk == before.pk), len(rows))
    _lay([*rows[:place], item, *rows[place:]])
    record("meetings.item_moved", actor=actor, subject=item, place=place)


@transaction.atomic
def take_off(*, item: Item, actor: Person, today: datetime.date) -> Item:
    """Take an item away. It can be put back; its number is never given to another. Returns it.

    ValidationError when something is decided or written on it: that stays.
    """
    item = _still_open(item)
    if item.decisions.exists() or item.notes.filter(removed_at__isnull=True).exists():
        raise ValidationError(_("Something is decided or written on it, so it stays on the agenda."), code="written")
    item.taken_off, item.taken_off_on, item.gathering = item.gathering, today, None
    item.save(update_fields=["taken_off", "taken_off_on", "gathering"])
    record("meetings.item_taken_off", actor=actor, subject=item)
    return item


@transaction.atomic
def put_back(*, item: Item, actor: Person) -> Item:
    """Put what was taken away back where it was. Returns it; what is not away stays as it is."""
    item = locked_item(item)
    if item.taken_off_on is None:
        return item
    item.gathering, item.taken_off, item.taken_off_on = item.taken_off, None, None
    item.save(update_fields=["taken_off", "taken_off_on", "gathering"])
    record("meetings.item_put_back", actor=actor, subject=item)
    return item


@transaction.atomic
def number_items(*, meeting: Gathering, actor: Person | None, for_good: bool = False) -> int:
    """Give the items of an agenda their numbers, counted by body and year ("12/26"). Returns how many are new.

    Until the notice has gone (`for_good`) the numbers follow the order: those this agenda has are given out anew. From
    then on a number stays with its item. What was taken off keeps its own; no number is ever given to a second item.
    """
    meeting = locked(meeting)
    for_good = for_good or is_called(meeting)
    year = meeting.on.year
    rows = list(meeting.items.select_for_update(of=("self",)).in_order())
    new = [row for row in rows if row.number is None]
    by_body: dict[int, list[Item]] = {}
    for row in rows:
        by_body.setdefault(row.body_id, []).append(row)
    given: list[Item] = []
    for body_id, own in sorted(by_body.items()):
        Body.objects.select_for_update().get(pk=body_id)
        given += _numbered(body_id, year, own, for_good=for_good)
    meeting.items.filter(pk__in=[row.pk for row in given]).update(number=None, year=None)
    Item.objects.bulk_update(given, ["number", "year"])
    if given:
        record("meetings.items_numbered", actor=actor, subject=meeting, count=len(new))
    return len(new)


def _numbered(body_id: int, year: int, rows: list[Item], *, for_good: bool) -> list[Item]:
    """Give a body's items on an agenda their numbers; returns those that got another than they had."""
    first = (Item.objects.filter(body_id=body_id, year=year).aggregate(last=Max("number"))["last"] or 0) + 1
    kept = sorted(row.number for row in rows if row.number is not None and row.year == year)
    lacking = [row for row in rows if row.number is None or not for_good]
    free = ([] if for_good else kept) + list(range(first, first + len(lacking)))
    changed = []
    for row, number in zip(lacking, free, strict=False):
        if (row.number, row.year) != (number, year):
            row.number, row.year = number, year
            changed.append(row)
    return changed


def _open(meeting: Gathering) -> Gathering:
    """The meeting as it is now, its row locked; ValidationError when it is closed: then its agenda stands."""
    meeting = locked(meeting)
    if Closing.objects.filter(gathering=meeting).exists():
        raise ValidationError(_("The meeting is closed, so its agenda stands."), code="closed")
    return meeting


def _still_open(item: Item) -> Item:
    """The item as it is now, its row locked, where its meeting is not closed."""
    item = locked_item(item)
    if item.gathering is not None:
        _open(item.gathering)
    return item


def locked_item(item: Item) -> Item:
    """Return the item as it is now, its meeting's row and its own locked; ValidationError when somebody has removed it."""
    if item.gathering is not None:
        locked(item.gathering)
    found = Item.objects.select_for_update(of=("self",)).select_related("body", "gathering").filter(pk=item.pk).first()
    if found is None:
        raise ValidationError(_("Somebody has removed it in the meantime."), code="gone")
    return found


def _neighbours(item: Item) -> list[Item]:
    """The list an item stands in: a meeting's agenda, or what waits for a series."""
    if item.gathering_id is not None:
        return list(Item.objects.filter(gathering=item.gathering_id).in_order())
    return list(Item.objects.waiting().filter(series=item.series).in_order())


def _last(meeting: Gathering | None, series: Series | None) -> int:
    rows = (
        Item.objects.filter(gathering=meeting)
        if meeting is not None
        else Item.objects.waiting().filter(series=series.key if series else "")
    )
    return int(rows.aggregate(last=Max("position"))["last"] or 0) + 1


def _before_any_other(meeting: Gathering, item: Item) -> None:
    """Any other business comes last."""
    rows = list(Item.objects.filter(gathering=meeting).exclude(pk=item.pk).in_order())
    place = len(rows)
    while place and rows[place - 1].kind == Item.Kind.ANY_OTHER:
        place -= 1
    if place < len(rows):
        _lay([*rows[:place], item, *rows[place:]])


def _lay(rows: list[Item]) -> None:
    """Write the order of a list; only what moved is written."""
    moved = []
    for place, row in enumerate(rows, start=1):
        if row.position != place:
            row.position = place
            moved.append(row)
    Item.objects.bulk_update(moved, ["position"])
