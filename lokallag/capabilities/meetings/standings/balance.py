"""How an election stands against the statutes' rule of balance, by what candidates themselves want to be counted as."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from lokallag.capabilities.meetings.models import Candidate
from lokallag.capabilities.meetings.standings.elections import Standing
from lokallag.core.chapters.models import Chapter
from lokallag.core.statutes.rule import Rule, Unit
from lokallag.core.statutes.rules import rule_of

_As = Candidate.CountsAs


@dataclass(frozen=True)
class Balance:
    """How many of those elected (before that, of those who stand) count as what, and what the rule asks.

    `is_met` is None where it cannot be said: no rule, or somebody has not said what they want to be counted as.
    """

    counts: tuple[tuple[str, int], ...]
    rule: Rule
    needed: int
    is_met: bool | None


def balance_of(chapter: Chapter, on: datetime.date, standing: Standing) -> Balance | None:
    """Return the balance of an election of several seats; None where the statutes ask for none. One query."""
    if standing.election.seats < 2:
        return None
    rule = rule_of(chapter, "gender_quota", on)
    if not rule.is_found:
        return None
    people = standing.elected or standing.standing
    return weigh([each.counts_as for each in people], standing.election.seats, rule)


def weigh(said: Iterable[str], seats: int, rule: Rule) -> Balance:
    """Weigh what people want to be counted as against a rule for so many seats.

    40 percent of each of four seats is two: the share is rounded up for whoever is fewer, down where both cannot have it.
    """
    counts = Counter(said)
    whole = min(seats, sum(counts.values()))
    if rule.unit == Unit.PERCENT_WOMEN:
        needed = ceil(whole * rule.number / 100)
        enough, possible = counts[_As.WOMAN] >= needed, counts[_As.WOMAN] + counts[_As.UNSAID] >= needed
    else:
        needed = min(ceil(whole * rule.number / 100), whole // 2)
        fewest = min(counts[_As.WOMAN], counts[_As.MAN])
        enough, possible = fewest >= needed, fewest + counts[_As.UNSAID] >= needed
    met = True if enough else None if possible else False
    shown = tuple((str(kind.label), counts[kind]) for kind in _As if counts[kind])
    return Balance(shown, rule, needed, met)
