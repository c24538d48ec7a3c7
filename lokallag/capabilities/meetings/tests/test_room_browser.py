"""In a real browser: two write in the same note at once, the connection of one drops, and every word is there."""

import datetime

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from conftest import Actor, make_actor
from lokallag.capabilities.meetings.actions import room
from lokallag.capabilities.meetings.actions.agenda import add_item
from lokallag.capabilities.meetings.models import Decision, Note
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.gatherings.models import Gathering, Kind
from lokallag.core.gatherings.tests.factories import planned
from lokallag.core.people.roles import Role
from tests.journeys.steps import page_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def _evening(ada: Actor, eva: Actor, today: datetime.date) -> Gathering:
    """A board meeting that is open, with two items; both are there."""
    with within(ada.chapter):
        meeting = planned(ada, on=today, kind=Kind.BOARD_MEETING)
        by, now = ada.person, ada.chapter.now()
        for title in ("Stands i vår", "Eventuelt"):
            add_item(meeting=meeting, title=title, recommendation="To stands.", actor=by, today=today)
        room.open_meeting(meeting=meeting, chaired_by=by, written_by=eva.person, actor=by, today=today, now=now)
        for person in (by, eva.person):
            room.arrive(meeting=meeting, person=person, actor=by, now=now)
    return meeting


def test_two_write_at_once_the_connection_drops_and_the_words_are_there(
    ada: Actor, north: Chapter, today: datetime.date, browser: Browser, live_server: LiveServer
) -> None:
    eva = make_actor(north, "Eva", "Eide", Role.SECRETARY)
    meeting = _evening(ada, eva, today)
    url = f"{live_server.url}/north/meetings/{meeting.pk}/room/"
    one = page_of(browser, ada, live_server.url)
    one.goto(url)
    # The whole evening goes by keyboard: next item, write, decide.
    one.keyboard.press("n")
    expect(one.locator("[data-clock-face]").first).to_be_visible()
    one.keyboard.press("w")
    one.keyboard.type("Per la fram")
    expect(one.locator("[data-note-status]").first).to_contain_text("12.00", timeout=20_000)
    other = page_of(browser, eva, live_server.url)
    other.goto(url)
    note = other.locator("[data-note] textarea").first
    expect(note).to_have_value("Per la fram")
    # Eva's connection drops while both write.
    other.context.set_offline(True)
    note.press("Control+Home")
    note.type("I går: ")
    expect(other.locator("[data-note-status][data-kept]").first).to_be_visible()
    first = one.locator("[data-note] textarea").first
    first.press("Control+End")
    first.type(" saken")
    expect(one.locator("[data-note-status]").first).to_contain_text("12.00")
    # A new piece too, and then the page goes away before anything was sent.
    other.locator("[data-note] textarea").last.type("Kept here")
    other.context.set_offline(False)
    other.reload()
    expect(other.locator("[data-note] textarea").first).to_have_value("I går: Per la fram saken")
    expect(one.locator("[data-note] textarea").first).to_have_value("I går: Per la fram saken")
    expect(one.locator("[data-note] textarea").nth(1)).to_have_value("Kept here")
    one.keyboard.press("Escape")
    one.locator("h1").click()
    one.keyboard.press("d")
    one.locator("form.room-decide button").click()
    expect(one.locator(".room-decision")).to_contain_text("To stands.")
    with within(north):
        assert sorted(Note.objects.values_list("text", flat=True)) == ["I går: Per la fram saken", "Kept here"]
        assert Decision.objects.get().voters == 2
    for page in (one, other):
        page.context.close()
