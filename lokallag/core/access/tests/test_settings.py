"""The chapter's settings, further chapters, one's own page."""

import pytest
from django.conf import settings as installation
from django.test import Client, override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Actor
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.municipalities import by_number, found, municipalities
from lokallag.core.chapters.naming import slug_of
from lokallag.core.chapters.organisation_numbers import is_organisation_number
from lokallag.core.chapters.scopes import within
from lokallag.core.journal.models import Entry
from lokallag.core.people.models import Person, Seat, User

FORM = {
    "name": "North",
    "party": "Rødt",
    "municipality": "Asker (Akershus)",
    "colour": "#c8102e",
    "language": "nb",
    "organisation_number": "974 760 673",
    "parent": "",
}


def test_the_settings_are_saved_and_the_address_stays(ada: Actor, in_north: Chapter, county: Chapter) -> None:
    answer = ada.client.post("/north/settings/", {**FORM, "name": "Northern", "parent": str(county.pk)})

    in_north.refresh_from_db()
    assert answer.headers["Location"] == "/north/settings/"
    assert (in_north.name, in_north.slug, in_north.party) == ("Northern", "north", "Rødt")
    assert (in_north.municipality_number, in_north.organisation_number, in_north.parent) == (
        "3203",
        "974760673",
        county,
    )
    assert Entry.objects.get().data["before"]["name"] == "North"


def test_nothing_changed_writes_no_journal(ada: Actor, in_north: Chapter) -> None:
    form = {**FORM, "party": "", "municipality": "", "organisation_number": "", "parent": str(in_north.parent_id)}

    assert ada.client.post("/north/settings/", form).status_code == 302

    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("colour", "#12"),
        ("municipality", "Herøy"),
        ("organisation_number", "974760674"),
        ("organisation_number", "x"),
        ("parent", "999"),
        ("language", "da"),
    ],
)
def test_what_is_wrong_is_said(ada: Actor, in_north: Chapter, field: str, value: str) -> None:
    answer = ada.client.post("/north/settings/", {**FORM, field: value})

    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {field}


def test_a_chapter_is_not_its_own_county_nor_under_a_local_one(ada: Actor, south: Chapter, north: Chapter) -> None:
    for parent in (north, south):
        assert ada.client.post("/north/settings/", {**FORM, "parent": str(parent.pk)}).status_code == 422


@pytest.mark.parametrize(
    ("number", "fits"),
    [("974760673", True), ("974760674", False), ("97476067", False), ("９７４７６０６７３", False), ("", False)],
)
def test_an_organisation_number_has_its_check_digit(number: str, fits: bool) -> None:
    assert is_organisation_number(number) is fits


@given(st.integers(0, 99_999_999))
def test_at_most_one_ninth_digit_fits(eight: int) -> None:
    assert sum(is_organisation_number(f"{eight:08d}{digit}") for digit in range(10)) <= 1


def test_all_municipalities_are_there_and_found() -> None:
    assert len(municipalities()) == 357
    assert [row.name for row in municipalities()][-1] == "Åsnes"
    for row in municipalities():
        assert found(row.label) == row == by_number(row.number) == found(row.number)
    assert found("Herøy") is None
    assert found(" asker ") == by_number("3203")
    assert found("Røros") == found("Rosse") == by_number("5025")
    assert found("Atlantis") is found("") is None


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Åsane SV", "asane-sv"),
        ("Ærlig Øst", "aerlig-ost"),
        ("Me", "me-2"),
        ("!!!", "lokallag"),
        ("Asker MDG", "asker-mdg-2"),
        ("Γεια", "lokallag"),
        ("x" * 200, "x" * 56),
    ],
)
def test_an_address_comes_from_the_name(name: str, slug: str) -> None:
    assert slug_of(name, {"asker-mdg"}) == slug


@given(st.text(max_size=300))
def test_an_address_is_always_one(name: str) -> None:
    slug = slug_of(name)
    assert 0 < len(slug) <= 60
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_a_chair_makes_another_chapter_only_where_that_is_open(ada: Actor, bo: Actor, county: Chapter) -> None:
    form = {key: FORM[key] for key in ("party", "municipality", "colour", "language")} | {"name": "West"}
    assert ada.client.get("/new/").status_code == 404
    with override_settings(OPEN=True):
        assert bo.client.get("/new/").status_code == 404
        assert ada.client.get("/new/").status_code == 200
        assert ada.client.post("/new/", form).status_code == 302

    west = Chapter.objects.get(slug="west")
    assert west.parent == county
    with within(west):
        assert Seat.objects.select_related("person").get().person.user == ada.user
        assert Person.objects.get().name == "Ada Ås"


def test_language_and_appearance_are_remembered(ada: Actor) -> None:
    answer = ada.client.post("/language/", {"language": "nn", "next": "/me/"})
    assert answer.headers["Location"] == "/me/"
    assert answer.cookies[installation.LANGUAGE_COOKIE_NAME].value == "nn"
    assert User.objects.get(pk=ada.user.pk).language == "nn"
    assert ada.client.get("/me/").headers["Content-Language"] == "nn"

    answer = ada.client.post("/appearance/", {"colour_scheme": "dark", "next": "https://evil.example/"})
    assert answer.headers["Location"] == "/"
    assert 'data-color-scheme="dark"' in ada.client.get("/me/").content.decode()


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=st.text(max_size=60), back=st.text(max_size=60))
def test_no_choice_breaks_anything(db: None, value: str, back: str) -> None:
    for address, name in (("/language/", "language"), ("/appearance/", "colour_scheme")):
        answer = Client().post(address, {name: value, "next": back})
        assert answer.status_code == 302
        assert not answer.cookies or value in {"nb", "nn", "en", "auto", "light", "dark"}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.dictionaries(st.sampled_from(sorted(FORM)), st.text(max_size=200)))
def test_no_input_breaks_the_settings(ada: Actor, data: dict[str, str]) -> None:
    assert ada.client.post("/north/settings/", data).status_code in {302, 422}


def test_ones_own_page_shows_chapters_and_posts(ada: Actor) -> None:
    page = ada.client.get("/me/").content.decode()

    assert "ada@example.org" in page
    assert "North" in page
