"""What the chapter has of the people a thousand rows may be about, fetched with a handful of questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from lokallag.capabilities.members.importing import Book, Entry, Known, name_key
from lokallag.capabilities.members.models import Fee, Imported, Member
from lokallag.core.people.models import Alternative, Person
from lokallag.core.people.sorting import sort_key

PERSON = (
    "given_name", "family_name", "email", "phone", "street", "postcode", "place", "municipality_number", "birth_year",
    "language", "member_number",
)  # fmt: skip


@dataclass
class Ours:
    """People the chapter knows, ready to be recognised and compared with."""

    book: Book = field(default_factory=Book)
    values: dict[int, dict[str, Any]] = field(default_factory=dict)
    base: dict[int, dict[str, Any]] = field(default_factory=dict)
    #: Member by person; those without are known, but no members.
    members: dict[int, int] = field(default_factory=dict)

    def load(self, people: Iterable[int]) -> None:
        """Fetch what is known of these people and not fetched yet."""
        wanted = sorted(set(people) - self.values.keys())
        if not wanted:
            return
        others: dict[int, list[str]] = {}
        for key, value in Alternative.objects.filter(person__in=wanted).values_list("person", "value"):
            others.setdefault(key, []).append(value)
        for row in Person.objects.filter(pk__in=wanted).values("pk", *PERSON):
            key = row.pop("pk")
            self.values[key] = row | {"more": others.get(key, [])}
        of_member = {}
        for key, pk, joined_on, state in Member.objects.filter(person__in=wanted).values_list(
            "person", "pk", "joined_on", "state"
        ):
            self.members[key] = of_member[pk] = pk
            self.values[key] |= {"joined_on": joined_on.isoformat(), "state": state}
        by_member = {pk: key for key, pk in self.members.items() if pk in of_member}
        for pk, year, paid_on in Fee.objects.filter(member__in=of_member).values_list("member", "year", "paid_on"):
            self.values[by_member[pk]].setdefault("fees", {})[year] = paid_on is not None
        for row in Imported.objects.filter(person__in=wanted):
            self.base[row.person_id] = row.said
        self.book.add(
            Known(
                key,
                name_key(row["given_name"], row["family_name"]),
                row["member_number"],
                row["birth_year"],
                frozenset(filter(None, (row["email"], row["phone"], *row["more"]))),
            )
            for key in wanted
            if (row := self.values.get(key)) is not None
        )


def look_up(entries: Sequence[Entry]) -> Ours:
    """Return everybody the rows may be about: by member number; those not found so, by e-mail, phone and name."""
    ours = Ours()
    numbers = {entry.values["member_number"] for entry in entries if entry.values.get("member_number")}
    if not Person.objects.exists():
        return ours
    if numbers:
        found = Person.objects.exclude(member_number="").filter(member_number__in=numbers)
        ours.load(found.values_list("pk", flat=True))
    left = [entry for entry in entries if entry.values.get("member_number", "") not in ours.book.by_number]
    emails: set[str] = set()
    phones: set[str] = set()
    names: set[str] = set()
    for entry in left:
        values = entry.values
        emails |= {values.get("email", ""), *values.get("emails", ())}
        phones |= {values.get("phone", ""), *values.get("phones", ())}
        names.add(sort_key(f"{values.get('family_name', '')} {values.get('given_name', '')}"))
    addresses = (emails | phones) - {""}
    near = Q(sort_key__in=names)
    if emails - {""}:
        near |= Q(email__in=emails - {""})
    if phones - {""}:
        near |= Q(phone__in=phones - {""})
    if left:
        ours.load(Person.objects.filter(near).values_list("pk", flat=True))
    if addresses:
        ours.load(Alternative.objects.filter(value__in=addresses).values_list("person", flat=True))
    return ours
