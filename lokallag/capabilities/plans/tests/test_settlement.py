"""Settling: when the period is over the figures are kept, and deleting a person changes none of them."""

import datetime

import pytest

from conftest import Actor
from lokallag.capabilities.members.models import Contact, Member
from lokallag.capabilities.plans.actions.following import NotOver, settle, settle_ended, unsettle
from lokallag.capabilities.plans.jobs import settle_plans
from lokallag.capabilities.plans.models import Settlement, Version
from lokallag.capabilities.plans.standings import standings
from lokallag.capabilities.plans.tests.standing_factory import EACH, MEETINGS, WELCOME, make_gathering, make_plan
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.journal.models import Entry
from lokallag.core.people.models import Person

D = datetime.date
AFTER = D(2021, 2, 15)
PERIOD = {"starts_on": D(2020, 1, 1), "ends_on": D(2020, 12, 31)}


def make_ended(*rows: dict[str, object]) -> Version:
    return make_plan(*[row | PERIOD for row in rows], end=D(2020, 12, 31))


def test_every_picture_and_reason_is_kept_as_it_was(in_north: Chapter) -> None:
    version = make_ended(*EACH)
    for month in (1, 2, 3):
        make_gathering("board_meeting", D(2020, month, 9), held=True)
        make_gathering("member_meeting", D(2020, month, 9), held=True)
    counted = standings(today=AFTER)
    assert settle(version=version, on=AFTER, actor=None) == len(EACH)
    for before, after in zip(counted, standings(today=AFTER), strict=True):
        assert after.is_settled
        assert (after.state, after.standing.done, after.standing.expected) == (
            before.state,
            before.standing.done,
            before.standing.expected,
        )
        assert after.standing.picture == before.standing.picture
        assert after.sentence == before.sentence


def test_deleting_a_member_changes_counted_figures_but_never_settled_ones(in_north: Chapter) -> None:
    version = make_ended(WELCOME)
    member = Member.objects.create(person=Person.objects.create(given_name="Nils"), joined_on=D(2020, 5, 1))
    Contact.objects.create(member=member, on=D(2020, 5, 3))
    settle(version=version, on=AFTER, actor=None)
    before = standings(today=AFTER)[0].standing
    member.person.delete()
    after = standings(today=AFTER)[0].standing
    assert (after.done, after.picture) == (before.done, before.picture) == (1, before.picture)
    unsettle(version=version, actor=Person.objects.create(given_name="Ada"))
    assert standings(today=AFTER)[0].standing.done == 0


def test_settling_twice_settles_once(in_north: Chapter) -> None:
    version = make_ended(MEETINGS)
    assert [settle(version=version, on=AFTER, actor=None) for _ in range(2)] == [1, 0]
    assert Entry.objects.filter(verb="plans.settled").count() == 1


def test_a_running_period_is_not_settled(in_north: Chapter) -> None:
    version = make_plan(MEETINGS)
    with pytest.raises(NotOver):
        settle(version=version, on=AFTER, actor=None)
    assert Settlement.objects.count() == 0


def test_as_of_a_day_before_it_was_settled_the_figures_are_counted(in_north: Chapter) -> None:
    version = make_ended(MEETINGS)
    make_gathering("member_meeting", D(2020, 10, 7), held=True)
    settle(version=version, on=AFTER, actor=None)
    assert [standings(today=day)[0].standing.done for day in (D(2020, 9, 1), D(2020, 11, 1))] == [0, 1]


def test_the_board_settles_by_a_button_and_takes_it_back(ada: Actor, bo: Actor) -> None:
    with within(ada.chapter):
        make_ended(MEETINGS)
    assert bo.client.post("/north/plan/settlement/").status_code == 403
    assert ada.client.get("/north/plan/settlement/").status_code == 200
    assert ada.client.post("/north/plan/settlement/").status_code == 302
    assert ada.client.get("/north/plan/").context["plan_standing"].is_settled
    assert ada.client.post("/north/plan/settlement/removal/").status_code == 302
    assert not ada.client.get("/north/plan/").context["plan_standing"].is_settled


def test_the_button_says_so_when_the_period_still_runs(ada: Actor) -> None:
    with within(ada.chapter):
        make_plan(MEETINGS)
    assert ada.client.post("/north/plan/settlement/").headers["Location"] == "/north/plan/settlement/"
    with within(ada.chapter):
        assert Settlement.objects.count() == 0


def test_plans_that_have_been_over_for_long_settle_themselves(in_north: Chapter) -> None:
    make_ended(MEETINGS)
    assert settle_ended(on=D(2021, 2, 15)) == 0  # the last weeks may still be written down
    assert settle_ended(on=D(2021, 3, 15)) == 1
    assert settle_ended(on=D(2021, 3, 16)) == 0


def test_the_night_job_settles_each_chapter_for_itself(north: Chapter, south: Chapter) -> None:
    for chapter in (north, south):
        chapter.clock_on = D(2021, 6, 1)
        chapter.save()
        with within(chapter):
            make_ended(MEETINGS)
    settle_plans()
    for chapter in (north, south):
        with within(chapter):
            assert Settlement.objects.count() == 1
