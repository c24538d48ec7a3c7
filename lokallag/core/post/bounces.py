"""What comes back: a letter that was refused, and an address that is not used any more after the third time."""

from __future__ import annotations

import datetime

from lokallag.core.post.models import Letter, Suppression

#: After so many hard bounces an address is not used any more.
HARD_BOUNCES = 3
State, Why = Letter.State, Letter.Why


def bounced(letter: Letter, *, hard: bool, said: str, why: str, now: datetime.datetime) -> None:
    """Write down that a letter came back. A soft bounce is only noted: the address may work tomorrow."""
    if not hard:
        Letter.objects.filter(pk=letter.pk).update(said=said[:300])
        return
    changed = (
        Letter.objects.filter(pk=letter.pk)
        .exclude(state=State.BOUNCED)
        .update(state=State.BOUNCED, why=why, said=said[:300], run="", settled_at=now)
    )
    if changed:
        _suppress_after_three(letter.address, now)


def complained(letter: Letter, *, now: datetime.datetime) -> None:
    """Write down that somebody said our mail is spam: nothing is sent to the address any more."""
    Suppression.objects.update_or_create(
        address=letter.address, defaults={"why": Suppression.Why.COMPLAINT, "since": now, "lifted_at": None}
    )
    Letter.objects.filter(pk=letter.pk).update(why=Why.COMPLAINED, settled_at=now)


def delivered(letter: Letter, *, now: datetime.datetime) -> None:
    """Write down that it arrived, unless it has come back since."""
    Letter.objects.filter(pk=letter.pk, state__in=[State.SENDING, State.SENT]).update(
        state=State.DELIVERED, settled_at=now
    )


def _suppress_after_three(address: str, now: datetime.datetime) -> None:
    """Count the hard bounces of an address since it last worked or was lifted."""
    known = Suppression.objects.filter(address=address).first()
    if known is not None and known.lifted_at is None:
        return
    mine = Letter.objects.filter(address=address)
    worked = mine.filter(state=State.DELIVERED).order_by("-settled_at").values_list("settled_at", flat=True).first()
    lifted = known.lifted_at if known else None
    since = max((at for at in (worked, lifted) if at is not None), default=None)
    came_back = mine.filter(state=State.BOUNCED)
    if since is not None:
        came_back = came_back.filter(settled_at__gt=since)
    if came_back.count() >= HARD_BOUNCES:
        Suppression.objects.update_or_create(
            address=address, defaults={"why": Suppression.Why.BOUNCES, "since": now, "lifted_at": None}
        )
