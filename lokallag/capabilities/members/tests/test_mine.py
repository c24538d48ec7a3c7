"""A member's own page: logging in by being a member, correcting, saying yes and taking it back, leaving."""

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from conftest import TODAY, Actor
from lokallag.capabilities.members import actions
from lokallag.capabilities.members.models import Member
from lokallag.capabilities.members.tests.factories import joined
from lokallag.core.access.actions import let_members_in
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.gatherings import actions as gatherings
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.models import Consent, Person, Seat, User
from lokallag.core.people.roles import Role
from lokallag.core.tasks.models import Task

LAST_YEAR = datetime.date(2020, 3, 1)


@pytest.fixture(autouse=True)
def _no_limits_left_over() -> None:
    cache.clear()


def ask_for_code(email: str) -> str:
    """Ask for a code; returns the page one comes to, without what is new each time."""
    answer = Client().post("/accounts/login/", {"email": email}, follow=True)
    return re.sub(r'nonce="[^"]+"|csrf\w+" value="\w+"', "", answer.content.decode()).replace(email, "")


def test_a_member_logs_in_the_first_time_with_a_code(ada: Actor) -> None:
    with within(ada.chapter):
        kari = joined(ada, "Kari Moen", LAST_YEAR, email="kari@example.org").person
    client = Client()
    client.post("/accounts/login/", {"email": "Kari@Example.org "})
    found = re.search(r"^(\d{4}-\d{4})$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found
    client.post("/accounts/login/code/", {"code": found.group(1), "action": "verify"})
    page = client.get("/north/mine/")
    assert page.status_code == 200
    assert "Kari" in page.content.decode()
    with within(ada.chapter):
        assert [seat.role for seat in Seat.objects.filter(person=kari)] == [Role.MEMBER]
        assert Person.objects.get(pk=kari.pk).user == User.objects.get(email="kari@example.org")
    assert client.get("/north/members/").status_code == 403


def test_only_one_member_of_an_address_gets_in_and_nobody_learns_who(ada: Actor, cecilie: Actor) -> None:
    with within(ada.chapter):
        joined(ada, "Kari Moen", LAST_YEAR, email="kari@example.org")
        for name in ("Per Lie", "Pål Lie"):
            joined(ada, name, LAST_YEAR, email="lie@example.org")
        gone = joined(ada, "Eva Dal", LAST_YEAR, email="eva@example.org")
        actions.leave(member=gone, left_on=TODAY, actor=ada.person, today=TODAY)
        Person.objects.create(given_name="Ola", email="ola@example.org")
    pages = {email: ask_for_code(f"{email}@example.org") for email in ("kari", "lie", "eva", "ola", "nobody")}
    assert len(set(pages.values())) == 1, "the page tells who is a member"
    assert set(User.objects.values_list("email", flat=True)) == {
        "ada@example.org",
        "cecilie@example.org",
        "kari@example.org",
    }
    for odd in ("", "@", "x" * 300 + "@y.no", "a@b\x00.no", "'; --@x.no"):
        let_members_in(odd)
    # The chair, whom another chapter has as a member, gets that chapter too; a second time changes nothing.
    with within(cecilie.chapter):
        joined(cecilie, "Ada Ås", LAST_YEAR, email="ada@example.org")
    for _twice in range(2):
        let_members_in("ada@example.org")
    with within(cecilie.chapter):
        assert Seat.objects.filter(person__user=ada.user).count() == 1
    with within(ada.chapter):
        assert [seat.role for seat in Seat.objects.filter(person=ada.person)] == [Role.CHAIR]


def test_the_page_shows_what_is_mine(ada: Actor, bo: Actor, in_north: Chapter) -> None:
    joined(ada, "", LAST_YEAR, person=bo.person)
    details: gatherings.Details = {"kind": "social", "title": "Vårfest", "on": TODAY + datetime.timedelta(days=9)}
    party = gatherings.plan_gathering(details=details, actor=ada.person, today=TODAY)
    closed: gatherings.Details = {"kind": "board_meeting", "title": "Styremøte", "on": TODAY}
    gatherings.plan_gathering(details=closed, actor=ada.person, today=TODAY)
    Task.objects.create(title="Bake", person=bo.person, created_on=TODAY)
    page = bo.client.get("/north/mine/")
    assert [each["row"].pk for each in page.context["coming"]] == [party.pk]
    assert [task.title for task in page.context["tasks"]] == ["Bake"]
    assert "Styremøte" not in page.content.decode()
    assert bo.client.get(f"/north/gatherings/{party.pk}/").headers["Location"] == f"/north/events/{party.pk}/"
    ours = Gathering.objects.get(title="Styremøte")
    assert bo.client.get(f"/north/gatherings/{ours.pk}/").status_code == 404
    assert ada.client.get(f"/north/gatherings/{ours.pk}/").status_code == 302


def test_details_are_corrected_and_the_old_address_is_told(ada: Actor, bo: Actor, in_north: Chapter) -> None:
    values = {"email": "Bo@New.example.org", "phone": "91234567", "postcode": "1383", "wants": "important"}
    assert bo.client.post("/north/mine/details/", {**values, "phone": "12"}).status_code == 422
    assert bo.client.post("/north/mine/details/", values).status_code == 302
    person = Person.objects.get(pk=bo.person.pk)
    assert (person.email, person.phone, person.place, person.wants) == (
        "bo@new.example.org",
        "+4791234567",
        "Asker",
        "important",
    )
    assert [letter.to for letter in mail.outbox] == [["bo@example.org"]]
    assert "bo@new" not in str(mail.outbox[0].body)
    assert User.objects.get(pk=bo.user.pk).email == "bo@example.org", "the login moved without a code"


def test_a_yes_is_kept_with_its_words_and_can_be_taken_back(bo: Actor, in_north: Chapter) -> None:
    for _twice in range(2):
        bo.client.post("/north/mine/consents/", {"purpose": "shared", "said": "1"})
    given = Consent.objects.get()
    assert (given.person, given.how, bool(given.wording), bool(given.confirmed_at)) == (bo.person, "page", True, True)
    bo.client.post("/north/mine/consents/", {"purpose": "shared", "said": "0"})
    assert Consent.objects.standing().count() == 0
    bo.client.post("/north/mine/consents/", {"purpose": "shared", "said": "1"})
    assert (Consent.objects.count(), Consent.objects.standing().count()) == (2, 1)
    assert bo.client.post("/north/mine/consents/", {"purpose": "x", "said": "?"}).status_code == 302


def test_leaving_ends_the_membership_the_places_and_the_session(ada: Actor, bo: Actor, in_north: Chapter) -> None:
    member = joined(ada, "", LAST_YEAR, person=bo.person)
    assert bo.client.post("/north/mine/leaving/", {}).status_code == 422
    gone = bo.client.post("/north/mine/leaving/", {"sure": "on"})
    assert gone.headers["Location"] == "/"
    member = Member.objects.get(pk=member.pk)
    assert (member.state, member.left_on) == ("resigned", TODAY)
    assert not Seat.objects.filter(person=bo.person).exists()
    assert bo.client.get("/north/mine/").status_code == 302, "still logged in"
    let_members_in("bo@example.org")
    assert not Seat.objects.filter(person=bo.person).exists()
    joined(ada, "", LAST_YEAR, person=ada.person)
    refused = ada.client.post("/north/mine/leaving/", {"sure": "on"})
    assert (refused.status_code, Member.objects.get(person=ada.person).state) == (422, "member")


@pytest.mark.parametrize("count", [1, 3])
def test_my_page_asks_as_often_however_much_is_mine(
    ada: Actor, bo: Actor, in_north: Chapter, count: int, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    joined(ada, "", LAST_YEAR, person=bo.person)
    for number in range(count):
        details: gatherings.Details = {
            "kind": "social",
            "title": f"Fest {number}",
            "on": TODAY + datetime.timedelta(days=number + 1),
        }
        row = gatherings.plan_gathering(details=details, actor=ada.person, today=TODAY)
        gatherings.sign_up(gathering=row, person=bo.person, actor=bo.person, today=TODAY)
        Task.objects.create(title="Bake", person=bo.person, created_on=TODAY)
    with django_assert_max_num_queries(16):
        bo.client.get("/north/mine/")
