"""What a rule is: a duty as dated data, with the paragraph it comes from and the days it falls due."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

LONG_AGO = datetime.date(2000, 1, 1)
FAR_OFF = datetime.date(9999, 12, 31)


class Basis(StrEnum):
    """Who wants it."""

    LAW = "law"
    REGISTER = "register"
    PARTY = "party"
    OWN = "own"


class Proof(StrEnum):
    """What shows that it was done."""

    RECEIPT = "receipt"
    DATE = "date"
    MINUTES = "minutes"
    AMOUNT = "amount"


class Sure(StrEnum):
    """How surely the day is known: read in the law itself, on a page of the authority, of the party, or worked out by us."""

    TEXT = "text"
    AUTHORITY = "authority"
    PARTY = "party"
    OURS = "ours"


@dataclass(frozen=True)
class StatuteDay:
    """A day that the party's statutes (or the chapter's own) set in a year, and where that stands."""

    on: datetime.date
    paragraph: str = ""
    url: str = ""
    is_certain: bool = True


@dataclass(frozen=True)
class Situation:
    """What the rules need to know of a chapter. `annual_meetings` is the last day for the annual meeting, by year."""

    kind: str = "local"
    party: str = ""
    annual_meetings: Mapping[int, StatuteDay] = field(default_factory=dict)


@dataclass(frozen=True)
class Occasion:
    """One time something falls due. `period` tells the times of one rule apart: "2021", "2021-3", "2021-08-20".

    `published_on` is the day an authority names where that is another than the one to keep; `about` the year it is
    about (the accounting year of a report). `paragraph` and `url` only where they are another than the rule's.
    """

    period: str
    due_on: datetime.date
    due_at: datetime.time | None = None
    published_on: datetime.date | None = None
    about: int | None = None
    is_certain: bool = True
    paragraph: str = ""
    url: str = ""


Falls = Callable[[Situation, int], Iterable[Occasion]]
After = Callable[[datetime.date], Occasion]


def never(_situation: Situation, _year: int) -> tuple[Occasion, ...]:
    """Of a rule that only follows something that happened."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One duty as it is in one stretch of time; a duty whose source changed is several rules with the same key.

    `source` is the key of a law or of statutes, `paragraph` where in it. `falls` gives the days of a calendar year,
    `after` the day that follows from something that happened. `signers`: how many must say yes to what was sent.
    `grace_days` pass before it is late; a `notice` never is. `is_movable`: others set the day and the chapter writes it.
    """

    key: str
    basis: Basis
    source: str
    paragraph: str
    url: str
    falls: Falls = never
    after: After | None = None
    role: str = "chair"
    proof: Proof = Proof.DATE
    sure: Sure = Sure.TEXT
    kinds: frozenset[str] = frozenset({"local"})
    parties: frozenset[str] | None = None
    valid_from: datetime.date = LONG_AGO
    valid_to: datetime.date = FAR_OFF
    soon_days: int = 30
    grace_days: int = 0
    signers: int = 0
    is_notice: bool = False
    is_movable: bool = False
    how_url: str = ""

    def holds_on(self, day: datetime.date) -> bool:
        """Tell whether this is how the rule was on the day."""
        return self.valid_from <= day <= self.valid_to

    def is_for(self, situation: Situation) -> bool:
        """Tell whether it is for a chapter of this kind and party."""
        return situation.kind in self.kinds and (self.parties is None or situation.party in self.parties)
