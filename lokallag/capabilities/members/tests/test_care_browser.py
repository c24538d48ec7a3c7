"""In a real browser: a newcomer is called late and escalates; a ring round by keyboard with two callers."""

import datetime

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from conftest import TODAY, Actor
from lokallag.capabilities.members.jobs import look_after_newcomers
from lokallag.capabilities.members.models import Answer, Ring, Welcome
from lokallag.capabilities.members.tests.factories import joined
from lokallag.capabilities.members.tests.test_rounds import a_round
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from tests.journeys.steps import PHONE, page_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_newcomer_is_called_late_and_the_chair_is_told(
    ada: Actor, north: Chapter, browser: Browser, live_server: LiveServer
) -> None:
    with within(north):
        member = joined(ada, "Nina Ny", TODAY, phone="+4790000001")
    north.clock_on = TODAY + datetime.timedelta(days=10)
    north.save()
    look_after_newcomers()
    page = page_of(browser, ada, live_server.url, **PHONE)
    page.goto(f"{live_server.url}/north/members/care/")
    row = page.locator("li", has_text="Nina Ny")
    expect(row.locator(".ui-tag")).to_have_count(2)
    row.locator(f"a[href$='/care/{member.pk}/call/']").click()
    page.locator("button[name=reached][value='1']").click()
    expect(page.locator(".ui-message-undo")).to_be_visible()
    expect(page.locator("li", has_text="Nina Ny")).to_have_count(0)
    with within(north):
        assert Welcome.objects.get().escalated_on == TODAY + datetime.timedelta(days=10)
    page.context.close()


def test_a_ring_round_goes_by_keyboard_for_two_callers(
    ada: Actor, bo: Actor, north: Chapter, browser: Browser, live_server: LiveServer
) -> None:
    with within(north):
        made = a_round(ada, ada, bo, people=4)
    url = f"{live_server.url}/north/members/rounds/{made.pk}/call/"
    pages = [page_of(browser, who, live_server.url) for who in (ada, bo)]
    for page in pages:
        page.goto(url)
        page.keyboard.press("Enter")
        expect(page.locator("a[href^='tel:']")).to_be_visible()
    first, second = pages
    names = [page.locator("h1").inner_text() for page in pages]
    assert names == ["Ring0 Meg", "Ring1 Meg"]
    first.keyboard.press("n")
    first.keyboard.type("Kommer på tirsdag 1")
    first.keyboard.press("Escape")
    first.keyboard.press("1")
    expect(first.locator("h1")).to_have_text("Ring2 Meg")
    second.keyboard.press("3")
    expect(second.locator("button[name=again_on]")).to_have_count(4)
    second.keyboard.press("4")
    expect(second.locator("h1")).to_have_text("Ring3 Meg")
    first.keyboard.press("2")
    expect(first.locator("a[href^='tel:']")).to_have_count(0)
    with within(north):
        rings = list(Ring.objects.order_by("pk").values_list("outcome", "again_on"))
        assert rings == [
            ("talked", None),
            ("", datetime.date(2021, 8, 10)),
            ("", TODAY + datetime.timedelta(days=1)),
            ("", None),
        ]
        assert Answer.objects.get(outcome="talked").contact.note == "Kommer på tirsdag 1"
    for page in pages:
        page.context.close()
