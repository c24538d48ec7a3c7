"""A journey of the chapter's, one of its steps, and why a step is left out."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models import Journey, JourneyStep


class JourneyForm(forms.Form):
    """What it is called, what begins it, whether it is in use."""

    name = forms.CharField(label=_("Name"), max_length=80)
    starts = forms.ChoiceField(label=_("Begins"), choices=Journey.Starts.choices, widget=forms.RadioSelect)
    is_active = forms.BooleanField(label=_("In use"), required=False, initial=True)

    def __init__(self, *args: Any, journey: Journey | None = None, **kwargs: Any) -> None:
        if journey is not None:
            names = ("name", "starts", "is_active")
            kwargs["initial"] = {name: getattr(journey, name) for name in names}
        super().__init__(*args, **kwargs)
        self.journey = journey

    def clean_name(self) -> str:
        """No two journeys of one name."""
        name = " ".join(str(self.cleaned_data["name"]).split())
        others = Journey.objects.filter(name__iexact=name).exclude(pk=self.journey.pk if self.journey else 0)
        if others.exists():
            raise forms.ValidationError(_("There is a journey of this name already."))
        return name


class StepForm(forms.Form):
    """So many days after the start, somebody does something."""

    days = forms.IntegerField(label=_("Days after the start"), min_value=0, max_value=1000, initial=7)
    what = forms.ChoiceField(label=_("What"), choices=JourneyStep.What.choices)
    who = forms.ChoiceField(label=_("Who"), choices=JourneyStep.Who.choices)
    words = forms.CharField(label=_("In your own words"), max_length=160, required=False)


class SkipForm(forms.Form):
    """Why a step is left out."""

    because = forms.CharField(label=_("Why?"), max_length=200)


class BeginForm(forms.Form):
    """Which journey a member begins."""

    journey: forms.ModelChoiceField[Journey] = forms.ModelChoiceField(label=_("Journey"), queryset=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["journey"].queryset = Journey.objects.filter(is_active=True).order_by("name", "pk")  # type: ignore[attr-defined]
