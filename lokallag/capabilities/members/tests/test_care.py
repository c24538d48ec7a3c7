"""Every newcomer has a named contact and a day, whoever registers them and however many come at once."""

import datetime
import time
import uuid
from collections import Counter
from email.utils import parseaddr

import pytest
from django.core import mail
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import TODAY, Actor, make_actor
from lokallag.capabilities.members.actions import (
    log_contact,
    look_after,
    move_welcome,
    set_care_rules,
    takers_on,
    undo_contact,
    welcome,
)
from lokallag.capabilities.members.actions.journeys import begin_with_suggested
from lokallag.capabilities.members.models import CareArea, CareRules, Member, Travel, Welcome
from lokallag.capabilities.members.models.journeys import open_steps
from lokallag.capabilities.members.tests.factories import joined
from lokallag.core.chapters.models import Chapter
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import Role

NOW = datetime.datetime(2021, 2, 15, 11, tzinfo=datetime.UTC)


def people(how_many: int, joined_on: datetime.date = TODAY, **address: str) -> list[Member]:
    """Make members as an import would: in bulk, without asking any action."""
    rows = [
        Person(given_name="Ny", family_name=f"Nr {number}", link_key=str(number), **address)
        for number in range(how_many)
    ]
    for row in rows:
        row.fold([])
    return Member.objects.bulk_create(
        [Member(person=row, joined_on=joined_on) for row in Person.objects.bulk_create(rows)]
    )


def test_five_thousand_at_once_all_get_a_contact_and_a_day(ada: Actor, north: Chapter, in_north: Chapter) -> None:
    board = [ada, *(make_actor(north, name, "Styre", Role.BOARD_MEMBER) for name in ("Dag", "Eli", "Fia"))]
    members = people(5000)
    start = time.perf_counter()
    assert welcome(members, actor=None, today=TODAY, now=NOW) == 5000
    assert time.perf_counter() - start < 20
    assert Counter(Member.objects.values_list("contact", flat=True)) == {one.person.pk: 1250 for one in board}
    assert set(Welcome.objects.values_list("due_on", flat=True)) == {TODAY + datetime.timedelta(days=7)}
    assert sorted(parseaddr(message.to[0])[1] for message in mail.outbox) == sorted(one.person.email for one in board)
    assert welcome(members, actor=None, today=TODAY, now=NOW) == 0
    assert len(mail.outbox) == 4


def test_newcomers_are_shared_by_where_they_live_or_by_who_has_fewest(
    ada: Actor, north: Chapter, in_north: Chapter
) -> None:
    dag, eli = (make_actor(north, name, "Styre", Role.BOARD_MEMBER) for name in ("Dag", "Eli"))
    CareRules.objects.create(share="area", days=5, escalation_days=6)
    CareArea.objects.create(person=dag.person, postcodes="26 2615")
    CareArea.objects.create(person=eli.person, postcodes="261", municipality_number="3405")
    where = [
        ({"postcode": "2609"}, dag),
        ({"postcode": "2619"}, eli),
        ({"postcode": "2615"}, dag),
        ({"municipality_number": "3405"}, eli),
    ]
    for address, expected in where:
        member = people(1, **address)[0]
        welcome([member], actor=ada.person, today=TODAY, now=NOW)
        assert (member.contact, member.welcome.due_on) == (expected.person, datetime.date(2021, 2, 20))
    elsewhere = people(1, postcode="0150")[0]
    welcome([elsewhere], actor=ada.person, today=TODAY, now=NOW)
    assert elsewhere.contact == ada.person


def test_who_is_told_and_when(ada: Actor, north: Chapter, in_north: Chapter, monkeypatch: pytest.MonkeyPatch) -> None:
    dag = make_actor(north, "Dag", "Styre", Role.MEMBERSHIP_OFFICER)
    member = people(1)[0]
    member.contact = dag.person
    member.save()
    welcome([member], actor=None, today=TODAY, now=NOW)
    told = {}
    for number in range(14):
        mail.outbox.clear()
        look_after(today=TODAY + datetime.timedelta(days=number), now=NOW + datetime.timedelta(days=number))
        if mail.outbox:
            told[number] = [parseaddr(message.to[0])[1] for message in mail.outbox]
    assert told == {5: ["dag@example.org"], 10: ["ada@example.org"]}
    page = ada.client.get("/north/members/care/").content.decode()
    assert "Ny Nr 0" in page
    member.welcome.refresh_from_db()
    assert member.welcome.escalated_on == TODAY + datetime.timedelta(days=10)


def test_who_leaves_the_board_hands_over_the_newcomers(ada: Actor, north: Chapter, in_north: Chapter) -> None:
    dag = make_actor(north, "Dag", "Styre", Role.BOARD_MEMBER)
    members = people(4)
    welcome(members, actor=None, today=TODAY, now=NOW)
    assert {member.contact for member in members} == {ada.person, dag.person}
    dag.person.seats.update(ends_on=TODAY)
    look_after(today=TODAY + datetime.timedelta(days=1), now=NOW)
    assert set(Member.objects.values_list("contact", flat=True)) == {ada.person.pk}


def test_a_journey_goes_step_by_step_and_a_call_does_its_own_step(ada: Actor, bo: Actor, in_north: Chapter) -> None:
    begin_with_suggested(actor=ada.person, today=TODAY)
    (member,) = people(1)
    member.contact = bo.person
    member.save()
    welcome([member], actor=None, today=TODAY, now=NOW)
    travel = Travel.objects.select_related("journey", "member").get()
    steps = list(travel.journey.steps.all())
    contact = log_contact(member=member, on=TODAY, actor=ada.person, today=TODAY)
    assert [mark.step for mark in travel.marks.all()] == [steps[1]]
    undo_contact(contact=contact, actor=ada.person)
    assert not travel.marks.exists()
    url = f"/north/members/{member.pk}/journeys/"
    assert ada.client.get(url).status_code == 200
    assert ada.client.post(f"{url}{travel.pk}/{steps[0].pk}/done/").status_code == 302
    assert ada.client.post(f"{url}{travel.pk}/{steps[2].pk}/skipped/", {"because": ""}).status_code == 422
    assert ada.client.post(f"{url}{travel.pk}/{steps[2].pk}/skipped/", {"because": "Var der"}).status_code == 302
    assert sorted(travel.marks.values_list("step", "skipped_because")) == [(steps[0].pk, ""), (steps[2].pk, "Var der")]
    open_ones = [(step.pk, step.travel_id) for step in open_steps()]  # type: ignore[attr-defined]
    assert sorted(open_ones) == [(step.pk, travel.pk) for step in (steps[1], *steps[3:])]
    welcome(people(2), actor=None, today=TODAY, now=NOW)
    assert len(open_steps()) == len(open_ones) + 2 * len(steps)
    look_after(today=TODAY, now=NOW)
    assert Travel.objects.count() == 3
    assert ada.client.post(f"{url}marks/{travel.marks.latest('pk').pk}/undo/").status_code == 302
    assert travel.marks.count() == 1


def test_journeys_begin_by_rule_for_what_happens_from_now_on(ada: Actor, bo: Actor, in_north: Chapter) -> None:
    begin_with_suggested(actor=ada.person, today=TODAY)
    day = datetime.timedelta(days=1)
    unseen, lately, gone = (people(1, joined_on=TODAY - 365 * day)[0] for _ in range(3))
    long_unseen = people(1, joined_on=TODAY - 900 * day)[0]
    log_contact(member=lately, on=TODAY, actor=ada.person, today=TODAY)
    Member.objects.filter(pk=gone.pk).update(left_on=TODAY, state="resigned")
    elected = Member.objects.create(person=bo.person, joined_on=TODAY - 300 * day)
    Seat.objects.create(person=bo.person, role=Role.TREASURER, starts_on=TODAY)
    look_after(today=TODAY, now=NOW)
    begun = {(travel.member, travel.journey.starts) for travel in Travel.objects.select_related("journey", "member")}
    assert begun == {(unseen, "unseen"), (gone, "left"), (elected, "seated")}
    assert long_unseen.pk


WAYS = st.sampled_from(["hand", "bulk", "old", "moved"])
CHANGES = st.sampled_from(["nothing", "later", "joined_later", "left_board", "talked", "taken_back", "rules", "left"])


def come(ada: Actor, way: str, joined_on: datetime.date) -> Member:
    """Somebody becomes a member: by hand, in bulk, long ago, or with a day that is put right afterwards."""
    if way == "hand":
        return joined(ada, "Ny Her", joined_on)
    (member,) = people(1, joined_on=joined_on - datetime.timedelta(days=400 if way == "old" else 0))
    if way == "moved":
        Member.objects.filter(pk=member.pk).update(joined_on=TODAY)
    return member


def happen(change: str, member: Member, days: int, ada: Actor, other: Actor, today: datetime.date) -> None:
    """One of the things that happen to newcomers and those who welcome them."""
    if change == "later" and Welcome.objects.filter(member=member).exists():
        move_welcome(member=member, due_on=today + datetime.timedelta(days=days), actor=ada.person, today=today)
    elif change in {"joined_later", "left"}:
        name = "left_on" if change == "left" else "joined_on"
        Member.objects.filter(pk=member.pk).update(**{name: today})
    elif change == "left_board":
        other.person.seats.update(ends_on=today)
    elif change == "talked":
        log_contact(member=member, on=today, actor=ada.person, today=today)
    elif change == "taken_back":
        for contact in member.contacts.all():
            undo_contact(contact=contact, actor=ada.person)
    elif change == "rules":
        set_care_rules(share="load", group=None, days=days, escalation_days=days + 3, areas=[], actor=ada.person)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    ways=st.lists(st.tuples(WAYS, st.integers(0, 20)), min_size=1, max_size=6),
    changes=st.lists(st.tuples(CHANGES, st.integers(0, 5), st.integers(1, 9)), max_size=8),
)
def test_whoever_comes_however_has_a_contact_and_a_day_and_is_escalated_in_time(
    ways: list[tuple[str, int]], changes: list[tuple[str, int, int]], ada: Actor, in_north: Chapter
) -> None:
    other = make_actor(in_north, f"S{uuid.uuid4().hex[:8]}", "Styre", Role.BOARD_MEMBER)
    members = [come(ada, way, TODAY - datetime.timedelta(days=days)) for way, days in ways]
    today = TODAY
    for change, which, days in [*changes, ("nothing", 0, 15)]:
        member = Member.objects.get(pk=members[which % len(members)].pk)
        happen(change, member, days, ada, other, today)
        for _day in range(days):
            today += datetime.timedelta(days=1)
            look_after(today=today, now=NOW + (today - TODAY))
        rules = CareRules.here()
        possible = {person.pk for person in takers_on(today, rules)}
        for one in Member.objects.to_welcome_on(today).select_related("welcome"):
            assert one.contact_id in possible
            assert one.welcome.escalated_on or one.welcome.due_on > today - rules.grace
    for model in (Member, CareRules, Seat.objects.filter(person=other.person)):
        getattr(model, "objects", model).all().delete()
