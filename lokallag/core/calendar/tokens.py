"""The address of a feed: nobody can guess it, and what it opens is written in it, signed."""

from dataclasses import dataclass

from django.core import signing

_SIGNER = signing.Signer(salt="lokallag.calendar.feed", sep=".")


@dataclass(frozen=True)
class Ticket:
    """What a feed's address says: the chapter, the feed, which of its addresses this is, and a part of it alone."""

    chapter: int
    feed: int
    version: int
    # Such as `body-7` (core.calendar.parts); empty for all of it.
    part: str = ""


def token_of(ticket: Ticket) -> str:
    """Return the part of the address that opens the feed: what it opens, and 43 characters nobody can guess."""
    part = f"-{ticket.part}" if ticket.part else ""
    return _SIGNER.sign(f"{ticket.chapter}-{ticket.feed}-{ticket.version}{part}")


def ticket_of(token: str) -> Ticket | None:
    """Return what a token opens, None for one that is not ours."""
    try:
        said = _SIGNER.unsign(token).split("-", 3)
        chapter, feed, version = (int(number) for number in said[:3])
    except (signing.BadSignature, ValueError):
        return None
    return Ticket(chapter, feed, version, said[3] if len(said) > 3 else "")
