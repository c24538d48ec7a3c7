"""Erase a person from a chapter, everywhere the book says they are."""

import datetime

from django.db import transaction

from lokallag.core.journal.models import record
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import Role
from lokallag.core.privacy.book import BOOK


class StillTheChair(Exception):
    """The chapter's only chair cannot go before there is another."""


def erase_person(*, person: Person, actor: Person | None, today: datetime.date) -> dict[str, int]:
    """Erase a person of the scope's chapter; returns how many rows each holding with a way of its own erased.

    1. each holding of the book with a way of its own, 2. the journal (keys only, no name), 3. the person; the database
    takes rows that are theirs alone and empties what else points at them, 4. the login, if no other chapter has it.
    Raises StillTheChair for the only chair who can log in.
    """
    tomorrow = today + datetime.timedelta(days=1)
    with transaction.atomic():
        chairs = Seat.objects.held_on(tomorrow).filter(role=Role.CHAIR, person__user__isnull=False)
        if chairs.filter(person=person).exists() and not chairs.exclude(person=person).exists():
            raise StillTheChair
        erased = {label: holding.erase(person) for label, holding in BOOK.holdings.items() if holding.erase is not None}
        record("privacy.erased", actor=actor, person=person.pk)
        user = person.user
        person.delete()
        # Unscoped on purpose: the login is one human's in all chapters.
        if user is not None and not Person._base_manager.filter(user=user).exists():
            user.delete()
    return erased
