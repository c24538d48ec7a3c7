"""When a board was elected, and what shows that somebody was told."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lokallag.capabilities.obligations.registers import has_identity_number
from lokallag.core.ui.fields import DayField


class ElectedForm(forms.Form):
    """The day a board was elected."""

    elected_on = DayField(label=gettext_lazy("The board was elected, or changed, on"))

    def __init__(self, data: Any = None, *, today: datetime.date, changed_on: datetime.date | None = None) -> None:
        super().__init__(data, initial={"elected_on": changed_on or today})
        self.today = today

    def clean_elected_on(self) -> datetime.date:
        """A day that has come, and not so long ago that it is a slip of the finger."""
        on: datetime.date = self.cleaned_data["elected_on"]
        if on > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return on


class TellingForm(forms.Form):
    """That a receiver was told: when, and what shows it."""

    on = DayField(label=gettext_lazy("Told on"))
    evidence = forms.CharField(
        label=gettext_lazy("What shows it"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("A reference number, or where the receipt is. Never a national identity number."),
    )

    def __init__(self, data: Any = None, *, today: datetime.date) -> None:
        super().__init__(data, initial={"on": today})
        self.today = today

    def clean_on(self) -> datetime.date:
        """Nothing was told tomorrow."""
        on: datetime.date = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return on

    def clean_evidence(self) -> str:
        """Something to go by, and nobody's national identity number."""
        said = " ".join(str(self.cleaned_data["evidence"]).split())
        if has_identity_number(said):
            raise forms.ValidationError(_("This looks like a national identity number. It is not kept here."))
        return said
