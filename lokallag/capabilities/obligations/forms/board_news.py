"""When a board was elected, and what shows that somebody was told."""

from __future__ import annotations

import datetime

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lokallag.capabilities.obligations.registers import has_identity_number
from lokallag.core.ui.fields import DayField


class ElectedForm(forms.Form):
    """The day a board was elected."""

    elected_on = DayField(label=gettext_lazy("The board was elected, or changed, on"))


class TellingForm(forms.Form):
    """That a receiver was told: when, and what shows it."""

    on = DayField(label=gettext_lazy("Told on"))
    evidence = forms.CharField(
        label=gettext_lazy("What shows it"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("A reference number, or where the receipt is. Never a national identity number."),
    )

    def __init__(self, *args: object, today: datetime.date, **kwargs: object) -> None:
        super().__init__(*args, initial={"on": today}, **kwargs)  # type: ignore[arg-type]
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
