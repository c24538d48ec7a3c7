"""Write to many: a draft and its changes, letting it go, stopping it, throwing it away; each with its way back."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from lokallag.core.chapters.scopes import current_chapter
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person, PersonQuerySet
from lokallag.core.post.blocks import Block, clean
from lokallag.core.post.letters import queue_letters
from lokallag.core.post.models import Letter, Mailing
from lokallag.core.segments.book import people_in

State = Mailing.State


class NoDraft(Exception):
    """It has been let go meanwhile: what has gone is not changed."""


def begin(
    *,
    channel: str,
    subject: str,
    parts: Sequence[Mapping[str, Any]],
    segment_name: str,
    actor: Person,
    now: datetime.datetime,
) -> Mailing:
    """Begin a draft with room for a text."""
    with transaction.atomic():
        mailing = Mailing.objects.create(
            channel=channel,
            subject=_one_line(subject),
            parts=list(parts),
            segment_name=segment_name[:200],
            blocks=[{"kind": "text", "text": ""}],
            made_by=actor,
            made_at=now,
            changed_at=now,
        )
        record("post.begun", actor=actor, subject=mailing, channel=channel)
    return mailing


def write(
    *,
    mailing: Mailing,
    subject: str,
    blocks: Sequence[Block],
    parts: Sequence[Mapping[str, Any]],
    segment_name: str,
    is_important: bool,
    actor: Person,
    now: datetime.datetime,
) -> Mailing:
    """Keep what is written so far. Raises NoDraft for what has gone. The journal hears once an hour, not at every key."""
    with transaction.atomic():
        mailing = _draft(mailing)
        quiet = mailing.changed_at > now - datetime.timedelta(hours=1)
        mailing.subject, mailing.blocks = _one_line(subject), clean(blocks)
        mailing.parts, mailing.segment_name = list(parts), segment_name[:200]
        mailing.is_important, mailing.changed_at = is_important, now
        mailing.save(update_fields=["subject", "blocks", "parts", "segment_name", "is_important", "changed_at"])
        if not quiet:
            record("post.written", actor=actor, subject=mailing)
    return mailing


def let_go(*, mailing: Mailing, at: datetime.datetime | None, actor: Person, now: datetime.datetime) -> Mailing:
    """Send a draft now, or put it in the outbox to go at a time. Raises NoDraft for what has gone."""
    with transaction.atomic():
        mailing = _draft(mailing)
        mailing.state, mailing.scheduled_for = State.OUTBOX, at or now
        mailing.save(update_fields=["state", "scheduled_for"])
        record("post.let_go", actor=actor, subject=mailing, at=mailing.scheduled_for)
        if at is None:
            _go(mailing, actor, now)
    return mailing


def start(*, mailing: Mailing, now: datetime.datetime) -> bool:
    """Send one whose time has come; False where somebody stopped it meanwhile, or it has gone."""
    with transaction.atomic():
        mine = Mailing.objects.select_for_update(of=("self",)).filter(pk=mailing.pk)
        found = mine.filter(state=State.OUTBOX, sent_at__isnull=True, scheduled_for__lte=now).first()
        if found is None:
            return False
        _go(found, found.made_by, now)
    return True


def stop(*, mailing: Mailing, actor: Person, now: datetime.datetime) -> int:
    """Stop what has not gone: a scheduled one is a draft again, of one on its way the letters that wait stay.

    Returns how many letters were kept back.
    """
    with transaction.atomic():
        mailing = Mailing.objects.select_for_update(of=("self",)).get(pk=mailing.pk)
        if mailing.state != State.OUTBOX:
            return 0
        if mailing.sent_at is None:
            mailing.state, mailing.scheduled_for = State.DRAFT, None
            kept = 0
        else:
            mailing.state = State.STOPPED
            waiting = mailing.letters.filter(state=Letter.State.QUEUED)
            kept = waiting.update(state=Letter.State.BLOCKED, why=Letter.Why.STOPPED, settled_at=now)
        mailing.save(update_fields=["state", "scheduled_for"])
        record("post.stopped", actor=actor, subject=mailing, kept=kept)
    return kept


def copy(*, mailing: Mailing, actor: Person, now: datetime.datetime) -> Mailing:
    """Make a new draft that says the same to the same choice of people."""
    with transaction.atomic():
        made = Mailing.objects.create(
            channel=mailing.channel,
            subject=mailing.subject,
            blocks=mailing.blocks,
            parts=mailing.parts,
            segment_name=mailing.segment_name,
            is_important=mailing.is_important,
            made_by=actor,
            made_at=now,
            changed_at=now,
        )
        record("post.copied", actor=actor, subject=made, of=mailing.pk)
    return made


def throw_away(*, mailing: Mailing, actor: Person, now: datetime.datetime) -> Mailing:
    """Throw a draft away; it can be taken back until the night's clearing. Raises NoDraft for what has gone."""
    with transaction.atomic():
        mailing = _draft(mailing)
        mailing.removed_at = now
        mailing.save(update_fields=["removed_at"])
        record("post.thrown_away", actor=actor, subject=mailing)
    return mailing


def take_back(*, mailing: Mailing, actor: Person) -> Mailing:
    """Take a draft back that was thrown away."""
    with transaction.atomic():
        mailing.removed_at = None
        mailing.save(update_fields=["removed_at"])
        record("post.taken_back", actor=actor, subject=mailing)
    return mailing


def _go(mailing: Mailing, actor: Person | None, now: datetime.datetime) -> None:
    """Queue the letters to whoever is in the choice of people now."""
    queue_letters(mailing, meant(mailing), actor=actor, now=now)


def meant(mailing: Mailing) -> PersonQuerySet:
    """Whom a mailing is meant for today; without a choice of people, nobody."""
    return people_in(mailing.parts, current_chapter().today()) if mailing.parts else Person.objects.none()


def _draft(mailing: Mailing) -> Mailing:
    found = Mailing.objects.select_for_update(of=("self",)).filter(pk=mailing.pk, state=State.DRAFT).first()
    if found is None:
        raise NoDraft
    return found


def _one_line(text: str) -> str:
    return " ".join(text.split())[:200]
