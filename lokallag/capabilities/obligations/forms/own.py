"""What comes in of a chapter's own rule, and of a donation that must be reported."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.obligations.forms.duties import OwnerForm
from lokallag.capabilities.obligations.models import OwnRule
from lokallag.capabilities.obligations.rules import donation_due
from lokallag.capabilities.obligations.standings import Holders
from lokallag.core.people.roles import Role
from lokallag.core.ui.fields import DayField


class OwnRuleForm(OwnerForm):
    """A rule the chapter sets itself."""

    title = forms.CharField(label=_("What must be done?"), max_length=120)
    words = forms.CharField(
        label=_("How and why"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    stands_in = forms.CharField(
        label=_("Where does it stand?"),
        max_length=200,
        required=False,
        help_text=_("The chapter's statutes § 7, a decision of the board, an agreement."),
    )
    rhythm = forms.ChoiceField(label=_("How often?"), choices=OwnRule.Rhythm)
    begins_on = DayField(label=_("First time by"))
    field_order = ("title", "words", "stands_in", "rhythm", "begins_on", "who")

    def __init__(self, *args: Any, holders: Holders, own: OwnRule | None = None, **kwargs: Any) -> None:
        names = ("title", "words", "stands_in", "rhythm", "begins_on")
        initial: dict[str, Any] = {name: getattr(own, name) for name in names} if own else {"rhythm": "yearly"}
        person, role = (own.person, own.role) if own else (None, Role.CHAIR.value)
        initial["who"] = f"person-{person.pk}" if person else f"role-{role}"
        super().__init__(*args, holders=holders, person=person, role=role, initial=initial, **kwargs)
        self.role = role

    def facts(self) -> dict[str, Any]:
        """Return the fields of the rule, of a valid form."""
        person, role = self.owner(self.role)
        said = {name: value for name, value in self.cleaned_data.items() if name != "who"}
        return {**said, "person": person, "role": role}


class DonationForm(forms.Form):
    """A donation in an election year: the day it came, and the chapter's own reference. Never who gave it."""

    received_on = DayField(label=_("It came on"))
    reference = forms.CharField(
        label=_("Your own reference"),
        max_length=40,
        help_text=_("Such as the number of the voucher. Do not write who gave it: that is only told in the report."),
    )

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_received_on(self) -> datetime.date:
        """Refuse a day that has not come, and one after which nothing is reported in this way."""
        day: datetime.date = self.cleaned_data["received_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        if donation_due(day) is None:
            raise forms.ValidationError(
                _("Only what comes from 1 January to the Friday before an election is reported in this way.")
            )
        return day
