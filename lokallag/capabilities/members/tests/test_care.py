"""Every newcomer has a named contact and a day, whoever registers them and however many come at once."""

import datetime
import time
from collections import Counter
from email.utils import parseaddr

from django.core import mail

from conftest import TODAY, Actor, make_actor
from lokallag.capabilities.members.actions import welcome
from lokallag.capabilities.members.models import Member, Welcome
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
