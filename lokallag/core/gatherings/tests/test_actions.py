"""Planning, changing, holding, calling off and coming, each with its way back."""

import datetime
import threading
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from conftest import TODAY, Actor
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.gatherings import actions
from lokallag.core.gatherings.models import Attendance, Cancellation, Gathering, Holding, Kind
from lokallag.core.gatherings.tests.factories import held, planned
from lokallag.core.journal.models import Entry, first_broken

YESTERDAY = datetime.date(2021, 2, 14)
NEXT_WEEK = datetime.date(2021, 2, 22)


def test_a_gathering_is_known_from_the_day_it_was_planned(ada: Actor, in_north: Chapter, today: datetime.date) -> None:
    gathering = planned(ada, on=NEXT_WEEK)
    assert (gathering.planned_on, gathering.sequence, gathering.is_planned) == (today, 0, True)
    assert Entry.objects.get().verb == "gatherings.planned"


def test_a_change_counts_up_and_a_save_without_change_does_not(ada: Actor, in_north: Chapter) -> None:
    gathering = planned(ada, on=NEXT_WEEK)
    for place, expected in (("Kulturhuset", 1), ("Kulturhuset", 1), ("Biblioteket", 2)):
        seen = Gathering.objects.get().sequence
        actions.change_gathering(
            gathering=gathering, details={"place": place}, seen=seen, actor=ada.person, today=TODAY
        )
        assert Gathering.objects.get().sequence == expected


def test_the_slower_of_two_who_change_is_told(ada: Actor, in_north: Chapter) -> None:
    gathering = planned(ada, on=NEXT_WEEK)
    actions.change_gathering(gathering=gathering, details={"place": "A"}, seen=0, actor=ada.person, today=TODAY)
    with pytest.raises(ValidationError) as refused:
        actions.change_gathering(gathering=gathering, details={"place": "B"}, seen=0, actor=ada.person, today=TODAY)
    assert refused.value.code == "changed"
    assert Gathering.objects.get().place == "A"


def test_nothing_is_held_on_a_day_that_has_not_come(ada: Actor, in_north: Chapter, today: datetime.date) -> None:
    gathering = planned(ada, on=NEXT_WEEK)
    with pytest.raises(ValidationError) as refused:
        actions.hold_gathering(gathering=gathering, held_on=NEXT_WEEK, actor=ada.person, today=today)
    assert "held_on" in refused.value.error_dict
    assert not Holding.objects.exists()


def test_held_and_cancelled_exclude_each_other(ada: Actor, in_north: Chapter, today: datetime.date) -> None:
    was_held, was_cancelled = held(ada, on=YESTERDAY), planned(ada, on=YESTERDAY)
    actions.cancel_gathering(gathering=was_cancelled, reason="Snø", actor=ada.person, today=today)
    with pytest.raises(ValidationError):
        actions.cancel_gathering(gathering=was_held, reason="", actor=ada.person, today=today)
    with pytest.raises(ValidationError):
        actions.hold_gathering(gathering=was_cancelled, held_on=YESTERDAY, actor=ada.person, today=today)
    assert (Holding.objects.count(), Cancellation.objects.count()) == (1, 1)


def test_holding_and_cancelling_are_undone_by_removing_the_row(
    ada: Actor, in_north: Chapter, today: datetime.date
) -> None:
    gathering = held(ada, on=YESTERDAY)
    actions.undo_holding(gathering=gathering, actor=ada.person)
    actions.undo_holding(gathering=gathering, actor=ada.person)
    actions.cancel_gathering(gathering=gathering, reason="", actor=ada.person, today=today)
    actions.undo_cancellation(gathering=gathering, actor=ada.person)
    assert list(Gathering.objects.planned()) == [gathering]
    assert Entry.objects.filter(verb="gatherings.holding_undone").count() == 1
    assert first_broken() is None


def test_calendars_hear_of_a_cancellation_and_of_its_return(
    ada: Actor, in_north: Chapter, today: datetime.date
) -> None:
    gathering = planned(ada, on=NEXT_WEEK)
    actions.cancel_gathering(gathering=gathering, reason="", actor=ada.person, today=today)
    actions.cancel_gathering(gathering=gathering, reason="again", actor=ada.person, today=today)
    assert (Gathering.objects.get().sequence, Cancellation.objects.get().reason) == (1, "")
    actions.undo_cancellation(gathering=gathering, actor=ada.person)
    assert Gathering.objects.get().sequence == 2


def test_planning_is_undone_until_something_happens(
    ada: Actor, bo: Actor, in_north: Chapter, today: datetime.date
) -> None:
    free, answered = planned(ada, on=NEXT_WEEK), planned(ada, on=NEXT_WEEK)
    actions.sign_up(gathering=answered, person=bo.person, actor=bo.person, today=today)
    actions.undo_planning(gathering=free, actor=ada.person)
    with pytest.raises(ValidationError):
        actions.undo_planning(gathering=answered, actor=ada.person)
    assert list(Gathering.objects.all()) == [answered]


def test_a_series_is_taken_back_in_one_go_but_for_what_was_held(
    ada: Actor, in_north: Chapter, today: datetime.date
) -> None:
    days = [datetime.date(2021, 2, 2), NEXT_WEEK, datetime.date(2021, 3, 2), NEXT_WEEK]
    made = actions.plan_series(
        details={"kind": Kind.BOARD_MEETING, "title": "Styremøte"}, days=days, actor=ada.person, today=today
    )
    assert [g.on for g in made] == sorted(set(days))
    actions.hold_gathering(gathering=made[0], held_on=made[0].on, actor=ada.person, today=today)
    assert actions.undo_series(series=made[0].series, actor=ada.person) == 2
    assert list(Gathering.objects.all()) == [made[0]]
    assert actions.undo_series(series="", actor=ada.person) == 0


def test_an_answer_is_one_row_however_often_it_is_given(
    ada: Actor, bo: Actor, in_north: Chapter, today: datetime.date
) -> None:
    gathering = planned(ada, on=NEXT_WEEK)
    for answer in (actions.sign_up, actions.sign_up, actions.decline, actions.sign_up):
        answer(gathering=gathering, person=bo.person, actor=bo.person, today=today)
    assert Attendance.objects.get().answer == Attendance.Answer.SIGNED_UP
    actions.undo_answer(gathering=gathering, person=bo.person, actor=bo.person, today=today)
    assert not Attendance.objects.exists()


def test_a_check_in_by_mistake_falls_back_to_the_sign_up(
    ada: Actor, bo: Actor, in_north: Chapter, today: datetime.date
) -> None:
    gathering = planned(ada, on=today)
    actions.sign_up(gathering=gathering, person=bo.person, actor=bo.person, today=YESTERDAY)
    for person in (bo.person, ada.person):
        actions.check_in(gathering=gathering, person=person, actor=ada.person, today=today)
        actions.undo_check_in(gathering=gathering, person=person, actor=ada.person)
    row = Attendance.objects.get()
    assert (row.person, row.answer, row.answered_on) == (bo.person, Attendance.Answer.SIGNED_UP, YESTERDAY)


def test_nobody_came_before_the_day_or_to_what_was_called_off(
    ada: Actor, in_north: Chapter, today: datetime.date
) -> None:
    coming, off = planned(ada, on=NEXT_WEEK), planned(ada, on=YESTERDAY)
    actions.cancel_gathering(gathering=off, reason="", actor=ada.person, today=today)
    for gathering in (coming, off):
        with pytest.raises(ValidationError):
            actions.check_in(gathering=gathering, person=ada.person, actor=ada.person, today=today)
    assert not Attendance.objects.exists()


def test_nobody_signs_up_for_what_is_over(ada: Actor, in_north: Chapter, today: datetime.date) -> None:
    gathering = held(ada, on=YESTERDAY)
    for answer in (actions.sign_up, actions.decline):
        with pytest.raises(ValidationError):
            answer(gathering=gathering, person=ada.person, actor=ada.person, today=today)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_say_it_was_held_at_once_one_is_told(
    ada: Actor, north: Chapter, today: datetime.date, actor_with: Callable[..., Actor]
) -> None:
    if connection.vendor == "sqlite" and connection.is_in_memory_db():  # type: ignore[attr-defined]
        pytest.skip("An in-memory database has one connection; the file and PostgreSQL show this.")
    with within(north):
        gathering = planned(ada, on=YESTERDAY)
    answers: list[str] = []
    ready = threading.Barrier(2)

    def say(headcount: int) -> None:
        try:
            with within(north):
                ready.wait(timeout=10)
                actions.hold_gathering(
                    gathering=gathering, held_on=YESTERDAY, headcount=headcount, actor=ada.person, today=today
                )
            answers.append("held")
        except ValidationError as refused:
            answers.append(str(refused.code))
        finally:
            connection.close()

    threads = [threading.Thread(target=say, args=(count,)) for count in (7, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(answers) == ["already_held", "held"]
    with within(north):
        assert Holding.objects.count() == 1
        assert first_broken() is None
