"""What comes in about the annual meeting: how it is constituted, texts sent to it, from when the new board leads."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.forms.people import Choosable, PersonField, fill
from lokallag.capabilities.meetings.models import Office
from lokallag.core.people.models import Person
from lokallag.core.ui.fields import DayField


class ConstitutionForm(forms.Form):
    """Notice and agenda approved; who leads, writes, signs, counts."""

    approves_notice = forms.BooleanField(label=_("The notice is approved"), required=False)
    approves_agenda = forms.BooleanField(label=_("The agenda is approved"), required=False)
    chair = PersonField(label=_("Meeting chair"), required=False)
    secretary = PersonField(label=_("Secretary of the meeting"), required=False)
    first_signer = PersonField(label=_("To sign the minutes"), required=False)
    second_signer = PersonField(label=_("To sign the minutes, the other one"), required=False)
    first_teller = PersonField(label=_("Teller"), required=False)
    second_teller = PersonField(label=_("Teller, the other one"), required=False)

    def __init__(self, *args: Any, choosable: Choosable, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, choosable)

    def clean(self) -> dict[str, Any]:
        """Two different people sign."""
        data = super().clean() or {}
        first, second = data.get("first_signer"), data.get("second_signer")
        if first is not None and first == second:
            self.add_error("second_signer", _("Two different people sign the minutes."))
        return data

    def offices(self) -> dict[str, list[Person]]:
        """Who was chosen, by office."""
        said = self.cleaned_data
        pairs = {
            Office.What.CHAIR: ("chair",),
            Office.What.SECRETARY: ("secretary",),
            Office.What.SIGNER: ("first_signer", "second_signer"),
            Office.What.TELLER: ("first_teller", "second_teller"),
        }
        return {what: [said[name] for name in names if said.get(name) is not None] for what, names in pairs.items()}


class OwnProposalForm(forms.Form):
    """A text from the one who is logged in."""

    title = forms.CharField(label=_("What is it about?"), max_length=200)
    text = forms.CharField(
        label=_("What should the meeting decide?"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 8})
    )
    grounds = forms.CharField(
        label=_("Why?"), max_length=8000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )


class ProposalForm(OwnProposalForm):
    """A text that came by mail or on paper, typed by whoever prepares the meeting."""

    by = PersonField(label=_("From"), required=False)
    sender = forms.CharField(
        label=_("From somebody else"), max_length=120, required=False, help_text=_("A group, another chapter.")
    )
    received_on = DayField(label=_("Received"))

    def __init__(self, *args: Any, choosable: Choosable, today: datetime.date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).setdefault("received_on", today)
        super().__init__(*args, **kwargs)
        fill(self, choosable)

    def clean(self) -> dict[str, Any]:
        """It comes from somebody."""
        data = super().clean() or {}
        if data.get("by") is None and not data.get("sender"):
            self.add_error("by", _("Say who it comes from."))
        return data


class RecommendationForm(forms.Form):
    """What the board recommends the meeting to do with a proposal."""

    recommendation = forms.CharField(
        label=_("The board's recommendation"), max_length=8000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )


class SeatingForm(forms.Form):
    """From which day the new board leads the chapter."""

    starts_on = DayField(label=_("The new board leads from"))
