"""An annual meeting of sixty people, ready to begin: for tests."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from conftest import TODAY, Actor
from lokallag.capabilities.meetings.actions.annual_agenda import suggest_agenda
from lokallag.capabilities.meetings.models import Election, Item
from lokallag.capabilities.members.models import Fee, Member
from lokallag.core.chapters.models import Chapter
from lokallag.core.gatherings.models import Gathering, Kind
from lokallag.core.gatherings.tests.factories import planned
from lokallag.core.people.models import Person

PAID = datetime.date(2020, 2, 1)


@dataclass
class Annual:
    """The meeting, and the members by name."""

    meeting: Gathering
    people: dict[str, Person]

    def election(self, role: str) -> Election:
        """The election to a post."""
        return Election.objects.get(item__gathering=self.meeting, role=role)

    def item(self, kind: str) -> Item:
        """The first item of a kind."""
        return Item.objects.filter(gathering=self.meeting, kind=kind).in_order()[0]  # type: ignore[attr-defined]


def annual_meeting(ada: Actor, chapter: Chapter, *, members: int = 60) -> Annual:
    """Plan an annual meeting today in a chapter of SV, with members who have paid and the agenda the statutes want."""
    Chapter.objects.filter(pk=chapter.pk).update(party="SV")
    chapter.party = "SV"
    for number in range(members):
        Person(given_name=f"Medlem{number:02}", family_name="Prøve", birth_year=1970).save()
    people = {person.given_name: person for person in Person.objects.order_by("pk")}
    rows = Member.objects.bulk_create(
        [Member(person=person, joined_on=datetime.date(2019, 1, 1)) for person in people.values()]
    )
    Fee.objects.bulk_create(
        [Fee(member=row, year=2020, due_on=datetime.date(2020, 12, 31), paid_on=PAID) for row in rows]
    )
    meeting = planned(ada, on=TODAY, kind=Kind.ANNUAL_MEETING)
    suggest_agenda(meeting=meeting, actor=ada.person, today=TODAY)
    return Annual(meeting, people)
