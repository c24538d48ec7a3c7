"""The brief before a board meeting."""

import datetime
from typing import Any

import pytest

from conftest import Actor
from lokallag.capabilities.logbook.models import Note
from lokallag.capabilities.plans.tests.standing_factory import MEETINGS, STRATEGY, WORD, make_gathering, make_plan
from lokallag.core.chapters.scopes import within
from lokallag.core.people.roles import Role

D = datetime.date


@pytest.fixture
def plan(ada: Actor) -> None:
    with within(ada.chapter):
        version = make_plan(
            MEETINGS | {"text": "Two meetings", "owner_role": Role.CHAIR},
            STRATEGY | {"text": "A strategy", "due_on": D(2021, 2, 28)},
            WORD | {"text": "A friendly place"},
        )
        strategy = version.commitments.get(text="A strategy")
        make_gathering("board_meeting", D(2021, 2, 2), held=True)
        make_gathering("board_meeting", D(2021, 3, 2), planned_on=D(2021, 1, 2))
        make_gathering("board_meeting", D(2021, 2, 20), planned_on=D(2021, 1, 2), cancelled_on=D(2021, 2, 10))
        make_gathering("member_meeting", D(2020, 10, 7), held=True)
        Note.objects.create(what="Adopted", on=D(2021, 2, 10), promise=strategy.promise)


def brief(actor: Actor, query: str = "") -> Any:
    answer = actor.client.get("/north/plan/brief/" + query)
    assert answer.status_code == 200
    return answer.context


def test_the_brief_knows_the_last_and_the_next_meeting(plan: None, ada: Actor) -> None:
    context = brief(ada)
    assert (context["last"].on, context["next"].on) == (D(2021, 2, 2), D(2021, 3, 2))


def test_the_brief_tells_what_changed_since_the_last_meeting(plan: None, ada: Actor) -> None:
    changes = brief(ada)["changes"]
    assert [(c.card.title, c.before, c.card.state, c.more) for c in changes] == [("A strategy", "due_soon", "done", 1)]


def test_the_brief_as_of_an_earlier_day_has_not_heard_of_it(plan: None, ada: Actor) -> None:
    context = brief(ada, "?on=2021-02-05")
    assert context["next"].on == D(2021, 2, 20)  # not called off until the tenth
    assert [c.card.title for c in context["changes"]] == []


def test_the_brief_lists_what_nobody_has_and_what_needs_a_word(plan: None, ada: Actor) -> None:
    context = brief(ada)
    assert [card.title for card in context["unowned"]] == ["A friendly place"]
    assert [card.title for card in context["asks"]] == ["A friendly place"]


def test_the_brief_lists_what_is_due_before_the_next_meeting(plan: None, ada: Actor) -> None:
    assert [
        card.title for card in brief(ada, "?on=2021-02-09")["due"]
    ] == []  # the meeting of the twentieth comes first
    with within(ada.chapter):
        Note.objects.all().delete()
    assert [card.title for card in brief(ada)["due"]] == ["A strategy"]


def test_the_brief_is_the_chapters_own(plan: None, cecilie: Actor, ada: Actor) -> None:
    assert cecilie.client.get("/north/plan/brief/").status_code == 404
    assert cecilie.client.get("/south/plan/brief/").status_code == 302
