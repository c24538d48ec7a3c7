"""What is stored about a person: shown, taken along, erased."""

import json

import pytest
from django.utils.html import escape

from conftest import TODAY, Actor
from lokallag.core.calendar.actions import open_feed
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.groups.models import Group, Membership
from lokallag.core.journal.models import Entry, first_broken, record
from lokallag.core.people.models import Person, Seat, User
from lokallag.core.people.roles import Role
from lokallag.core.privacy.actions import StillTheChair, erase_person
from lokallag.core.privacy.book import BOOK
from lokallag.core.privacy.exports import everything
from lokallag.core.tasks.actions import add_task
from lokallag.core.tasks.models import Task


@pytest.fixture
def written(ada: Actor, bo: Actor, in_north: Chapter) -> Actor:
    """Bo, who leads a group, is in it, has a task and a calendar feed."""
    group = Group.objects.create(name="Stands", leader=bo.person, established_on=TODAY)
    Membership.objects.create(group=group, person=bo.person, starts_on=TODAY)
    add_task(title="Print flyers", person=bo.person, actor=ada.person, today=TODAY)
    open_feed(person=bo.person, actor=bo.person)
    return bo


def test_one_reads_all_that_is_stored(written: Actor) -> None:
    page = written.client.get("/north/me/").content.decode()

    for word in ("Bo Berg", "bo@example.org", "Stands", "Print flyers"):
        assert word in page


def test_one_takes_it_along_as_data(written: Actor) -> None:
    answer = written.client.get("/north/me/download/")

    assert answer.headers["Content-Disposition"] == 'attachment; filename="north.json"'
    stored = json.loads(answer.content)["stored"]
    assert stored["people.person"][0]["email"] == "bo@example.org"
    assert stored["groups.membership"][0]["group__name"] == "Stands"
    assert stored["tasks.task"][0]["title"] == "Print flyers"


def test_nobody_reads_what_is_stored_about_another(written: Actor, ada: Actor) -> None:
    assert "Print flyers" not in ada.client.get("/north/me/").content.decode()
    assert "Print flyers" not in ada.client.get("/north/me/download/").content.decode()


def test_erasing_goes_everywhere_and_leaves_the_chapters_own_things(written: Actor, ada: Actor) -> None:
    erase_person(person=written.person, actor=ada.person, today=TODAY)

    assert not Person.objects.filter(given_name="Bo").exists()
    assert not User.objects.filter(email="bo@example.org").exists()
    assert not Seat.objects.filter(role=Role.MEMBER).exists()
    assert not Membership.objects.exists()
    assert Group.objects.get().leader is None
    assert Task.objects.get().person is None
    assert first_broken() is None
    assert "Bo" not in json.dumps(list(Entry.objects.values("data")))
    assert "bo@" not in json.dumps(list(Entry.objects.values("data")))


def test_what_is_erased_is_in_no_export_any_more(written: Actor, ada: Actor) -> None:
    person = Person.objects.get(pk=written.person.pk)
    erase_person(person=written.person, actor=ada.person, today=TODAY)
    person.pk = -1

    left = {label: rows for label, rows in everything(person).items() if label != "people.person"}

    assert left == {}
    assert BOOK.holdings


def test_a_login_that_another_chapter_has_stays(written: Actor, ada: Actor, south: Chapter) -> None:
    with within(south):
        Person.objects.create(user=written.user, given_name="Bo", family_name="Berg")

    erase_person(person=written.person, actor=ada.person, today=TODAY)

    assert User.objects.filter(pk=written.user.pk).exists()
    with within(south):
        assert Person.objects.count() == 1


def test_the_only_chair_is_not_erased(ada: Actor, in_north: Chapter) -> None:
    with pytest.raises(StillTheChair):
        erase_person(person=ada.person, actor=ada.person, today=TODAY)
    assert ada.client.post("/north/me/erasure/", {"sure": "on"}).status_code == 422
    assert Person.objects.filter(pk=ada.person.pk).exists()


def test_one_leaves_and_is_logged_out(written: Actor) -> None:
    assert written.client.get("/north/me/erasure/").status_code == 200
    assert written.client.post("/north/me/erasure/", {}).status_code == 422

    assert written.client.post("/north/me/erasure/", {"sure": "on"}).headers["Location"] == "/"

    assert not Person.objects.filter(given_name="Bo").exists()
    assert written.client.get("/north/groups/").status_code == 302


def test_the_record_of_processing_is_printed_from_the_book(ada: Actor, bo: Actor, in_north: Chapter) -> None:
    page = ada.client.get("/north/privacy/record/").content.decode()

    assert bo.client.get("/north/privacy/record/").status_code == 403
    for holding in BOOK.holdings.values():
        name = holding.called[:1].upper() + holding.called[1:]
        for said in (name, str(holding.why), str(holding.basis.label), holding.how_long, holding.how_erased):
            assert escape(said) in page


def test_one_sees_who_looked_and_the_chair_how_many_were_looked_at(ada: Actor, bo: Actor, in_north: Chapter) -> None:
    record("members.seen", actor=ada.person, subject=bo.person)
    record("members.seen", actor=ada.person, subject=ada.person)
    record("members.seen", actor=bo.person, subject=bo.person)
    record("members.exported", actor=ada.person, people=42)

    mine = bo.client.get("/north/me/looks/")
    assert [(look.who, look.count) for look in mine.context["looks"]] == [("Ada Ås", 1)]
    looks = ada.client.get("/north/privacy/looks/")
    assert sorted((look.who, look.count) for look in looks.context["looks"]) == [("Ada Ås", 2), ("Bo Berg", 1)]
    exported = ada.client.get("/north/privacy/looks/?show=exports")
    assert [(look.who, look.count) for look in exported.context["looks"]] == [("Ada Ås", 42)]
    assert bo.client.get("/north/privacy/looks/").status_code == 403
