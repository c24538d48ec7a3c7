"""The register of a demonstration chapter: addresses, phones, fees over the years, households, notes, consents."""

import datetime
import random

from lokallag.capabilities.members.models import Fee, Member, Remark, Standing
from lokallag.config.demonstration.story import D, Story
from lokallag.core.chapters.models import Chapter
from lokallag.core.people.actions import set_fields
from lokallag.core.people.models import Alternative, Consent, Household, Person

#: Streets that are in most Norwegian towns, and postcodes of each chapter's municipality.
STREETS = ("Storgata", "Kirkegata", "Skolevegen", "Bakkegata", "Jernbanegata", "Lerkevegen", "Solbakken", "Elvegata")
POSTCODES = {
    "3405": ("2609", "2615", "2618", "2624", "2619"),
    "3203": ("1383", "1384", "1386", "1394", "3475"),
}
REMARKS = (
    "Vil helst ringes etter klokka 18.",
    "Har hørselstap: send heller en tekstmelding.",
    "Kjører gjerne andre til møter.",
    "Er bortreist fram til påske.",
)
TODAY = D(2021, 2, 15)


def series(chapter: Chapter) -> int:
    """A digit for the chapter's made-up numbers, the same every time: its slug's letters added up."""
    return sum(map(ord, chapter.slug)) % 10


def tell(story: Story) -> None:
    """Fill in what the register knows of each member. The same every time, whatever else is told."""
    chance = random.Random(f"register {story.chapter.slug}")  # noqa: S311 (made-up people, not secrets)
    members = list(Member.objects.select_related("person").order_by("pk"))
    people = [member.person for member in members]
    codes = POSTCODES.get(story.chapter.municipality_number, ("0150",))
    for number, person in enumerate(people):
        _fill(chance, story.chapter, person, number, codes)
    _households(people)
    for person in people:
        person.fold([])
    _others(people)
    fields = ["phone", "street", "postcode", "place", "municipality_number", "birth_year", "member_number", "household"]
    Person.objects.bulk_update(people, [*fields, "wants", "sort_key", "search_text"], batch_size=200)
    _fees(chance, members)
    now = datetime.datetime.combine(TODAY, datetime.time(12), tzinfo=datetime.UTC)
    officer = next(iter(story.people.values()))
    chosen = members[9 :: max(1, len(members) // len(REMARKS))][: len(REMARKS)]
    Remark.objects.bulk_create(
        Remark(member=member, text=text, by=officer, at=now - datetime.timedelta(days=20 + 30 * place))
        for place, (member, text) in enumerate(zip(chosen, REMARKS, strict=False))
    )
    Consent.objects.bulk_create(
        Consent(person=person, purpose=Consent.Purpose.SHARED, how=Consent.How.SPOKEN, given_at=now, confirmed_at=now)
        for person in people[4::6]
    )


def _fill(chance: random.Random, chapter: Chapter, person: Person, number: int, codes: tuple[str, ...]) -> None:
    """Where somebody lives, a phone, a year of birth, a number; some wish to hear less."""
    address = {"street": f"{chance.choice(STREETS)} {chance.randrange(1, 60)}", "postcode": chance.choice(codes)}
    more = {"birth_year": 1940 + chance.randrange(64), "member_number": f"{100_000 + series(chapter) * 1000 + number}"}
    if number % 11 == 5:
        address = {}
    set_fields(person, **address, **more)
    # Numbers of this row are given to nobody.
    person.phone = person.phone or (f"+47400{series(chapter)}{number:04d}" if number % 9 else "")
    if number % 23 == 7:
        person.wants = Person.Wants.NOTHING
    elif number % 8 == 3:
        person.wants = Person.Wants.IMPORTANT


def _households(people: list[Person]) -> None:
    """A few couples, and neighbours at one address nobody has put together yet."""
    for place in range(12, min(len(people) - 1, 60), 12):
        one, other = people[place], people[place + 1]
        other.street, other.postcode = one.street, one.postcode
        other.place, other.municipality_number = one.place, one.municipality_number
        other.family_name = other.family_name if place % 24 else one.family_name
        if one.street and place % 24:
            one.household = other.household = Household.objects.create()


def _others(people: list[Person]) -> None:
    """Some have another e-mail or name."""
    rows = [
        Alternative(person=person, kind=Alternative.Kind.EMAIL, value=f"jobb.{person.email}")
        for person in people[3::13]
        if person.email
    ]
    rows += [
        Alternative(person=person, kind=Alternative.Kind.NAME, value=f"{person.given_name} Lykke")
        for person in people[20::31]
    ]
    Alternative.objects.bulk_create(rows)
    for person in {row.person for row in rows}:
        person.fold([row.value for row in rows if row.person == person])


def _fees(chance: random.Random, members: list[Member]) -> None:
    """Each year's fee since they joined, due by the new year; some have not paid the last one yet."""
    fees, standings, unpaid = [], [], []
    gone = Standing.objects.filter(member__in=members).exists()
    for member in members:
        standings.append(Standing(member=member, state=Member.State.MEMBER, on=member.joined_on))
        late = chance.random() < 0.08 and member.joined_on < D(2020, 6, 1) and member.left_on is None
        for year in range(max(2016, member.joined_on.year), 2021):
            paid = max(member.joined_on, D(year, 2, 1)) + datetime.timedelta(days=chance.randrange(60))
            fees.append(
                Fee(
                    member=member,
                    year=year,
                    due_on=max(D(year, 12, 31), member.joined_on),
                    paid_on=None if late and year == 2020 else min(paid, TODAY),
                )
            )
        if late and member.state == Member.State.MEMBER:
            member.state, member.unpaid_since = Member.State.UNPAID, D(2020, 12, 31)
            unpaid.append(member)
            standings.append(Standing(member=member, state=Member.State.UNPAID, on=D(2020, 12, 31)))
    Fee.objects.bulk_create(fees)
    if not gone:
        Standing.objects.bulk_create(standings)
    Member.objects.bulk_update(unpaid, ["state", "unpaid_since"])
