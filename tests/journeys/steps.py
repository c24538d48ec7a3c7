"""The steps that stories are told in: a page of somebody who is logged in, walking by keys, pictures of what was seen."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from conftest import Actor

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
LAPTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}


def page_of(browser: Browser, actor: Actor, url: str, **options: Any) -> Page:
    """A page of its own browser context where the actor is logged in; `options` as Playwright's `new_context`."""
    context = browser.new_context(**{"locale": "nb-NO", "reduced_motion": "reduce", **LAPTOP, **options})
    context.add_cookies([{"name": "sessionid", "value": actor.client.cookies["sessionid"].value, "url": url}])
    page = context.new_page()
    page.set_default_timeout(10_000)
    return page


def tab_to(page: Page, selector: str, *, most: int = 90) -> int:
    """Press Tab until what matches the selector has the focus; returns how often it took.

    Raises:
        AssertionError: it cannot be reached by Tab, or has the focus without showing it.
    """
    for pressed in range(most):
        if page.locator(selector).evaluate_all("found => found.includes(document.activeElement)"):
            assert page.evaluate(_FOCUS_SHOWS), f"{selector} does not show that it has the focus"
            return pressed
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} is not reached by {most} tabs at {page.url}")


_FOCUS_SHOWS = """() => {
  const style = element => getComputedStyle(element);
  const here = document.activeElement;
  return [here, here.parentElement, here.closest("label")].some(
    element => element && (style(element).outlineStyle !== "none" || style(element).boxShadow !== "none"));
}"""


def seen(page: Page, name: str) -> None:
    """Keep a picture of what one sees here, when PICTURES_OF_TESTS names a folder to keep it in."""
    folder = os.environ.get("PICTURES_OF_TESTS")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def widest(page: Page) -> int:
    """How wide the page's content is, in CSS pixels; more than the window means it scrolls sideways."""
    return int(page.evaluate("() => document.documentElement.scrollWidth"))
