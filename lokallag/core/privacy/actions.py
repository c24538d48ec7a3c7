"""Erase a person from a chapter, everywhere the book says they are."""

import datetime

from django.db import transaction

from lokallag.core.journal.models import record
from lokallag.core.people.models import FormerSeat, Person, Seat
from lokallag.core.people.roles import OBSERVERS, Role
from lokallag.core.privacy.book import BOOK
from lokallag.core.privacy.traces import clear_queue, clear_sessions


class StillTheChair(Exception):
    """The chapter's only chair cannot go before there is another."""


def erase_person(*, person: Person, actor: Person | None, today: datetime.date, why: str = "asked") -> dict[str, int]:
    """Erase a person of the scope's chapter; returns how many rows each holding with a way of its own erased.

    1. the posts they held stay without them, 2. each holding of the book with a way of its own, 3. queued work with
    their addresses, 4. the journal (keys only, no name), 5. the person; the database takes rows that are theirs alone
    and empties what else points at them, 6. the login with its sessions, if no other chapter has it.
    `why` is a word for the journal: "asked", "resigned" or "unpaid". Raises StillTheChair for the only chair.
    """
    with transaction.atomic():
        if is_only_chair(person, today):
            raise StillTheChair
        _keep_posts(person, today)
        erased = {label: holding.erase(person) for label, holding in BOOK.holdings.items() if holding.erase is not None}
        erased["queue"] = clear_queue(person)
        record("privacy.erased", actor=actor, person=person.pk, why=why)
        user = person.user
        person.delete()
        # Unscoped on purpose: the login is one human's in all chapters.
        if user is not None and not Person._base_manager.filter(user=user).exists():
            clear_sessions(user.pk)
            user.delete()
    return erased


def is_only_chair(person: Person, today: datetime.date) -> bool:
    """Tell whether nobody else with a login is chair after today."""
    tomorrow = today + datetime.timedelta(days=1)
    chairs = Seat.objects.held_on(tomorrow).filter(role=Role.CHAIR, person__user__isnull=False)
    return chairs.filter(person=person).exists() and not chairs.exclude(person=person).exists()


def _keep_posts(person: Person, today: datetime.date) -> None:
    """Which posts were held and when is the chapter's history; that somebody was a plain member is not."""
    held = Seat.objects.filter(person=person, starts_on__lte=today).exclude(role__in={Role.MEMBER, *OBSERVERS})
    FormerSeat.objects.bulk_create(
        FormerSeat(role=seat.role, starts_on=seat.starts_on, ends_on=min(seat.ends_on or today, today)) for seat in held
    )
