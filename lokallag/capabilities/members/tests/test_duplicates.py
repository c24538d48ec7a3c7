"""Who is perhaps written down twice: found among many, with reasons; and the pages to go through them."""

import random
import time
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from conftest import TODAY, Actor
from lokallag.capabilities.members.matching.duplicates import HOUSEHOLD, SHOWN_FROM, Known, compare, duplicates
from lokallag.capabilities.members.models import Distinct, Member, Merge
from lokallag.core.chapters.models import Chapter
from lokallag.core.journal.models import Entry
from lokallag.core.people.models import Alternative, Person

ASE = Known(
    key=1,
    given="Åse",
    family="Nordmann",
    emails=("ase@example.org",),
    phones=("+4790000000",),
    birth_year=1970,
    street="Storgata 1",
    postcode="2609",
)


@pytest.mark.parametrize(
    ("other", "is_shown", "kinds"),
    [
        ({"given": "Aase", "family": "Nordman", "birth_year": 1970}, True, {"like_name", "born"}),
        ({"given": "Åes", "family": "Nordmann", "phones": ("+4790000000",)}, True, {"like_name", "phone"}),
        ({"given": "Nordmann", "family": "Åse", "postcode": "2609"}, True, {"name", "postcode"}),
        ({"given": "Åse Marie", "family": "Nordmann", "birth_year": 1970}, True, {"part_name", "born"}),
        ({"given": "Åse", "family": "Lie", "names": ("Åse Nordmann",)}, True, {"other_name"}),
        ({"given": "Åse", "family": "Lie", "emails": ("x@y.no", "ASE@example.org")}, True, {"part_name", "email"}),
        ({"given": "Åse", "family": "Nordmann"}, True, {"name"}),
        # A household shares all but the name; a mother and a daughter share all but the year.
        (
            {"given": "Ola", "family": "Nordmann", "emails": ASE.emails, "phones": ASE.phones, "street": "Storgata 1"},
            False,
            {"email", "phone", "names_differ"},
        ),
        (
            {"given": "Åse", "family": "Nordmann", "birth_year": 1998, "phones": ASE.phones, "emails": ASE.emails},
            False,
            {"name", "phone", "email", "born_apart"},
        ),
        ({"given": "Kari", "family": "Moen"}, False, {"names_differ"}),
    ],
)
def test_two_records_are_weighed_with_reasons(other: dict[str, Any], is_shown: bool, kinds: set[str]) -> None:
    pair = compare(ASE, Known(key=2, **other))

    assert {why.kind for why in pair.whys} == kinds
    assert (pair.score >= SHOWN_FROM) is is_shown
    assert "names_differ" not in kinds or pair.score <= HOUSEHOLD
    assert (len(duplicates([ASE, Known(key=2, **other)])) == 1) is is_shown
    assert duplicates([ASE, Known(key=2, **other)], apart=frozenset({(1, 2)})) == []


def test_five_thousand_are_gone_through_in_a_moment_and_the_planted_ones_found() -> None:
    chance = random.Random(1)
    words = ["".join(chance.choices("abdefgiklmnoprstuvyæøå", k=chance.randint(4, 8))) for _ in range(300)]
    people = [
        Known(
            key=key,
            given=chance.choice(words),
            family=chance.choice(words),
            emails=(f"m{key}@example.org",),
            phones=(f"+4791{key:06d}",),
            birth_year=chance.randint(1930, 2005),
        )
        for key in range(5000)
    ]
    planted = {
        (key, 10_000 + key): Known(
            key=10_000 + key,
            given=people[key].given,
            family=people[key].family[:-2] + people[key].family[-1] + people[key].family[-2],
            phones=people[key].phones,
        )
        for key in range(0, 500, 10)
    }
    began = time.perf_counter()
    found = {(pair.first, pair.second) for pair in duplicates([*people, *planted.values()])}
    # Ten times what it takes on a quiet machine.
    assert time.perf_counter() - began < 5
    assert set(planted) <= found


@pytest.fixture
def twice(ada: Actor, in_north: Chapter) -> tuple[Person, Person]:
    """Kari with two phones, once as a member."""
    kari = Person.objects.create(given_name="Kari", family_name="Moen", phone="+4790000000", birth_year=1970)
    Member.objects.create(person=kari, joined_on=TODAY)
    other = Person.objects.create(given_name="Kari", family_name="Moen", phone="+4791111111", birth_year=1970)
    return kari, other


def test_a_pair_is_seen_merged_and_taken_back_on_the_pages(twice: tuple[Person, Person], ada: Actor) -> None:
    kari, other = twice
    page = ada.client.get("/north/members/duplicates/").content.decode()
    assert f"/north/members/people/{kari.pk}/merge/{other.pk}/" in page

    url = f"/north/members/people/{kari.pk}/merge/{other.pk}/"
    assert ada.client.post(url, {"phone": "neither"}).status_code == 422
    assert ada.client.post(url, {"phone": "take"}).status_code == 302
    assert Person.objects.get(family_name="Moen").phone == "+4791111111"
    assert list(Alternative.objects.values_list("value", flat=True)) == ["+4790000000"]

    undo = f"/north/members/merges/{Merge.objects.get().pk}/undo/"
    Person.objects.filter(pk=kari.pk).update(phone="+4792222222")
    assert "+4792222222" in ada.client.get(undo).content.decode()
    assert ada.client.post(undo, {"restore": ["999"]}).status_code == 422
    assert ada.client.post(undo, {}).status_code == 302
    assert sorted(Person.objects.filter(family_name="Moen").values_list("phone", flat=True)) == [
        "+4791111111",
        "+4792222222",
    ]
    assert [entry.verb for entry in Entry.objects.order_by("pk")] == ["members.merged", "members.merge_undone"]
    assert ada.client.get(f"/north/members/people/{kari.pk}/merge/{kari.pk}/").status_code == 404


def test_two_who_are_two_are_not_asked_about_again(twice: tuple[Person, Person], ada: Actor) -> None:
    kari, other = twice
    assert ada.client.post(f"/north/members/people/{other.pk}/distinct/{kari.pk}/").status_code == 302
    assert ada.client.get("/north/members/duplicates/").context["rows"] == []
    assert ada.client.post(f"/north/members/duplicates/{Distinct.objects.get().pk}/undo/").status_code == 302
    assert len(ada.client.get("/north/members/duplicates/").context["rows"]) == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_pairs_asks_the_same_few_questions(
    rows: int, ada: Actor, in_north: Chapter, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        for _again in range(2):
            Person.objects.create(given_name=f"Kari{number}", family_name=f"Moen{number}" * (number + 1))
    client: Client = ada.client
    with django_assert_max_num_queries(14):
        assert len(client.get("/north/members/duplicates/").context["rows"]) == rows
