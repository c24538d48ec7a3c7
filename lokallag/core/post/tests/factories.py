"""People and mailings for post's tests."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone

from lokallag.capabilities.members.models import Member
from lokallag.core.people.models import Consent, Person
from lokallag.core.post.models import Mailing

JOINED = datetime.date(2019, 1, 1)


def member(given: str, **fields: Any) -> Person:
    """A member with an address of their own; the scope says of which chapter."""
    person = Person.objects.create(**{"given_name": given, "email": f"{given.lower()}@example.org", **fields})
    Member.objects.create(person=person, joined_on=JOINED)
    return person


def outsider(given: str, *, confirmed: bool = False, **fields: Any) -> Person:
    """Somebody who is no member, with or without a confirmed yes to hearing from the chapter."""
    person = Person.objects.create(**{"given_name": given, "email": f"{given.lower()}@example.org", **fields})
    if confirmed:
        Consent.objects.create(
            person=person, purpose=Consent.Purpose.NEWS, how=Consent.How.FORM, confirmed_at=timezone.now()
        )
    return person


def mailing(**fields: Any) -> Mailing:
    """A mailing that says something."""
    blocks = [{"kind": "text", "text": "Hei {fornavn|venn}!"}]
    return Mailing.objects.create(**{"subject": "Vårmøte", "blocks": blocks, **fields})
