"""Who may vote on what, and what comes of the votes: pure functions that know neither Django nor HTTP."""

from lokallag.capabilities.meetings.voting.counting import Count, Fault, Majority, Outcome, State, faults, outcome
from lokallag.capabilities.meetings.voting.rights import Answer, Facts, Rules, Why, may_vote

__all__ = [
    "Answer",
    "Count",
    "Facts",
    "Fault",
    "Majority",
    "Outcome",
    "Rules",
    "State",
    "Why",
    "faults",
    "may_vote",
    "outcome",
]
