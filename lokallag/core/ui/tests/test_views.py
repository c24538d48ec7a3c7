"""The living page shows every component, keeps to the content policy, and the choices come back safely."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client

from lokallag.core.ui import views

pytestmark = pytest.mark.django_db

UI = Path(views.__file__).parent
COMPONENTS = sorted(path.stem for path in (UI / "templates/cotton").glob("*.html"))
STYLES = sorted(path.name for path in (UI / "static/ui/components").glob("*.css"))
DOCS = UI.parents[2] / "docs/components.md"
# Other components' own parts: they are shown through these.
THROUGH = {"picture": ("pips", "months", "coverage", "flag", "boxes", "pulse", "quote"), "form": ("file_drop",)}


@pytest.mark.parametrize("page", ["", "board", "wheel", "review"])
@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_living_page_is_shown(client: Client, page: str, language: str) -> None:
    client.cookies["django_language"] = language
    answer = client.get("/ui/", {"page": page})
    assert answer.status_code == 200
    html = answer.content.decode()
    assert f'<html lang="{language}"' in html
    assert not re.search(r"<c-[a-z]|\{%|\{\{|\sstyle=|<style|<script(?![^>]*\ssrc=)", html)
    assert html.count("<h1") == 1


@pytest.mark.parametrize("component", COMPONENTS)
def test_every_component_is_on_the_living_page(component: str) -> None:
    shown = (UI / "templates/ui/kit.html").read_text() + (UI / "templates/layout.html").read_text()
    names = {component, *(outer for outer, inner in THROUGH.items() if component in inner)}
    if component in {"breadcrumb", "icon", "kbd", "bar"}:
        shown += (UI / "templates/cotton/summary.html").read_text() + (UI / "templates/ui/kit_words.html").read_text()
    assert any(f"<c-{name.replace('_', '-')}" in shown for name in names)


@pytest.mark.parametrize("component", COMPONENTS)
def test_every_component_is_described(component: str) -> None:
    assert component.replace("_", "-") in DOCS.read_text()


@pytest.mark.parametrize("style", STYLES)
def test_every_style_is_loaded(style: str) -> None:
    assert f'"./components/{style}"' in (UI / "static/ui/ui.css").read_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_living_page_can_be_seen_light_and_dark(client: Client, scheme: str) -> None:
    assert f'data-color-scheme="{scheme}"' in client.get("/ui/", {"scheme": scheme}).content.decode()


def test_a_colour_is_a_style_sheet_for_ever(client: Client) -> None:
    answer = client.get("/ui/colour/c8102e.css")
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in answer["Cache-Control"]
    assert "--party-mark: light-dark(#c8102e, #c8102e);" in answer.content.decode()


@pytest.mark.parametrize("digits", ["c8102", "C8102E", "gggggg", "c8102e0"])
def test_what_is_no_colour_is_not_found(client: Client, digits: str) -> None:
    assert client.get(f"/ui/colour/{digits}.css").status_code == 404


def test_a_choice_is_kept_and_leads_back(client: Client) -> None:
    answer = client.post("/ui/choices/", {"colour_scheme": "dark", "language": "nn", "next": "/ui/?page=board"})
    assert (answer.status_code, answer["Location"]) == (302, "/ui/?page=board")
    html = client.get("/ui/?page=board").content.decode()
    assert 'data-color-scheme="dark"' in html
    assert '<html lang="nn"' in html


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "", "javascript:alert(1)"])
def test_a_choice_never_leads_elsewhere(client: Client, back: str) -> None:
    assert client.post("/ui/choices/", {"colour_scheme": "dark", "next": back})["Location"] == "/"


def test_a_choice_that_is_none_is_not_kept(client: Client) -> None:
    client.post("/ui/choices/", {"colour_scheme": "pink", "language": "xx"})
    assert not client.cookies


def test_choices_take_only_posts(client: Client) -> None:
    assert client.get("/ui/choices/").status_code == 405


@pytest.mark.parametrize("page", ["400", "403", "403_csrf", "404", "500", "offline"])
def test_an_error_page_says_what_to_do_and_leads_home(page: str) -> None:
    html = render_to_string(f"{page}.html")
    assert 'href="/"' in html
    assert "<h1" in html
