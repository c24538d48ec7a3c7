"""The membership officer says who by keyboard, sees the count follow, saves it and takes the people out as a file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from conftest import LONG_AGO, TODAY, Actor
from lokallag.capabilities.members.models import Member
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.groups.models import Group, Membership
from lokallag.core.people.models import Person
from tests.journeys.steps import page_of, seen, tab_to, widest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def people(north: Chapter, ada: Actor) -> None:
    """Four members: one joined long ago, one is in a group."""
    with within(north):
        group = Group.objects.create(name="Standgruppa", established_on=LONG_AGO)
        for name, joined_on in (("Åse", LONG_AGO), ("Nils", TODAY), ("Kari", TODAY), ("Ola", TODAY)):
            person = Person.objects.create(given_name=name, postcode="0150" if name == "Kari" else "2615")
            Member.objects.create(person=person, joined_on=joined_on)
            if name == "Ola":
                Membership.objects.create(group=group, person=person, starts_on=LONG_AGO)


def test_people_are_chosen_by_keyboard_and_taken_out(
    browser: Browser, live_server: LiveServer, ada: Actor, people: None
) -> None:
    page = page_of(browser, ada, live_server.url, viewport={"width": 320, "height": 800}, accept_downloads=True)
    page.context.add_cookies([{"name": "django_language", "value": "en", "url": live_server.url}])
    page.goto(f"{live_server.url}/north/segments/new/")
    told, sentence = page.locator("#told"), page.locator(".ui-sentence")
    expect(told.locator(".ui-stat b")).to_have_text("4")
    # Add "joined after": the gallery opens by Enter, the new part's day has the focus.
    tab_to(page, "summary:has-text('Membership')")
    page.keyboard.press("Enter")
    tab_to(page, "button[value='members.joined_after']")
    page.keyboard.press("Enter")
    expect(page.locator("#id_value")).to_be_focused()
    expect(told.locator(".ui-stat b")).to_have_text("3")
    page.locator("#id_value").fill("2018-01-01")
    page.keyboard.press("Tab")
    expect(told.locator(".ui-stat b")).to_have_text("4")
    expect(sentence).to_have_text("Members who joined after Jan. 1, 2018.")
    page.locator("#id_value").fill("2021-01-01")
    expect(told.locator(".ui-stat b")).to_have_text("3")
    # On a slow line a count that is asked for late does not take the place of what was pressed meanwhile.
    line = page.context.new_cdp_session(page)
    slow = {"offline": False, "latency": 700, "downloadThroughput": -1, "uploadThroughput": -1}
    line.send("Network.emulateNetworkConditions", slow)
    # A part that comes turned round; then the first part is opened again from the sentence and closed.
    tab_to(page, "summary:has-text('Groups and posts')")
    page.keyboard.press("Enter")
    tab_to(page, "button[value='groups.any']")
    page.keyboard.press("Enter")
    expect(sentence).to_have_text("Members who joined after January 1 and are not in any group.")
    expect(told.locator(".ui-stat b")).to_have_text("2")
    line.send("Network.emulateNetworkConditions", slow | {"latency": 0})
    seen(page, "segment-built")
    assert widest(page) <= 320
    # Typed words: the count follows while one types, and what is typed is not taken away.
    page.locator("summary:has-text('Where they live')").click()
    page.locator("button[value='people.postcode']").click()
    expect(page.locator("#id_value")).to_be_focused()
    page.keyboard.type("015", delay=60)
    expect(told.locator(".ui-stat b")).to_have_text("1")
    expect(page.locator("#id_value")).to_have_value("015")
    expect(page.locator("#id_value")).to_be_focused()
    assert "people.postcode%3A015" in page.url
    # The address holds the sentence.
    page.reload()
    expect(told).to_contain_text("Kari")
    page.get_by_role("link", name="joined after January 1").click()
    expect(page.locator("#id_value")).to_have_value("2021-01-01")
    page.get_by_role("button", name="Take this part out").click()
    expect(sentence).to_have_text("Members who are not in any group and have a postcode that begins with 015.")
    _save_and_take_out(page)
    page.context.close()


def _save_and_take_out(page: Page) -> None:
    """Save by keyboard, then get the file."""
    page.locator("#save [name=name]").focus()
    page.keyboard.type("Near the town hall")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Near the town hall")
    page.get_by_role("link", name=re.compile("Take out as a file")).click()
    expect(page.locator("#told")).to_contain_text("1 person")
    page.get_by_label(re.compile("CSV")).check()
    with page.expect_download() as download:
        page.get_by_role("button", name="Get the file").click()
    assert download.value.suggested_filename == "north-near-the-town-hall-2021-02-15.csv"
    assert "Kari" in Path(download.value.path()).read_text("utf-8-sig")
