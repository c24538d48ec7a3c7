"""All rules, and which days they give a chapter."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from lokallag.capabilities.obligations.rules.law import LAW_RULES
from lokallag.capabilities.obligations.rules.party import PARTY_RULES
from lokallag.capabilities.obligations.rules.shape import Occasion, Rule, Situation

RULES: tuple[Rule, ...] = (*LAW_RULES, *PARTY_RULES)
KEYS = frozenset(rule.key for rule in RULES)


@dataclass(frozen=True)
class Due:
    """A rule falling due once."""

    rule: Rule
    occasion: Occasion


def occasions(situation: Situation, first: datetime.date, last: datetime.date) -> list[Due]:
    """Return all that falls due from `first` to `last` for a chapter, by day."""
    found = [due for year in range(first.year, last.year + 1) for due in _of_year(situation, year)]
    found = [due for due in found if first <= due.occasion.due_on <= last]
    return sorted(found, key=lambda due: (due.occasion.due_on, due.rule.key))


def _of_year(situation: Situation, year: int) -> Iterator[Due]:
    for rule in RULES:
        if rule.is_for(situation):
            for occasion in rule.falls(situation, year):
                if rule.holds_on(occasion.due_on):
                    yield Due(rule, occasion)


def rule_on(key: str, day: datetime.date, party: str = "") -> Rule | None:
    """Return a rule as it is on a day; the party's own where parties differ, None for one nobody knows any more."""
    known = [rule for rule in RULES if rule.key == key]
    fits = [rule for rule in known if rule.holds_on(day)] or known
    own = [rule for rule in fits if rule.parties is not None and party in rule.parties]
    return next(iter(own or fits), None)


def after(key: str, happened_on: datetime.date) -> Due | None:
    """Return what falls due because something happened on a day; None where nothing follows."""
    rule = rule_on(key, happened_on)
    if rule is None or rule.after is None:
        return None
    try:
        return Due(rule, rule.after(happened_on))
    except ValueError:
        return None
