"""Show that a duty was done, say yes to what was sent, leave one out; and take each back."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Min
from django.utils.translation import gettext as _

from lokallag.capabilities.obligations.actions.locking import locked
from lokallag.capabilities.obligations.models import (
    Duty,
    Evidence,
    EvidenceContent,
    EvidenceFile,
    Fulfilment,
    Signature,
)
from lokallag.capabilities.obligations.standings import rule_of
from lokallag.core.chapters.scopes import current_chapter
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import BOARD, Role

#: Who can say yes as the leader.
LEADER = Role.CHAIR


@dataclass(frozen=True)
class Handed:
    """A file that came with the evidence."""

    name: str
    content_type: str
    data: bytes


def give_evidence(
    *,
    duty: Duty,
    on: datetime.date,
    words: str = "",
    reference: str = "",
    file: Handed | None = None,
    actor: Person | None,
    today: datetime.date,
    now: datetime.datetime,
) -> Evidence:
    """Write down what shows that the duty was done, on a day that has come.

    1. the evidence, 2. its file, 3. the duty is done if nothing more is wanted, 4. the journal.
    """
    if on > today:
        raise ValidationError({"on": _("This day has not come yet.")})
    with transaction.atomic():
        duty = locked(duty)
        row = Evidence.objects.create(duty=duty, on=on, words=words, reference=reference, by=actor, written_at=now)
        if file is not None:
            kept = EvidenceFile.objects.create(
                evidence=row, name=file.name, content_type=file.content_type, size=len(file.data)
            )
            EvidenceContent.objects.create(file=kept, data=file.data)
        _settle(duty)
        record("obligations.evidence_given", actor=actor, subject=duty, evidence=row.pk, on=on)
    return row


def take_evidence_back(*, evidence: Evidence, actor: Person) -> Duty:
    """Delete a piece of evidence; the duty is open again where it was the only one."""
    with transaction.atomic():
        duty = locked(evidence.duty)
        evidence.delete()
        _settle(duty)
        record("obligations.evidence_removed", actor=actor, subject=duty)
    return duty


def sign(*, duty: Duty, actor: Person, today: datetime.date) -> Signature:
    """Say yes oneself to what was sent. ValidationError for who is not on the board, or for a duty nobody signs."""
    rule = rule_of(duty, current_chapter())
    roles = set(Seat.objects.held_on(today).filter(person=actor).values_list("role", flat=True))
    if rule is None or not rule.signers or not BOARD & roles:
        raise ValidationError(_("Only the leader and the board sign this."))
    with transaction.atomic():
        duty = locked(duty)
        row, is_new = Signature.objects.get_or_create(
            duty=duty, person=actor, defaults={"is_leader": LEADER in roles, "on": today}
        )
        if is_new:
            _settle(duty)
            record("obligations.signed", actor=actor, subject=duty)
    return row


def take_signature_back(*, duty: Duty, actor: Person) -> None:
    """Take one's own yes back."""
    with transaction.atomic():
        duty = locked(duty)
        taken, _rows = Signature.objects.filter(duty=duty, person=actor).delete()
        if taken:
            _settle(duty)
            record("obligations.signature_removed", actor=actor, subject=duty)


def is_signed(duty: Duty) -> bool:
    """Tell whether those the rule asks for have said yes: the leader among them, and so many in all."""
    rule = rule_of(duty, current_chapter())
    if rule is None or not rule.signers:
        return True
    leaders = list(Signature.objects.filter(duty=duty).values_list("is_leader", flat=True))
    return any(leaders) and len(leaders) >= rule.signers


def _settle(duty: Duty) -> None:
    """Make the duty done when it has evidence and is signed, and not done when it has not."""
    first = Evidence.objects.filter(duty=duty).aggregate(on=Min("on"))["on"]
    if first is None or not is_signed(duty):
        Fulfilment.objects.filter(duty=duty).delete()
        return
    Fulfilment.objects.update_or_create(duty=duty, defaults={"on": first})
