"""The plan board: what it shows, to whom, as of when, and how often it asks."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from conftest import Actor
from lokallag.capabilities.plans.tests.standing_factory import EACH, MEETINGS, STRATEGY, WORD, make_gathering, make_plan
from lokallag.core.chapters.scopes import within
from lokallag.core.people.roles import Role

D = datetime.date
BOARD = "/north/plan/"


def page(actor: Actor, url: str = BOARD) -> str:
    answer = actor.client.get(url)
    assert answer.status_code == 200
    return str(answer.content.decode())


def shown(actor: Actor, url: str = BOARD) -> Any:
    answer = actor.client.get(url)
    assert answer.status_code == 200
    return answer.context


def texts(actor: Actor, query: str = "") -> list[str]:
    return [card.title for section in shown(actor, BOARD + query)["sections"] for card in section.cards]


@pytest.fixture
def plan(ada: Actor, bo: Actor) -> None:
    with within(ada.chapter):
        make_plan(
            MEETINGS | {"text": "Two meetings", "owner_person": bo.person},
            WORD | {"text": "A friendly place", "area": "Culture", "owner_role": Role.CHAIR},
            STRATEGY | {"text": "A strategy", "area": "Culture"},
        )
        make_gathering("member_meeting", D(2020, 10, 7), held=True)


def test_the_board_says_how_the_plan_stands(plan: None, ada: Actor) -> None:
    html = page(ada)
    for word in ("Two meetings", "A friendly place", "A strategy", "Bo Berg", "Organisation", "Culture"):
        assert word in html


def test_the_board_of_another_chapter_is_not_found(plan: None, cecilie: Actor, client: Client) -> None:
    assert cecilie.client.get(BOARD).status_code == 404
    assert client.get(BOARD).status_code == 302
    assert "Two meetings" not in cecilie.client.get("/south/plan/").content.decode()


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("?area=Culture", ["A friendly place", "A strategy"]),
        ("?owner=role-chair", ["A friendly place"]),
        ("?owner=nobody", ["A strategy"]),
        ("?state=behind", ["A strategy"]),
        ("?mine=1", ["A friendly place"]),
        ("?area=Culture&state=needs_you", ["A friendly place"]),
        ("?area=Nowhere&owner=x-1&state=great&mine=maybe", ["Two meetings", "A friendly place", "A strategy"]),
        ("?area=Organisation&state=behind", []),
    ],
)
def test_a_filter_keeps_what_was_asked_for(plan: None, ada: Actor, query: str, left: list[str]) -> None:
    assert texts(ada, query) == left


def test_the_numbers_by_state_lead_to_their_commitments_and_back(plan: None, ada: Actor) -> None:
    counts = {each.state: each for each in shown(ada, BOARD + "?area=Culture")["counts"]}
    assert {state: each.count for state, each in counts.items()} == {"on_track": 1, "behind": 1, "needs_you": 1}
    assert texts(ada, counts["behind"].url) == ["A strategy"]
    chosen = next(e for e in shown(ada, BOARD + counts["behind"].url)["counts"] if e.state == "behind")
    assert chosen.is_current
    assert "state" not in chosen.url
    assert "area=Culture" in chosen.url


def test_the_board_as_of_a_day_shows_only_what_was_known(plan: None, ada: Actor) -> None:
    states = {card.title: card.state for s in shown(ada, BOARD + "?on=2020-03-15")["sections"] for card in s.cards}
    assert states["A strategy"] == "due_soon"
    assert states["Two meetings"] == "not_started"
    assert shown(ada, BOARD + "?on=2099-01-01")["on"] == D(2021, 2, 15)


def test_before_the_first_plan_the_board_says_so(plan: None, ada: Actor) -> None:
    assert "/north/plan/" in page(ada, BOARD + "?on=2019-06-01")
    assert "Two meetings" not in page(ada, BOARD + "?on=2019-06-01")


def test_without_a_plan_the_board_leads_on(ada: Actor) -> None:
    assert ada.client.get(BOARD).status_code == 200


def test_an_observer_sees_figures_and_never_people(plan: None, actor_with: Callable[..., Actor]) -> None:
    observer = actor_with(Role.COUNTY_OBSERVER, name="Odd")
    html = page(observer)
    assert "Two meetings" in html
    assert "Bo Berg" not in html


def test_a_member_gets_no_next_step_that_only_the_board_may_take(plan: None, bo: Actor) -> None:
    cards = [card for section in shown(bo)["sections"] for card in section.cards]
    assert {card.title: card.next_url for card in cards if "#" in card.next_url or "new" in card.next_url} == {}


@pytest.mark.parametrize("number", [3, 60])
def test_the_board_asks_as_often_whatever_the_number(
    ada: Actor, number: int, django_assert_max_num_queries: Callable[[int], DjangoAssertNumQueries]
) -> None:
    with within(ada.chapter):
        make_plan(*[EACH[n % len(EACH)] for n in range(number)])
        for month in range(1, 13):
            make_gathering("board_meeting", D(2020, month, 5), held=True)
    with django_assert_max_num_queries(15):
        assert len(texts(ada)) == number


anything = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(["area", "owner", "state", "mine", "on", "year", "x"]), anything))
def test_no_question_in_the_address_breaks_a_page(plan: None, ada: Actor, query: dict[str, str]) -> None:
    for url in (BOARD, "/north/year/", "/north/plan/overview/", "/north/plan/brief/"):
        assert ada.client.get(url, query).status_code in {200, 302}
