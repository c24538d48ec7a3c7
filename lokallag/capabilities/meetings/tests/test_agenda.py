"""The agenda: items in order with their numbers, who may see and change them, what two who write at once are told."""

import datetime
import random

import pytest
from django.core.exceptions import ValidationError

from conftest import TODAY, Actor
from lokallag.capabilities.meetings.actions.agenda import (
    add_item,
    change_item,
    move_item,
    number_items,
    put_back,
    take_off,
)
from lokallag.capabilities.meetings.actions.bodies import own_body
from lokallag.capabilities.meetings.actions.series import plan_meeting_series
from lokallag.capabilities.meetings.models import Body, Item
from lokallag.core.chapters.models import Chapter
from lokallag.core.gatherings.models import Gathering, Kind
from lokallag.core.gatherings.tests.factories import LATER, planned
from lokallag.core.measures.book import BOOK

T = datetime.date


def joint(ada: Actor) -> Gathering:
    return planned(ada, on=LATER, kind=Kind.JOINT_MEETING)


def add(meeting: Gathering, title: str, ada: Actor, **more: object) -> Item:
    return add_item(meeting=meeting, title=title, actor=ada.person, today=TODAY, **more)  # type: ignore[arg-type]


def titles(meeting: Gathering) -> list[str]:
    return [row.title for row in meeting.items.in_order()]


def test_items_come_before_any_other_business_and_are_moved_by_name(ada: Actor, in_north: Chapter) -> None:
    meeting = planned(ada, on=LATER)
    add(meeting, "Eventuelt", ada, kind=Item.Kind.ANY_OTHER)
    one, two, three = (add(meeting, name, ada) for name in ("Én", "To", "Tre"))
    assert titles(meeting) == ["Én", "To", "Tre", "Eventuelt"]
    move_item(item=three, before=one, actor=ada.person)
    assert titles(meeting) == ["Tre", "Én", "To", "Eventuelt"]
    take_off(item=two, actor=ada.person, today=TODAY)
    with pytest.raises(ValidationError):
        move_item(item=three, before=two, actor=ada.person)
    assert titles(meeting) == ["Tre", "Én", "Eventuelt"]
    assert not Item.objects.waiting().exists()
    put_back(item=two, actor=ada.person)
    assert titles(meeting) == ["Tre", "Én", "To", "Eventuelt"]


def test_who_was_slower_is_told_and_loses_nothing(ada: Actor, in_north: Chapter) -> None:
    item = add(planned(ada, on=LATER), "Stand", ada)
    change_item(item=item, details={"title": "Stand i mai"}, seen=0, actor=ada.person)
    with pytest.raises(ValidationError) as told:
        change_item(item=item, details={"title": "Stand i juni"}, seen=0, actor=ada.person)
    assert told.value.code == "changed"
    item.refresh_from_db()
    assert (item.title, item.sequence) == ("Stand i mai", 1)


def test_each_body_counts_its_own_numbers_by_year(ada: Actor, in_north: Chapter) -> None:
    council = own_body(Body.Kind.COUNCIL)
    january = planned(ada, on=T(2021, 1, 12))
    add(january, "Før", ada)
    number_items(meeting=january, actor=ada.person, for_good=True)
    both = joint(ada)
    for name, body in (("A", None), ("B", council), ("C", None)):
        add(both, name, ada, body=body)
    assert number_items(meeting=both, actor=ada.person) == 3
    assert [(row.name, row.body.kind) for row in both.items.in_order().select_related("body")] == [
        ("2/21", Body.Kind.BOARD),
        ("1/21", Body.Kind.COUNCIL),
        ("3/21", Body.Kind.BOARD),
    ]


@pytest.mark.parametrize("seed", range(12))
def test_a_number_is_never_given_twice_and_stays_after_the_notice(ada: Actor, in_north: Chapter, seed: int) -> None:
    """Whatever is added, moved, taken off and numbered, in two meetings of a year."""
    chance = random.Random(seed)
    meetings = [planned(ada, on=LATER), planned(ada, on=LATER + datetime.timedelta(days=30))]
    gone: set[int] = set()
    fixed: dict[int, str] = {}
    for _step in range(25):
        meeting = chance.choice(meetings)
        rows = list(meeting.items.in_order())
        what = chance.choice("aamtn" if len(rows) > 1 else "a")
        if what == "a":
            add(meeting, f"Sak {_step}", ada)
        elif what == "m":
            move_item(item=rows[-1], before=rows[0], actor=ada.person)
        elif what == "t":
            take_off(item=chance.choice(rows), actor=ada.person, today=TODAY)
        else:
            if meeting.pk in gone or chance.random() < 0.3:
                gone.add(meeting.pk)
            number_items(meeting=meeting, actor=ada.person, for_good=meeting.pk in gone)
            now = {row.pk: row.name for row in meeting.items.all()}
            assert "" not in now.values()
            assert {pk: name for pk, name in now.items() if pk in fixed} == {
                pk: name for pk, name in fixed.items() if pk in now
            }
            if meeting.pk in gone:
                fixed |= now
            else:
                assert [row.number for row in meeting.items.in_order()] == sorted(
                    row.number or 0 for row in meeting.items.all()
                )
    numbers = list(Item.objects.exclude(number=None).values_list("number", flat=True))
    assert len(numbers) == len(set(numbers))


def test_a_series_plans_its_meetings_with_the_usual_agenda_and_feeds_the_rhythm(ada: Actor, in_north: Chapter) -> None:
    board = own_body(Body.Kind.BOARD)
    days = [T(2021, 3, 2), T(2021, 4, 6)]
    series = plan_meeting_series(
        bodies=[board],
        details={"title": "Styremøte", "pattern": "monthly", "weekday": 1, "number": 1, "not_in": [7]},
        days=days,
        actor=ada.person,
        today=TODAY,
    )
    first = series.meetings.order_by("on")[0]
    assert (first.kind, first.sittings.get().body) == (Kind.BOARD_MEETING, board)
    assert [row.kind for row in first.items.in_order()][0::5] == [Item.Kind.OPENING, Item.Kind.ANY_OTHER]
    assert series.next_days(T(2021, 5, 5), 3) == [T(2021, 6, 1), T(2021, 8, 3), T(2021, 9, 7)]
    rows = BOOK.rows(["meetings.board_held"], T(2021, 1, 1), T(2021, 12, 31))
    assert [(row.on, row.planned) for row in rows] == [(day, True) for day in days]
