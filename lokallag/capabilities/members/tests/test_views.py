"""The list, one member's path, and the forms."""

import datetime
import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Actor
from lokallag.capabilities.members import actions
from lokallag.capabilities.members.models import Contact, Member
from lokallag.capabilities.members.tests.factories import joined
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.people.models import Person
from lokallag.core.people.roles import Role

TODAY = datetime.date(2021, 2, 15)
LONG_AGO = datetime.date(2015, 5, 1)
NEW = {"given_name": "Åse", "family_name": "Ødegård", "phone": "912 34 567", "joined_on": "2021-02-10"}


def text_of(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def some(ada: Actor, north: Chapter) -> dict[str, Member]:
    """One of each: late, in time, long-standing, gone."""
    with within(north):
        members = {
            "late": joined(ada, "Lars Late", datetime.date(2021, 1, 15)),
            "fresh": joined(ada, "Frida Fresh", datetime.date(2021, 2, 14)),
            "old": joined(ada, "Åse Ødegård", LONG_AGO),
            "gone": joined(ada, "Gunn Gone", LONG_AGO),
        }
        actions.leave(member=members["gone"], left_on=TODAY, actor=ada.person, today=TODAY)
    return members


def test_who_waits_stands_first_and_the_latest_on_top(ada: Actor, some: dict[str, Member]) -> None:
    page = text_of(ada.client, "/north/members/")
    waiting, everybody = page.split('id="found"')[1].split("<section")[1:3]
    assert waiting.index("Lars Late") < waiting.index("Frida Fresh")
    assert "Åse Ødegård" not in waiting
    assert all(name in everybody for name in ("Lars Late", "Frida Fresh", "Åse Ødegård"))
    assert "Gunn Gone" not in page


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?q=åse", {"Åse Ødegård"}),
        ("?q=ÅSE+ødeg", {"Åse Ødegård"}),
        ("?q=odeg+ase", {"Åse Ødegård"}),
        ("?q=Ødegråd", {"Åse Ødegård"}),
        ("?q=ødgrad+åse", {"Åse Ødegård"}),
        ("?q=qzxqzx", set()),
        ("?q=gunn", {"Gunn Gone"}),
        ("?show=unseen", {"Åse Ødegård"}),
        ("?show=unpaid", set()),
        ("?show=keen", set()),
        ("?show=waiting", {"Lars Late", "Frida Fresh"}),
        ("?show=new", {"Lars Late", "Frida Fresh"}),
        ("?show=left", {"Gunn Gone"}),
        ("?show=new&q=frida", {"Frida Fresh"}),
        ("?show=%00&q=%00&after=%00", {"Lars Late", "Frida Fresh", "Åse Ødegård"}),
    ],
)
def test_the_list_is_searched_and_narrowed(query: str, expected: set[str], ada: Actor, some: dict[str, Member]) -> None:
    page = text_of(ada.client, f"/north/members/{query}")
    assert {name for name in ("Lars Late", "Frida Fresh", "Åse Ødegård", "Gunn Gone") if name in page} == expected


def test_the_list_asks_as_often_for_three_rows_as_for_one(ada: Actor, north: Chapter) -> None:
    counts = []
    for names in (("Én Ny",), ("To Ny", "Tre Ny")):
        with within(north):
            for name in names:
                joined(ada, name, TODAY)
        ada.client.get("/north/members/")
        with CaptureQueriesContext(connection) as counted:
            ada.client.get("/north/members/")
        counts.append(len(counted))
    assert counts[0] == counts[1]


def test_members_are_for_those_who_may_see_them(
    ada: Actor, bo: Actor, cecilie: Actor, actor_with: Callable[..., Actor], some: dict[str, Member]
) -> None:
    treasurer = actor_with(Role.TREASURER)
    pk = some["late"].pk
    pages = ["", f"{pk}/", f"{pk}/contacts/new/", "new/", f"{pk}/edit/"]
    acts = [
        f"{pk}/{name}/" for name in ("state", "departure/undo", "registration/undo", "welcomer", "notes", "household")
    ]
    for page in pages:
        assert bo.client.get(f"/north/members/{page}").status_code == 403
        assert cecilie.client.get(f"/north/members/{page}").status_code == 404
    for act in acts:
        assert bo.client.post(f"/north/members/{act}").status_code == 403
        assert cecilie.client.post(f"/south/members/{act}", {"contact": ""}).status_code == 404
    assert [treasurer.client.get(f"/north/members/{page}").status_code for page in pages] == [200, 200, 200, 403, 403]
    assert cecilie.client.get(f"/south/members/{pk}/").status_code == 404
    assert "Lars" not in text_of(cecilie.client, "/south/members/")


def test_a_member_is_registered_with_a_number_in_one_form(ada: Actor, north: Chapter) -> None:
    response = ada.client.post("/north/members/new/", {**NEW, "contact": ""})
    with within(north):
        member = Member.objects.select_related("person").get()
    assert response.headers["Location"] == f"/north/members/{member.pk}/"
    assert (member.person.name, member.person.phone, member.contact_id) == ("Åse Ødegård", "+4791234567", ada.person.pk)
    assert "912 34 567" in text_of(ada.client, f"/north/members/{member.pk}/")
    ada.client.post(f"/north/members/{member.pk}/registration/undo/")
    with within(north):
        assert not Member.objects.exists()


@pytest.mark.parametrize(
    ("phone", "kept"),
    [("91234567", "+4791234567"), ("+47 912 34 567", "+4791234567"), ("0046 8 123 456 00", "+46812345600"), ("", ""), ("123", None), ("ring meg", None)],
)  # fmt: skip
def test_a_phone_number_is_kept_in_one_form_or_refused(
    phone: str, kept: str | None, ada: Actor, north: Chapter
) -> None:
    response = ada.client.post("/north/members/new/", {**NEW, "phone": phone})
    assert response.status_code == (422 if kept is None else 302)
    with within(north):
        assert [m.person.phone for m in Member.objects.select_related("person")] == ([] if kept is None else [kept])


def test_the_same_phone_or_mail_is_pointed_out_and_not_refused(ada: Actor, north: Chapter) -> None:
    ada.client.post("/north/members/new/", NEW)
    with within(north):
        first = Member.objects.get()
    twin = {**NEW, "given_name": "Aase"}
    page = ada.client.post("/north/members/new/", twin).content.decode()
    assert f'href="/north/members/{first.pk}/"' in page
    assert ada.client.post("/north/members/new/", {**twin, "anyway": "1"}).status_code == 302
    page = ada.client.post("/north/members/new/", {**NEW, "phone": "", "email": "ADA@example.org"}).content.decode()
    assert re.search(rf'name="person"[^>]*value="{ada.person.pk}"|value="{ada.person.pk}"[^>]*name="person"', page)
    ada.client.post("/north/members/new/", {**NEW, "phone": "", "email": "ADA@example.org", "person": ada.person.pk})
    with within(north):
        assert Member.objects.filter(person=ada.person).exists()
        assert Person.objects.count() == 3


def test_a_call_is_two_taps_from_the_list_and_undone(ada: Actor, north: Chapter, some: dict[str, Member]) -> None:
    url = f"/north/members/{some['late'].pk}/contacts/new/"
    assert f'href="{url}"' in text_of(ada.client, "/north/members/")
    page = text_of(ada.client, url)
    day = re.search(r'name="on" value="([^"]+)"', page)
    assert day is not None
    tapped = {"how": "call", "on": day.group(1), "note": ""}
    assert ada.client.post(url, tapped).status_code in {200, 422}
    assert ada.client.post(url, {**tapped, "reached": "1"}).headers["Location"] == "/north/members/"
    with within(north):
        contact = Contact.objects.get()
        assert (contact.reached, contact.on, contact.by) == (True, TODAY, ada.person)
    undo = f"/north/members/{some['late'].pk}/contacts/{contact.pk}/undo/"
    assert f'action="{undo}"' in text_of(ada.client, "/north/members/")
    ada.client.post(undo)
    with within(north):
        assert not Contact.objects.exists()
    assert ada.client.post(undo).status_code == 404


def test_who_welcomes_is_somebody_on_the_board(ada: Actor, bo: Actor, north: Chapter, some: dict[str, Member]) -> None:
    pk = some["late"].pk
    url = f"/north/members/{pk}/welcomer/"
    for contact, status, kept in ((ada.person.pk, 302, ada.person), (bo.person.pk, 404, ada.person), ("", 302, None)):
        assert ada.client.post(url, {"contact": contact}).status_code == status
        with within(north):
            assert Member.objects.get(pk=pk).contact == kept


def test_a_member_leaves_and_that_is_undone(ada: Actor, north: Chapter, some: dict[str, Member]) -> None:
    url = f"/north/members/{some['late'].pk}/"
    for on, status in (("2021-02-16", 422), ("2020-01-01", 422), ("", 422), ("2021-02-15", 302)):
        assert ada.client.post(f"{url}state/", {"state": "resigned", "on": on}).status_code == status
    with within(north):
        assert Member.objects.get(pk=some["late"].pk).left_on == TODAY
    ada.client.post(f"{url}departure/undo/")
    with within(north):
        assert Member.objects.get(pk=some["late"].pk).left_on is None


def test_a_member_is_changed(ada: Actor, north: Chapter, some: dict[str, Member]) -> None:
    url = f"/north/members/{some['late'].pk}/edit/"
    assert 'value="Lars"' in text_of(ada.client, url)
    assert ada.client.post(url, {**NEW, "joined_on": "2021-02-16"}).status_code == 422
    assert ada.client.post(url, NEW).status_code == 302
    with within(north):
        assert Member.objects.select_related("person").get(pk=some["late"].pk).person.name == "Åse Ødegård"


ANY = st.text(max_size=100) | st.sampled_from(
    ["2021-02-01", "9999-12-31", "1", "0", "call", "91234567", "a@b.no", "99999999999999999999", "\x00"]
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.dictionaries(st.sampled_from([
    "given_name", "family_name", "email", "phone", "joined_on", "contact", "person", "anyway", "how", "on", "note", "reached",
    "left_on", "q", "show", "after", "state", "text", "year", "paid_on", "purpose", "other", "postcode", "birth_year", "other_phones",
]), ANY))  # fmt: skip
def test_no_input_breaks_a_page(data: dict[str, str], ada: Actor, north: Chapter) -> None:
    with within(north):
        member = Member.objects.first() or joined(ada, "Fast Punkt", datetime.date(2021, 2, 1))
    for path in (
        "new/",
        f"{member.pk}/edit/",
        f"{member.pk}/contacts/new/",
        f"{member.pk}/welcomer/",
        f"{member.pk}/state/",
        f"{member.pk}/notes/",
        f"{member.pk}/fees/",
        f"{member.pk}/consents/",
        f"{member.pk}/household/",
    ):
        assert ada.client.post(f"/north/members/{path}", data).status_code in {200, 302, 404, 422}
    assert ada.client.get("/north/members/place/", data).status_code == 200
    assert ada.client.get("/north/members/find/", data).status_code == 200
    assert ada.client.get("/north/members/", data).status_code == 200
