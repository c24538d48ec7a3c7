"""Whom to ask for what, and what they answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models import Interest


class InterestsForm(forms.Form):
    """Which interests a thing is about, chosen by hand."""

    about = forms.MultipleChoiceField(label=_("What is it about?"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, offered: list[Interest], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = [(str(one.pk), one.label) for one in offered]  # type: ignore[attr-defined]


class AskForm(forms.Form):
    """One person, and a few words to go with it."""

    person = forms.IntegerField(min_value=1, max_value=2**53, widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("A few words from you"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class YesNoForm(forms.Form):
    """The answer to an ask."""

    answer = forms.ChoiceField(choices=[("yes", ""), ("no", ""), ("undo", "")])
    reason = forms.CharField(label=_("Why not?"), max_length=300, required=False)
    later = forms.BooleanField(label=_("Ask me again later in the year"), required=False)
