"""On a phone: Åse is found by "ase", her postcode fills in the place, and something is noted of her."""

from __future__ import annotations

import datetime

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from conftest import TODAY, Actor
from lokallag.capabilities.members.actions import register_member
from lokallag.capabilities.members.models import Remark
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.people.models import Person
from tests.journeys.steps import PHONE, page_of, seen, widest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_somebody_is_found_moved_and_noted(
    browser: Browser, live_server: LiveServer, ada: Actor, north: Chapter
) -> None:
    with within(north):
        for given, family in (("Åse", "Ødegård"), ("Per", "Moen")):
            register_member(
                given_name=given, family_name=family, joined_on=datetime.date(2019, 3, 1), actor=ada.person, today=TODAY
            )
    page = page_of(browser, ada, live_server.url, **PHONE)
    page.goto(f"{live_server.url}/north/members/")
    search = page.locator("input[type=search]")
    search.press_sequentially("ase")
    found = page.locator("[data-find-options] a[href*='/members/']")
    expect(found).to_have_count(1)
    seen(page, "find")
    search.press("ArrowDown")
    found.press("Enter")
    page.wait_for_url("**/members/*/")
    page.locator("a[href$='/edit/']").first.click()
    page.locator("[name=street]").fill("Storgata 1")
    page.locator("[name=postcode]").press_sequentially("2609")
    expect(page.locator("[name=place]")).to_have_value("Lillehammer")
    seen(page, "address")
    assert widest(page) <= 390
    page.locator("main form .ui-form-buttons button[type=submit]").click()
    page.wait_for_url(lambda url: "edit" not in url)
    page.locator("main details:has([name=text]) summary").click()
    page.locator("[name=text]").fill("Vil ringes etter klokka 18.")
    page.locator("form[action$='/notes/'] button").click()
    expect(page.locator("main")).to_contain_text("Vil ringes etter klokka 18.")
    seen(page, "path")
    assert widest(page) <= 390
    with within(north):
        person = Person.objects.get(given_name="Åse")
        assert (person.street, person.place, person.municipality_number) == ("Storgata 1", "Lillehammer", "3405")
        assert Remark.objects.get().member.person == person
