"""How a chapter stands with what it owes."""

from lokallag.capabilities.obligations.standings.situation import annual_meeting_by, party_of, rule_of, situation_of

__all__ = ["annual_meeting_by", "party_of", "rule_of", "situation_of"]
