"""What comes in when a plan is begun: a file, a text, a period, or nothing but a title."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lokallag.capabilities.plans.forms.review import day_field
from lokallag.capabilities.plans.reading.documents.limits import MAX_BYTES, MAX_CHARACTERS

ACCEPTED = ".docx,.odt,.pdf,.txt,.md"


class PeriodForm(forms.Form):
    """A title and a period, both of which may be left for the reader to find."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=200, required=False)
    starts_on = day_field(gettext_lazy("From"), required=False)
    ends_on = day_field(gettext_lazy("Until"), required=False)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        first, last = found.get("starts_on"), found.get("ends_on")
        if bool(first) != bool(last) and not self.errors:
            self.add_error("ends_on" if first else "starts_on", _("Write both days, or none of them."))
        if first and last and last < first:
            self.add_error("ends_on", _("The last day is before the first."))
        if first and last and (last - first).days > 12 * 366:
            self.add_error("ends_on", _("Twelve years is the longest."))
        return found


class FileForm(PeriodForm):
    """A document to read."""

    document = forms.FileField(
        label=gettext_lazy("The plan as a file"), max_length=400, allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        help_text=gettext_lazy("Word (.docx), .odt, .pdf, .txt or .md, at most 10 MB."),
    )  # fmt: skip

    def clean_document(self) -> Any:
        """Refuse what is larger than the reader takes in."""
        document = self.cleaned_data["document"]
        if document.size > MAX_BYTES:
            raise forms.ValidationError(_("The file is too large: at most 10 MB can be read."))
        return document


class TextForm(PeriodForm):
    """A plan's text, pasted."""

    text = forms.CharField(
        label=gettext_lazy("The plan's text"), widget=forms.Textarea(attrs={"rows": 12}), strip=False,
        help_text=gettext_lazy("Copy everything from the plan and paste it here."),
    )  # fmt: skip

    def clean_text(self) -> str:
        """One kind of line end, no zero bytes, and something to read."""
        text = str(self.cleaned_data["text"]).replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
        if not any(sign.isalnum() for sign in text):
            raise forms.ValidationError(_("There is no text here."))
        if len(text) > MAX_CHARACTERS:
            raise forms.ValidationError(_("The text is too long to be a work plan."))
        return text


class FrameForm(PeriodForm):
    """A title and a period that must be said."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("title", "starts_on", "ends_on"):
            self.fields[name].required = True


def next_period(starts_on: datetime.date, ends_on: datetime.date) -> tuple[datetime.date, datetime.date]:
    """Return the period right after one, as long as it in whole years (at least one)."""
    years = max(1, round(((ends_on - starts_on).days + 1) / 365.25))
    first = ends_on + datetime.timedelta(days=1)
    try:
        after = first.replace(year=first.year + years)
    except ValueError:
        after = first.replace(year=first.year + years, day=28)
    return first, after - datetime.timedelta(days=1)
