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
from django.db.models import Count, QuerySet
from django.utils import timezone, translation

from lokallag.core.chapters.scopes import current_chapter
from lokallag.core.journal.models import record
from lokallag.core.people.membership import is_member_on
from lokallag.core.people.models import Consent, Person
from lokallag.core.post.models import Letter, Mailing, Setup, Suppression, new_key

Values = Mapping[int, Mapping[str, str]]
Why = Letter.Why
Basis = Letter.Basis
#: Below this many people their rows are asked for by key, above it the chapter's whole list is cheaper.
FEW = 400
WEEK = datetime.timedelta(days=7)


@dataclass(frozen=True)
class Addressee:
    """One person a mailing is meant for: where to, why we may, or why not (`why` empty: they get it)."""

    person: Person
    address: str
    basis: str
    consent: int | None
    why: str


@dataclass(frozen=True)
class Queued:
    """How many letters wait, and how many people get none, by why."""

    queued: int
    blocked: Mapping[str, int] = field(default_factory=dict)


def addressees(mailing: Mailing, people: Iterable[Person], *, now: datetime.datetime) -> list[Addressee]:
    """Say of each person whether they get the mailing, and why not. The same few queries however many they are."""
    found = _all(people)
    keys = [person.pk for person in found] if len(found) <= FEW else None
    today = timezone.localdate(now)
    members = set(_among(Person.objects.filter(is_member_on(today)), "pk", keys).values_list("pk", flat=True))
    consents = dict(
        _among(Consent.objects.standing().filter(purpose=Consent.Purpose.NEWS), "person_id", keys).values_list(
            "person_id", "pk"
        )
    )
    suppressed = dict(Suppression.objects.standing().values_list("address", "why"))
    had = {} if _is_free(mailing) else _had(now, keys)
    cap = (Setup.objects.values_list("weekly_cap", flat=True).first() or Setup.CAP) if not _is_free(mailing) else 0
    answers = []
    for person in found:
        address = person.email.strip().lower() if mailing.channel == Mailing.Channel.EMAIL else person.phone
        basis, consent = _basis(mailing, person.pk in members, consents.get(person.pk))
        why = _why_not(mailing, person, address, basis, suppressed)
        if not why and cap and had.get(person.pk, 0) >= cap:
            why = Why.CAP
        answers.append(Addressee(person, address, basis, consent if basis == Basis.CONSENT else None, why))
    return answers


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
    from lokallag.core.post.sending import carry  # noqa: PLC0415 (it stands on this module)

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
    actor: Person | None,
    now: datetime.datetime,
) -> tuple[Mailing, Queued]:
    """Write the product's own letter to people, each in their language; returns the mailing and how many get it.

    `kind` is who sends it, such as `gatherings.invitation`. `says` gives subject and blocks (core.post.blocks) and is
    asked once for each language. `important` reaches those who want only that; `statutory` every member; and
    `transactional` whoever asked for it by their own act (their sign-up), member or not.
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
        return mailing, queue_letters(mailing, people, values=values, actor=actor, now=now)


def _plain(block: Mapping[str, Any]) -> dict[str, str]:
    """A block as JSON: translations said now."""
    return {key: str(value) for key, value in block.items()}


def _all(people: Iterable[Person]) -> list[Person]:
    """The people with their logins (for the language), each once."""
    rows = people.select_related("user") if isinstance(people, QuerySet) else people
    return list({person.pk: person for person in rows}.values())


def _among(rows: QuerySet[Any], name: str, keys: list[int] | None) -> QuerySet[Any]:
    return rows if keys is None else rows.filter(**{f"{name}__in": keys})


def _is_free(mailing: Mailing) -> bool:
    """Whether it stands outside the week's limit."""
    return mailing.is_important or mailing.is_statutory or mailing.is_transactional


def _had(now: datetime.datetime, keys: list[int] | None) -> dict[int, int]:
    """How many ordinary letters each person was sent, or is about to be, in the last seven days."""
    lately = (
        Letter.objects.filter(queued_at__gt=now - WEEK, queued_at__lte=now)
        .exclude(state__in=[Letter.State.BLOCKED, Letter.State.FAILED])
        .filter(mailing__is_important=False, mailing__is_statutory=False, mailing__is_transactional=False)
    )
    counted = _among(lately, "person_id", keys).order_by().values("person_id").annotate(times=Count("pk"))
    return dict(counted.values_list("person_id", "times"))


def _basis(mailing: Mailing, is_member: bool, consent: int | None) -> tuple[str, int | None]:
    if is_member:
        return Basis.MEMBER, None
    if consent is not None:
        return Basis.CONSENT, consent
    return (Basis.OWN, None) if mailing.is_transactional else ("", None)


def _why_not(mailing: Mailing, person: Person, address: str, basis: str, suppressed: Mapping[str, str]) -> str:
    """The first reason against, the weightiest first; empty where there is none."""
    if not basis:
        return Why.NO_CONSENT
    if not (mailing.is_transactional or mailing.is_statutory):
        if person.wants == Person.Wants.NOTHING:
            return Why.NOTHING
        if person.wants == Person.Wants.IMPORTANT and not mailing.is_important:
            return Why.ONLY_IMPORTANT
    if not address:
        return Why.NO_ADDRESS
    if address in suppressed:
        return Why.COMPLAINED if suppressed[address] == Suppression.Why.COMPLAINT else Why.SUPPRESSED
    return ""
