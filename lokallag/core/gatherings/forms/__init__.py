"""What comes in about gatherings: clean values out, nothing saved."""

from lokallag.core.gatherings.forms.coming import AnswerForm, CheckInForm, InviteForm, OneForm, RsvpForm
from lokallag.core.gatherings.forms.planning import CancellationForm, ChangeForm, GatheringForm, HoldingForm, PlanForm

__all__ = [
    "AnswerForm",
    "CancellationForm",
    "ChangeForm",
    "CheckInForm",
    "GatheringForm",
    "HoldingForm",
    "InviteForm",
    "OneForm",
    "PlanForm",
    "RsvpForm",
]
