"""Registering, welcoming and leaving, each with its way back; what counts of it."""

import datetime
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError

from conftest import Actor
from lokallag.capabilities.members import actions
from lokallag.capabilities.members.measures import calls_to_make
from lokallag.capabilities.members.models import Contact, Member
from lokallag.capabilities.members.tests.factories import joined
from lokallag.core.chapters.models import Chapter
from lokallag.core.journal.models import Entry, first_broken
from lokallag.core.measures.book import BOOK
from lokallag.core.people.models import Person
from lokallag.core.people.roles import Role

WEEK_AGO = datetime.date(2021, 2, 8)
MONTH_AGO = datetime.date(2021, 1, 15)
TOMORROW = datetime.date(2021, 2, 16)
YEAR = (datetime.date(2021, 1, 1), datetime.date(2021, 12, 31))


def test_newcomers_are_welcomed_in_turn(
    ada: Actor, in_north: Chapter, actor_with: Callable[..., Actor], today: datetime.date
) -> None:
    dag = actor_with(Role.TREASURER, name="Dag")
    actor_with(Role.MEMBER, name="Eli")
    turns = []
    for number in range(4):
        turn = actions.next_contact(today)
        turns.append(turn)
        actions.register_member(
            given_name=f"Ny {number}", joined_on=WEEK_AGO, contact=turn, actor=ada.person, today=today
        )
    assert turns == [dag.person, ada.person, dag.person, ada.person]


def test_nobody_joins_tomorrow(ada: Actor, in_north: Chapter) -> None:
    with pytest.raises(ValidationError):
        joined(ada, "Åse Ødegård", TOMORROW)
    assert not Person.objects.exclude(pk=ada.person.pk).exists()


def test_somebody_known_becomes_a_member_once(ada: Actor, in_north: Chapter) -> None:
    member = joined(ada, "", WEEK_AGO, person=ada.person)
    assert member.person == ada.person
    with pytest.raises(ValidationError):
        joined(ada, "", WEEK_AGO, person=ada.person)


def test_a_registration_taken_back_leaves_no_trace_of_somebody_new(ada: Actor, in_north: Chapter) -> None:
    new, known = joined(ada, "Åse Ødegård", WEEK_AGO), joined(ada, "", WEEK_AGO, person=ada.person)
    for member in (new, known):
        actions.undo_registration(member=member, actor=ada.person)
    assert not Member.objects.exists()
    assert list(Person.objects.all()) == [ada.person]
    assert "Åse" not in str(list(Entry.objects.values()))


def test_a_registration_stays_once_somebody_has_been_in_contact(
    ada: Actor, in_north: Chapter, today: datetime.date
) -> None:
    member = joined(ada, "Åse Ødegård", WEEK_AGO)
    contact = actions.log_contact(member=member, on=today, reached=False, actor=ada.person, today=today)
    with pytest.raises(ValidationError):
        actions.undo_registration(member=member, actor=ada.person)
    actions.undo_contact(contact=contact, actor=ada.person)
    actions.undo_registration(member=member, actor=ada.person)
    assert not Member.objects.exists()


def test_only_a_conversation_after_joining_welcomes(ada: Actor, in_north: Chapter, today: datetime.date) -> None:
    member = joined(ada, "Åse Ødegård", WEEK_AGO)
    for on, reached in ((WEEK_AGO - datetime.timedelta(days=1), True), (WEEK_AGO, False)):
        actions.log_contact(member=member, on=on, reached=reached, actor=ada.person, today=today)
        assert list(Member.objects.waiting_on(today)) == [member]
    actions.log_contact(member=member, on=WEEK_AGO, actor=ada.person, today=today)
    assert not Member.objects.waiting_on(today).exists()
    assert [case.met_on for case in BOOK.cases(["members.welcomed"], *YEAR)] == [WEEK_AGO]


def test_an_impatient_finger_makes_one_contact(ada: Actor, in_north: Chapter, today: datetime.date) -> None:
    member = joined(ada, "Åse Ødegård", WEEK_AGO)
    for _twice in range(2):
        actions.log_contact(member=member, on=today, actor=ada.person, today=today)
    assert (Contact.objects.count(), Entry.objects.filter(verb="members.contacted").count()) == (1, 1)
    with pytest.raises(ValidationError):
        actions.log_contact(member=member, on=TOMORROW, actor=ada.person, today=today)


def test_who_left_waits_no_longer_and_can_come_back(ada: Actor, in_north: Chapter, today: datetime.date) -> None:
    member = joined(ada, "Åse Ødegård", WEEK_AGO)
    for left_on in (TOMORROW, MONTH_AGO):
        with pytest.raises(ValidationError):
            actions.leave(member=member, left_on=left_on, actor=ada.person, today=today)
    actions.leave(member=member, left_on=today, actor=ada.person, today=today)
    assert not Member.objects.waiting_on(today).exists()
    assert list(Member.objects.left_by(today)) == [member]
    assert [case.waived_on for case in BOOK.cases(["members.welcomed"], *YEAR)] == [today]
    actions.undo_leaving(member=member, actor=ada.person)
    assert list(Member.objects.waiting_on(today)) == [member]
    assert first_broken() is None


def test_members_count_for_the_plan(ada: Actor, in_north: Chapter, today: datetime.date) -> None:
    member = joined(ada, "Åse Ødegård", WEEK_AGO)
    joined(ada, "Bjørn Lie", datetime.date(2020, 3, 1))
    actions.log_contact(member=member, on=today, actor=ada.person, today=today)
    actions.log_contact(member=member, on=WEEK_AGO, reached=False, actor=ada.person, today=today)
    rows = BOOK.rows(["members.recruited", "members.talked_with"], *YEAR)
    assert [(row.measure, row.on, row.label) for row in rows] == [
        ("members.recruited", WEEK_AGO, "Åse Ødegård"),
        ("members.talked_with", today, "Åse Ødegård"),
    ]


def test_calls_to_make_are_numbers_by_day_without_names(ada: Actor, in_north: Chapter, today: datetime.date) -> None:
    for name in ("Åse Ødegård", "Bjørn Lie"):
        joined(ada, name, today)
    joined(ada, "Sen Ring", MONTH_AGO)
    found = calls_to_make(in_north, *YEAR, today)
    assert [(dated.on, dated.mark) for dated in found] == [
        (datetime.date(2021, 1, 22), "behind"),
        (datetime.date(2021, 2, 22), "deadline"),
    ]
    assert "2" in found[1].title
    assert not any(name in str(found) for name in ("Åse", "Bjørn", "Sen Ring"))
    assert calls_to_make(in_north, datetime.date(2021, 3, 1), datetime.date(2021, 4, 1), today) == []
