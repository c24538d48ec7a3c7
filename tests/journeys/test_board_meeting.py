"""A board meeting from its series to approved and signed minutes, by keyboard alone."""

from __future__ import annotations

import datetime
import re

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from conftest import Actor
from lokallag.capabilities.meetings.models import Approval, Circulation, Decision, Item, Minutes, Note, Signature
from lokallag.capabilities.meetings.tests.held import on_board
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import everywhere, within
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.roles import Role
from tests.journeys.steps import page_of, seen, tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

#: What the issue allows from closing the meeting to minutes that are out for comment.
MOST_PRESSES = 12


def _press(page: Page, selector: str, *, most: int = 90) -> None:
    """Go to a button or a link by Tab, and press it."""
    tab_to(page, selector, most=most)
    page.keyboard.press("Enter")


def _go(page: Page, selector: str, *, most: int = 90) -> None:
    """Press what leads to another page, and wait until it is there."""
    tab_to(page, selector, most=most)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def _type(page: Page, selector: str, words: str) -> None:
    tab_to(page, selector)
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(words)


def _on(chapter: Chapter, day: datetime.date) -> None:
    """It is another day."""
    Chapter.objects.filter(pk=chapter.pk).update(clock_on=day)


def _plan(page: Page, base: str) -> list[Gathering]:
    """The series: its name, its rhythm as it is suggested, the dates, planned."""
    page.goto(f"{base}meetings/series/new/")
    _type(page, "[name=title]", "Styremøte")
    _go(page, "button[value=preview]")
    expect(page.locator("#dates")).to_be_visible()
    _go(page, "button[value=plan]")
    page.wait_for_url(re.compile(r"/series/[0-9a-f-]{36}/"))
    with everywhere():
        return list(Gathering.objects.select_related("chapter").order_by("on"))


def _prepare(page: Page, base: str, meeting: Gathering) -> None:
    """One item more on the agenda the series gave it, and their numbers."""
    page.goto(f"{base}meetings/{meeting.pk}/agenda/")
    _type(page, "form[action$='/items/'] [name=title]", "Stand i mai")
    page.keyboard.press("Enter")
    expect(page.locator("#agenda")).to_contain_text("Stand i mai")
    _go(page, "form[action$='/numbers/'] button")
    with everywhere():
        assert Item.objects.get(title="Stand i mai").number is not None


def _hold(page: Page, base: str, meeting: Gathering) -> None:
    """Opened, two there, a note and a decision on one item, closed."""
    room = f"{base}meetings/{meeting.pk}/room/"
    page.goto(room)
    _go(page, "form[action$='/opening/'] button")
    expect(page.locator("form[action$='/closing/']")).to_be_visible()
    page.goto(f"{room}presence/")
    for here in (1, 2):
        _press(page, "form[action*='/presence/new/'] button.ui-chip")
        expect(page.locator("form[action$='/leaving/']")).to_have_count(here)
    with everywhere():
        item = Item.objects.get(title="Stand i mai")
    page.goto(f"{room}?item={item.pk}")
    # The room's own key: straight to the notes.
    page.keyboard.press("w")
    expect(page.locator("form.room-note textarea").last).to_be_focused()
    page.keyboard.type("Styret drøftet hvor standen skal stå.")
    page.keyboard.press("Tab")
    _until_saved(page)
    _type(page, "#decide [name=text]", "Vi står på torget 29. mai.")
    _go(page, "#decide button:not([type=button])")
    expect(page.locator(".room-decision")).to_contain_text("torget")
    with everywhere():
        assert Decision.objects.get().text == "Vi står på torget 29. mai."
        assert "standen" in Note.objects.get().text
    _go(page, "form[action$='/closing/'] button", most=140)


def _until_saved(page: Page) -> None:
    """What was typed is saved by itself."""
    for _try in range(100):
        with everywhere():
            if Note.objects.filter(text__contains="standen skal").exists():
                return
        page.wait_for_timeout(100)
    with everywhere():
        raise AssertionError(f"The note was not saved: {list(Note.objects.values_list('text', flat=True))}")


def test_a_board_meeting_from_series_to_signed_minutes_by_keyboard(
    browser: Browser, live_server: LiveServer, ada: Actor
) -> None:
    with within(ada.chapter):
        on_board("Eva", "Hauge", Role.SECRETARY)
    base = f"{live_server.url}/north/"
    page = page_of(browser, ada, live_server.url)
    first, second = _plan(page, base)[:2]
    _prepare(page, base, first)
    _on(ada.chapter, first.on)
    _hold(page, base, first)
    # Closed. From here to minutes that are out for comment: to them, and send.
    presses = 0
    _go(page, f"a[href$='/meetings/{first.pk}/minutes/']")
    presses += 1
    page.wait_for_url("**/minutes/")
    expect(page.locator("article")).to_contain_text("Vi står på torget 29. mai.")
    expect(page.locator("article")).to_contain_text("Styret drøftet hvor standen skal stå.")
    seen(page, "board-meeting-minutes")
    _go(page, "form[action$='/circulation/'] button")
    presses += 1
    expect(page.locator("form[action$='/comments/']")).to_be_visible()
    assert presses <= MOST_PRESSES
    with everywhere():
        assert Circulation.objects.get().minutes.gathering_id == first.pk
        asked = Minutes.objects.get().approval_item
    # The next meeting, whose agenda has asked for it since it was planned.
    _on(ada.chapter, second.on)
    page.goto(f"{base}meetings/{first.pk}/minutes/")
    _go(page, "a[href$='/approval/']")
    page.wait_for_url("**/approval/")
    _go(page, "form.ui-form button.ui-button")
    page.wait_for_url("**/minutes/")
    _go(page, "a[href$='/signature/']")
    page.wait_for_url("**/signature/")
    _go(page, "form.ui-form button.ui-button")
    page.wait_for_url("**/minutes/")
    seen(page, "board-meeting-signed")
    with everywhere():
        approval = Approval.objects.get()
        assert (approval.gathering_id, approval.item_id) == (second.pk, asked.pk if asked else None)
        assert Signature.objects.get().signer.person == ada.person
    assert page.request.get(f"{base}meetings/{first.pk}/minutes/minutes.pdf").body()[:5] == b"%PDF-"
    page.context.close()
