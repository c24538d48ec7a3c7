"""Room, guests and the waiting list: never more than there is room for, and nobody passes another."""

import datetime
import threading
from collections.abc import Callable

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import TODAY, Actor
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.gatherings import actions
from lokallag.core.gatherings.models import Attendance, Gathering
from lokallag.core.gatherings.tests.factories import planned
from lokallag.core.people.models import Person

SOON = TODAY + datetime.timedelta(days=5)
Answer = Attendance.Answer


def people(count: int) -> list[Person]:
    return [Person.objects.create(given_name=f"P{n}", email=f"p{n}@example.org") for n in range(count)]


def standing(row: Gathering) -> dict[str, str]:
    return dict(Attendance.objects.filter(gathering=row).values_list("person__given_name", "answer"))


def test_who_waits_moves_up_in_turn_and_is_told(ada: Actor, in_north: Chapter) -> None:
    row = planned(ada, on=SOON, kind="social", capacity=2, guests_each=1)
    first, second, third, fourth = people(4)

    def come(person: Person, guests: int = 0) -> str:
        given = actions.sign_up(gathering=row, person=person, guests=guests, actor=person, today=TODAY)
        return given.answer

    assert come(first, 1) == Answer.SIGNED_UP
    assert [come(second, 1), come(third), come(fourth)] == [Answer.WAITING] * 3
    # One seat is free, the first in line needs two: nobody passes them, whoever asks.
    actions.sign_up(gathering=row, person=first, guests=0, actor=first, today=TODAY)
    assert standing(row)["P1"] == Answer.WAITING
    assert standing(row)["P2"] == Answer.WAITING
    assert mail.outbox == []
    # With one guest less the first in line fits.
    assert come(second, 0) == Answer.SIGNED_UP
    actions.decline(gathering=row, person=first, actor=first, today=TODAY)
    assert standing(row) == {"P0": "declined", "P1": "signed_up", "P2": "signed_up", "P3": "waiting"}
    assert ["p2@example.org" in letter.to[0] for letter in mail.outbox] == [False, True]
    # More room: the last one too; but not by less room.
    seen = Gathering.objects.get().sequence
    actions.change_gathering(gathering=row, details={"capacity": 5}, seen=seen, actor=ada.person, today=TODAY)
    assert standing(row)["P3"] == Answer.SIGNED_UP
    actions.change_gathering(gathering=row, details={"capacity": 1}, seen=seen + 1, actor=ada.person, today=TODAY)
    assert list(standing(row).values()).count("signed_up") == 3
    with pytest.raises(ValidationError):
        come(second, 1)


def test_guests_only_where_they_are_allowed_and_fit(ada: Actor, in_north: Chapter) -> None:
    (one,) = people(1)
    for details, guests in (({}, 1), ({"guests_each": 2}, 3), ({"guests_each": 9, "capacity": 3}, 3)):
        row = planned(ada, on=SOON, kind="social", **details)
        with pytest.raises(ValidationError):
            actions.sign_up(gathering=row, person=one, guests=guests, actor=one, today=TODAY)
        assert standing(row) == {}


def test_nobody_moves_up_once_it_has_begun(ada: Actor, in_north: Chapter) -> None:
    row = planned(ada, on=SOON, kind="social", capacity=1, starts_at=datetime.time(18))
    one, two = people(2)
    for person in (one, two):
        actions.sign_up(gathering=row, person=person, actor=person, today=TODAY)
    begun = row.begins_at
    actions.decline(gathering=row, person=one, actor=one, today=SOON, now=begun)
    assert standing(row)["P1"] == Answer.WAITING
    assert actions.fill_places(gathering=row, today=SOON, now=begun - datetime.timedelta(minutes=1)) == 1
    # Who came all the same though they waited, and did not after all, waits again with their turn.
    actions.decline(gathering=row, person=two, actor=two, today=SOON, now=begun)
    actions.sign_up(gathering=row, person=one, actor=one, today=SOON, now=begun)
    actions.sign_up(gathering=row, person=two, actor=two, today=SOON, now=begun)
    actions.check_in(gathering=row, person=two, actor=ada.person, today=SOON)
    actions.undo_check_in(gathering=row, person=two, actor=ada.person)
    assert standing(row) == {"P0": "signed_up", "P1": "waiting"}


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["come", "come", "come", "decline", "undo", "room", "erase"]),
        st.integers(0, 5),
        st.integers(0, 3),
    ),
    max_size=25,
)


@given(capacity=st.integers(1, 5), steps=STEPS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_room_and_order_hold_through_any_history(
    ada: Actor, in_north: Chapter, capacity: int, steps: list[tuple[str, int, int]]
) -> None:
    with transaction.atomic():
        row = planned(ada, on=SOON, kind="social", capacity=capacity, guests_each=3)
        crowd = people(6)
        turns: list[int] = []
        for step, who, number in steps:
            person = crowd[who]
            before = Attendance.objects.filter(gathering=row).seated().heads()
            try:
                if step == "come":
                    actions.sign_up(gathering=row, person=person, guests=number, actor=person, today=TODAY)
                elif step == "decline":
                    actions.decline(gathering=row, person=person, actor=person, today=TODAY)
                elif step == "undo":
                    actions.undo_answer(gathering=row, person=person, actor=person, today=TODAY)
                elif step == "erase":
                    Attendance.objects.filter(gathering=row, person=person).delete()
                    actions.fill_places(gathering=row, today=TODAY, now=in_north.now())
                else:
                    row.refresh_from_db()
                    more = {"capacity": number + 1}
                    actions.change_gathering(
                        gathering=row, details=more, seen=row.sequence, actor=ada.person, today=TODAY
                    )
            except ValidationError:
                pass
            row.refresh_from_db()
            assert row.capacity is not None
            heads = Attendance.objects.filter(gathering=row).seated().heads()
            assert heads <= max(row.capacity, before), "more come than there is room for"
            line = list(Attendance.objects.filter(gathering=row).in_line())
            fits = next((each for each in line if each.heads <= row.capacity), None)
            assert fits is None or fits.heads > row.capacity - heads, "somebody waits though there is room"
            kept = [pk for pk in turns if pk in {each.pk for each in line}]
            assert [each.pk for each in line if each.pk in kept] == kept, "somebody passed another"
            turns = [each.pk for each in line]
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_take_the_last_place_at_once_one_waits(
    ada: Actor, north: Chapter, actor_with: Callable[..., Actor]
) -> None:
    if connection.vendor == "sqlite" and connection.is_in_memory_db():  # type: ignore[attr-defined]
        pytest.skip("An in-memory database has one connection; the file and PostgreSQL show this.")
    with within(north):
        row = planned(ada, on=SOON, kind="social", capacity=1)
        pair = people(2)
    answers: list[str] = []
    ready = threading.Barrier(2)

    def come(person: Person) -> None:
        try:
            with within(north):
                ready.wait(timeout=10)
                given = actions.sign_up(gathering=row, person=person, actor=person, today=TODAY)
                answers.append(given.answer)
        finally:
            connection.close()

    threads = [threading.Thread(target=come, args=(person,)) for person in pair]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(answers) == [Answer.SIGNED_UP, Answer.WAITING]
    with within(north):
        assert Attendance.objects.filter(gathering=row).seated().heads() == 1
