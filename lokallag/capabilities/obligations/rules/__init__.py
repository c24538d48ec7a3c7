"""What the law, the registers and the party want of a chapter, as dated data; knows neither the database nor HTTP."""

from lokallag.capabilities.obligations.rules.book import KEYS, RULES, Due, after, occasions, rule_on
from lokallag.capabilities.obligations.rules.days import friday_before, last_of_february, working_day_from
from lokallag.capabilities.obligations.rules.law import MOVED_REPORTS, donation_due, election_in
from lokallag.capabilities.obligations.rules.own import Rhythm, own_days
from lokallag.capabilities.obligations.rules.shape import Basis, Occasion, Proof, Rule, Situation, StatuteDay, Sure
from lokallag.capabilities.obligations.rules.thresholds import THRESHOLDS, Threshold, election_threshold, threshold

__all__ = [
    "KEYS",
    "MOVED_REPORTS",
    "RULES",
    "THRESHOLDS",
    "Basis",
    "Due",
    "Occasion",
    "Proof",
    "Rhythm",
    "Rule",
    "Situation",
    "StatuteDay",
    "Sure",
    "Threshold",
    "after",
    "donation_due",
    "election_in",
    "election_threshold",
    "friday_before",
    "last_of_february",
    "occasions",
    "own_days",
    "rule_on",
    "threshold",
    "working_day_from",
]  # fmt: skip
