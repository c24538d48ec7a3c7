"""The groups' pages: what each may do, what is undone, how often the database is asked."""

import datetime
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import TODAY, Actor
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.groups.models import Group, Membership
from lokallag.core.journal.models import Entry, first_broken
from lokallag.core.people.models import Person
from lokallag.core.people.roles import Role

NEW = {
    "name": "Media  group",
    "kind": "d_working",
    "leader": "",
    "mandate": "Write letters.",
    "exists": "set_up",
    "established_on": "1.2.2021",
    "planned_for": "",
}


@pytest.fixture
def group(in_north: Chapter) -> Group:
    """A group that was set up in January and has nobody in it."""
    return Group.objects.create(name="Stands", established_on=datetime.date(2021, 1, 5))


@pytest.fixture
def planned(in_north: Chapter) -> Group:
    """A group that the plan wants by March."""
    return Group.objects.create(name="Health", kind=Group.Kind.COMMITTEE, planned_for=datetime.date(2021, 3, 1))


def test_the_board_writes_a_group_down(ada: Actor, in_north: Chapter) -> None:
    answer = ada.client.post("/north/groups/new/", {**NEW, "leader": str(ada.person.pk)})

    group = Group.objects.get()
    assert (group.name, group.established_on, group.leader) == ("Media group", datetime.date(2021, 2, 1), ada.person)
    assert answer.headers["Location"] == f"/north/groups/{group.pk}/"
    assert [m.person for m in Membership.objects.select_related("person")] == [ada.person]
    assert [entry.verb for entry in Entry.objects.all()] == ["groups.made"]
    assert first_broken() is None


def test_a_member_writes_none_down(bo: Actor, in_north: Chapter) -> None:
    assert bo.client.get("/north/groups/new/").status_code == 403
    assert bo.client.post("/north/groups/new/", NEW).status_code == 403
    assert not Group.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "stands\x00"),
        ("established_on", "16.2.2021"),
        ("established_on", "x"),
        ("leader", "999999"),
        ("kind", "party"),
    ],
)
def test_what_is_wrong_is_said(ada: Actor, in_north: Chapter, field: str, value: str) -> None:
    answer = ada.client.post("/north/groups/new/", {**NEW, field: value})

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Group.objects.exists()


def test_two_groups_have_two_names(ada: Actor, group: Group) -> None:
    answer = ada.client.post("/north/groups/new/", {**NEW, "name": "Stands"})

    assert answer.status_code == 422
    assert Group.objects.count() == 1


def test_a_planned_group_is_set_up_and_that_is_undone(ada: Actor, planned: Group) -> None:
    answer = ada.client.post(f"/north/groups/{planned.pk}/establishment/", {"on": "2021-02-10"}, follow=True)
    planned.refresh_from_db()
    assert planned.established_on == datetime.date(2021, 2, 10)
    undo = f"/north/groups/{planned.pk}/establishment/undo/"
    assert undo in answer.content.decode()

    ada.client.post(undo)

    planned.refresh_from_db()
    assert planned.established_on is None


def test_a_group_is_not_set_up_on_a_day_to_come(ada: Actor, planned: Group) -> None:
    ada.client.post(f"/north/groups/{planned.pk}/establishment/", {"on": "2021-02-16"})

    planned.refresh_from_db()
    assert planned.established_on is None


def test_dissolving_is_undone(ada: Actor, group: Group) -> None:
    ada.client.post(f"/north/groups/{group.pk}/dissolution/")
    group.refresh_from_db()
    assert group.dissolved_on == TODAY
    assert not Group.objects.existing_on(TODAY).exists()

    ada.client.post(f"/north/groups/{group.pk}/dissolution/undo/")

    assert Group.objects.existing_on(TODAY).get() == group


def test_a_planned_group_is_not_dissolved_and_one_set_up_not_deleted(ada: Actor, group: Group, planned: Group) -> None:
    assert ada.client.post(f"/north/groups/{planned.pk}/dissolution/").status_code == 404
    assert ada.client.post(f"/north/groups/{group.pk}/removal/").status_code == 404
    assert ada.client.post(f"/north/groups/{planned.pk}/removal/").status_code == 302
    assert list(Group.objects.all()) == [group]


def test_the_leader_changes_their_own_group_and_no_other(bo: Actor, group: Group, planned: Group) -> None:
    group.leader = bo.person
    group.save()
    change = {
        "name": "Stands and squares",
        "kind": "d_working",
        "leader": str(bo.person.pk),
        "mandate": "",
        "planned_for": "",
    }

    assert bo.client.post(f"/north/groups/{group.pk}/edit/", change).status_code == 302
    assert bo.client.post(f"/north/groups/{planned.pk}/edit/", change).status_code == 404
    assert bo.client.post(f"/north/groups/{planned.pk}/establishment/", {}).status_code == 404
    group.refresh_from_db()
    assert group.name == "Stands and squares"


def test_people_come_and_go_and_the_going_is_undone(ada: Actor, bo: Actor, group: Group) -> None:
    ada.client.post(f"/north/groups/{group.pk}/members/", {"person": bo.person.pk, "starts_on": "2021-01-10"})
    membership = Membership.objects.get()
    assert (membership.person, membership.starts_on, membership.ends_on) == (
        bo.person,
        datetime.date(2021, 1, 10),
        None,
    )

    ada.client.post(f"/north/groups/{group.pk}/members/{membership.pk}/end/")
    membership.refresh_from_db()
    assert membership.ends_on == TODAY

    ada.client.post(f"/north/groups/{group.pk}/members/{membership.pk}/end/undo/")
    membership.refresh_from_db()
    assert membership.ends_on is None


@pytest.mark.parametrize("data", [{}, {"person": ""}, {"person": "x"}, {"person": "999999"}])
def test_nobody_is_put_in_without_a_name(ada: Actor, group: Group, data: dict[str, str]) -> None:
    assert ada.client.post(f"/north/groups/{group.pk}/members/", data).status_code == 302
    assert not Membership.objects.exists()


def test_another_chapters_group_and_people_are_not_found(
    ada: Actor, cecilie: Actor, group: Group, south: Chapter
) -> None:
    with within(south):
        theirs = Group.objects.create(name="Theirs", established_on=TODAY)
    for address in (f"/north/groups/{theirs.pk}/", f"/north/groups/{theirs.pk}/edit/", f"/south/groups/{theirs.pk}/"):
        assert ada.client.get(address).status_code == 404
    ada.client.post(f"/north/groups/{group.pk}/members/", {"person": cecilie.person.pk})
    assert not Membership.objects.exists()


@pytest.mark.parametrize("address", ["/north/groups/", "detail"])
def test_a_page_asks_the_database_as_often_for_three_as_for_one(
    bo: Actor, group: Group, actor_with: Callable[..., Actor], address: str
) -> None:
    address = f"/north/groups/{group.pk}/" if address == "detail" else address
    Membership.objects.create(group=group, person=bo.person, starts_on=TODAY)
    bo.client.get(address)
    with CaptureQueriesContext(connection) as one:
        bo.client.get(address)
    for name in ("X", "Y", "Z"):
        person = actor_with(Role.MEMBER, name=name).person
        Membership.objects.create(group=group, person=person, starts_on=TODAY)
        Group.objects.create(name=name, leader=person, established_on=TODAY)
        Group.objects.create(name=name + "2", planned_for=TODAY)

    with CaptureQueriesContext(connection) as three:
        assert bo.client.get(address).status_code == 200

    assert len(three) == len(one)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.dictionaries(st.sampled_from(sorted(NEW)), st.text(max_size=200)))
def test_no_input_breaks_the_form(ada: Actor, data: dict[str, str]) -> None:
    assert ada.client.post("/north/groups/new/", data).status_code in {302, 422}


def test_a_person_who_is_erased_leaves_the_group_standing(ada: Actor, bo: Actor, group: Group) -> None:
    group.leader = bo.person
    group.save()

    Person.objects.get(pk=bo.person.pk).delete()

    group.refresh_from_db()
    assert group.leader is None
