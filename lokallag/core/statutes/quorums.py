"""How many must be there for a body to decide, by its rule. Asks nothing of the database."""

import math
from fractions import Fraction

from lokallag.core.statutes.rule import NONE, Rule, Unit


def needed_of(rule: Rule, members: int) -> int | None:
    """How many of `members` with a vote a rule asks for: 0 where the statutes ask for none, None where no rule was found."""
    if rule.value == NONE:
        return 0
    if rule.value is None:
        return None
    if rule.unit == Unit.NUMBER:
        return rule.number
    if rule.value == "half+":
        return members // 2 + 1
    return math.ceil(Fraction(str(rule.value)) * members)
