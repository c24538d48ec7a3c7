"""How a chapter stands with what it owes."""

from lokallag.capabilities.obligations.standings.holders import Holders
from lokallag.capabilities.obligations.standings.situation import meeting_day, party_of, rule_of, situation_of
from lokallag.capabilities.obligations.standings.stood import State, Stood, counted, sentence_of, stand, title_of

__all__ = [
    "Holders",
    "State",
    "Stood",
    "counted",
    "meeting_day",
    "party_of",
    "rule_of",
    "sentence_of",
    "situation_of",
    "stand",
    "title_of",
]
