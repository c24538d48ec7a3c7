"""An agenda is put in order in the browser: by keys, where the focus stays and the place is said, and by dragging."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from conftest import TODAY, Actor
from lokallag.capabilities.meetings.actions.agenda import add_item
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.gatherings.tests.factories import LATER, planned
from tests.journeys.steps import page_of, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_items_are_moved_by_keys_and_by_drag(
    browser: Browser, live_server: LiveServer, ada: Actor, north: Chapter
) -> None:
    with within(north):
        meeting = planned(ada, on=LATER)
        for title in ("Én", "To", "Tre"):
            add_item(meeting=meeting, title=title, actor=ada.person, today=TODAY)
    page = page_of(browser, ada, live_server.url)
    page.goto(f"{live_server.url}/north/meetings/{meeting.pk}/agenda/")
    titles = page.locator(".ui-order-title")
    page.get_by_role("link", name="Én").focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(titles).to_have_text(["To", "Én", "Tre"])
    expect(page.get_by_role("link", name="Én")).to_be_focused()
    expect(page.locator("body > p[role=status]")).to_contain_text("Én")
    page.keyboard.press("Alt+ArrowDown")
    expect(titles).to_have_text(["To", "Tre", "Én"])
    expect(page.get_by_role("link", name="Én")).to_be_focused()
    page.locator("#id_title").fill("Fire")
    page.keyboard.press("Enter")
    expect(titles).to_have_text(["To", "Tre", "Én", "Fire"])
    grip, first = page.locator("[data-order-grip]").last.bounding_box(), titles.first.bounding_box()
    assert grip is not None
    assert first is not None
    page.mouse.move(grip["x"] + 5, grip["y"] + 5)
    page.mouse.down()
    page.mouse.move(grip["x"] + 5, first["y"] - 5, steps=6)
    with page.expect_response("**/place/"):
        page.mouse.up()
    expect(titles).to_have_text(["Fire", "To", "Tre", "Én"])
    seen(page, "agenda-order")
    with within(north):
        assert [row.title for row in meeting.items.in_order()] == ["Fire", "To", "Tre", "Én"]
