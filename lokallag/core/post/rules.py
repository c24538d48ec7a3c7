"""Who may be written to, and why not: membership or a confirmed yes, what they want to hear, their address, the week's limit."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.utils import timezone

from lokallag.core.people.membership import is_member_on
from lokallag.core.people.models import Consent, Person
from lokallag.core.post.models import Letter, Mailing, Setup, Suppression

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

    @property
    def because(self) -> str:
        """Why not, in words."""
        return str(Letter.Why(self.why).label) if self.why else ""


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
