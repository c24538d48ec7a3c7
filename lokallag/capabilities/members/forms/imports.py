"""What comes in about lists of members: a file, what its columns are, what was chosen for its rows."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lokallag.capabilities.members.importing import MAX_BYTES, Layout
from lokallag.capabilities.members.importing.fields import MANY
from lokallag.capabilities.members.words.imports import FIELDS
from lokallag.core.ui.fields import DayField


class ListForm(forms.Form):
    """A file with members."""

    file = forms.FileField(
        label=gettext_lazy("The list as a file"),
        max_length=400,
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx,.txt,.tsv"}),
        help_text=gettext_lazy("CSV or Excel (.xlsx) from the party's register, at most 40 MB."),
    )

    def clean_file(self) -> Any:
        """Refuse what is larger than is read."""
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(
                _("The file is too large: at most %(most)s MB can be read.") % {"most": MAX_BYTES // 1024 // 1024}
            )
        return file


class ColumnsForm(forms.Form):
    """What each column of a file is."""

    def __init__(self, *args: Any, layout: Layout, mapping: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.layout = layout
        for column in layout.columns:
            if not column.covered:
                self.fields[f"column_{column.place}"] = forms.ChoiceField(
                    label=column.name,
                    choices=list(FIELDS.items()),
                    required=False,
                    initial=mapping.get(str(column.place), ""),
                )

    def mapping(self) -> dict[int, str]:
        """Field by place, once it is valid."""
        return {int(name.removeprefix("column_")): field for name, field in self.cleaned_data.items()}

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        taken: dict[str, str] = {}
        for column in self.layout.columns:
            name = f"column_{column.place}"
            field = found.get(name, "")
            if field and field not in MANY and field in taken:
                said = _("«%(column)s» is this already.") % {"column": taken[field]}
                self.add_error(name, said)
            taken.setdefault(field, column.name)
        if not taken.keys() & {"name", "given_name", "family_name"} and not self.errors:
            raise forms.ValidationError(_("Say which column has the name."))
        return found


class AnswersForm(forms.Form):
    """What was chosen for rows (`row_7`), for fields (`field_phone`), for all of a kind, for those without a day."""

    joined_on = DayField(required=False, label=gettext_lazy("Joined, where the list does not say"))
    everybody = forms.CharField(required=False, max_length=40)

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_joined_on(self) -> datetime.date | None:
        """No day to come."""
        day: datetime.date | None = self.cleaned_data["joined_on"]
        if day is not None and day > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def answers(self) -> dict[str, Any]:
        """The clean answers, as `actions.imports.answer` takes them."""
        kind, between, choice = self.cleaned_data["everybody"].partition(":")
        rows = {
            int(name.removeprefix("row_")): str(value)[:20]
            for name, value in self.data.items()
            if name.startswith("row_") and name.removeprefix("row_").isascii() and name.removeprefix("row_").isdigit()
        }
        return {
            "rows": {key: value for key, value in rows.items() if key < 2**60},
            "fields": {
                name.removeprefix("field_"): str(value)
                for name, value in self.data.items()
                if name.startswith("field_")
            },
            "everybody": (kind, choice) if between else None,
            "joined_on": self.cleaned_data.get("joined_on"),
        }
