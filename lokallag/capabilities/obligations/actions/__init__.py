"""The verbs of obligations, one file an idea."""

from lokallag.capabilities.obligations.actions.duties import ensure_duties, hand_over, move_duty, open_duty
from lokallag.capabilities.obligations.actions.evidence import (
    Handed,
    give_evidence,
    is_signed,
    sign,
    take_evidence_back,
    take_signature_back,
)
from lokallag.capabilities.obligations.actions.happened import see_what_happened
from lokallag.capabilities.obligations.actions.leaving_out import (
    is_not_ours,
    is_ours_after_all,
    leave_out,
    take_up_again,
)
from lokallag.capabilities.obligations.actions.own import (
    change_own_rule,
    end_own_rule,
    renew_own_rule,
    set_own_rule,
)

__all__ = [
    "Handed",
    "change_own_rule",
    "end_own_rule",
    "ensure_duties",
    "give_evidence",
    "hand_over",
    "is_not_ours",
    "is_ours_after_all",
    "is_signed",
    "leave_out",
    "move_duty",
    "open_duty",
    "renew_own_rule",
    "see_what_happened",
    "set_own_rule",
    "sign",
    "take_evidence_back",
    "take_signature_back",
    "take_up_again",
]
