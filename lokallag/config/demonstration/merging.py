"""What there is to tidy up in the demonstration: two perhaps written twice, a merge done, some who have not paid."""

import datetime

from lokallag.capabilities.members.actions.duplicates import say_distinct
from lokallag.capabilities.members.actions.merges import merge_people
from lokallag.capabilities.members.actions.retention import propose_clearing
from lokallag.capabilities.members.models import Fee, Member, Standing
from lokallag.config.demonstration.story import TODAY, Story, days
from lokallag.core.gatherings.models import Attendance, Gathering
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import Role

DUE = datetime.date(2020, 7, 1)


def tell(story: Story) -> None:
    """Write it with actions where somebody decides, with rows where time only passed."""
    chair = Seat.objects.filter(role=Role.CHAIR).select_related("person").order_by("pk")[0].person
    officer = Seat.objects.filter(role=Role.MEMBERSHIP_OFFICER).select_related("person").order_by("pk").first()
    by = officer.person if officer else chair
    now = story.chapter.now()
    # The same name typed otherwise with the same phone; a middle name that came and went with the same e-mail.
    one = _like(story, 30, phone="+4790012345", birth_year=1984)
    _again(one, given=one.given_name, family=_mistyped(one.family_name), phone=one.phone, birth_year=1984)
    two = _like(story, 31, street="Storgata 14", postcode="2609", place="Lillehammer")
    more = _again(two, given=f"{two.given_name} Marie", family=two.family_name, email=two.email)
    coming = Gathering.objects.planned().filter(on__gt=TODAY).order_by("on", "pk").first()
    if coming is not None:
        Attendance.objects.create(
            gathering=coming, person=more, answer=Attendance.Answer.SIGNED_UP, answered_on=TODAY - days(3)
        )
    # Done last week, and can be taken back.
    three = _like(story, 32, phone="+4790054321")
    gone = _again(three, given=three.given_name, family=three.family_name, phone=three.phone)
    merge_people(survivor=three, gone=gone, taken=(), actor=by, now=now - days(6))
    # Father and son share a phone and are two.
    four = _like(story, 33, phone="+4790098765", birth_year=1951)
    son = _again(four, given=four.given_name, family=four.family_name, phone=four.phone, birth_year=1952)
    say_distinct(first=four, second=son, actor=by, now=now - days(4))
    _unpaid(story, by, now)


def _like(story: Story, number: int, **values: object) -> Person:
    person = story.members[number % len(story.members)].person
    for name, value in values.items():
        setattr(person, name, value)
    person.save()
    return person


def _again(person: Person, *, given: str, family: str, **values: object) -> Person:
    """The same person once more, as a list from elsewhere would bring them."""
    return Person.objects.create(given_name=given, family_name=family, place=person.place, **values)


def _mistyped(name: str) -> str:
    """Two letters changed about."""
    return name[:2] + name[3] + name[2] + name[4:] if len(name) > 4 and name[2] != name[3] else name + "h"


def _unpaid(story: Story, by: Person, now: datetime.datetime) -> None:
    """Five have not paid for more than half a year: three are proposed and wait for a second yes, two nobody has looked at."""
    unpaid = story.members[40:45]
    for member in unpaid:
        Standing.objects.create(member=member, state=Member.State.UNPAID, on=DUE)
        Fee.objects.get_or_create(member=member, chapter=story.chapter, year=2020, defaults={"due_on": DUE})
        member.state, member.unpaid_since = Member.State.UNPAID, DUE
        member.save(update_fields=["state", "unpaid_since"])
    propose_clearing(members=unpaid[:3], actor=by, today=TODAY, now=now - days(2))
