"""Made-up agendas: the board's series with what stands on each and what waits, numbered items, a joint meeting's closed one."""

import datetime
from collections.abc import Iterable
from typing import Any

from lokallag.capabilities.meetings.actions.bodies import BY_KIND, body_of, own_body
from lokallag.capabilities.meetings.models import Body, Host, Item, Series, Sitting, StandingItem
from lokallag.config.demonstration.agenda_items import ASKER, LILLEHAMMER, STANDING, Agenda
from lokallag.config.demonstration.story import TODAY, D, Story, days
from lokallag.core.gatherings.models import MEETINGS, Gathering, Kind
from lokallag.core.groups.models import Group

_PURPOSE = {"o": Item.Purpose.INFORMATION, "d": Item.Purpose.DISCUSSION, "v": Item.Purpose.DECISION}


def tell(story: Story) -> None:
    """Say who held each meeting, put the agendas on them with their numbers, and let some items wait."""
    told = LILLEHAMMER if "Tuva" in story.people else ASKER
    for coming in told.coming:
        story.gathering(coming.kind, coming.on, coming.title, at=coming.at, place=coming.place, is_open=coming.is_open)
    board, council = own_body(Body.Kind.BOARD), own_body(Body.Kind.COUNCIL)
    series = _series(story, told, [board])
    meetings = list(Gathering.objects.of(*MEETINGS).order_by("on", "pk"))
    own = [row for row in meetings if row.kind == Kind.BOARD_MEETING and row.on.weekday() == 1]
    Gathering.objects.filter(pk__in=[row.pk for row in own]).update(series=series.key)
    group = next((each for each in story.groups.values() if each.kind == Group.Kind.WORKING), None)
    seats = {row.pk: [own_body(kind) for kind in BY_KIND.get(row.kind, ())] for row in meetings}
    for row in meetings:
        if row.kind == Kind.GROUP_MEETING and group is not None:
            seats[row.pk] = [body_of(group)]
    Sitting.objects.bulk_create(
        [
            Sitting(gathering_id=pk, body=body, place=place)
            for pk, bodies in seats.items()
            for place, body in enumerate(bodies)
        ]
    )
    rows = [item for row in meetings for item in _agenda(story, told, row, seats[row.pk], council)]
    _number(rows)
    Item.objects.bulk_create(rows)
    _backlog(story, told, series, board)


def _series(story: Story, told: type[Agenda], bodies: list[Body]) -> Series:
    """The board's series: its Tuesday of the month, not in July."""
    series = Series.objects.create(
        title="Styremøte",
        kind=Kind.BOARD_MEETING,
        pattern=Series.Pattern.MONTHLY,
        weekday=1,
        number=told.week,
        not_in=[7],
        starts_at=datetime.time(19),
        ends_at=datetime.time(21),
        place="Digitalt",
        responsible=story.people[told.secretary],
        made_on=D(2020, 1, 15),
    )
    Host.objects.bulk_create([Host(series=series, body=body, place=place) for place, body in enumerate(bodies)])
    StandingItem.objects.bulk_create(
        [
            StandingItem(
                series=series, place=place, title=title, kind=kind, purpose=_PURPOSE[purpose], minutes_allotted=minutes
            )
            for place, (title, kind, purpose, minutes) in enumerate(STANDING, start=1)
        ]
    )
    return series


def _agenda(story: Story, told: type[Agenda], meeting: Gathering, bodies: list[Body], council: Body) -> Iterable[Item]:
    """Yield the items of one meeting in order; board meetings have the standing ones round their own."""
    special = told.items.get((meeting.kind, meeting.on), [])
    lines: list[tuple[Any, ...]] = []
    is_board = meeting.kind == Kind.BOARD_MEETING and not hasattr(meeting, "cancellation")
    if is_board and (special or meeting.on <= TODAY):
        lines = [(title, purpose, None, minutes, {"kind": kind}) for title, kind, purpose, minutes in STANDING]
    elif is_board:
        lines = [(title, purpose, None, minutes, {"kind": kind}) for title, kind, purpose, minutes in STANDING[:-1]]
        lines.append((STANDING[-1][0], STANDING[-1][2], None, STANDING[-1][3], {"kind": STANDING[-1][1]}))
    standing = len(lines)
    lines = [*lines[:-1], *special, *lines[-1:]]
    for position, (title, purpose, who, minutes, more) in enumerate(lines, start=1):
        details = {key: value for key, value in more.items() if key not in {"for", "body"}}
        stands = bool(standing) and not standing - 1 < position <= standing - 1 + len(special)
        yield Item(
            chapter=story.chapter,
            gathering=meeting,
            body=council if more.get("body") == "council" else bodies[0],
            position=position,
            title=title,
            purpose=_PURPOSE[purpose],
            presenter=story.people.get(who or (told.presents.get(title, ""))),
            minutes_allotted=minutes,
            promise=story.promise(more["for"]) if "for" in more else "",
            added_on=min(meeting.on - days(12), TODAY),
            is_standing=stands,
            **details,
        )


def _number(rows: list[Item]) -> None:
    """Number what was treated and what the notice has gone for, by body and year; what comes later has no numbers yet."""
    last: dict[tuple[int, int], int] = {}
    for row in rows:
        meeting = row.gathering
        if meeting is None or meeting.on > TODAY + days(15):
            continue
        year = meeting.on.year
        key = (row.body_id, year)
        number = max(last.get(key, 0) + 1, row.number or 0)
        last[key], row.number, row.year = number, number, year


def _backlog(story: Story, told: type[Agenda], series: Series, board: Body) -> None:
    """What waits for one of the board's meetings."""
    Item.objects.bulk_create(
        [
            Item(
                chapter=story.chapter,
                body=board,
                series=series.key,
                position=position,
                title=title,
                purpose=_PURPOSE[purpose],
                presenter=story.people.get(who),
                added_on=TODAY - days(9 * position),
            )
            for position, (title, purpose, who) in enumerate(told.waiting, start=1)
        ]
    )
