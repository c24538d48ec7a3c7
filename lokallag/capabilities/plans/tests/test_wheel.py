"""The year wheel, and what the plan puts in the calendar."""

import datetime

import pytest

from conftest import Actor
from lokallag.capabilities.plans.models import Adjustment
from lokallag.capabilities.plans.standings.dates import deadlines, served
from lokallag.capabilities.plans.tests.standing_factory import STRATEGY, WORD, make_plan
from lokallag.core.calendar.dates import dates
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.measures.promises import promises

D = datetime.date
TODAY = D(2021, 2, 15)
YEAR = (D(2021, 1, 1), D(2021, 12, 31))


def test_a_deadline_stands_in_the_calendar_with_its_state(in_north: Chapter) -> None:
    make_plan(
        STRATEGY | {"text": "Late", "due_on": D(2021, 2, 1)},
        STRATEGY | {"text": "Ahead", "due_on": D(2021, 6, 20)},
        STRATEGY | {"text": "Before", "due_on": D(2020, 6, 20)},
        WORD,
    )
    assert [(d.title, d.on, d.mark) for d in deadlines(in_north, *YEAR, TODAY)] == [
        ("Late", D(2021, 2, 1), "behind"),
        ("Ahead", D(2021, 6, 20), "deadline"),
    ]


def test_a_day_to_look_again_stands_in_the_calendar_from_the_day_it_was_agreed(in_north: Chapter) -> None:
    promise = make_plan(WORD | {"text": "Culture"}).commitments.get().promise
    Adjustment.objects.create(promise=promise, on=D(2021, 2, 1), look_again_on=D(2021, 5, 1))
    assert [d.on for d in deadlines(in_north, *YEAR, TODAY)] == [D(2021, 5, 1)]
    assert deadlines(in_north, *YEAR, D(2021, 1, 31)) == []


def test_the_deadlines_stand_among_the_other_dates(in_north: Chapter) -> None:
    make_plan(STRATEGY | {"text": "Ahead", "due_on": D(2021, 6, 20)})
    found = [(d.on, d.mark) for d in dates(in_north, *YEAR, TODAY)]
    assert (D(2021, 6, 20), "deadline") in found
    assert found.count((D(2021, 9, 13), "election")) == 1


def test_what_can_be_logged_for_is_the_plan_in_force(in_north: Chapter) -> None:
    assert served(in_north) == []
    make_plan(WORD | {"text": "First"}, WORD | {"text": "Second", "area": "Else"})
    assert [(s.text, s.area) for s in promises(in_north)] == [("First", "Organisation"), ("Second", "Else")]
    assert all(s.key in s.url for s in promises(in_north))


def test_the_wheel_shows_the_year_asked_for(ada: Actor, cecilie: Actor) -> None:
    with within(ada.chapter):
        make_plan(STRATEGY | {"text": "A strategy", "due_on": D(2021, 6, 20)})
    answer = ada.client.get("/north/year/")
    assert answer.context["year"] == 2021
    assert answer.content.decode().count("A strategy") >= 3  # in the wheel, in the list, among the next
    assert "A strategy" not in ada.client.get("/north/year/?year=2020").content.decode()
    assert "A strategy" not in cecilie.client.get("/south/year/").content.decode()
    assert cecilie.client.get("/north/year/").status_code == 404


@pytest.mark.parametrize("year", ["", "0", "99999", "-1", "²⁰²¹", "1949", "abc"])
def test_a_year_that_is_none_is_this_year(ada: Actor, year: str) -> None:
    assert ada.client.get("/north/year/", {"year": year}).context["year"] == 2021
