"""The council group's own item in a joint meeting: its leader reads it, the chair finds it nowhere, wherever they look."""

from __future__ import annotations

import io

import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from conftest import Actor
from lokallag.capabilities.meetings.tests.held import joint_meeting
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.people.models import User
from tests.journeys.steps import page_of, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SECRET = "Hemmelig"
ROOMS = ("", "agenda/", "agenda/print/", "papers/", "notice/", "room/", "minutes/")
FILES = ("papers/all.pdf", "minutes/minutes.pdf")


def test_a_closed_item_is_found_by_its_body_and_by_nobody_else(
    browser: Browser, live_server: LiveServer, ada: Actor, north: Chapter
) -> None:
    with within(north):
        stage, tuva = joint_meeting(ada)
        tuva.user = User.objects.create_user(email="tuva@example.org")
        tuva.save()
        hidden = stage.items[1]
        decision = hidden.decisions.get()
    ada.client.cookies.clear()
    leader = Actor(tuva.user, tuva, north, type(ada.client)())
    for actor in (ada, leader):
        actor.client.force_login(actor.user, backend="django.contrib.auth.backends.ModelBackend")
    base = f"{live_server.url}/north/"
    meeting = f"{base}meetings/{stage.meeting.pk}/"
    theirs = page_of(browser, leader, live_server.url)
    assert {"agenda/", "room/", "minutes/"} <= {room for room in ROOMS if _shows(theirs, meeting + room)}
    assert all(SECRET in _words(theirs, meeting + file) for file in FILES)
    assert _found(theirs, base) == 1
    assert SECRET not in _feed(theirs, base)
    seen(theirs, "joint-meeting-leader")
    page = page_of(browser, ada, live_server.url)
    assert [room for room in ROOMS if _shows(page, meeting + room)] == []
    for elsewhere in ("", "meetings/", "decisions/", "tasks/", "year/", "plan/"):
        assert not _shows(page, base + elsewhere), elsewhere
    assert [file for file in FILES if SECRET in _words(page, meeting + file)] == []
    assert _found(page, base) == 0
    assert SECRET not in _feed(page, base)
    for address in (f"{meeting}agenda/items/{hidden.pk}/", f"{base}decisions/{decision.pk}/"):
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 404, address
    for each in (page, theirs):
        each.context.close()


def _shows(page: Page, url: str) -> bool:
    page.goto(url)
    return SECRET in page.content()


def _words(page: Page, url: str) -> str:
    """The words of a PDF as this person gets it, with its bookmarks."""
    answer = page.request.get(url)
    assert answer.ok, url
    file = pypdf.PdfReader(io.BytesIO(answer.body()))
    return "\n".join([*(each.extract_text() for each in file.pages), repr(file.outline)])


def _found(page: Page, base: str) -> int:
    """How many decisions the search finds."""
    page.goto(f"{base}decisions/")
    page.locator("main input[type=search]").fill(SECRET.lower())
    page.keyboard.press("Enter")
    page.wait_for_url("**q=**")
    expect(page.locator("main")).to_be_visible()
    return page.locator("main a[href*='/decisions/']", has_text=SECRET).count()


def _feed(page: Page, base: str) -> str:
    """The person's own calendar."""
    page.goto(f"{base}calendar/")
    make = page.locator("main form button")
    if page.locator("input[value*='/feeds/'], a[href*='/feeds/']").count() == 0:
        make.first.click()
        page.wait_for_load_state()
    shown = page.content()
    start = shown.index("/feeds/")
    return page.request.get(base.removesuffix("/north/") + shown[start : shown.index(".ics", start) + 4]).text()
