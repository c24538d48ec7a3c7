"""People: the Norwegian order of names, search that knows å, seats that begin and end."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from conftest import TODAY, Actor
from lokallag.core.chapters.models import Chapter
from lokallag.core.people.actions import (
    add_person,
    change_person,
    join_household,
    leave_household,
    set_alternatives,
    use_alternative,
)
from lokallag.core.people.models import Household, Person, Seat, User, seats_of
from lokallag.core.people.places import municipality_name, place_of
from lokallag.core.people.roles import BOARD, EVERYONE, OBSERVERS, Role
from lokallag.core.people.sorting import sort_key

ORDER = ["Abel", "Berg", "Eide", "Éluard", "Zorn", "Ærfugl", "Öberg", "Øy", "Ås", "Aasen"]


def test_names_stand_as_in_a_norwegian_list(in_north: Chapter) -> None:
    for name in reversed(ORDER):
        add_person(given_name="A", family_name=name)

    assert [person.family_name for person in Person.objects.by_name()] == ORDER


@given(st.text(max_size=60), st.text(max_size=60))
def test_case_and_spaces_around_do_not_change_the_order(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(f" {one} ")
    assert sort_key("åse " + one.lower()) == sort_key("Åse " + one.lower())
    assert len(sort_key(one + other)) <= 400


def test_a_person_is_found_by_any_part_of_the_name(in_north: Chapter) -> None:
    person = add_person(given_name="Åse", family_name="Nordmann Ødegård")
    add_person(given_name="Ase", family_name="Berg")

    for words in ("åse", "ØDEGÅRD", "nord åse", "Ødeg"):
        assert list(Person.objects.named(words)) == [person]


def test_a_new_person_is_written_on_one_line(in_north: Chapter) -> None:
    person = add_person(given_name=" Kari \n Anne ", family_name=" Moen", email=" KARI@Example.org ")

    assert (person.name, person.email, person.initials) == ("Kari Anne Moen", "kari@example.org", "KM")


@pytest.mark.parametrize(
    ("starts", "ends", "held"), [(0, None, True), (1, None, False), (-9, 0, True), (-9, -1, False), (0, 0, True)]
)
def test_a_seat_is_held_from_its_first_to_its_last_day(
    bo: Actor, in_north: Chapter, starts: int, ends: int | None, held: bool
) -> None:
    Seat.objects.all().delete()
    Seat.objects.create(
        person=bo.person,
        role=Role.SECRETARY,
        starts_on=TODAY + datetime.timedelta(days=starts),
        ends_on=None if ends is None else TODAY + datetime.timedelta(days=ends),
    )

    assert bool(seats_of(bo.user, in_north, TODAY)) is held


def test_a_seat_does_not_end_before_it_begins(bo: Actor, in_north: Chapter) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.create(
            person=bo.person, role=Role.CHAIR, starts_on=TODAY, ends_on=TODAY - datetime.timedelta(days=1)
        )


def test_a_login_is_one_person_in_a_chapter(bo: Actor, in_north: Chapter) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(user=bo.user, given_name="Bo", family_name="Again")


def test_a_login_is_written_in_small_letters(db: None) -> None:
    assert User.objects.create_user(email=" Kari@Example.ORG ").email == "kari@example.org"


def test_every_role_is_somebodys() -> None:
    assert set(Role) == EVERYONE | OBSERVERS
    assert not EVERYONE & OBSERVERS
    assert BOARD < EVERYONE


def test_a_postcode_says_place_and_municipality_and_what_is_typed_wins(in_north: Chapter) -> None:
    given = {"given_name": "Åse", "family_name": "Ødegård"}
    at_home = add_person(**given, street="Storgata  1", postcode="2609")
    assert (at_home.street, at_home.place, at_home.municipality_number) == ("Storgata 1", "Lillehammer", "3405")
    assert municipality_name("3405") == "Lillehammer"
    abroad = add_person(**given, postcode="111 22", place="Stockholm")
    assert (abroad.place, abroad.municipality_number) == ("Stockholm", "")
    change_person(person=abroad, postcode="1383")
    assert (abroad.place, municipality_name(abroad.municipality_number)) == ("Asker", "Asker")
    with pytest.raises(TypeError):
        change_person(person=abroad, shoe_size=44)
    assert all(place_of(code).municipality_number for code in ("6280", "8514", "9840"))  # type: ignore[union-attr]


def test_another_mail_is_used_and_a_household_joined_and_left(in_north: Chapter) -> None:
    one, other, third = (add_person(given_name=name, family_name="Moen", email=f"{name}@x.no") for name in "abc")
    set_alternatives(person=one, kind="email", values=["new@x.no", "a@x.no", "new@x.no", ""])
    assert list(Person.objects.found_by("new@x.no")) == [one]
    use_alternative(alternative=one.alternatives.get())
    one.refresh_from_db()
    assert (one.email, one.alternatives.get().value) == ("new@x.no", "a@x.no")
    assert list(Person.objects.found_by("a@x.no")) == [one]
    join_household(person=one, other=other)
    join_household(person=third, other=other)
    assert Person.objects.filter(household=one.household).count() == 3
    for person in (third, other):
        leave_household(person=person)
    assert not Person.objects.filter(household__isnull=False).exists()
    assert not Household.objects.exists()
