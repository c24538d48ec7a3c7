"""Lists from the party's register: one that came in in January, and one that waits to be looked through."""

import datetime
import io

from lokallag.capabilities.members.actions import imports
from lokallag.capabilities.members.models import Import, Member
from lokallag.config.demonstration.story import D, Story
from lokallag.core.people.models import Person

HEAD = ("Medlemsnummer", "Fornavn", "Etternavn", "E-post", "Mobil", "Gateadresse", "Postnr", "Innmeldt", "Status")
JANUARY = D(2021, 1, 20)
STREETS = {"3405": ("Storgata", "2609"), "3025": ("Bankveien", "1383")}


def tell(story: Story) -> None:
    """Bring the register's list in as it stood in January, and read February's without bringing it in."""
    by = next(person for name, person in story.people.items() if name in ("Silje", "Guro"))
    street, postcode = STREETS[story.chapter.municipality_number]
    members = list(
        Member.objects.filter(joined_on__lt=JANUARY, left_on__isnull=True).select_related("person").order_by("pk")
    )
    rows = [_row(number, member, street, postcode) for number, member in enumerate(members, 1)]
    _bring_in(_read("medlemsliste-januar.csv", rows, by, JANUARY), by)
    learned = Person.objects.get(pk=members[7].person_id)
    learned.phone = "+4745000007"
    learned.save()
    _read("medlemsliste-februar.csv", _february(rows), by, story.chapter.today())


def _row(number: int, member: Member, street: str, postcode: str) -> list[str]:
    """What the register says of a member: as the chapter has it, with an address and a number of its own."""
    person = member.person
    joined = member.joined_on.strftime("%d.%m.%Y")
    phone = person.phone or f"450{number:05d}"
    home = [person.street or f"{street} {number}", person.postcode or postcode]
    number_here = person.member_number or str(40_000 + 7 * number)
    return [number_here, person.given_name, person.family_name, person.email, phone, *home, joined, "Medlem"]


def _february(rows: list[list[str]]) -> list[list[str]]:
    """A month later: two have moved, two have new numbers (one of whom told the chapter another), one is gone."""
    changed = [list(row) for row in rows]
    changed[3][5], changed[5][5] = "Fjellveien 14", "Elvegata 2 B"
    changed[6][4] = changed[7][4] = "+47 46 12 34 56"
    changed[9][8] = "Ikke betalt"
    last = changed.pop(11)
    new = [
        ["49001", "Sunniva", "Aas", "sunniva.aas@example.org", "0047 921 00 001", "Skolegata 3", last[6], "09.02.2021", "Medlem"],
        ["49002", "Biret Ánne", "Sara", "biret@example.org", "92100002", "Parkveien 8", last[6], "12.02.2021", "Medlem"],
        ["49003", "Torgeir", "Lunde", "torgeir.lunde(at)example.org", "921", "", "", "14.02.2021", "Medlem"],
        ["49002", "Per", "Strand", "", "", "", "", "", "Medlem"],
        ["49005", "", "", "ukjent@example.org", "", "", "", "", "Medlem"],
    ]  # fmt: skip
    return [*changed, *new]


def _read(filename: str, rows: list[list[str]], by: Person, on: D) -> Import:
    """Take a list in and compare it, on a day."""
    text = "\r\n".join(";".join(row) for row in (HEAD, *rows))
    one = imports.take_in(filename=filename, file=io.BytesIO(text.encode("utf-8-sig")), actor=by, now=_at(on))
    if one.step == Import.Step.COLUMNS:
        mapping = {int(place): field for place, field in one.mapping.items()}
        one = imports.set_columns(of=one, mapping=mapping, actor=by)
    return imports.compare_import(of=one, today=on)


def _bring_in(one: Import, by: Person) -> None:
    imports.apply_import(of=one, actor=by, today=JANUARY, now=_at(JANUARY))


def _at(day: D) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(18, 30), tzinfo=datetime.UTC)
