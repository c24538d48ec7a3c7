"""The address of a feed: nobody can guess it, and what it opens is written in it, signed."""

from dataclasses import dataclass

from django.core import signing

_SIGNER = signing.Signer(salt="lokallag.calendar.feed", sep=".")


@dataclass(frozen=True)
class Ticket:
    """What a feed's address says: the chapter, the feed, and which of its addresses this is."""

    chapter: int
    feed: int
    version: int


def token_of(ticket: Ticket) -> str:
    """Return the part of the address that opens the feed: three numbers and 43 characters nobody can guess."""
    return _SIGNER.sign(f"{ticket.chapter}-{ticket.feed}-{ticket.version}")


def ticket_of(token: str) -> Ticket | None:
    """Return what a token opens, None for one that is not ours."""
    try:
        chapter, feed, version = (int(part) for part in _SIGNER.unsign(token).split("-"))
    except (signing.BadSignature, ValueError):
        return None
    return Ticket(chapter, feed, version)
