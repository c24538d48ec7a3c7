"""Queue one message to many people: who gets it, who does not and why, and the letters that say so.

Others use `write_to` (a text and people, in one call) or `queue_letters` (a mailing that exists). Both are called inside
an action's transaction: nothing goes out if the action fails.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation

from lokallag.core.chapters.scopes import current_chapter
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person
from lokallag.core.post.enclosing import Enclosure, enclose
from lokallag.core.post.models import Letter, Mailing, new_key
from lokallag.core.post.rules import addressees
from lokallag.core.post.sending import carry

Values = Mapping[int, Mapping[str, str]]


@dataclass(frozen=True)
class Queued:
    """How many letters wait, and how many people get none, by why."""

    queued: int
    blocked: Mapping[str, int] = field(default_factory=dict)


def queue_letters(
    mailing: Mailing,
    people: Iterable[Person],
    *,
    values: Values | None = None,
    actor: Person | None,
    now: datetime.datetime,
) -> Queued:
    """Write a letter for each person, waiting or blocked with its why, and let the worker send. Who has one gets no other.

    `values` are what is filled in for one person alone, by the person's key (`{7: {"answer_url": "https://…"}}`).
    1. the letters, 2. the mailing is in the outbox, 3. the journal (figures only), 4. the worker is told.
    """
    chapter = current_chapter()
    given = values or {}
    with transaction.atomic():
        has_one = set(mailing.letters.values_list("person_id", flat=True)) if mailing.pk else set()
        rows = [
            Letter(
                chapter=chapter,
                mailing=mailing,
                person=one.person,
                address=one.address[:254],
                state=Letter.State.BLOCKED if one.why else Letter.State.QUEUED,
                why=one.why,
                basis="" if one.why else one.basis,
                consent_id=None if one.why else one.consent,
                values=dict(given.get(one.person.pk, {})),
                key=new_key(),
                queued_at=now,
                settled_at=now if one.why else None,
            )
            for one in addressees(mailing, people, now=now)
            if one.person.pk not in has_one
        ]
        Letter.objects.bulk_create(rows, batch_size=1000)
        blocked = Counter(row.why for row in rows if row.why)
        queued = len(rows) - blocked.total()
        mailing.state = Mailing.State.OUTBOX if queued else Mailing.State.SENT
        mailing.sent_at = now
        mailing.save(update_fields=["state", "sent_at"])
        record("post.queued", actor=actor, subject=mailing, queued=queued, blocked=dict(blocked))
        if queued:
            carry.later(chapter=chapter, mailing=mailing.pk)
    return Queued(queued, blocked)


def write_to(
    people: Iterable[Person],
    *,
    kind: str,
    says: Callable[[], tuple[str, Sequence[Mapping[str, Any]]]],
    values: Values | None = None,
    important: bool = False,
    statutory: bool = False,
    transactional: bool = False,
    enclosed: Sequence[Enclosure] = (),
    actor: Person | None,
    now: datetime.datetime,
) -> tuple[Mailing, Queued]:
    """Write the product's own letter to people, each in their language; returns the mailing and how many get it.

    `kind` is who sends it, such as `gatherings.invitation`. `says` gives subject and blocks (core.post.blocks) and is
    asked once for each language. `important` reaches those who want only that; `statutory` every member; and
    `transactional` whoever asked for it by their own act (their sign-up), member or not. `enclosed` goes along with
    every letter.
    """
    chapter = current_chapter()
    versions: dict[str, dict[str, Any]] = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            subject, blocks = says()
            versions[code] = {"subject": str(subject)[:200], "blocks": [_plain(block) for block in blocks]}
    own = versions[chapter.language]
    with transaction.atomic():
        mailing = Mailing.objects.create(
            kind=kind,
            subject=own["subject"],
            blocks=own["blocks"],
            versions=versions,
            is_important=important,
            is_statutory=statutory,
            is_transactional=transactional,
            made_by=actor,
            made_at=now,
            changed_at=now,
        )
        enclose(mailing, enclosed)
        return mailing, queue_letters(mailing, people, values=values, actor=actor, now=now)


def _plain(block: Mapping[str, Any]) -> dict[str, str]:
    """A block as JSON: translations said now."""
    return {key: str(value) for key, value in block.items()}
