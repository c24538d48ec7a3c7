"""Posts: giving, ending, undoing, inviting, and never being without a chair."""

import datetime
from collections.abc import Callable

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import LONG_AGO, TODAY, Actor
from lokallag.core.access.actions import LastChair, end_seat
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.people.models import Person, Seat, User
from lokallag.core.people.roles import Role

NEW = {
    "person": "new",
    "given_name": "Kari",
    "family_name": "Moen",
    "email": "Kari@Example.org",
    "role": "treasurer",
    "starts_on": "2021-02-01",
    "ends_on": "",
    "send_invitation": "on",
}


def seat_of(actor: Actor, role: str) -> Seat:
    return Seat.objects.get(person=actor.person, role=role)


def test_somebody_new_gets_a_post_a_login_and_an_invitation(ada: Actor, in_north: Chapter) -> None:
    answer = ada.client.post("/north/seats/new/", NEW)

    assert answer.headers["Location"] == "/north/seats/"
    person = Person.objects.select_related("user").get(given_name="Kari")
    assert (person.name, person.email) == ("Kari Moen", "kari@example.org")
    assert person.user is not None
    assert person.user.email == "kari@example.org"
    seat = Seat.objects.get(person=person)
    assert (seat.role, seat.starts_on, seat.ends_on) == (Role.TREASURER, datetime.date(2021, 2, 1), None)
    letter = mail.outbox[0]
    assert letter.to == ["Kari Moen <kari@example.org>"]
    assert "/accounts/login/" in str(letter.body)
    assert "kari@example.org" in str(letter.body)


def test_a_known_person_gets_a_post_without_mail(ada: Actor, bo: Actor, in_north: Chapter) -> None:
    ada.client.post("/north/seats/new/", {**NEW, "person": str(bo.person.pk), "email": ""})

    assert seat_of(bo, Role.TREASURER).starts_on == datetime.date(2021, 2, 1)
    assert mail.outbox == []


def test_a_post_just_given_is_taken_back(ada: Actor, bo: Actor, in_north: Chapter) -> None:
    page = ada.client.post("/north/seats/new/", {**NEW, "person": str(bo.person.pk)}, follow=True)
    seat = seat_of(bo, Role.TREASURER)
    undo = f"/north/seats/{seat.pk}/removal/"
    assert undo in page.content.decode()

    ada.client.post(undo)

    assert not Seat.objects.filter(role=Role.TREASURER).exists()


def test_ending_a_post_closes_its_doors_and_is_undone(
    ada: Actor, actor_with: Callable[..., Actor], in_north: Chapter
) -> None:
    dag = actor_with(Role.SECRETARY)
    seat = seat_of(dag, Role.SECRETARY)
    assert dag.client.get("/north/settings/").status_code == 200

    ada.client.post(f"/north/seats/{seat.pk}/end/")
    seat.refresh_from_db()
    assert seat.ends_on == TODAY
    in_north.clock_on = TODAY + datetime.timedelta(days=1)
    in_north.save()
    assert dag.client.get("/north/settings/").status_code == 404

    ada.client.post(f"/north/seats/{seat.pk}/reopening/")
    assert dag.client.get("/north/settings/").status_code == 200


def test_the_last_chair_stays(ada: Actor, bo: Actor, in_north: Chapter) -> None:
    seat = seat_of(ada, Role.CHAIR)
    for verb in ("end", "removal"):
        assert ada.client.post(f"/north/seats/{seat.pk}/{verb}/").status_code == 302
        seat.refresh_from_db()
        assert seat.ends_on is None
    with pytest.raises(LastChair):
        end_seat(seat=seat, on=TODAY, actor=ada.person)


def test_a_chair_who_cannot_log_in_or_who_leaves_too_does_not_count(ada: Actor, bo: Actor, in_north: Chapter) -> None:
    seat = seat_of(ada, Role.CHAIR)
    offline = Person.objects.create(given_name="Off", family_name="Line")
    Seat.objects.create(person=offline, role=Role.CHAIR, starts_on=LONG_AGO)
    Seat.objects.create(person=bo.person, role=Role.CHAIR, starts_on=LONG_AGO, ends_on=TODAY)
    with pytest.raises(LastChair):
        end_seat(seat=seat, on=TODAY, actor=ada.person)

    Seat.objects.filter(person=bo.person, role=Role.CHAIR).update(ends_on=None)

    assert end_seat(seat=seat, on=TODAY, actor=ada.person).ends_on == TODAY


@pytest.mark.parametrize("verb", ["seats/new/", "settings/"])
def test_a_member_has_no_say_here(bo: Actor, verb: str) -> None:
    assert bo.client.get(f"/north/{verb}").status_code == 403
    assert bo.client.post(f"/north/{verb}", NEW).status_code == 403
    assert bo.client.get("/north/seats/").status_code == 200
    assert bo.client.get("/north/roles/").status_code == 200


def test_another_chapters_seat_is_not_found(ada: Actor, cecilie: Actor) -> None:
    with within(cecilie.chapter):
        seat = Seat.objects.get()
        for verb in ("end", "removal", "reopening"):
            assert ada.client.post(f"/north/seats/{seat.pk}/{verb}/").status_code == 404
            assert ada.client.post(f"/south/seats/{seat.pk}/{verb}/").status_code == 404
    assert ada.client.get(f"/north/people/{cecilie.person.pk}/invitation/").status_code == 404


def test_an_observers_seat_is_not_the_chapters_to_end(ada: Actor, bo: Actor, in_north: Chapter) -> None:
    seat = Seat.objects.create(person=bo.person, role=Role.COUNTY_OBSERVER, starts_on=LONG_AGO)

    assert ada.client.post(f"/north/seats/{seat.pk}/end/").status_code == 404


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("given_name", ""),
        ("role", "king"),
        ("role", "county_observer"),
        ("starts_on", "x"),
        ("ends_on", "2021-01-31"),
        ("email", "x"),
        ("person", "999999"),
    ],
)
def test_what_is_wrong_is_said(ada: Actor, in_north: Chapter, field: str, value: str) -> None:
    answer = ada.client.post("/north/seats/new/", {**NEW, field: value})

    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {field}
    assert Person.objects.count() == 1


def test_an_address_that_somebody_here_logs_in_with_is_not_given_twice(
    ada: Actor, bo: Actor, in_north: Chapter
) -> None:
    answer = ada.client.post("/north/seats/new/", {**NEW, "email": "BO@example.org"})

    assert answer.status_code == 422
    assert ada.client.post(f"/north/people/{ada.person.pk}/invitation/", {"email": "bo@example.org"}).status_code == 422


def test_one_login_serves_two_chapters(ada: Actor, cecilie: Actor, in_north: Chapter) -> None:
    ada.client.post("/north/seats/new/", {**NEW, "email": "cecilie@example.org"})

    assert Person.objects.get(given_name="Kari").user == cecilie.user
    assert User.objects.count() == 2


def test_an_invitation_is_in_the_language_of_the_chapter(ada: Actor, in_north: Chapter) -> None:
    in_north.language = "en"
    in_north.save()
    person = Person.objects.create(given_name="Per", family_name="Lie")

    ada.client.post(f"/north/people/{person.pk}/invitation/", {"email": "per@example.org"})

    assert mail.outbox[0].subject == "You are invited to North on Lokallag"
    assert "Ada Ås has given you a place in North" in str(mail.outbox[0].body)


def test_the_list_asks_as_often_for_three_as_for_one(ada: Actor, actor_with: Callable[..., Actor]) -> None:
    ada.client.get("/north/seats/")
    with CaptureQueriesContext(connection) as one:
        ada.client.get("/north/seats/")
    for name in ("X", "Y", "Z"):
        actor_with(Role.BOARD_MEMBER, name=name)

    with CaptureQueriesContext(connection) as three:
        ada.client.get("/north/seats/")

    assert len(three) == len(one)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.dictionaries(st.sampled_from(sorted(NEW)), st.text(max_size=200)))
def test_no_input_breaks_the_form(ada: Actor, data: dict[str, str]) -> None:
    assert ada.client.post("/north/seats/new/", data).status_code in {302, 422}
