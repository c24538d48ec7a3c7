"""The organisation number, and a register's answer that somebody has."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lokallag.capabilities.obligations.registers import MOST_BYTES
from lokallag.core.chapters.organisation_numbers import is_organisation_number


class NumberForm(forms.Form):
    """The chapter's organisation number, as people write it."""

    number = forms.CharField(
        label=gettext_lazy("Organisation number"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=gettext_lazy("Nine digits. It stands on the letter from Brønnøysund."),
    )

    def clean_number(self) -> str:
        """The nine digits; the last one is checked."""
        number = re.sub(r"\s", "", str(self.cleaned_data["number"]))
        if not is_organisation_number(number):
            raise forms.ValidationError(_("This is no organisation number. Look at the digits once more."))
        return number


class AnswerForm(forms.Form):
    """The register's answer, pasted or as a saved file."""

    text = forms.CharField(
        label=gettext_lazy("The register's answer"),
        required=False,
        max_length=MOST_BYTES,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=gettext_lazy("Everything that the address shows. Both answers may be pasted after each other."),
    )
    file = forms.FileField(
        label=gettext_lazy("Or the answer as a saved file"),
        required=False,
        max_length=400,
        widget=forms.ClearableFileInput(attrs={"accept": ".json,.txt"}),
    )

    def clean_file(self) -> Any:
        """Refuse what is larger than is read."""
        file = self.cleaned_data["file"]
        if file and file.size > MOST_BYTES:
            raise forms.ValidationError(_("The file is too large to be an answer about a chapter."))
        return file

    def clean(self) -> dict[str, Any]:
        """One of the two is needed."""
        data = super().clean() or {}
        if not self.errors and not data.get("text") and not data.get("file"):
            raise forms.ValidationError(_("Paste the answer, or choose the file."))
        return data

    def answer(self) -> str:
        """What was given, as text."""
        file = self.cleaned_data.get("file")
        return file.read().decode("utf-8", "replace") if file else str(self.cleaned_data["text"])
