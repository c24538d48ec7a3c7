"""What comes in from the pages of obligations, one file an idea."""

from lokallag.capabilities.obligations.forms.duties import DayForm, EvidenceForm, LeaveOutForm, OwnerForm
from lokallag.capabilities.obligations.forms.own import DonationForm, OwnRuleForm

__all__ = ["DayForm", "DonationForm", "EvidenceForm", "LeaveOutForm", "OwnRuleForm", "OwnerForm"]
