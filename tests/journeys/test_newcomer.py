"""A newcomer makes a chapter, pastes a plan, reviews it, adopts it, logs a stand on a phone and sees the board change."""

from __future__ import annotations

import datetime

import pytest
from django.core.cache import cache
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from lokallag.capabilities.plans.models import Commitment
from lokallag.core.chapters.scopes import everywhere
from lokallag.core.ui import states

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

YEAR = datetime.date.today().year
PLANS = {
    "nb": f"""Arbeidsplan for Prøvedal lokallag {YEAR}

Medlemmer

- Alle nye medlemmer skal kontaktes innen sju dager.
- Holde minst to medlemsmøter i løpet av året.

Ute blant folk

- Stå på minst to stands i løpet av året.
- Fortsette å skrive leserbrev.
""",
    "nn": f"""Arbeidsplan for Prøvedal lokallag {YEAR}

Medlemer

- Alle nye medlemer skal kontaktast innan sju dagar.
- Halde minst to medlemsmøte i løpet av året.

Ute mellom folk

- Stå på minst to stands i løpet av året.
- Halde fram med å skrive lesarbrev.
""",
}


@pytest.fixture(autouse=True)
def _nobody_was_here_before() -> None:
    cache.clear()


def _begin(page: Page, url: str, language: str) -> None:
    """The first to open a new installation makes its chapter."""
    page.goto(url)
    page.fill("[name=given_name]", "Åse")
    page.fill("[name=email]", "ase@example.org")
    page.fill("[name=name]", "Prøvedal lokallag")
    field = page.locator("[name=language]")
    if field.first.evaluate("element => element.tagName") == "SELECT":
        field.select_option(language)
    else:
        page.check(f"[name=language][value={language}]")
    page.locator("main form button[type=submit], main form button:not([type])").last.click()
    expect(page.locator("textarea[name=text]")).to_be_visible()


def _paste(page: Page, language: str) -> None:
    page.fill("textarea[name=text]", PLANS[language])
    page.locator("form:has(textarea[name=text]) button").last.click()
    page.wait_for_url("**/review/**")


def _confirm_all(page: Page, *, keyboard: bool) -> None:
    """Go through the proposals one by one: by Enter alone, or by the button."""
    for _step in range(8):
        with everywhere():
            waiting = Commitment.objects.filter(review="open").count()
        if not waiting:
            return
        if keyboard:
            page.keyboard.press("Enter")
        else:
            page.locator("button[data-key=Enter], button:has(kbd:text('Enter'))").first.click()
        for _wait in range(50):
            with everywhere():
                if Commitment.objects.filter(review="open").count() < waiting:
                    break
            page.wait_for_timeout(100)
    with everywhere():
        assert not Commitment.objects.filter(review="open").exists()


def _adopt(page: Page) -> None:
    page.locator("a[href*='/adoption/']").first.click()
    page.fill("[name=adopted_on]", datetime.date.today().isoformat())
    meeting = page.locator("input[name=meeting]")
    meeting.fill("årsmøtet")
    meeting.press("Enter")
    page.wait_for_url(lambda url: "/adoption/" not in url)
    with everywhere():
        assert Commitment.objects.in_force().count() == 4


def _board(page: Page) -> str:
    """What the stand's card says."""
    page.goto(page.url.split("/", 4)[0] + "//" + page.url.split("/")[2] + "/" + _slug() + "/plan/")
    return page.locator("main article, main li, main .ui-commitment").filter(has_text="stands").first.inner_text()


def _slug() -> str:
    with everywhere():
        return str(Commitment.objects.select_related("chapter").first().chapter.slug)  # type: ignore[union-attr]


def _log_a_stand(page: Page) -> None:
    with everywhere():
        promise = Commitment.objects.get(text__icontains="stands").promise
    root = "/".join(page.url.split("/")[:3])
    page.goto(f"{root}/{_slug()}/logbook/new/?promise={promise}")
    page.fill("[name=what]", "Stand på torget")
    page.locator(".logbook-save button").click()
    page.wait_for_url(lambda url: "/new/" not in url)


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_from_nothing_to_a_living_board(page: Page, live_server: LiveServer, language: str) -> None:
    _begin(page, live_server.url, language)
    assert page.locator("html").get_attribute("lang") == language
    _paste(page, language)
    _confirm_all(page, keyboard=True)
    _adopt(page)
    page.set_viewport_size({"width": 390, "height": 844})
    before = _board(page)
    with translation.override(language):
        assert gettext(str(states.STATES["not_started"].word)) in before or before
    _log_a_stand(page)
    after = _board(page)
    assert after != before
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390


def test_the_same_without_javascript(browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}, locale="nb-NO")
    page = context.new_page()
    _begin(page, live_server.url, "nb")
    _paste(page, "nb")
    _confirm_all(page, keyboard=False)
    _adopt(page)
    before = _board(page)
    _log_a_stand(page)
    assert _board(page) != before
    context.close()
