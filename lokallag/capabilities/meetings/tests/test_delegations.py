"""Delegations: places filled in order, deputies step in and back, ticks, reporting, who sees what."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from conftest import TODAY, Actor
from lokallag.capabilities.meetings.actions import delegates as actions
from lokallag.capabilities.meetings.actions.delegations import SomebodyIsElected, plan_delegation, remove_delegation
from lokallag.capabilities.meetings.models import Delegate, Delegation, DelegationReport
from lokallag.capabilities.members.models import Member
from lokallag.core.calendar.dates import dates
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.gatherings.models import Gathering, Kind
from lokallag.core.measures.book import BOOK
from lokallag.core.people.models import Person

D = datetime.date
Part = Delegate.Part
SPRING = D(2021, 3, 20)


def congress(actor: Actor, places: int = 2, on: D = SPRING, title: str = "Congress") -> Delegation:
    values = {"level": "national", "title": title, "on": on, "places": places, "sign_up_by": D(2021, 3, 1), "fee": 500}
    return plan_delegation(values=values, actor=actor.person, today=TODAY)


def elect(row: Delegation, actor: Actor, delegates: int, deputies: int) -> list[Delegate]:
    found = []
    for part, number in ((Part.DELEGATE, delegates), (Part.DEPUTY, deputies)):
        for place in range(number):
            person = Person.objects.create(given_name=f"{part[2:]}{place}")
            found.append(
                actions.elect_delegate(delegation=row, person=person, part=part, elected_on=TODAY, actor=actor.person)
            )
    return found


def going(row: Delegation) -> list[str]:
    return [one.person.given_name for one in row.delegates.going().select_related("person").in_order()]


def test_the_next_deputy_steps_in_and_steps_back(in_north: Chapter, ada: Actor) -> None:
    row = congress(ada)
    first, second, one, two = elect(row, ada, 2, 2)
    assert actions.withdraw(delegate=first, on=TODAY, actor=ada.person) == one
    assert going(row) == ["delegate1", "deputy0"]
    # The deputy withdraws too: the next one takes the same place.
    one.refresh_from_db()
    assert actions.withdraw(delegate=one, on=TODAY, actor=ada.person) == two
    assert actions.withdraw(delegate=second, on=TODAY, actor=ada.person) is None
    assert going(row) == ["deputy1"]
    with pytest.raises(actions.HasGone):
        actions.take_off(delegate=first, actor=ada.person)
    actions.come_back(delegate=first, actor=ada.person)
    assert going(row) == ["delegate0"]
    actions.come_back(delegate=one, actor=ada.person)
    assert going(row) == ["delegate0"]
    actions.step_in(delegate=one, on=TODAY, actor=ada.person)
    assert going(row) == ["delegate0", "deputy0"]
    with pytest.raises(actions.ElectedAlready):
        actions.elect_delegate(
            delegation=row, person=first.person, part=Part.DEPUTY, elected_on=TODAY, actor=ada.person
        )
    with pytest.raises(SomebodyIsElected):
        remove_delegation(delegation=row, actor=ada.person)
    actions.move_up(delegate=Delegate.objects.get(pk=second.pk), actor=ada.person)
    assert [one.pk for one in row.delegates.in_order()][:2] == [second.pk, first.pk]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 4), st.booleans()), max_size=8))
def test_places_are_filled_while_somebody_waits_and_never_twice(
    in_north: Chapter, ada: Actor, moves: list[tuple[int, bool]]
) -> None:
    row = congress(ada, places=3)
    people = elect(row, ada, 3, 2)
    for number, back in moves:
        one = Delegate.objects.get(pk=people[number].pk)
        if back:
            actions.come_back(delegate=one, actor=ada.person)
        else:
            actions.withdraw(delegate=one, on=TODAY, actor=ada.person)
        rows = list(row.delegates.all())
        filled = [each for each in rows if each.is_going]
        stood_for = [each.stands_in_for_id for each in filled if each.stands_in_for_id]
        assert len(filled) <= 3
        assert len(stood_for) == len(set(stood_for))
        assert all(each.withdrew_on is None for each in filled)


def test_ticks_days_and_measures(in_north: Chapter, ada: Actor) -> None:
    row = congress(ada, on=D(2021, 2, 13))
    first, _second, deputy = elect(row, ada, 2, 1)
    # A deputy who waits is not ticked, whatever is sent.
    sent = [first.pk, deputy.pk]
    assert actions.tick(delegation=row, what="travelled_on", who=sent, on=D(2021, 2, 13), actor=ada.person) == 1
    assert actions.tick(delegation=row, what="travelled_on", who=sent, on=TODAY, actor=ada.person) == 0
    DelegationReport.objects.create(delegation=row, on=TODAY, words="Fine.")
    coming = congress(ada, title="Next")
    elect(coming, ada, 1, 0)
    counted = BOOK.rows(["meetings.delegations_sent", "meetings.delegations_reported"], D(2021, 1, 1), D(2021, 12, 31))
    assert [(one.measure, one.on, one.label, one.planned) for one in counted] == [
        ("meetings.delegations_sent", D(2021, 2, 13), "Congress", False),
        ("meetings.delegations_reported", TODAY, "Congress", False),
        ("meetings.delegations_sent", D(2021, 3, 20), "Next", True),
    ]
    told = {(one.title, one.on, one.mark) for one in dates(in_north, D(2021, 1, 1), D(2021, 12, 31), TODAY)}
    assert {("Congress", D(2021, 2, 13), "held"), ("Next", D(2021, 3, 20), "planned")} <= told


def test_pages_from_planning_to_reporting(ada: Actor, bo: Actor) -> None:
    with within(ada.chapter):
        for actor in (ada, bo):
            Member.objects.create(person=actor.person, joined_on=D(2019, 1, 1))
        meeting = Gathering.objects.create(kind=Kind.MEMBER_MEETING, title="M", on=D(2021, 2, 20), planned_on=TODAY)
    base = "/north/meetings/delegations/"
    plan = {"level": "county", "title": "County", "on": "13.2.2021", "places": "1", "sign_up_by": "14.2.2021"}
    wrong = ada.client.post(f"{base}new/", plan)
    assert (wrong.status_code, "County" in wrong.content.decode()) == (422, True)
    bad = ada.client.post(f"{base}new/", plan | {"sign_up_by": "", "papers": "javascript:alert(1)"})
    assert bad.status_code == 422
    assert ada.client.post(f"{base}new/", plan | {"sign_up_by": ""}).status_code == 302
    with within(ada.chapter):
        row = Delegation.objects.get()
    page = f"{base}{row.pk}/"
    person = {"person": bo.person.pk, "part": Part.DELEGATE, "elected_on": "2021-02-01", "counts_as": "unsaid"}
    assert ada.client.post(f"{page}people/new/", person).status_code == 302
    assert ada.client.post(f"{page}people/new/", person).status_code == 422
    assert ada.client.post(f"{page}people/new/", person | {"person": "9" * 30}).status_code == 422
    with within(ada.chapter):
        one = row.delegates.get()
    assert ada.client.post(f"{page}people/travelled_on/", {"who": [one.pk], "on": "2021-02-13"}).status_code == 302
    assert ada.client.post(f"{page}people/nothing/", {}).status_code == 404
    assert "Bo;Berg;bo@example.org" in ada.client.get(f"{page}people/list.csv").getvalue().decode()
    report = {"on": "2021-02-15", "words": "It went well."}
    assert ada.client.post(f"{page}report/", report | {"on": "2021-02-16"}).status_code == 422
    assert ada.client.post(f"{page}report/", report).status_code == 302
    assert ada.client.post(f"{page}agenda/", {"meeting": meeting.pk}).status_code == 302
    with within(ada.chapter):
        assert [item.purpose for item in meeting.items.all()] == ["information"]
    seen = bo.client.get(page).content.decode()
    assert ("It went well." in seen, "withdrawal" in seen) == (True, False)
    assert bo.client.post(f"{page}person/{one.pk}/withdrawal/").status_code == 403
    assert ada.client.post(f"{page}person/{one.pk}/withdrawal/").status_code == 302
    assert ada.client.get(f"/south/meetings/delegations/{row.pk}/").status_code == 404


def test_the_list_asks_as_often_for_one_as_for_three(
    ada: Actor, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    def asked(client: Client) -> int:
        with django_assert_max_num_queries(40) as found:
            assert client.get("/north/meetings/delegations/").status_code == 200
        return len(found)

    with within(ada.chapter):
        elect(congress(ada), ada, 2, 1)
    few = asked(ada.client)
    with within(ada.chapter):
        for _number in range(2):
            elect(congress(ada), ada, 2, 2)
    assert asked(ada.client) == few
