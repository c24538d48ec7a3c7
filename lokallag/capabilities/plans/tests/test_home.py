"""Home: what is mine, what is next, and where to begin."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from conftest import Actor
from lokallag.capabilities.members.models import Member
from lokallag.capabilities.plans.models import Plan, Version
from lokallag.capabilities.plans.tests.standing_factory import MEETINGS, STRATEGY, WELCOME, WORD, make_plan
from lokallag.core.chapters.scopes import within
from lokallag.core.people.models import Person
from lokallag.core.people.roles import Role
from lokallag.core.tasks.models import Task

D = datetime.date
TODAY = D(2021, 2, 15)


def home(actor: Actor, slug: str = "north") -> Any:
    answer = actor.client.get(f"/{slug}/")
    assert answer.status_code == 200
    return answer


@pytest.fixture
def plan(ada: Actor, bo: Actor) -> None:
    with within(ada.chapter):
        make_plan(
            MEETINGS | {"text": "Two meetings", "owner_person": bo.person},
            STRATEGY | {"text": "A strategy", "owner_role": Role.CHAIR},
            WELCOME | {"text": "Welcome", "owner_role": Role.CHAIR},
            WORD | {"text": "A friendly place"},
        )
        Member.objects.create(
            person=Person.objects.create(given_name="Nils", family_name="Ny"), joined_on=D(2021, 1, 2)
        )
        Task.objects.create(title="Bake a cake", person=bo.person, created_on=TODAY, due_on=D(2021, 2, 20))


def test_home_shows_each_what_is_theirs(plan: None, ada: Actor, bo: Actor) -> None:
    chair, member = home(ada), home(bo)
    assert [card.title for card in chair.context["mine"]] == ["A strategy", "Welcome"]
    assert [card.title for card in member.context["mine"]] == ["Two meetings"]
    assert "Bake a cake" in member.content.decode()
    assert "Bake a cake" not in [task.title for task in chair.context["tasks"]]


def test_home_names_the_newcomers_only_for_those_who_may_see_them(plan: None, ada: Actor, bo: Actor) -> None:
    assert [one.name for one in home(ada).context["waiting"]] == ["Nils Ny"]
    assert home(bo).context["waiting"] == []
    assert "Nils Ny" not in home(bo).content.decode()


def test_home_is_the_chapters_own(plan: None, cecilie: Actor) -> None:
    assert cecilie.client.get("/north/").status_code == 404
    assert "Two meetings" not in home(cecilie, "south").content.decode()


def test_home_without_a_plan_leads_the_board_to_read_one_in(ada: Actor, bo: Actor) -> None:
    assert home(ada).context["new_url"]
    assert home(bo).context["new_url"] == ""


def test_home_with_a_draft_leads_back_to_the_review(ada: Actor, bo: Actor) -> None:
    with within(ada.chapter):
        draft = Plan.objects.create(title="Next year", starts_on=TODAY, ends_on=TODAY, created_on=TODAY)
        Version.objects.create(plan=draft, number=1, origin="read", created_on=TODAY)
    assert "Next year" in home(ada).content.decode()
    assert "Next year" not in home(bo).content.decode()


def test_a_county_observer_comes_to_the_chapters(county: object, actor_with: Callable[..., Actor]) -> None:
    from conftest import make_actor

    observer = make_actor(county, "Odd", "Eng", Role.COUNTY_OBSERVER)  # type: ignore[arg-type]
    answer = observer.client.get("/county/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/county/chapters/")
