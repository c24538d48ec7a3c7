"""What came back, written down on the letter it is about: from the mailbox, from a provider's own word."""

from __future__ import annotations

import datetime
from typing import Any

from django.utils import timezone

from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.post import bounces, returns
from lokallag.core.post.models import Letter

_HARD = frozenset({"bounced", "invalid", "blocked"})


def receive(raw: bytes) -> bool:
    """Write down what a message in the mailbox says; tells whether it was about a letter of ours."""
    said = returns.read_return(raw)
    letter = _letter(key=said.key) if said else None
    if said is None or letter is None:
        return False
    with within(Chapter.objects.get(pk=letter.chapter_id)):
        _write_down(letter, said.kind, said.said, timezone.now())
    return True


def hear_provider(event: Any, **_signal: Any) -> None:
    """Write down what a provider tells (anymail's tracking signal); what is no letter of ours is not ours to note."""
    key = str((event.metadata or {}).get("letter", ""))
    letter = _letter(key=key) if key else None
    if letter is None and event.message_id:
        letter = _letter(provider_id=str(event.message_id))
    if letter is None:
        return
    now = event.timestamp or timezone.now()
    said = str(event.mta_response or event.description or "")
    with within(Chapter.objects.get(pk=letter.chapter_id)):
        if event.event_type == "delivered":
            bounces.delivered(letter, now=now)
        elif event.event_type == "complained":
            _write_down(letter, returns.COMPLAINT, said, now)
        elif event.event_type in {"bounced", "rejected", "failed"}:
            soft = event.event_type == "bounced" and event.reject_reason not in {None, *_HARD}
            _write_down(letter, returns.SOFT if soft else returns.HARD, said, now)
        elif event.event_type == "deferred":
            _write_down(letter, returns.SOFT, said, now)


def _write_down(letter: Letter, kind: str, said: str, now: datetime.datetime) -> None:
    if kind == returns.COMPLAINT:
        bounces.complained(letter, now=now)
    else:
        bounces.bounced(letter, hard=kind == returns.HARD, said=said, why=Letter.Why.CAME_BACK, now=now)


def _letter(**which: str) -> Letter | None:
    """A letter by its key, in whichever chapter it is: what comes back knows no chapter."""
    return Letter._base_manager.filter(**which).first()
