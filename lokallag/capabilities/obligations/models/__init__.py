"""The nouns of obligations, one file an idea."""

from lokallag.capabilities.obligations.models.board_news import BoardNews, BoardNewsQuerySet, Telling, TellingQuerySet
from lokallag.capabilities.obligations.models.duty import Duty, DutyQuerySet, Fulfilment, NotOurs, Nudge, Waiver
from lokallag.capabilities.obligations.models.evidence import Evidence, EvidenceContent, EvidenceFile, Signature
from lokallag.capabilities.obligations.models.own import OwnRule, OwnRuleQuerySet
from lokallag.capabilities.obligations.models.registers import RegisterAnswer

__all__ = [
    "BoardNews",
    "BoardNewsQuerySet",
    "Duty",
    "DutyQuerySet",
    "Evidence",
    "EvidenceContent",
    "EvidenceFile",
    "Fulfilment",
    "NotOurs",
    "Nudge",
    "OwnRule",
    "OwnRuleQuerySet",
    "RegisterAnswer",
    "Signature",
    "Telling",
    "TellingQuerySet",
    "Waiver",
]
