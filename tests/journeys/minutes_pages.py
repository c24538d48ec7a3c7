"""Which rows of the demonstration fill the addresses of minutes and decisions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lokallag.capabilities.meetings.models import Decision, Minutes, MinutesComment, SignedPaper
from lokallag.capabilities.meetings.notices.minutes import COMMENT
from lokallag.core.gatherings.models import Kind
from lokallag.core.people.links import link_token
from lokallag.core.people.models import Person

#: Files, not pages.
FILES = frozenset(
    f"meetings:{word}" for word in "minutes_pdf minutes_docx minutes_scan decisions_csv decisions_xlsx".split()
)
_APPROVED = frozenset(f"meetings:minutes_{word}" for word in "signature paper corrections".split())


def is_of_minutes(name: str) -> bool:
    """Whether an address is of minutes or of the register."""
    return name.startswith(("meetings:minutes", "meetings:decision")) and name != "meetings:decisions"


def choices(name: str) -> list[Any]:
    """Minutes that are written, out for comment and signed look differently."""
    if name != "meetings:minutes":
        return [None]
    return [_open().gathering_id, _waiting().gathering_id, _signed().gathering_id]


def value(name: str, parameter: str, person: Person) -> Any:
    """What fills a parameter."""
    if name == "meetings:decision":
        return Decision.objects.filter(item__is_closed=False, follow_ups__isnull=False).latest("pk").pk
    if parameter == "pk":
        row = _signed() if name == "meetings:minutes_scan" else _waiting() if name in _APPROVED else _open()
        return row.gathering_id
    comments = MinutesComment.objects.filter(minutes=_open())
    others: dict[str, Callable[[], Any]] = {
        "key": lambda: "opening",
        "comment": lambda: comments.latest("pk").pk,
        "paper": lambda: SignedPaper.objects.defer("scan").get(minutes=_signed()).pk,
        "token": lambda: link_token(person, COMMENT, _open().pk),
    }
    return others[parameter]()


def _open() -> Minutes:
    """Out for comment."""
    rows = Minutes.objects.filter(gathering__kind=Kind.BOARD_MEETING, approval__isnull=True)
    return rows.latest("gathering__on")


def _waiting() -> Minutes:
    """Approved, and not signed by all."""
    return Minutes.objects.filter(approval__isnull=False, signers__signature__isnull=True).latest("gathering__on")


def _signed() -> Minutes:
    """Signed on paper."""
    return Minutes.objects.filter(papers__isnull=False).latest("gathering__on")
