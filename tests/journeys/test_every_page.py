"""Every page there is, with the demonstration's rows: it opens, is whole and readable, and speaks one language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from axe_playwright_python.sync_playwright import Axe
from babel.messages.pofile import read_po
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page
from pytest_django.live_server_helper import LiveServer

from lokallag.core.people.models import Person
from tests.house.sources import ROOT
from tests.journeys.pages import NO_PAGES, Shown, Stage, set_stage, shown
from tests.journeys.steps import widest

#: In so many parts, so that all cores look.
SHARES = 2
WIDTHS = (320, 390, 640, 1280, 1600)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What a dark page can have wrong that the light one has not.
OF_COLOURS = ["color-contrast", "link-in-text-block"]
# What nobody sees who has a login, or somebody else's way in.
OTHERS_FIRST_RUN = frozenset({"access:first_run", "access:new_chapter"})
WITHOUT_LOGIN = frozenset("account_login account_signup account_inactive demonstration:doors access:first_run".split())


def _pages(stage: Stage) -> list[Shown]:
    """The pages one looks at; what only pages themselves fetch, and what is closed here, left out."""
    return [each for each in shown(stage, method="GET") if each.name not in NO_PAGES | OTHERS_FIRST_RUN]


def _browser_page(browser: Browser, scheme: str, stage: Stage, person: Person | None, url: str) -> Page:
    context = browser.new_context(color_scheme=scheme, locale="nb-NO", reduced_motion="reduce")  # type: ignore[arg-type]
    if person is not None:
        session = stage.client(person).cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": url}])
    page = context.new_page()
    page.set_default_timeout(15_000)
    return page


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_readable_for_all_on_all_screens(
    browser: Browser, live_server: LiveServer, demonstration: None, scheme: str, share: int
) -> None:
    stage = set_stage()
    pages = _pages(stage)[share::SHARES]
    assert len(pages) > 50
    found: dict[str, list[str]] = {}
    for person in (stage.chair, None):
        page = _browser_page(browser, scheme, stage, person, live_server.url)
        said: list[str] = []
        _listen(page, said)
        for each in pages:
            if (person is None) == (each.name in WITHOUT_LOGIN):
                said.clear()
                if wrong := list(_findings(page, live_server.url + each.url, scheme, said)):
                    found[str(each)] = wrong
        page.context.close()
    assert found == {}


def _listen(page: Page, said: list[str]) -> None:
    page.on("console", lambda message: said.extend(_error(message)))
    page.on("pageerror", lambda error: said.append(f"script: {error}"))


def _error(message: ConsoleMessage) -> list[str]:
    return [f"console: {message.text}"] if message.type == "error" else []


def _settled(page: Page, width: int) -> int:
    """How wide the page is; where it is too wide, once more when the browser has had time to lay it out anew."""
    wide = widest(page)
    if wide > width:
        page.wait_for_timeout(300)
        wide = widest(page)
    return wide


def _findings(page: Page, url: str, scheme: str, said: list[str]) -> Iterator[str]:
    """What is wrong with one page: it does not open, it scrolls sideways, it is not whole, axe has something serious."""
    page.set_viewport_size({"width": 1280, "height": 900})
    answer = page.goto(url)
    if answer is None or answer.status != 200:
        yield f"answers {answer.status if answer else None}"
        return
    if scheme == "light":
        yield from _is_whole(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if (wide := _settled(page, width)) > width:
                yield f"is {wide} wide at {width}"
    yield from said
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        only = {"type": "tag", "values": RULES} if scheme == "light" else {"type": "rule", "values": OF_COLOURS}
        result = Axe().run(page, options={"runOnly": only, "resultTypes": ["violations"], "preload": False})
        for violation in result.response["violations"]:
            if violation["impact"] in {"serious", "critical"}:
                yield f"{violation['id']} at {width}: {[node['target'] for node in violation['nodes']][:3]}"


def _is_whole(page: Page) -> Iterator[str]:
    facts = page.evaluate(
        "() => ({h1: document.querySelectorAll('h1').length, title: document.title.replace(/·.*/, '').trim(),"
        " lang: document.documentElement.lang, main: document.querySelectorAll('main').length,"
        " heading: document.querySelector('h1')?.innerText.trim() ?? ''})"
    )
    if facts["h1"] != 1 or not facts["heading"]:
        yield f"has {facts['h1']} h1, saying {facts['heading']!r}"
    if not facts["title"]:
        yield "has no title"
    if facts["lang"] != "nb":
        yield f"says that it is written in {facts['lang']!r}"
    if facts["main"] != 1:
        yield f"has {facts['main']} main"


def test_every_page_opens_for_a_plain_member_or_says_why_not(stage: Stage) -> None:
    client = stage.client(stage.member)
    found = {}
    for each in _pages(stage):
        answer = client.get(each.url, follow=True)
        text = answer.content.decode() if "text/html" in answer.headers["Content-Type"] else ""
        if answer.status_code == 403:
            # A sentence that says why, and a way on.
            if text.count("<h1") != 1 or text.count('href="/"') < 1:
                found[str(each)] = "is closed without a helpful page"
        elif answer.status_code == 404 and (each.name in NOT_THEIRS or _of_a_closed_meeting(client, each.url)):
            continue
        elif answer.status_code != 200:
            found[str(each)] = f"answers {answer.status_code}"
    assert found == {}


def _of_a_closed_meeting(client: Client, url: str) -> bool:
    """Whether a page lies under a meeting whose own page does not exist for the visitor either."""
    meeting = re.match(r"/[^/]+/meetings/\d+/", url)
    return meeting is not None and client.get(meeting[0]).status_code == 404


# Somebody else's passkey or task, and the whole of a meeting of a body one is not in, do not exist for others:
# that it is there is nobody's business.
NOT_THEIRS = frozenset(
    "mfa_edit_webauthn mfa_remove_webauthn tasks:edit logbook:edit groups:edit meetings:decision meetings:proposal meetings:series meetings:series_edit meetings:series_standing plans:county "
    "members:care_call members:care_steps members:care_step_skip members:round_call".split()
)


@pytest.mark.parametrize("name", sorted(NO_PAGES))
def test_what_pages_fetch_is_there(stage: Stage, name: str) -> None:
    client = stage.client(stage.chair)
    found = [each for each in shown(stage, method="GET") if each.name == name]
    assert found
    for each in found:
        assert client.get(each.url, follow=True).status_code == 200, each


# ── One language ────────────────────────────────────────────────────────────────────────────────────────────────────


class _Seen(HTMLParser):
    """Collects the texts one sees or hears on a page, whole elements' words and each piece."""

    SILENT = frozenset({"script", "style", "template"})
    SAID = frozenset({"aria-label", "placeholder", "title", "alt", "data-key-words"})

    def __init__(self) -> None:
        super().__init__()
        self.texts: set[str] = set()
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in self.SILENT
        self.texts |= {_plain(value) for name, value in attrs if name in self.SAID and value}

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in self.SILENT

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.texts.add(_plain(data))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


FILLED = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


def _english(language: str) -> tuple[dict[str, str], list[tuple[re.Pattern[str], str]]]:
    """The English texts whose translation is another: whole ones, and what matches those with something filled in."""
    with (ROOT / "lokallag" / "locale" / language / "LC_MESSAGES" / "django.po").open("rb") as source:
        catalogue = read_po(source, locale=language)
    whole: dict[str, str] = {}
    filled: list[tuple[re.Pattern[str], str]] = []
    own_words = {form for message in catalogue for form in _forms(message.string)}
    for message in catalogue:
        for english, translation in zip(_forms(message.id), _forms(message.string), strict=False):
            if not english or not translation or english == translation or english in own_words:
                continue
            parts = FILLED.split(_plain(english.replace("%%", "%")))
            if len(parts) == 1:
                whole[parts[0]] = translation
            # Less is found in Norwegian too: "%(low)s to %(high)s".
            elif len(re.findall(r"[A-Za-z]", "".join(parts))) > 6:
                filled.append((re.compile("(.+?)".join(map(re.escape, parts))), translation))
    return whole, filled


def _forms(words: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


# The kit's samples are written in bokmål, for those who build; a personal link speaks its owner's language.
OTHER_LANGUAGE = frozenset({"ui:kit", "post:wishes"})


@pytest.mark.one_database
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_no_page_shows_english_to_those_who_read_norwegian(stage: Stage, language: str) -> None:
    whole, filled = _english(language)
    assert len(whole) > 300
    clients = {True: stage.client(None), False: stage.client(stage.chair)}
    for client in clients.values():
        client.cookies["django_language"] = language
    found: dict[str, set[str]] = {}
    for each in _pages(stage):
        if each.name in OTHER_LANGUAGE:
            continue
        text = clients[each.name in WITHOUT_LOGIN].get(each.url, follow=True).content.decode()
        assert f'<html lang="{language}"' in text, each
        seen = _Seen()
        seen.feed(text)
        for words in seen.texts:
            translation = whole.get(words) or next((said for pattern, said in filled if pattern.fullmatch(words)), "")
            if translation:
                found.setdefault(f"{words!r} is {translation!r}", set()).add(each.name)
    assert found == {}
