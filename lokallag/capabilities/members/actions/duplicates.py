"""Finds who is perhaps written down twice, and remembers that two who look alike are two."""

import datetime

from django.db import transaction

from lokallag.capabilities.members.matching.duplicates import Known, Pair, duplicates
from lokallag.capabilities.members.models import Distinct
from lokallag.core.journal.models import record
from lokallag.core.people.models import Alternative, Person


def find_duplicates() -> list[Pair]:
    """Return the pairs of the chapter's people who may be one person, the surest first. Three queries."""
    others: dict[int, dict[str, list[str]]] = {}
    for person, kind, value in Alternative.objects.values_list("person_id", "kind", "value"):
        others.setdefault(person, {}).setdefault(kind, []).append(value)
    rows = Person.objects.values_list(
        "pk", "given_name", "family_name", "email", "phone", "birth_year", "street", "postcode", "member_number"
    )
    people = [
        Known(
            key=pk,
            given=given,
            family=family,
            names=tuple(others.get(pk, {}).get("name", ())),
            emails=(email, *others.get(pk, {}).get("email", ())),
            phones=(phone, *others.get(pk, {}).get("phone", ())),
            birth_year=birth_year,
            street=street,
            postcode=postcode,
            member_number=number,
        )
        for pk, given, family, email, phone, birth_year, street, postcode, number in rows
    ]
    said = Distinct.objects.values_list("first_id", "second_id")
    return duplicates(people, apart=frozenset((min(pair), max(pair)) for pair in said))


@transaction.atomic
def say_distinct(*, first: Person, second: Person, actor: Person, now: datetime.datetime) -> Distinct:
    """Remember that two who look alike are two people. Returns the row; said twice it is one."""
    low, high = sorted((first, second), key=lambda person: person.pk)
    row, new = Distinct.objects.get_or_create(
        first=low, second=high, chapter=low.chapter, defaults={"by": actor, "said_at": now}
    )
    if new:
        record("members.said_distinct", actor=actor, first=low.pk, second=high.pk)
    return row


@transaction.atomic
def undo_distinct(*, distinct: Distinct, actor: Person) -> None:
    """They may be one person after all."""
    pair = distinct.first_id, distinct.second_id
    distinct.delete()
    record("members.distinct_undone", actor=actor, first=pair[0], second=pair[1])
