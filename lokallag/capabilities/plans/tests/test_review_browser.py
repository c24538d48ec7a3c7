"""The review in a real browser: by keyboard alone, on a phone, without JavaScript, and for a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from conftest import Actor
from lokallag.capabilities.plans.actions.adopting import begin_amendment
from lokallag.capabilities.plans.actions.uploads import keep_document
from lokallag.capabilities.plans.models import Adoption, Commitment, Version
from lokallag.capabilities.plans.tests.factories import DAY, NOW, TEXT, a_plan_by_rows, a_plan_read, adopted_plan
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.groups.models import Group

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def draft(north: Chapter, ada: Actor) -> Version:
    with within(north):
        Group.objects.create(name="Styret", kind=Group.Kind.BOARD)
        return a_plan_read(ada.person)


@pytest.fixture
def open_as(browser: Browser, live_server: LiveServer) -> Iterator[Callable[..., Page]]:
    """Open a page as somebody who is logged in; all are closed when the test is over."""
    opened: list[BrowserContext] = []

    def open_page(actor: Actor, **options: Any) -> Page:
        context = browser.new_context(base_url=live_server.url, locale="nb-NO", reduced_motion="reduce", **options)
        opened.append(context)
        session = actor.client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        return context.new_page()

    yield open_page
    for context in opened:
        context.close()


def url(name: str, **kwargs: object) -> str:
    return reverse(f"plans:{name}", kwargs={"chapter": "north", **kwargs})


def reviews(version: Version) -> list[str]:
    with within(version.chapter):
        return list(version.commitments.in_order().values_list("review", flat=True))


def settled(page: Page) -> None:
    """Wait until the page has taken in the last answer."""
    page.wait_for_load_state("networkidle")
    expect(page.locator(".htmx-request, .htmx-settling, .htmx-swapping")).to_have_count(0)


def press(page: Page, key: str) -> None:
    """Press a key that asks the server for something, and wait for the answer."""
    with page.expect_response(lambda answer: answer.request.resource_type in {"xhr", "document"}):
        page.keyboard.press(key)
    settled(page)


def test_the_whole_plan_is_confirmed_by_keyboard(ada: Actor, draft: Version, open_as: Callable[..., Page]) -> None:
    page = open_as(ada)
    page.goto(url("review", pk=draft.pk))
    count = len(reviews(draft))
    mark = page.locator(".review-text [aria-current]")
    first = mark.first.inner_text()

    press(page, "j")
    assert mark.first.inner_text() != first
    press(page, "k")
    assert mark.first.inner_text() == first
    press(page, "ArrowRight")
    press(page, "ArrowLeft")
    press(page, "x")
    assert reviews(draft)[0] == "rejected"
    press(page, "u")
    assert reviews(draft)[0] == "open"
    press(page, "d")
    page.get_by_role("radio").first.press("Enter")
    settled(page)
    expect(page.locator(".review-text [data-status]")).not_to_have_count(0)
    assert len(reviews(draft)) == count + 1
    press(page, "m")
    assert len(reviews(draft)) == count

    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    for _step in range(count):
        page.evaluate("document.activeElement.blur()")
        press(page, "Enter")
    assert set(reviews(draft)) == {"accepted"}


def test_selected_words_are_added_with_one_key(ada: Actor, draft: Version, open_as: Callable[..., Page]) -> None:
    page = open_as(ada)
    page.goto(url("review", pk=draft.pk))
    words = "Vi vil bli flere"
    page.evaluate(
        """words => {
            const walker = document.createTreeWalker(document.querySelector(".review-text"), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(walker.currentNode, at);
                range.setEnd(walker.currentNode, at + words.length);
                getSelection().removeAllRanges();
                getSelection().addRange(range);
                return;
            }
        }""",
        words,
    )
    press(page, "a")
    with within(draft.chapter):
        row = Commitment.objects.get(text=words)
    assert TEXT[row.start : row.end] == words
    expect(page.locator("#panel-title")).to_have_text(words)


def test_who_is_chosen_and_confirmed_without_leaving_the_keys(
    ada: Actor, draft: Version, open_as: Callable[..., Page]
) -> None:
    page = open_as(ada)
    page.goto(url("review", pk=draft.pk))
    page.locator("#owner").select_option(label="Styret")
    page.locator("#owner").focus()
    press(page, "Enter")
    with within(draft.chapter):
        row = draft.commitments.in_order()[0]
        assert (row.review, str(row.owner_group)) == ("accepted", "Styret")


def test_the_form_shows_what_fits_and_counts_while_one_chooses(
    ada: Actor, draft: Version, open_as: Callable[..., Page]
) -> None:
    page = open_as(ada)
    page.goto(url("review", pk=draft.pk))
    press(page, "e")
    tracking = page.locator("#id_tracking")
    for value, shown, hidden in (
        ("count", "#id_target", "#id_labels"),
        ("rhythm", "#id_cadence", "#id_share"),
        ("milestone", "#id_labels", "#id_target_max"),
        ("judgement", "#id_area", "#id_measure"),
        ("pulse", "#id_measure", "#id_cadence"),
    ):
        with page.expect_response(lambda answer: "/change/" in answer.url):
            tracking.select_option(value)
        settled(page)
        expect(page.locator(shown)).to_be_visible()
        expect(page.locator(hidden)).to_be_hidden()
    with page.expect_response(lambda answer: "/preview/" in answer.url):
        page.locator("#id_measure").select_option("events.held")
    expect(page.locator("#preview")).to_contain_text("0")
    page.locator("#id_area").fill("Mitt eget")
    page.get_by_role("button", name="Lagre og bekreft").or_(page.locator("[name=confirm]")).first.click()
    settled(page)
    with within(draft.chapter):
        row = draft.commitments.in_order()[0]
        assert (row.review, row.area, row.measure) == ("accepted", "Mitt eget", "events.held")


def test_a_wrong_answer_is_shown_in_place(ada: Actor, draft: Version, open_as: Callable[..., Page]) -> None:
    page = open_as(ada)
    page.goto(url("review", pk=draft.pk))
    press(page, "e")
    page.locator("#id_ends_on").fill("2001-01-01")
    page.locator("[name=confirm]").click()
    settled(page)
    expect(page.locator("#id_ends_on_error")).to_be_visible()
    assert reviews(draft)[0] == "open"


def test_without_javascript_everything_is_there(ada: Actor, north: Chapter, open_as: Callable[..., Page]) -> None:
    page = open_as(ada, java_script_enabled=False, viewport={"width": 390, "height": 844})
    page.goto(url("new"))
    page.locator("#id_text-text").fill(TEXT)
    page.locator("form:has(#id_text-text) button[type=submit]").click()
    with within(north):
        draft = Version.objects.get()
    page.locator("#main-button").click()
    assert reviews(draft)[0] == "accepted"
    page.goto(url("adopt", pk=draft.pk))
    page.locator("form:has([value=rest]) button").click()
    page.locator("#id_meeting").fill("Årsmøtet")
    page.locator("#id_adopted_on").fill("2021-02-01")
    page.locator("form:has(#id_meeting) button[type=submit]").click()
    with within(north):
        assert Adoption.objects.get().meeting == "Årsmøtet"


def test_on_a_phone_the_panel_comes_first_and_its_passage_right_below(
    ada: Actor, draft: Version, open_as: Callable[..., Page]
) -> None:
    page = open_as(ada, viewport={"width": 320, "height": 700})
    page.goto(url("review", pk=draft.pk))
    panel, text = page.locator(".review-panel").bounding_box(), page.locator(".review-text").bounding_box()
    assert panel is not None
    assert text is not None
    assert panel["y"] + panel["height"] <= text["y"] <= panel["y"] + panel["height"] + 40
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert text["height"] < 700


def findings(page: Page) -> list[tuple[str, list[str]]]:
    """What a person who cannot see or point would stumble over."""
    found = Axe().run(page).response["violations"]
    return [
        (each["id"], [node["html"][:120] for node in each["nodes"]][:3])
        for each in found
        if each["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_version_and_a_reading_have_no_serious_finding(
    ada: Actor, draft: Version, open_as: Callable[..., Page], scheme: str
) -> None:
    page = open_as(ada, color_scheme=scheme, viewport={"width": 390, "height": 844})
    with within(draft.chapter):
        first = adopted_plan(draft, ada.person)
        second = begin_amendment(version=first, actor=ada.person, today=DAY)
        second.commitments.filter(tracking="count").update(target=7)
        second = adopted_plan(second, ada.person)
        waiting = keep_document(filename="plan.pdf", content=b"x", actor=ada.person, now=NOW)
        by_hand = a_plan_by_rows(2, ada.person)
    for where in (
        url("version", pk=second.pk),
        url("reading", pk=waiting.pk),
        url("review", pk=by_hand.pk),
        url("discard", pk=by_hand.pk),
        url("adopt", pk=by_hand.pk),
        url("list"),
    ):
        page.goto(where)
        assert findings(page) == [], where
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, where


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_has_a_serious_finding(
    ada: Actor, draft: Version, open_as: Callable[..., Page], scheme: str, width: int
) -> None:
    page = open_as(ada, color_scheme=scheme, viewport={"width": width, "height": 900})
    with within(draft.chapter):
        promise = draft.commitments.in_order()[0].promise
    for where in (
        url("review", pk=draft.pk),
        url("change", pk=draft.pk, promise=promise),
        url("split", pk=draft.pk, promise=promise),
        url("addition", pk=draft.pk),
        url("goals", pk=draft.pk),
        url("frame", pk=draft.pk),
        url("adopt", pk=draft.pk),
        url("new"),
        url("list"),
    ):
        page.goto(where)
        assert findings(page) == [], where
        assert page.evaluate("document.documentElement.scrollWidth") <= width, where
