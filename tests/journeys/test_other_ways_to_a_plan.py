"""Other ways to a plan: by hand from nothing, by an amendment that shows what changed, and two who review at once."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from conftest import TODAY, Actor, make_actor
from lokallag.capabilities.plans.models import Commitment, Version
from lokallag.capabilities.plans.tests.factories import a_plan_read, adopted_plan
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.people.roles import Role
from tests.journeys.steps import page_of, seen, widest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADOPT = "main header a[href$='/adoption/']"
CONFIRM = "button[name=confirm]"


def _adopt(page: Page, meeting: str) -> None:
    page.locator(ADOPT).first.click()
    page.wait_for_url("**/adoption/")
    page.fill("[name=meeting]", meeting)
    page.fill("[name=adopted_on]", TODAY.isoformat())
    page.locator("main form:has([name=meeting]) button.ui-button").first.click()
    page.wait_for_url("**/north/plan/")


def test_a_plan_is_written_by_hand_from_nothing(browser: Browser, live_server: LiveServer, ada: Actor) -> None:
    page = page_of(browser, ada, live_server.url)
    page.goto(f"{live_server.url}/north/plans/new/")
    by_hand = page.locator("form:has([name=hand-title])")
    page.locator("details:has([name=hand-title]) summary").click()
    by_hand.locator("[name=hand-title]").fill("Vår egen plan")
    by_hand.locator("button.ui-button").last.click()
    page.wait_for_url("**/addition/")
    seen(page, "by-hand-empty")
    for words in ("Holde to åpne møter", "Ringe alle nye medlemmer innen en uke"):
        page.locator("textarea[name=text]").fill(words)
        page.locator("form:has(textarea[name=text]) button.ui-button").first.click()
        expect(page.locator("#panel-title")).to_have_text(words)
        page.keyboard.press("Enter")
        # Confirmed, and ready to write the next.
        expect(page.locator("textarea[name=text]")).to_have_value("")
        expect(page.locator("textarea[name=text]")).to_be_focused()
        seen(page, "by-hand-added")
    _adopt(page, "Stiftelsesmøtet")
    expect(page.locator(".ui-commitment")).to_have_count(2)
    assert widest(page) <= 1280
    seen(page, "by-hand-board")


def test_an_amendment_shows_what_it_changed(
    browser: Browser, live_server: LiveServer, ada: Actor, north: Chapter
) -> None:
    with within(north):
        version = adopted_plan(a_plan_read(ada.person))
        before = {row.promise: row.text for row in version.commitments.accepted()}
    page = page_of(browser, ada, live_server.url)
    page.goto(f"{live_server.url}/north/plans/versions/{version.pk}/")
    page.locator("form[action$='/amendment/'] button").click()
    page.wait_for_url("**/review/")
    page.locator("a", has_text="stand minst to ganger").first.click()
    expect(page.locator("#panel-title")).to_contain_text("stand")
    page.keyboard.press("e")
    page.locator("[name=target]").fill("4")
    page.locator(CONFIRM).click()
    expect(page.locator(CONFIRM)).to_have_count(0)
    page.locator("a", has_text="mediestrategi").first.click()
    expect(page.locator("#panel-title")).to_contain_text("mediestrategi")
    page.keyboard.press("x")
    expect(page.locator("form[action$='/rejection/']")).to_have_count(0)
    _adopt(page, "Medlemsmøtet")

    with within(north):
        newest = Version.objects.adopted().latest("number")
        assert newest.number == 2
        assert {row.promise: row.text for row in version.commitments.accepted()} == before, (
            "what was adopted has changed"
        )
    page.goto(f"{live_server.url}/north/plans/versions/{newest.pk}/")
    changed = page.locator(".plan-changes")
    expect(changed).to_have_count(1)
    assert "2" in changed.locator("del").first.inner_text()
    assert "4" in changed.locator("ins").first.inner_text()
    expect(page.locator("main")).to_contain_text("mediestrategi innen 31. mars")
    seen(page, "amendment-version")


def test_two_who_review_at_once_lose_nothing(
    browser: Browser, live_server: LiveServer, ada: Actor, north: Chapter
) -> None:
    dag = make_actor(north, "Dag", "Eide", Role.SECRETARY)
    with within(north):
        version = a_plan_read(ada.person)
        row = version.commitments.in_order().get(text__contains="stand minst")
    here = f"{live_server.url}/north/plans/versions/{version.pk}/review/{row.promise}"
    first, second = (page_of(browser, actor, live_server.url) for actor in (ada, dag))

    # Both have the form open; the first saves five, the second has written eight and an area.
    for page in (first, second):
        page.goto(f"{here}/change/")
    second.fill("[name=target]", "8")
    second.fill("[name=area]", "Ute på torget")
    first.fill("[name=target]", "5")
    first.locator(CONFIRM).click()
    expect(first.locator(CONFIRM)).to_have_count(0)
    second.locator(CONFIRM).click()
    banner = second.locator(".ui-banner")
    expect(banner).to_contain_text("Ada Ås")
    assert second.locator("[name=target]").input_value() == "8"
    assert second.locator("[name=area]").input_value() == "Ute på torget"
    assert _target(row, north) == 5
    seen(second, "two-at-once")
    second.locator(CONFIRM).click()
    expect(second.locator(CONFIRM)).to_have_count(0)
    assert _target(row, north) == 8

    # A plain confirmation of what somebody else has changed meanwhile is not taken either: one looks again.
    first.goto(f"{here}/")
    second.goto(f"{here}/change/")
    second.fill("[name=target]", "6")
    second.locator("form.review-form button.ui-button:not([name])").first.click()
    expect(second.locator(CONFIRM)).to_have_count(0)
    first.keyboard.press("x")
    expect(first.locator("#messages")).to_contain_text("Dag Eide")
    with within(north):
        assert Commitment.objects.get(pk=row.pk).review == "accepted"


def _target(row: Commitment, chapter: Chapter) -> int | None:
    with within(chapter):
        return Commitment.objects.get(pk=row.pk).target
