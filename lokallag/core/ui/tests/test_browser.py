"""The living page in a real browser: no serious accessibility finding, no sideways scrolling, keys, dialog, slider."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WIDTHS = (320, 390, 1280)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_living_page_has_no_serious_finding(page: Page, live_server: LiveServer, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}/ui/?scheme={scheme}")
    found = Axe().run(
        page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    )
    serious = [
        (violation["id"], [node["target"] for node in violation["nodes"]][:3])
        for violation in found.response["violations"]
        if violation["impact"] in {"serious", "critical"}
    ]
    assert serious == []


@pytest.mark.parametrize("width", [*WIDTHS, 640, 1600])
@pytest.mark.parametrize("sample", ["", "board", "wheel", "review"])
def test_no_page_scrolls_sideways(page: Page, live_server: LiveServer, width: int, sample: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}/ui/?page={sample}")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_nothing_breaks_the_content_policy(page: Page, live_server: LiveServer) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if "Content Security Policy" in message.text else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{live_server.url}/ui/")
    page.keyboard.press("?")
    page.wait_for_selector("#keys[open]")
    assert said == []


def test_the_keys_are_listed_and_work(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/ui/?page=review")
    page.keyboard.press("?")
    assert page.locator("#keys[open] dt").all_inner_texts() == ["?", "Enter", "D", "X"]
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    assert page.evaluate("() => document.activeElement.dataset.key") == "D"


def test_a_dialog_opens_and_gives_focus_back(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/ui/")
    opener = page.locator("[data-dialog=sample]")
    opener.click()
    assert page.locator("#sample[open]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("#sample[open]").count() == 0
    assert opener.evaluate("element => element === document.activeElement")


def test_the_slider_sends_the_day_it_was_moved_to(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/ui/?page=board")
    slider = page.locator(".ui-slider input[type=range]")
    slider.focus()
    with page.expect_navigation():
        page.keyboard.press("Home")
    assert "on=2020-03-01" in page.url


def test_the_slider_is_a_date_field_without_scripts(browser: Browser, live_server: LiveServer) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/ui/?page=board")
    page.locator("input[name=on]").fill("2020-06-01")
    page.locator(".ui-slider button").click()
    assert "on=2020-06-01" in page.url
    context.close()
