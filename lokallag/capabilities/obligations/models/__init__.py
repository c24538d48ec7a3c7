"""The nouns of obligations, one file an idea."""

from lokallag.capabilities.obligations.models.duty import Duty, DutyQuerySet, Fulfilment, NotOurs, Nudge, Waiver
from lokallag.capabilities.obligations.models.evidence import Evidence, EvidenceContent, EvidenceFile, Signature
from lokallag.capabilities.obligations.models.own import OwnRule, OwnRuleQuerySet

__all__ = [
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
    "Signature",
    "Waiver",
]
