"""A notice that was sent too late: the page refuses to call it lawful, and says with the paragraph what can be done."""

import datetime

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from conftest import TODAY, Actor
from lokallag.capabilities.meetings.models import LawfulMark
from lokallag.core.chapters.scopes import within
from lokallag.core.gatherings.models import Gathering, Kind
from tests.journeys.steps import page_of, seen

pytestmark = pytest.mark.browser


def test_a_late_notice_is_refused_and_one_in_time_is_not(browser: Browser, live_server: LiveServer, ada: Actor) -> None:
    ada.chapter.party = "SV"
    ada.chapter.save(update_fields=["party"])
    with within(ada.chapter):
        meeting = Gathering.objects.create(
            kind=Kind.ANNUAL_MEETING, title="Årsmøte", on=TODAY + datetime.timedelta(days=20), planned_on=TODAY
        )
    page = page_of(browser, ada, live_server.url)
    at = f"{live_server.url}/north/meetings/{meeting.pk}/deadlines/"
    for kind in ("notice", "papers"):
        page.goto(f"{at}sent/")
        page.locator("[name=kind]").select_option(kind)
        page.locator("[name=how]").fill("Posten")
        page.locator("form:has([name=how]) button[type=submit]").click()
        page.wait_for_url(at)
    page.locator(f"form[action$='/{meeting.pk}/deadlines/lawful/'] button").click()
    expect(page.get_by_role("alert")).to_contain_text("§ 2-1")
    expect(page.get_by_role("alert")).to_contain_text("21")
    with within(ada.chapter):
        assert not LawfulMark.objects.exists()
        Gathering.objects.filter(pk=meeting.pk).update(on=TODAY + datetime.timedelta(days=22))
    # Moved, the old notice names another day; a new one that is in time may be called lawful.
    for kind in ("notice", "papers"):
        page.goto(f"{at}sent/")
        page.locator("[name=kind]").select_option(kind)
        page.locator("[name=how]").fill("Posten")
        page.locator("form:has([name=how]) button[type=submit]").click()
        page.wait_for_url(at)
    page.locator(f"form[action$='/{meeting.pk}/deadlines/lawful/'] button").click()
    page.wait_for_url(at)
    seen(page, "late-notice")
    with within(ada.chapter):
        assert LawfulMark.objects.get().meeting_on == TODAY + datetime.timedelta(days=22)
