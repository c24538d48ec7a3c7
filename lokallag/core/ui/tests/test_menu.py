"""The menu's book: order, permissions, the current place, the phone's bar."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import path

from lokallag.core.ui import context, menu


def nothing(request: HttpRequest) -> HttpResponse:
    """A view that is never called."""
    return HttpResponse()


urlpatterns = [path("<slug:chapter>/one/", nothing, name="one"), path("<slug:chapter>/two/", nothing, name="two")]

pytestmark = pytest.mark.urls(__name__)

ITEMS = (
    menu.MenuItem("two", "Two", "users", "two", order=2, section="work", permission="secret", bottom=2),
    menu.MenuItem("one", "One", "house", "one", order=9, section="plan", bottom=1),
    menu.MenuItem("act", "Act", "plus", "one", is_act=True),
    menu.MenuItem("lost", "Lost", "x", "nowhere"),
)


@pytest.fixture
def book(monkeypatch: pytest.MonkeyPatch) -> None:
    """A book of its own, so that the capabilities' items stay out."""
    monkeypatch.setattr(menu, "_BOOK", {})
    for item in ITEMS:
        menu.register(item)


def request(*, may: bool = True, view_name: str = "one", colour: str = "#c8102e") -> Any:
    """A request inside a chapter."""
    made: Any = RequestFactory().get("/")
    made.chapter = SimpleNamespace(slug="north", name="North", colour=colour)
    made.person = "Ada"
    made.may = lambda _permission: may
    made.resolver_match = SimpleNamespace(view_name=view_name)
    return made


@pytest.mark.usefixtures("book")
def test_the_menu_has_sections_in_order_without_acts_and_dead_ends() -> None:
    assert [[place.key for place in group] for group in menu.sections(request())] == [["one"], ["two"]]


@pytest.mark.usefixtures("book")
def test_what_one_may_not_see_is_not_in_the_menu() -> None:
    assert [[place.key for place in group] for group in menu.sections(request(may=False))] == [["one"]]


@pytest.mark.usefixtures("book")
def test_one_place_is_the_current_one() -> None:
    seen = [(place.key, place.is_current, place.url) for group in menu.sections(request()) for place in group]
    assert seen == [("one", True, "/north/one/"), ("two", False, "/north/two/")]


@pytest.mark.usefixtures("book")
def test_the_bottom_bar_has_the_act_in_its_middle() -> None:
    bar = menu.bottom_bar(request())
    assert [place.key for place in bar["before"]] == ["one", "two"]  # type: ignore[union-attr]
    assert bar["act"].key == "act"  # type: ignore[union-attr]


@pytest.mark.usefixtures("book")
def test_the_same_key_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="already"):
        menu.register(menu.MenuItem("one", "Other", "x", "two"))


@pytest.mark.usefixtures("book")
def test_a_page_without_a_chapter_has_no_menu() -> None:
    bare: Any = RequestFactory().get("/")
    found = context.layout(bare)
    assert (found["menu"], found["layout_chapter"], found["colour_scheme"]) == ([], None, "auto")


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(("colour", "used"), [("#C8102E", "#c8102e"), ("", "#1b1f27"), ("blue", "#1b1f27")])
def test_a_colour_that_is_none_becomes_ink(colour: str, used: str) -> None:
    assert context.layout(request(colour=colour))["party_colour"] == used


def test_a_part_with_rooms_has_tabs_and_the_closest_is_current(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(menu, "_BOOK", {})
    menu.register(menu.MenuItem("part", "Part", "users", "one", prefixes=("part:",)))
    menu.register(menu.MenuItem("room", "Room", "users", "two", prefixes=("part:room_",), within="part"))
    alone = [[(place.key, place.is_current) for place in group] for group in menu.sections(request(view_name="two"))]
    assert alone == [[("part", True)]]

    def tabs(view_name: str) -> list[tuple[str, bool]]:
        return [(place.key, place.is_current) for place in menu.rooms(request(view_name=view_name))]

    assert tabs("part:list") == [("part", True), ("room", False)]
    assert tabs("part:room_new") == [("part", False), ("room", True)]
    assert tabs("other:page") == []
