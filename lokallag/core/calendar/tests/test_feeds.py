"""The calendar feed: secret, renewable, the chapter's own, right when the clock changes, readable by others."""

import datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
import recurring_ical_events  # type: ignore[import-untyped]
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from conftest import TODAY, Actor
from lokallag.core.calendar import dates as book
from lokallag.core.calendar.dates import Dated, dates
from lokallag.core.calendar.ics import feed
from lokallag.core.calendar.models import Feed
from lokallag.core.calendar.tokens import Ticket, ticket_of, token_of
from lokallag.core.calendar.year import ELECTIONS
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.people.models import Seat
from lokallag.core.tasks.actions import add_task

STAMP = datetime.datetime(2021, 2, 15, 11, tzinfo=datetime.UTC)
FIRST, LAST = datetime.date(2021, 1, 1), datetime.date(2021, 12, 31)


def address_of(actor: Actor) -> str:
    """Ask for a feed as a person does, and return its path."""
    address = f"/{actor.chapter.slug}/calendar/"
    if not actor.client.get(address).context["url"]:
        actor.client.post(address)
    return str(urlsplit(actor.client.get(address).context["url"]).path)


def titles(path: str) -> list[str]:
    answer = Client().get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return [str(event["summary"]) for event in Calendar.from_ical(answer.content).walk("VEVENT")]


@pytest.fixture
def task(ada: Actor) -> str:
    """Something with a day, in North."""
    with within(ada.chapter):
        add_task(title="Print flyers", due_on=datetime.date(2021, 3, 28), actor=ada.person, today=TODAY)
    return "Print flyers"


def test_a_feed_shows_the_chapters_dates_without_login(bo: Actor, task: str) -> None:
    assert task in titles(address_of(bo))


def test_another_chapters_feed_shows_nothing_of_it(cecilie: Actor, task: str) -> None:
    assert task not in titles(address_of(cecilie))


def test_a_new_address_kills_the_old_one(bo: Actor, task: str) -> None:
    old = address_of(bo)
    bo.client.post("/north/calendar/renewal/")
    new = address_of(bo)

    assert new != old
    assert Client().get(old).status_code == 404
    assert task in titles(new)


def test_a_feed_ends_with_the_last_seat(bo: Actor, north: Chapter) -> None:
    path = address_of(bo)
    with within(north):
        Seat.objects.filter(person=bo.person).update(ends_on=TODAY - datetime.timedelta(days=1))

    assert Client().get(path).status_code == 404


@pytest.mark.parametrize(
    "token", ["x", "1-1-1", "1-1-1.x", "1-1-1.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "..", "\x00"]
)
def test_a_made_up_address_opens_nothing(bo: Actor, token: str) -> None:
    assert Client().get(f"/feeds/{token}.ics").status_code == 404


def test_one_chapters_ticket_opens_no_other(bo: Actor, cecilie: Actor, north: Chapter, south: Chapter) -> None:
    address_of(bo)
    with within(north):
        found = Feed.objects.get()

    assert Client().get(f"/feeds/{token_of(Ticket(south.pk, found.pk, 1))}.ics").status_code == 404
    assert Client().get(f"/feeds/{token_of(Ticket(north.pk, found.pk, 1))}.ics").status_code == 200


@given(st.integers(0), st.integers(0), st.integers(0))
def test_a_token_says_what_was_put_in(chapter: int, feed_key: int, version: int) -> None:
    ticket = Ticket(chapter, feed_key, version)

    assert ticket_of(token_of(ticket)) == ticket


@given(st.text())
def test_no_text_is_a_token_by_chance(text: str) -> None:
    assert ticket_of(text) is None


def calendar(*entries: Dated) -> Any:
    """Read back what a feed says; Any, since the properties of an event are of 26 types."""
    return Calendar.from_ical(feed("North", entries, host="example.org", time_zone="Europe/Oslo", stamped_at=STAMP))


def dated(
    on: datetime.date, at: datetime.time | None = None, until: datetime.time | None = None, **more: object
) -> Dated:
    values = {
        "key": "meeting-1",
        "on": on,
        "title": "Møte på Ås, kl. «18»",
        "ring": "meetings",
        "mark": "planned",
        **more,
    }
    return Dated(starts_at=at, ends_at=until, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("on", "hours_from_utc"),
    [
        (datetime.date(2021, 3, 27), 1),
        (datetime.date(2021, 3, 28), 2),
        (datetime.date(2021, 10, 30), 2),
        (datetime.date(2021, 10, 31), 1),
    ],
)
def test_a_meeting_is_at_its_own_time_on_both_sides_of_a_clock_change(on: datetime.date, hours_from_utc: int) -> None:
    read = calendar(dated(on, datetime.time(18), datetime.time(20, 30)))

    (event,) = recurring_ical_events.of(read).at(on)

    start, end = event["DTSTART"].dt, event["DTEND"].dt
    assert start.astimezone(datetime.UTC) == datetime.datetime.combine(
        on, datetime.time(18 - hours_from_utc), tzinfo=datetime.UTC
    )
    assert end - start == datetime.timedelta(hours=2, minutes=30)
    assert str(start.tzinfo) == "Europe/Oslo"
    assert str(event["SUMMARY"]) == "Møte på Ås, kl. «18»"


@pytest.mark.parametrize("on", [datetime.date(2021, 3, 27), datetime.date(2021, 10, 30)])
def test_a_meeting_through_the_night_of_a_clock_change_ends_when_it_says(on: datetime.date) -> None:
    read = calendar(dated(on, datetime.time(22), datetime.time(4)))
    (event,) = read.walk("VEVENT")

    end = event["DTEND"].dt
    assert (end.date(), end.time()) == (on + datetime.timedelta(days=1), datetime.time(4))


@pytest.mark.parametrize("on", [datetime.date(2021, 3, 28), datetime.date(2021, 10, 31), datetime.date(2021, 6, 1)])
def test_a_whole_day_is_that_day_and_no_other(on: datetime.date) -> None:
    read = calendar(dated(on))

    assert len(recurring_ical_events.of(read).at(on)) == 1
    assert recurring_ical_events.of(read).at(on + datetime.timedelta(days=1)) == []
    assert recurring_ical_events.of(read).at(on - datetime.timedelta(days=1)) == []


def test_what_is_called_off_says_so_and_keeps_its_key() -> None:
    before = calendar(dated(TODAY)).walk("VEVENT")[0]
    after = calendar(dated(TODAY, mark="cancelled", sequence=1)).walk("VEVENT")[0]

    assert str(before["UID"]) == str(after["UID"]) == "meeting-1@example.org"
    assert (str(before["STATUS"]), str(after["STATUS"])) == ("CONFIRMED", "CANCELLED")
    assert after["SEQUENCE"] == 1


@given(
    st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 1, 1)),
    st.none() | st.times(),
    st.none() | st.times(),
    st.text(max_size=60),
)
def test_whatever_is_dated_is_read_back(
    on: datetime.date, at: datetime.time | None, until: datetime.time | None, title: str
) -> None:
    (event,) = calendar(dated(on, at, until, title=title)).walk("VEVENT")

    start = event["DTSTART"].dt
    assert (start.date() if at else start) == on
    assert event["DTEND"].dt > start


def test_elections_and_their_lists_are_in_every_calendar(in_north: Chapter) -> None:
    found = {one.key: one for one in dates(in_north, FIRST, LAST, TODAY)}

    assert found["election-2021"].on == datetime.date(2021, 9, 13)
    assert found["election-2021"].mark == "election"
    assert found["lists-2021"].on == datetime.date(2021, 3, 31)
    assert all(election.on.weekday() == 0 and election.lists_due_on < election.on for election in ELECTIONS)


def test_dates_come_in_order_from_all_who_have_them(in_north: Chapter) -> None:
    found = dates(in_north, FIRST, LAST, TODAY)

    assert [one.on for one in found] == sorted(one.on for one in found)
    assert len(book._SOURCES) >= 2
