"""Every newcomer has a named contact and a day, whoever registers them and however many come at once."""

import datetime
import time
from collections import Counter
from email.utils import parseaddr

import pytest
from django.core import mail

from conftest import TODAY, Actor, make_actor
from lokallag.capabilities.members.actions import look_after, welcome
from lokallag.capabilities.members.models import CareArea, CareRules, Member, Welcome
from lokallag.core.chapters.models import Chapter
from lokallag.core.people.models import Person
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
