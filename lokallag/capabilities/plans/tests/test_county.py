"""A county's view across its chapters: figures, never people, and as many questions as for one chapter."""

import datetime
from collections.abc import Callable

import pytest
from pytest_django import DjangoAssertNumQueries

from conftest import Actor, make_actor
from lokallag.capabilities.plans.tests.standing_factory import EACH, MEETINGS, WORD, make_gathering, make_plan
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.people.roles import Role

D = datetime.date


@pytest.fixture
def observer(county: Chapter) -> Actor:
    return make_actor(county, "Odd", "Eng", Role.COUNTY_OBSERVER)


def test_the_county_sees_figures_of_all_and_people_of_none(observer: Actor, ada: Actor, cecilie: Actor) -> None:
    for actor, rows in ((ada, (MEETINGS | {"owner_person": ada.person}, WORD)), (cecilie, (WORD,))):
        with within(actor.chapter):
            make_plan(*rows)
    with within(ada.chapter):
        make_gathering("member_meeting", D(2020, 10, 7), held=True)
    answer = observer.client.get("/county/chapters/")
    assert [(line.name, line.total) for line in answer.context["lines"]] == [("North", 2), ("South", 1)]
    assert "Ada Ås" not in answer.content.decode()


def test_a_chapter_without_a_plan_is_shown_as_that(observer: Actor, north: Chapter) -> None:
    assert [(line.name, line.total) for line in observer.client.get("/county/chapters/").context["lines"]] == [
        ("North", 0)
    ]


def test_the_county_page_is_not_for_a_local_chapter_nor_for_members(ada: Actor, bo: Actor, county: Chapter) -> None:
    assert ada.client.get("/north/chapters/").status_code == 404
    assert bo.client.get("/north/chapters/").status_code == 403
    assert ada.client.get("/county/chapters/").status_code == 404
    member = make_actor(county, "Dag", "Dahl", Role.MEMBER)
    assert member.client.get("/county/chapters/").status_code == 403


def test_an_observer_of_the_county_has_no_seat_in_its_chapters(observer: Actor, north: Chapter) -> None:
    assert observer.client.get("/north/plan/").status_code == 404


@pytest.mark.parametrize(("chapters", "each"), [(2, 6), (100, 40)])
def test_the_county_asks_as_often_whatever_the_number(
    observer: Actor,
    county: Chapter,
    chapters: int,
    each: int,
    django_assert_max_num_queries: Callable[[int], DjangoAssertNumQueries],
) -> None:
    from lokallag.capabilities.plans.models import Adoption, Commitment, Plan, Version

    made = Chapter.objects.bulk_create(
        Chapter(name=f"Lag {n}", slug=f"lag-{n}", parent=county) for n in range(chapters)
    )
    start, end = D(2020, 1, 1), D(2021, 12, 31)
    for chapter in made:
        with within(chapter):
            plan = Plan.objects.create(title="Plan", starts_on=start, ends_on=end, created_on=start)
            version = Version.objects.create(plan=plan, number=1, origin="written", created_on=start)
            Commitment.objects.bulk_create(
                Commitment(
                    version=version, text="Something", starts_on=start, ends_on=end, review="accepted", **EACH[n % 6]
                )
                for n in range(each)
            )
            Adoption.objects.create(version=version, adopted_on=start, meeting="The annual meeting")
    with django_assert_max_num_queries(20):
        answer = observer.client.get("/county/chapters/")
    assert sum(line.total for line in answer.context["lines"]) == chapters * each
