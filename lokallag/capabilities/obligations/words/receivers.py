"""Who must be told of a new board: why, by when, how. Dated where a law changed; in our own words."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# The keys of `models.board_news.Telling.Receiver`.
REGISTER, PORTAL, BANK, PARTY, WEBSITE = "a_register", "b_portal", "c_bank", "d_party", "e_website"


@dataclass(frozen=True, kw_only=True)
class Receiver:
    """One who is told. `days` is how soon we ask for it; `days_why` whether that is a law's or our own."""

    key: str
    why: Promise
    paragraph: Promise
    url: str
    how: Promise
    days: int
    days_why: Promise
    valid_from: datetime.date = datetime.date.min


_SOON = _("“Without undue delay” in the law; two weeks are our own measure.")
_OWN = _("No law says a day; it is our own measure.")

# Sources: docs/credits.md. The newest rule that was valid on the day of the election counts.
RECEIVERS: tuple[Receiver, ...] = (
    Receiver(
        key=REGISTER,
        why=_("What the register says counts as known to all: an old board can sign for the chapter."),
        paragraph=_("The law on the register of legal entities of 1994"),
        url="https://lovdata.no/dokument/NL/lov/1994-06-03-15",
        how=_(
            "Coordinated register notification in Altinn. List the whole board. The minutes of the meeting that elected it go along."
        ),
        days=14,
        days_why=_SOON,
    ),
    Receiver(
        key=REGISTER,
        why=_(
            "What the register says counts as known to all: an old board can sign for the chapter. Each board member has the duty to report."
        ),
        paragraph=_("The law on the register of legal entities of 2025, § 5-2, § 5-3 and § 4-2"),
        url="https://lovdata.no/dokument/NL/lov/2025-06-20-105",
        how=_(
            "Coordinated register notification in Altinn. List the whole board with its deputies, not only what changed. No minutes go along; you declare that they exist. Altinn asks each one’s national identity number: type it there, never here."
        ),
        days=14,
        days_why=_SOON,
        valid_from=datetime.date(2026, 1, 1),
    ),
    Receiver(
        key=PORTAL,
        why=_(
            "The contact person gets all official mail, and support is only paid to a chapter that has confirmed who it is."
        ),
        paragraph=_("The law on political parties, § 13 and § 21"),
        url="https://www.partiportalen.no/",
        how=_("Log in to the portal, give the new leader access, and confirm contact person and account."),
        days=14,
        days_why=_OWN,
    ),
    Receiver(
        key=BANK,
        why=_("Whoever could use the account still can, until the bank hears otherwise."),
        paragraph=_("The bank’s own agreement with the chapter"),
        url="",
        how=_("Send the minutes of the election and who may use the account. The bank asks for identification itself."),
        days=14,
        days_why=_OWN,
    ),
    Receiver(
        key=PARTY,
        why=_("County and national office write to the people in the party’s register."),
        paragraph=_("The party’s own routine"),
        url="",
        how=_("Give each post its person in the party’s own system, and end the posts of those who left."),
        days=7,
        days_why=_OWN,
    ),
    Receiver(
        key=WEBSITE,
        why=_("People look there for whom to talk with."),
        paragraph=_("The chapter’s own routine"),
        url="",
        how=_("Change the list of the board, and see that name and organisation number stand at the foot."),
        days=7,
        days_why=_OWN,
    ),
    Receiver(
        key=WEBSITE,
        why=_(
            "People look there for whom to talk with; web pages must also carry the chapter’s name and organisation number."
        ),
        paragraph=_("The law on the register of legal entities of 2025, § 7-2"),
        url="https://lovdata.no/dokument/NL/lov/2025-06-20-105",
        how=_("Change the list of the board, and see that name and organisation number stand at the foot."),
        days=7,
        days_why=_OWN,
        valid_from=datetime.date(2026, 1, 1),
    ),
)


def receiver_on(key: str, day: datetime.date) -> Receiver:
    """Return what was valid about a receiver on the day of the election."""
    rows = [row for row in RECEIVERS if row.key == key and row.valid_from <= day]
    return max(rows, key=lambda row: row.valid_from)


def days_for(key: str) -> datetime.timedelta:
    """Return how long after the election a receiver should be told; the same whatever the year."""
    return datetime.timedelta(days=next(row.days for row in RECEIVERS if row.key == key))
