"""How the plan stands, from real rows: as of any day, the number and its proof, one set of queries."""

import datetime
from collections.abc import Callable

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from lokallag.capabilities.logbook.models import Note
from lokallag.capabilities.members.models import Contact, Member
from lokallag.capabilities.plans.following import State
from lokallag.capabilities.plans.models import Adjustment, Adoption, Commitment, Judgement, Version
from lokallag.capabilities.plans.standings import proof_of, self_of, standings, stood_plans, summarise, version_in_force
from lokallag.capabilities.plans.tests.standing_factory import (
    BOARD_MEETINGS,
    EACH,
    LETTERS,
    MEETINGS,
    STRATEGY,
    WELCOME,
    WORD,
    make_gathering,
    make_plan,
)
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import across, within
from lokallag.core.groups.models import Group
from lokallag.core.people.models import Person
from lokallag.core.people.roles import Role

D = datetime.date
TODAY = D(2021, 2, 15)


def test_standings_without_a_plan_are_none(in_north: Chapter) -> None:
    assert standings(today=TODAY) == []
    assert stood_plans(TODAY) == {}


def test_a_held_and_a_planned_meeting_stand_beside_each_other(in_north: Chapter) -> None:
    make_plan(MEETINGS)
    make_gathering("member_meeting", D(2020, 10, 7), held=True)
    make_gathering("member_meeting", D(2021, 3, 18), planned_on=D(2021, 2, 1))
    (stood,) = standings(today=TODAY)
    assert (stood.standing.done, stood.standing.planned, stood.state) == (1, 1, State.ON_TRACK)
    assert stood.standing.next_on == D(2021, 3, 18)
    assert [row.on for row in stood.proof.happened] == [D(2020, 10, 7)]
    assert [row.on for row in stood.proof.planned] == [D(2021, 3, 18)]
    with translation.override("en"):
        assert "18 March" in stood.sentence


def test_as_of_a_day_later_meetings_and_later_plans_are_not_seen(in_north: Chapter) -> None:
    make_plan(MEETINGS)
    make_gathering("member_meeting", D(2020, 10, 7), planned_on=D(2020, 9, 1), held=True)
    make_gathering("member_meeting", D(2021, 3, 18), planned_on=D(2021, 2, 1))
    before, between, after = (
        standings(today=day)[0].standing for day in (D(2020, 8, 1), D(2020, 9, 15), D(2020, 10, 8))
    )
    assert (before.done, before.planned) == (0, 0)
    assert (between.done, between.planned, between.next_on) == (0, 1, D(2020, 10, 7))
    assert (after.done, after.planned) == (1, 0)


def test_a_cancelled_meeting_was_planned_until_the_day_it_was_called_off(in_north: Chapter) -> None:
    make_plan(MEETINGS)
    make_gathering("member_meeting", D(2021, 3, 18), planned_on=D(2020, 12, 1), cancelled_on=D(2021, 1, 10))
    assert [standings(today=day)[0].standing.planned for day in (D(2020, 11, 1), D(2021, 1, 9), D(2021, 1, 10))] == [
        0,
        1,
        0,
    ]


def test_a_note_in_the_logbook_counts_for_its_own_commitment_only(in_north: Chapter) -> None:
    version = make_plan(MEETINGS, MEETINGS)
    first, _second = version.commitments.order_by("position")
    Note.objects.create(what="A meeting elsewhere", on=D(2020, 5, 1), promise=first.promise)
    Note.objects.create(what="For nothing", on=D(2020, 5, 2))
    stoods = standings(today=TODAY)
    assert [stood.standing.done for stood in stoods] == [1, 0]
    assert proof_of(first, today=TODAY).proof.happened[0].label == "A meeting elsewhere"


def test_newcomers_are_cases_and_those_called_late_are_late(in_north: Chapter) -> None:
    make_plan(WELCOME)
    for number, (joined, called) in enumerate(
        ((D(2020, 5, 1), D(2020, 5, 4)), (D(2020, 6, 1), D(2020, 7, 1)), (D(2021, 1, 2), None))
    ):
        person = Person.objects.create(given_name=f"New {number}")
        member = Member.objects.create(person=person, joined_on=joined)
        if called:
            Contact.objects.create(member=member, on=called)
    stood = standings(today=TODAY)[0]
    assert stood.state == State.BEHIND
    picture = stood.standing.picture
    assert (picture.met, picture.late, picture.open, picture.total) == (2, 1, 0, 3)  # type: ignore[union-attr]
    assert standings(today=D(2020, 5, 10))[0].standing.picture.total == 1  # type: ignore[union-attr]
    assert summarise([stood], {stood.state: 1}).point


def test_a_rhythm_is_read_from_board_meetings(in_north: Chapter) -> None:
    make_plan(BOARD_MEETINGS)
    for month in range(1, 13):
        if month != 7:
            make_gathering("board_meeting", D(2020, month, 5), held=True)
    stood = standings(today=D(2020, 12, 20))[0]
    assert (stood.state, stood.standing.done) == (State.ON_TRACK, 11)
    assert len(stood.picture.cells) == 12  # type: ignore[union-attr]


def test_the_latest_word_up_to_the_day_holds(in_north: Chapter) -> None:
    promise = make_plan(WORD).commitments.get().promise
    Judgement.objects.create(promise=promise, on=D(2020, 4, 1), verdict="behind", note="Thin")
    Judgement.objects.create(promise=promise, on=D(2020, 5, 1), verdict="on_track", note="Better")
    assert [standings(today=d)[0].state for d in (D(2020, 3, 1), D(2020, 4, 15), D(2020, 5, 2))] == [
        State.NEEDS_YOU,
        State.BEHIND,
        State.ON_TRACK,
    ]


def test_an_adjustment_holds_from_its_day_on(in_north: Chapter) -> None:
    version = make_plan(MEETINGS | {"target": None})
    promise = version.commitments.get().promise
    bo = Person.objects.create(given_name="Bo", family_name="Berg")
    Adjustment.objects.create(promise=promise, on=D(2020, 6, 1), target=3, sets_owner=True, owner_person=bo)
    Adjustment.objects.create(promise=promise, on=D(2020, 9, 1), measure="meetings.held")
    Adjustment.objects.create(promise=promise, on=D(2020, 10, 1), sets_owner=True)
    first, later, last, end = (
        standings(today=d)[0] for d in (D(2020, 5, 1), D(2020, 6, 1), D(2020, 9, 1), D(2020, 10, 1))
    )
    assert (first.state, first.owner.name) == (State.NEEDS_YOU, "")
    assert (later.standing.expected, later.owner.name, later.measure) == (3, "Bo Berg", "meetings.member_held")
    assert (last.measure, last.owner.name) == ("meetings.held", "Bo Berg")
    assert end.owner.key == "nobody"


def test_a_measure_that_nobody_answers_for_needs_you_and_is_no_zero(in_north: Chapter) -> None:
    make_plan(MEETINGS | {"measure": "gone.away"})
    stood = standings(today=TODAY)[0]
    assert (stood.state, stood.is_measured) == (State.NEEDS_YOU, False)
    with translation.override("en"):
        assert "no longer measured" in stood.sentence


def test_the_version_in_force_is_the_latest_adopted_by_the_day(in_north: Chapter) -> None:
    old = make_plan(WORD, title="Old", start=D(2018, 1, 1), end=D(2019, 12, 31), adopted=D(2018, 1, 20))
    new = make_plan(WORD)
    amended = Version.objects.create(plan=new.plan, number=2, origin="amended", created_on=D(2020, 8, 1))
    Adoption.objects.create(version=amended, adopted_on=D(2020, 9, 1), meeting="A member meeting")
    found = [
        version_in_force(day)
        for day in (D(2018, 1, 1), D(2019, 5, 1), D(2020, 1, 10), D(2020, 2, 1), D(2020, 9, 1), D(2025, 1, 1))
    ]
    assert [v.pk if v else None for v in found] == [None, old.pk, old.pk, new.pk, amended.pk, amended.pk]


def test_next_years_plan_waits_until_its_period_begins(in_north: Chapter) -> None:
    now = make_plan(WORD)
    ahead = make_plan(WORD, title="Next", start=D(2022, 1, 1), end=D(2022, 12, 31), adopted=D(2021, 11, 20))
    found = [version_in_force(day) for day in (D(2021, 12, 31), D(2022, 1, 1))]
    assert [v.pk if v else None for v in found] == [now.pk, ahead.pk]


def test_rejected_and_open_proposals_are_not_followed(in_north: Chapter) -> None:
    make_plan(WORD, WORD | {"review": Commitment.Review.REJECTED}, WORD | {"review": Commitment.Review.OPEN})
    assert len(standings(today=TODAY)) == 1


@pytest.mark.parametrize("number", [1, 20])
def test_standings_ask_as_often_whatever_the_number(
    in_north: Chapter, number: int, django_assert_max_num_queries: Callable[[int], DjangoAssertNumQueries]
) -> None:
    make_plan(*EACH * number)
    for month in range(1, 13):
        make_gathering("board_meeting", D(2020, month, 5), held=True)
    with django_assert_max_num_queries(7):
        stoods = standings(today=TODAY)
    assert len(stoods) == 6 * number


def test_two_chapters_in_one_go_stay_apart(north: Chapter, south: Chapter) -> None:
    with within(north):
        make_plan(MEETINGS)
        make_gathering("member_meeting", D(2020, 10, 7), held=True)
    with within(south):
        make_plan(MEETINGS, WORD)
    with across([north, south]):
        found = stood_plans(TODAY)
    assert [s.standing.done for s in found[north.pk].stoods] == [1]
    assert [s.standing.done for s in found[south.pk].stoods] == [0, 0]
    with within(south):
        assert list(stood_plans(TODAY)) == [south.pk]


def test_mine_is_what_my_person_posts_and_groups_have(in_north: Chapter) -> None:
    bo = Person.objects.create(given_name="Bo", family_name="Berg")
    board = Group.objects.create(kind=Group.Kind.BOARD, name="The board", established_on=D(2019, 1, 1))
    led = Group.objects.create(name="Stands", leader=bo, established_on=D(2019, 1, 1))
    make_plan(
        WORD | {"owner_person": bo},
        WORD | {"owner_role": Role.CHAIR},
        WORD | {"owner_group": board},
        WORD | {"owner_group": led},
        WORD,
    )
    stoods = standings(today=TODAY)
    member, chair = self_of(bo, {Role.MEMBER}, TODAY), self_of(bo, {Role.CHAIR}, TODAY)
    assert [member.has(s.owner) for s in stoods] == [True, False, False, True, False]
    assert [chair.has(s.owner) for s in stoods] == [True, True, True, True, False]


def test_the_same_rows_are_the_number_and_the_proof(in_north: Chapter) -> None:
    version = make_plan(MEETINGS, BOARD_MEETINGS, LETTERS, STRATEGY)
    for day in (D(2020, 2, 1), D(2020, 3, 1), D(2020, 4, 1)):
        make_gathering("board_meeting", day, held=True)
        make_gathering("member_meeting", day, held=True)
    for stood in standings(today=TODAY):
        again = proof_of(Commitment.objects.get(pk=stood.commitment.pk), today=TODAY)
        assert (again.standing, again.proof) == (stood.standing, stood.proof)
    count = standings(today=TODAY, version=version)[0]
    assert sum(row.amount for row in count.proof.happened) == count.standing.done == 3
