"""Write a person down, and what is known of them."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from lokallag.core.people.models import Alternative, Household, Person
from lokallag.core.people.places import place_of

#: What can be known of a person beside name, e-mail and phone: keywords of `add_person` and `change_person`.
DETAILS = frozenset(
    {"birth_year", "street", "postcode", "place", "municipality_number", "language", "wants", "member_number"}
)
#: What is put on one line, and how long it may be.
_LINES = {"given_name": 80, "family_name": 80, "street": 120, "postcode": 12, "place": 60, "member_number": 30}


def add_person(*, given_name: str, family_name: str, email: str = "", phone: str = "", **details: Any) -> Person:
    """Write down a new person of the scope's chapter, without a login; names are put on one line.

    `details` as in `DETAILS`; a Norwegian postcode fills in place and municipality where they are not given.
    Whoever calls writes the journal: people stand below it, and why somebody was written down is the caller's to say.
    """
    person = Person()
    with transaction.atomic():
        return change_person(
            person=person, given_name=given_name, family_name=family_name, email=email, phone=phone, **details
        )


def change_person(*, person: Person, **fields: Any) -> Person:
    """Set fields of a person, cleaned and cut to what fits, and save it. The caller writes the journal.

    With a postcode, place and municipality follow it where they are not given. Returns the person.
    """
    set_fields(person, **fields)
    with transaction.atomic():
        person.save()
    return person


def set_fields(person: Person, **fields: Any) -> None:
    """Set fields of a person as `change_person` does, without saving: for many at once."""
    for name, value in fields.items():
        set_to = value
        if name in _LINES:
            set_to = " ".join(str(value).split())[: _LINES[name]]
        elif name == "email":
            set_to = str(value).strip().lower()
        elif name == "phone":
            set_to = str(value).strip()
        elif name not in DETAILS:
            raise TypeError(f"{name} is nothing that is known of a person.")
        setattr(person, name, set_to)
    if "postcode" in fields:
        found = place_of(person.postcode)
        if not fields.get("place"):
            person.place = found.name if found else ""
        if not fields.get("municipality_number"):
            person.municipality_number = found.municipality_number if found else ""


def use_alternative(*, alternative: Alternative) -> Person:
    """Make another e-mail or phone the one that is used; the one used until now becomes an alternative.

    Another name takes no other's place: the name is changed in the form. Returns the person.
    """
    with transaction.atomic():
        person = Person.objects.select_for_update().get(pk=alternative.person_id)
        kind = Alternative.Kind(alternative.kind)
        if kind not in (Alternative.Kind.EMAIL, Alternative.Kind.PHONE):
            return person
        before = getattr(person, kind.value)
        alternative.delete()
        if before:
            Alternative.objects.get_or_create(person=person, chapter_id=person.chapter_id, kind=kind, value=before)
        setattr(person, kind.value, alternative.value)
        person.save()
    return person


def set_alternatives(*, person: Person, kind: str, values: Iterable[str]) -> None:
    """Let these, and no other, be a person's other names, e-mails or phones (E.164); the one used is not repeated."""
    used = person.name if kind == Alternative.Kind.NAME else getattr(person, kind)
    wanted = [value for value in dict.fromkeys(" ".join(value.split())[:254] for value in values) if value]
    wanted = [value for value in wanted if value.casefold() != used.casefold()]
    with transaction.atomic():
        person.alternatives.filter(kind=kind).exclude(value__in=wanted).delete()
        there = set(person.alternatives.filter(kind=kind).values_list("value", flat=True))
        Alternative.objects.bulk_create(
            Alternative(person=person, kind=kind, value=value) for value in wanted if value not in there
        )
        person.save()


def join_household(*, person: Person, other: Person) -> Household:
    """Say that two people live together; those who live with either are one household now. Returns it."""
    with transaction.atomic():
        both = list(Person.objects.select_for_update().filter(pk__in=(person.pk, other.pk)).order_by("pk"))
        keys = sorted({one.household_id for one in both if one.household_id is not None})
        household = Household.objects.get(pk=keys[0]) if keys else Household.objects.create()
        Person.objects.filter(pk__in=[one.pk for one in both]).update(household=household)
        Person.objects.filter(household__in=keys[1:]).update(household=household)
        Household.objects.filter(pk__in=keys[1:]).delete()
    person.household = other.household = household
    return household


def leave_household(*, person: Person) -> None:
    """Say that a person lives with none of those they were put together with; a household of one is none."""
    with transaction.atomic():
        key = person.household_id
        Person.objects.filter(pk=person.pk).update(household=None)
        person.household = None
        if key is not None and Person.objects.filter(household=key).count() < 2:
            Household.objects.filter(pk=key).delete()
