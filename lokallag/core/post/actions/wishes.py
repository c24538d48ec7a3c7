"""What a person wants to hear: said by themselves, from a link of their own, and taken back."""

import datetime
from dataclasses import dataclass

from django.db import transaction

from lokallag.core.journal.models import record
from lokallag.core.people.membership import is_member_on
from lokallag.core.people.models import Consent, Person


@dataclass(frozen=True)
class Before:
    """How it was, so that it can be taken back; `consent` is a yes that was withdrawn (its key, 0 for none)."""

    wants: str
    language: str
    consent: int = 0


def set_wishes(*, person: Person, wants: str, language: str | None = None, now: datetime.datetime) -> Before:
    """Set what a person wants to hear. 1. the person, 2. a non-member who wants nothing takes their yes back, 3. the journal.

    `language` None leaves it. Returns how it was.
    """
    with transaction.atomic():
        person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
        before = Before(person.wants, person.language)
        person.wants = wants
        if language is not None:
            person.language = language
        person.save(update_fields=["wants", "language"])
        if wants == Person.Wants.NOTHING:
            before = Before(before.wants, before.language, _withdraw(person, now))
        record("post.wishes_set", actor=person, subject=person, wants=wants)
    return before


def stop_by_click(*, person: Person, important: bool, now: datetime.datetime) -> Before:
    """Do what a mail program's own button asks (RFC 8058): no more letters of this kind.

    After an ordinary letter a member hears only what is important; after an important one nothing. A non-member's yes is
    taken back at once.
    """
    is_member = Person.objects.filter(is_member_on(now.date()), pk=person.pk).exists()
    nothing = important or not is_member or person.wants == Person.Wants.NOTHING
    return set_wishes(
        person=person, wants=Person.Wants.NOTHING if nothing else Person.Wants.IMPORTANT, language=None, now=now
    )


def undo_wishes(*, person: Person, before: Before) -> None:
    """Let it be as it was, a yes that was taken back too."""
    with transaction.atomic():
        person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
        person.wants, person.language = before.wants, before.language
        person.save(update_fields=["wants", "language"])
        if (
            before.consent
            and not Consent.objects.standing().filter(person=person, purpose=Consent.Purpose.NEWS).exists()
        ):
            Consent.objects.filter(pk=before.consent, person=person).update(withdrawn_at=None)
        record("post.wishes_undone", actor=person, subject=person, wants=before.wants)


def _withdraw(person: Person, now: datetime.datetime) -> int:
    """Take back the person's yes to news; a member's letters do not rest on it, so theirs stays unless they are none."""
    yes = Consent.objects.standing().filter(person=person, purpose=Consent.Purpose.NEWS).first()
    if yes is None:
        return 0
    Consent.objects.filter(pk=yes.pk).update(withdrawn_at=now)
    return yes.pk
