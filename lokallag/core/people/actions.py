"""Write a person down."""

from django.db import transaction

from lokallag.core.people.models import Person


def add_person(*, given_name: str, family_name: str, email: str = "", phone: str = "") -> Person:
    """Write down a new person of the scope's chapter, without a login; names are put on one line.

    Whoever calls writes the journal: people stand below it, and why somebody was written down is the caller's to say.
    """
    with transaction.atomic():
        return Person.objects.create(
            given_name=" ".join(given_name.split())[:80],
            family_name=" ".join(family_name.split())[:80],
            email=email.strip().lower(),
            phone=phone.strip(),
        )
