"""What minutes are made of, as plain values: the meeting, who was there, each item with what came of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Protocol


class Say(Protocol):
    """Says a thing in the language of the minutes: a key of `meetings/words/minutes.py` and what it needs."""

    def __call__(self, key: str, **values: object) -> str: ...


@dataclass(frozen=True)
class Attendee:
    """Somebody named as there: as what (a key: member, deputy, observer, guest), digitally, in whose place."""

    name: str
    part: str = "member"
    is_digital: bool = False
    stands_in_for: str = ""


@dataclass(frozen=True)
class Ruling:
    """One decision: its words, how it was made (agreed, hands, ballot), the numbers where they were counted."""

    text: str
    how: str = "agreed"
    votes_for: int | None = None
    votes_against: int | None = None
    votes_abstained: int | None = None
    is_carried: bool = True
    # How the chair's vote broke a tie: for, against, or not at all.
    chairs_vote: str = ""
    # Who wants their dissent in the minutes, and their words.
    dissents: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Chore:
    """What is to be done because of an item: what, who, by when."""

    title: str
    who: str = ""
    due_on: datetime.date | None = None


@dataclass(frozen=True)
class Turn:
    """Somebody came or left: `what` is one of came_before, came_during, left_before, left_during."""

    name: str
    what: str


@dataclass(frozen=True)
class Matter:
    """One item with what came of it. `instead` of its own words, the secretary may have written `written`."""

    key: str
    item: int
    name: str
    title: str
    presenter: str = ""
    notes: tuple[str, ...] = ()
    written: str | None = None
    recommendation: str = ""
    results: tuple[str, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    chores: tuple[Chore, ...] = ()
    turns: tuple[Turn, ...] = ()
    is_closed: bool = False
    # The body that decides, where several hold the meeting.
    body: str = ""


@dataclass(frozen=True)
class Voting:
    """How many of a body's with a vote were there, and how many must be for it to decide (0: any number)."""

    body: str
    here: int
    all: int
    needed: int = 0


@dataclass(frozen=True)
class Held:
    """A meeting that was held. `named` are those who are named; `counts` how many others, by part."""

    title: str
    chapter: str
    organisation_number: str
    bodies: tuple[str, ...]
    on: datetime.date
    place: str = ""
    opened: datetime.time | None = None
    closed: datetime.time | None = None
    named: tuple[Attendee, ...] = ()
    counts: tuple[tuple[str, int], ...] = ()
    digital: int = 0
    apologies: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    chair: str = ""
    secretary: str = ""
    signers: tuple[str, ...] = ()
    tellers: tuple[str, ...] = ()
    notice: str = ""
    voting: tuple[Voting, ...] = ()
    opening: str | None = None
    closing: str | None = None
    matters: tuple[Matter, ...] = ()
