"""Carries what waits out of the house: each letter is claimed, handed over and settled, and none is lost or doubled.

The order (docs/decisions/0011): 1. a carrier starts and locks a journal, 2. letters are claimed for its run in one
transaction, 3. the carrier writes each step in the journal, 4. outcomes are settled in one transaction for each batch.
Whoever is killed where: the next run reads the journals of dead carriers first (`recover`). What the journal does not
name was never begun and waits again; what it names with an answer is settled; what was begun and not answered, because
the carrier itself was killed or the server fell silent, is sent again under the same Message-ID, as RFC 5321 demands of
a sender without an answer, and the receiving side throws the second away.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterable, Sequence
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone

from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import current_chapter, within
from lokallag.core.jobs.jobs import job
from lokallag.core.people.models import Consent
from lokallag.core.post import journals
from lokallag.core.post.bounces import bounced
from lokallag.core.post.carriers import Carrier, Outcome, carrier
from lokallag.core.post.models import Letter, Mailing, Setup
from lokallag.core.post.rendering import Writer
from lokallag.core.post.rules import addressees

log = logging.getLogger("lokallag.post")
BATCH = 100
MINUTE = datetime.timedelta(minutes=1)
# How long a letter waits after its first, second … try that the server put off; after the last it has failed.
WAITS = [MINUTE, 5 * MINUTE, 20 * MINUTE, 60 * MINUTE, 240 * MINUTE, 720 * MINUTE]
# A claim whose journal is nowhere to be read (a machine that is gone) is taken over after this long.
LOST_AFTER = 360 * MINUTE
State, Why = Letter.State, Letter.Why
#: Why a letter that waits may still be blocked at the last moment: they have changed their mind since.
CHANGED = frozenset({Why.NOTHING, Why.ONLY_IMPORTANT, Why.NO_CONSENT, Why.SUPPRESSED, Why.COMPLAINED})


@job(retries=3)
def carry(*, mailing: int) -> None:
    """Send what waits of a mailing of the scope's chapter; done twice at once, no letter goes twice."""
    found = Mailing.objects.filter(pk=mailing).first()
    if found is None:
        return
    recover()
    if not found.letters.due(timezone.now()).exists():
        finish(found)
        return
    chapter = current_chapter()
    reply_to = Setup.objects.values_list("reply_to", flat=True).first() or ""
    writer = Writer(chapter, found, reply_to=reply_to)
    hands = carrier(found.channel)
    try:
        _carry_all(found, writer, hands)
    finally:
        hands.end()
        recover()
    finish(found)


def _carry_all(mailing: Mailing, writer: Writer, hands: Carrier) -> None:
    """Batch after batch; while the carrier works on one, the one before is settled."""
    before: list[Letter] = []
    while batch := claim(mailing, hands.run):
        links = writer.links([letter.person for letter in batch])
        for letter in batch:
            hands.give(writer, letter, {**links.get(letter.person_id, {}), **letter.values})
        if before and not settle(before, hands.outcomes(len(before))):
            before = batch
            break
        before = batch
    settle(before, hands.outcomes(len(before)))


def claim(mailing: Mailing, run: str) -> list[Letter]:
    """Take up to a batch of letters that are due for a run; those whose people have changed their mind are blocked."""
    now = timezone.now()
    with transaction.atomic():
        # PostgreSQL: two workers take different letters; SQLite lets one write at a time.
        skip = connection.features.has_select_for_update_skip_locked
        due = mailing.letters.due(now).order_by("next_try_at", "pk").select_related("person__user")
        rows = list(due.select_for_update(skip_locked=skip, of=("self",) if skip else ())[:BATCH])
        blocked = _changed(mailing, rows)
        for letter in rows:
            if why := blocked.get(letter.person_id):
                letter.state, letter.why, letter.settled_at = State.BLOCKED, why, now
                letter.save(update_fields=["state", "why", "settled_at"])
        kept = [letter for letter in rows if letter.person_id not in blocked]
        Letter.objects.filter(pk__in=[letter.pk for letter in kept]).update(
            state=State.SENDING, run=run, settled_at=now
        )
    if rows and not kept:
        return claim(mailing, run)
    return kept


def _changed(mailing: Mailing, letters: Sequence[Letter]) -> dict[int, str]:
    """Who of them is not to be written to any more, and why."""
    if not letters:
        return {}
    asked = addressees(mailing, [letter.person for letter in letters], now=current_chapter().now())
    found = {one.person.pk: one.why for one in asked if one.why in CHANGED}
    consents = [letter.consent_id for letter in letters if letter.consent_id is not None]
    standing = (
        set(Consent.objects.standing().filter(pk__in=consents).values_list("pk", flat=True)) if consents else set()
    )
    for letter in letters:
        if letter.consent_id is not None and letter.consent_id not in standing:
            found[letter.person_id] = Why.NO_CONSENT
    return found


def settle(letters: Sequence[Letter], outcomes: Iterable[Outcome]) -> bool:
    """Write down what became of letters in hand; False where the carrier is gone or finds no server."""
    by_key = {letter.key: letter for letter in letters}
    answered = list(outcomes)
    now = timezone.now()
    with transaction.atomic():
        taken = [one for one in answered if 200 <= one.code < 300]
        plain = [by_key[one.key].pk for one in taken if not one.provider_id]
        mine = Letter.objects.filter(state=State.SENDING)
        mine.filter(pk__in=plain).update(state=State.SENT, run="", sent_at=now, settled_at=now, why="", said="")
        for one in taken:
            if one.provider_id:
                mine.filter(pk=by_key[one.key].pk).update(
                    state=State.SENT, run="", sent_at=now, settled_at=now, provider_id=one.provider_id
                )
        for one in answered:
            if not 200 <= one.code < 300:
                _not_taken(by_key[one.key], one, now)
    return len(answered) == len(letters) and any(one.code or one.begun for one in answered)


def _not_taken(letter: Letter, one: Outcome, now: datetime.datetime) -> None:
    """A letter the server refused for good is a bounce; all else waits for its next try, longer each time."""
    if one.code >= 500:
        bounced(letter, hard=True, said=f"{one.code} {one.said}", why=Why.REFUSED, now=now)
        return
    wait_again(letter, f"{one.code or ''} {one.said}".strip(), now)


def wait_again(letter: Letter, said: str, now: datetime.datetime) -> None:
    """Let a letter wait for its next try, or give it up after the last."""
    if letter.tries >= len(WAITS):
        values = {"state": State.FAILED, "why": Why.NO_ANSWER, "settled_at": now}
    else:
        values = {"state": State.QUEUED, "next_try_at": now + WAITS[letter.tries]}
    Letter.objects.filter(pk=letter.pk, state=State.SENDING).update(
        **values, run="", said=said[:300], tries=letter.tries + 1
    )


def finish(mailing: Mailing) -> None:
    """Say that a mailing is sent when no letter of it is left in the house."""
    if mailing.state == Mailing.State.OUTBOX and mailing.sent_at and not mailing.letters.left().exists():
        Mailing.objects.filter(pk=mailing.pk, state=Mailing.State.OUTBOX).update(state=Mailing.State.SENT)
        # Nobody gets it any more: what it was can be proved by its digest.
        mailing.attachments.update(content=b"")


def recover() -> int:
    """Settle what dead carriers had in hand, in every chapter; returns how many letters. Safe to run at any time."""
    settled = 0
    for run, path in journals.dead():
        settled += _recover_one(run, path)
        path.unlink(missing_ok=True)
    gone = timezone.now() - LOST_AFTER
    for chapter in _chapters_with(state=State.SENDING, settled_at__lt=gone):
        with within(chapter):
            for letter in Letter.objects.filter(state=State.SENDING, settled_at__lt=gone).exclude(run=""):
                if not (journals.folder() / f"{letter.run}.journal").exists():
                    wait_again(letter, "", timezone.now())
                    settled += 1
    return settled


def _recover_one(run: str, path: Path) -> int:
    """Settle one dead carrier's letters by its journal."""
    said = journals.read(path)
    settled = 0
    keys = list(said.answers)
    # The claim itself can have been lost with the machine: then what was sent waits still.
    for chapter in _chapters_with(run=run) | _chapters_with(key__in=keys[-BATCH * 2 :]):
        with within(chapter), transaction.atomic():
            now = timezone.now()
            mine = list(Letter.objects.filter(run=run, state=State.SENDING))
            lost = list(Letter.objects.filter(key__in=keys[-BATCH * 2 :], state=State.QUEUED, run=""))
            lost = [letter for letter in lost if (said.answers[letter.key] or (0,))[0] in range(200, 300)]
            Letter.objects.filter(pk__in=[letter.pk for letter in lost]).update(state=State.SENDING)
            for letter in mine + lost:
                _settle_by(letter, said, now)
            settled += len(mine) + len(lost)
    return settled


def _settle_by(letter: Letter, said: journals.Read, now: datetime.datetime) -> None:
    answer = said.answers.get(letter.key)
    if answer is not None:
        settle([letter], [Outcome(letter.key, answer[0], answer[1], begun=True)])
    elif letter.key in said.answers or not said.whole:
        wait_again(letter, "", now)
    else:
        # Never begun: it waits as if nothing had happened.
        Letter.objects.filter(pk=letter.pk).update(state=State.QUEUED, run="", next_try_at=now)


def _chapters_with(**of_letters: object) -> set[Chapter]:
    """The chapters that have such letters, asked across all of them."""
    ids = Letter._base_manager.filter(**of_letters).values_list("chapter_id", flat=True).distinct()
    return set(Chapter.objects.filter(pk__in=list(ids)))
