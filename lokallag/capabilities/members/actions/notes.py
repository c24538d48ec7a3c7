"""What the membership officer notes of a member, what a member said yes to, and that somebody looked."""

import datetime

from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext as _

from lokallag.capabilities.members.models import Member, Remark
from lokallag.core.journal.models import Entry, record
from lokallag.core.people.models import Consent, Person

#: Within this time a second look by the same person is the same look.
ONE_LOOK = datetime.timedelta(hours=1)


@transaction.atomic
def add_remark(*, member: Member, text: str, actor: Person, now: datetime.datetime) -> Remark:
    """Note something about a member, who can ask to read it. Returns the note."""
    remark = Remark.objects.create(member=member, text=text.strip(), by=actor, at=now)
    record("members.noted", actor=actor, subject=member)
    return remark


@transaction.atomic
def remove_remark(*, remark: Remark, actor: Person) -> None:
    """Take a note away for good: what was written of somebody is not kept behind their back."""
    member = remark.member
    remark.delete()
    record("members.note_removed", actor=actor, subject=member)


@transaction.atomic
def add_spoken_consent(*, member: Member, purpose: str, actor: Person, now: datetime.datetime) -> Consent:
    """Write down that a member said yes to something, to somebody of the chapter. Returns it; a yes that stands is kept."""
    standing = Consent.objects.filter(person=member.person, purpose=purpose, withdrawn_at__isnull=True)
    consent = standing.select_for_update().first()
    if consent is not None and consent.confirmed_at is not None:
        return consent
    if consent is None:
        consent = Consent(person=member.person, purpose=purpose, given_at=now)
    consent.how, consent.confirmed_at = Consent.How.SPOKEN, now
    consent.wording = _("Said to %(name)s: %(purpose)s") % {
        "name": actor.name,
        "purpose": Consent.Purpose(purpose).label,
    }
    consent.save()
    record("members.consented", actor=actor, subject=member, purpose=purpose)
    return consent


@transaction.atomic
def withdraw_consent(*, consent: Consent, actor: Person, now: datetime.datetime) -> None:
    """Take back a yes; the row stays, with its day."""
    if consent.withdrawn_at is None:
        consent.withdrawn_at = now
        consent.save(update_fields=["withdrawn_at"])
        record("members.consent_withdrawn", actor=actor, consent=consent.pk, purpose=consent.purpose)


@transaction.atomic
def undo_withdrawal(*, consent: Consent, actor: Person) -> None:
    """Let a yes that was taken back by mistake stand again, unless a new one stands."""
    others = Consent.objects.filter(person=consent.person, purpose=consent.purpose, withdrawn_at__isnull=True)
    if consent.withdrawn_at is not None and not others.exists():
        consent.withdrawn_at = None
        consent.save(update_fields=["withdrawn_at"])
        record("members.withdrawal_undone", actor=actor, consent=consent.pk, purpose=consent.purpose)


def note_look(*, member: Member, actor: Person, now: datetime.datetime) -> None:
    """Write in the journal that somebody looked at a member's page; once an hour for each who looks.

    What this process wrote lately it knows by itself; else the journal is asked, so that two processes write once.
    """
    key = f"members.seen.{member.pk}.{actor.pk}"
    if member.person_id == actor.pk or not cache.add(key, True, ONE_LOOK.total_seconds()):
        return
    with transaction.atomic():
        looks = Entry.objects.filter(subject_type=member._meta.label_lower, subject_id=str(member.pk))
        if not looks.filter(verb="members.seen", actor_id=actor.pk, at__gt=now - ONE_LOOK).exists():
            record("members.seen", actor=actor, subject=member)
