"""The quick note on a phone, in a real browser: three taps and the words themselves."""

import pytest
from playwright.sync_api import Browser, Page

from conftest import Actor
from lokallag.capabilities.logbook.models import Note
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.measures.promises import Served

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}


def on_the_phone(browser: Browser, actor: Actor, address: str, *, javascript: bool = True) -> Page:
    """A logged-in page on a phone."""
    context = browser.new_context(viewport=PHONE, has_touch=True, java_script_enabled=javascript, locale="nb-NO")  # type: ignore[arg-type]
    session = actor.client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": address}])
    page = context.new_page()
    page.set_default_timeout(10_000)
    return page


def test_a_stand_is_written_down_in_three_taps(
    browser: Browser, live_server: object, ada: Actor, north: Chapter, plan: list[Served]
) -> None:
    address = str(live_server)
    page = on_the_phone(browser, ada, address)
    page.goto(f"{address}/north/logbook/")
    taps = 0
    page.locator("nav a[href='/north/logbook/new/']").last.tap()
    taps += 1
    page.wait_for_selector("textarea[name=what]:focus")
    with page.expect_response(lambda response: "/suggestions/" in response.url):
        page.keyboard.type("Leserbrev i avisa")
    page.wait_for_function("() => document.querySelector('#suggestions label').innerText.includes('leserbrev')")
    page.locator("#suggestions label").first.tap()
    taps += 1
    page.locator(".logbook-save button").tap()
    taps += 1
    page.wait_for_url(f"{address}/north/logbook/")
    with within(north):
        note = Note.objects.get()
    assert (note.what, note.promise, note.who, taps) == ("Leserbrev i avisa", "letters", ada.person, 3)
    with page.expect_navigation():
        page.locator(".ui-message-undo").tap()
    with within(north):
        assert not Note.objects.standing().exists()


def test_the_same_works_without_javascript(
    browser: Browser, live_server: object, ada: Actor, north: Chapter, plan: list[Served]
) -> None:
    address = str(live_server)
    page = on_the_phone(browser, ada, address, javascript=False)
    page.goto(f"{address}/north/logbook/new/")
    page.fill("textarea[name=what]", "Stand på torget")
    page.locator("label", has_text="2 stands").first.tap()
    page.locator(".logbook-save button").tap()
    page.wait_for_url(f"{address}/north/logbook/")
    with within(north):
        assert Note.objects.get().promise == "stands"
