"""A newcomer makes a chapter, pastes a plan, reviews it, adopts it, logs a stand on a phone and sees the board change."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.utils import timezone, translation
from django.utils.translation import gettext
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from lokallag.capabilities.logbook.models import Note
from lokallag.capabilities.plans.models import Adoption, Commitment
from lokallag.core.chapters.scopes import everywhere
from lokallag.core.ui import states
from tests.journeys.steps import LAPTOP, PHONE, seen, tab_to, widest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TODAY = timezone.localdate()
HOME = "provedal-lokallag"
PLANS = {
    "nb": f"""Arbeidsplan for Prøvedal lokallag {TODAY.year}

Medlemmer

- Alle nye medlemmer skal kontaktes innen sju dager.
- Holde minst to medlemsmøter i løpet av året.

Ute blant folk

- Stå på minst to stands i løpet av året.
- Fortsette å skrive leserbrev.
""",
    "nn": f"""Arbeidsplan for Prøvedal lokallag {TODAY.year}

Medlemer

- Alle nye medlemer skal kontaktast innan sju dagar.
- Halde minst to medlemsmøte i løpet av året.

Ute mellom folk

- Stå på minst to stands i løpet av året.
- Halde fram med å skrive lesarbrev.
""",
}
PLAN_TEXT = "textarea[name='text-text']"
STAND = ".ui-commitment:has-text('stands')"
SAVE_NOTE = ".logbook-save button"


@pytest.fixture(autouse=True)
def _nobody_was_here_before() -> None:
    cache.clear()


def _open(browser: Browser, url: str, *, javascript: bool = True) -> Page:
    """Somebody new on a laptop, at the address of the installation."""
    page = browser.new_context(**LAPTOP, locale="nb-NO", java_script_enabled=javascript).new_page()
    page.set_default_timeout(10_000)
    page.goto(url)
    page.wait_for_url("**/start/")
    return page


def _begin(page: Page, language: str) -> None:
    """Make the chapter, and come to where its plan is read in."""
    page.fill("[name=given_name]", "Åse")
    page.fill("[name=email]", "ase@example.org")
    page.fill("[name=name]", "Prøvedal lokallag")
    page.locator(f"label:has([name=language][value={language}])").click()
    page.locator("main form button.ui-button").last.click()
    page.wait_for_url("**/plans/new/")
    assert page.locator("html").get_attribute("lang") == language
    seen(page, f"newcomer-{language}-new")


def _paste(page: Page, language: str) -> None:
    page.fill(PLAN_TEXT, PLANS[language])
    page.locator(f"form:has({PLAN_TEXT}) button.ui-button").last.click()
    page.wait_for_url("**/review/**")
    with everywhere():
        assert Commitment.objects.filter(review="open").count() == 4


def _confirm_all(page: Page, confirm: Callable[[], object]) -> None:
    """Go through the proposals, one confirmation each; what is asked for next shows before the next is confirmed."""
    for proposal in range(4):
        asked = page.locator("#panel-title").inner_text()
        expect(page.locator("#acceptance")).to_have_count(1)
        confirm()
        if proposal < 3:
            expect(page.locator("#panel-title")).not_to_have_text(asked)
    expect(page.locator("a#main-button[href$='/adoption/']")).to_be_visible()
    with everywhere():
        assert not Commitment.objects.exclude(review="accepted").exists()
    seen(page, "newcomer-reviewed")


def _adopt(page: Page) -> None:
    page.locator("#main-button").click()
    page.wait_for_url("**/adoption/")
    page.fill("[name=adopted_on]", TODAY.isoformat())
    page.fill("[name=meeting]", "Årsmøtet")
    seen(page, "newcomer-adopt")
    page.locator("main form:has([name=meeting]) button.ui-button").first.click()
    _is_adopted(page)


def _is_adopted(page: Page) -> None:
    page.wait_for_url(f"**/{HOME}/plan/")
    with everywhere():
        adoption = Adoption.objects.get()
        assert (adoption.adopted_on, adoption.meeting) == (TODAY, "Årsmøtet")
        assert Commitment.objects.in_force().count() == 4


def _on_the_phone(browser: Browser, page: Page, *, javascript: bool = True) -> Page:
    """The same person, logged in on a phone of 390 pixels, at the board."""
    context = browser.new_context(**PHONE, locale="nb-NO", java_script_enabled=javascript)
    context.add_cookies(page.context.cookies())  # type: ignore[arg-type]
    phone = context.new_page()
    phone.set_default_timeout(10_000)
    phone.goto(page.url)
    assert widest(phone) <= 390
    return phone


def _log_a_stand(phone: Page, words: str) -> int:
    """From the board to a saved note by taps and the words themselves; returns how many taps."""
    taps = 0
    phone.locator("nav a[href$='/logbook/new/']").last.tap()
    phone.wait_for_url("**/logbook/new/")
    taps += 1
    phone.locator("textarea[name=what]").type(words)
    suggestion = phone.locator("#suggestions label", has_text="stands").first
    suggestion.tap()
    taps += 1
    assert suggestion.locator("input").is_checked()
    seen(phone, "newcomer-note")
    phone.locator(SAVE_NOTE).tap()
    phone.wait_for_url(f"**/{HOME}/logbook/")
    taps += 1
    assert widest(phone) <= 390
    return taps


def _the_stand_counts(page: Page, before: str) -> None:
    """The stand's card on the board, and it only, says that one of two is done."""
    page.goto(page.url.split(f"/{HOME}/")[0] + f"/{HOME}/plan/")
    after = page.locator(STAND).inner_text()
    assert after != before
    with everywhere():
        promise = Commitment.objects.get(text__icontains="stands").promise
        assert list(Note.objects.values_list("what", "promise")) == [("Stand på torget", promise)]
    seen(page, "newcomer-board")


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_from_nothing_to_a_living_board(browser: Browser, live_server: LiveServer, language: str) -> None:
    page = _open(browser, live_server.url)
    _begin(page, language)
    _paste(page, language)
    _confirm_all(page, lambda: page.keyboard.press("Enter"))
    _adopt(page)
    phone = _on_the_phone(browser, page)
    before = phone.locator(STAND).inner_text()
    with translation.override(language):
        assert any(
            gettext(str(states.STATES[key].word)) in before for key in ("not_started", "on_track", "behind", "due_soon")
        )
    began = time.perf_counter()
    taps = _log_a_stand(phone, "Stand på torget")
    seconds = time.perf_counter() - began
    assert taps <= 3
    assert seconds < 20
    _the_stand_counts(phone, before)


def test_from_nothing_to_a_living_board_by_keys_alone(browser: Browser, live_server: LiveServer) -> None:
    page = _open(browser, live_server.url)
    keys = page.keyboard
    for field, words in (("given_name", "Åse"), ("email", "ase@example.org"), ("name", "Prøvedal lokallag")):
        tab_to(page, f"[name={field}]")
        keys.type(words)
    keys.press("Enter")
    page.wait_for_url("**/plans/new/")

    tab_to(page, PLAN_TEXT)
    keys.insert_text(PLANS["nb"])
    tab_to(page, f"form:has({PLAN_TEXT}) button.ui-button")
    keys.press("Enter")
    page.wait_for_url("**/review/**")
    # One backwards and forwards without deciding, and the list of keys.
    keys.press("j")
    expect(page.locator("#panel-title")).to_contain_text("medlemsmøter")
    keys.press("k")
    expect(page.locator("#panel-title")).to_contain_text("sju dager")
    keys.press("?")
    expect(page.locator("#keys[open]")).to_be_visible()
    keys.press("Escape")
    _confirm_all(page, lambda: keys.press("Enter"))

    tab_to(page, "#main-button")
    keys.press("Enter")
    page.wait_for_url("**/adoption/")
    tab_to(page, "[name=meeting]")
    keys.type("Årsmøtet")
    tab_to(page, "[name=adopted_on]")
    assert page.evaluate("() => document.activeElement.type") == "date"
    # What a date field takes from the keys is the browser's matter and follows its language; the field itself is ours.
    page.evaluate("day => { document.activeElement.value = day; }", TODAY.isoformat())
    tab_to(page, "main form:has([name=meeting]) button.ui-button")
    keys.press("Enter")
    _is_adopted(page)

    before = page.locator(STAND).inner_text()
    tab_to(page, f"{STAND} a")
    keys.press("Enter")
    page.wait_for_url("**/plan/commitments/**")
    tab_to(page, "main a[href*='/logbook/new/?promise=']")
    keys.press("Enter")
    page.wait_for_url("**/logbook/new/**")
    page.wait_for_selector("textarea[name=what]:focus")
    keys.type("Stand på torget")
    tab_to(page, SAVE_NOTE)
    keys.press("Enter")
    page.wait_for_url("**/plan/commitments/**")
    seen(page, "newcomer-keys-commitment")
    _the_stand_counts(page, before)


def test_from_nothing_to_a_living_board_without_javascript(browser: Browser, live_server: LiveServer) -> None:
    page = _open(browser, live_server.url, javascript=False)
    _begin(page, "nb")
    _paste(page, "nb")
    _confirm_all(page, lambda: page.locator("#main-button").click())
    _adopt(page)
    phone = _on_the_phone(browser, page, javascript=False)
    before = phone.locator(STAND).inner_text()
    assert _log_a_stand(phone, "Stand på torget") <= 3
    _the_stand_counts(phone, before)
