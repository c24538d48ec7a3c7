"""What counts of meetings: held, planned, cancelled, and since when that was known."""

import datetime

from conftest import Actor
from lokallag.core.calendar.dates import dates
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import across, within
from lokallag.core.gatherings import actions
from lokallag.core.gatherings.models import Gathering, Kind
from lokallag.core.gatherings.tests.factories import held, planned
from lokallag.core.measures.book import BOOK, Row

YEAR = (datetime.date(2021, 1, 1), datetime.date(2021, 12, 31))
JANUARY = datetime.date(2021, 1, 12)
MARCH = datetime.date(2021, 3, 2)
KEY = "meetings.board_held"


def rows(key: str = KEY) -> list[tuple[datetime.date, bool, datetime.date | None, datetime.date | None]]:
    return [(row.on, row.planned, row.known_on, row.gone_on) for row in BOOK.rows([key], *YEAR)]


def test_what_is_held_counts_and_what_is_planned_stands_beside(
    ada: Actor, in_north: Chapter, today: datetime.date
) -> None:
    held(ada, on=JANUARY, kind=Kind.BOARD_MEETING)
    planned(ada, on=MARCH, kind=Kind.BOARD_MEETING)
    planned(ada, on=MARCH, kind=Kind.MEMBER_MEETING)
    assert rows() == [(JANUARY, False, None, None), (JANUARY, True, JANUARY, None), (MARCH, True, today, None)]


def test_a_held_one_has_the_same_key_planned_and_done(ada: Actor, in_north: Chapter) -> None:
    held(ada, on=JANUARY, kind=Kind.BOARD_MEETING)
    assert len({row.key for row in BOOK.rows([KEY], *YEAR)}) == 1


def test_what_is_cancelled_says_since_when(ada: Actor, in_north: Chapter, today: datetime.date) -> None:
    row = planned(ada, on=MARCH, kind=Kind.BOARD_MEETING)
    actions.cancel_gathering(gathering=row, reason="", actor=ada.person, today=today)
    assert rows() == [(MARCH, True, today, today)]
    actions.undo_cancellation(gathering=row, actor=ada.person)
    assert rows() == [(MARCH, True, today, None)]


def test_it_counts_on_the_day_it_was_held_and_no_longer_when_undone(
    ada: Actor, in_north: Chapter, today: datetime.date
) -> None:
    row = planned(ada, on=JANUARY, kind=Kind.BOARD_MEETING)
    actions.hold_gathering(gathering=row, held_on=datetime.date(2021, 1, 19), actor=ada.person, today=today)
    assert [each.on for each in BOOK.rows([KEY], *YEAR) if not each.planned] == [datetime.date(2021, 1, 19)]
    actions.undo_holding(gathering=row, actor=ada.person)
    assert not [each for each in BOOK.rows([KEY], *YEAR) if not each.planned]


def test_several_chapters_are_answered_for_in_one_query(
    ada: Actor, cecilie: Actor, north: Chapter, south: Chapter, django_assert_num_queries: object
) -> None:
    for actor in (ada, cecilie):
        with within(actor.chapter):
            held(actor, on=JANUARY, kind=Kind.BOARD_MEETING)
    with across([north, south]), django_assert_num_queries(1):  # type: ignore[operator]
        found: list[Row] = BOOK.rows([KEY, "meetings.held"], *YEAR)
    assert {row.chapter_id for row in found} == {north.pk, south.pk}


def test_the_year_shows_them_with_their_mark(ada: Actor, in_north: Chapter, today: datetime.date) -> None:
    held(ada, on=JANUARY, kind=Kind.BOARD_MEETING)
    off = planned(ada, on=MARCH, kind=Kind.BOARD_MEETING)
    actions.cancel_gathering(gathering=off, reason="", actor=ada.person, today=today)
    planned(ada, on=MARCH, kind=Kind.BOARD_MEETING)
    found = [dated for dated in dates(in_north, *YEAR, today) if dated.key.startswith("gathering-")]
    assert [(dated.on, dated.mark) for dated in found] == [(JANUARY, "held"), (MARCH, "cancelled"), (MARCH, "planned")]
    assert found[0].url == f"/north/meetings/{Gathering.objects.get(on=JANUARY).pk}/"
