"""What comes in when a meeting has adopted a plan."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lokallag.capabilities.plans.forms.review import day_field
from lokallag.core.gatherings.models import Gathering, Kind

DECIDING = (Kind.ANNUAL_MEETING, Kind.MEMBER_MEETING)
BOARD_TOO = (*DECIDING, Kind.BOARD_MEETING)


class _MeetingField(forms.ModelChoiceField[Gathering]):
    """A meeting, said with its day."""

    def label_from_instance(self, obj: Any) -> str:
        """The title and the day."""
        return f"{obj.title}, {formats.date_format(obj.on, 'DATE_FORMAT')}"


class AdoptionForm(forms.Form):
    """The day, the meeting that decided (from the calendar or in words), and the decision."""

    gathering = _MeetingField(
        label=gettext_lazy("Which meeting decided?"), queryset=None, required=False,
        empty_label=gettext_lazy("Another meeting: write it below"),
    )  # fmt: skip
    meeting = forms.CharField(
        label=gettext_lazy("The meeting in words"), max_length=160, required=False,
        help_text=gettext_lazy("Only when it is not in the list, such as «The annual meeting 2021»."),
    )  # fmt: skip
    adopted_on = day_field(
        gettext_lazy("Adopted on"),
        required=False,
        help_text=gettext_lazy("The day of the meeting, if you leave it out."),
    )
    decision = forms.CharField(
        label=gettext_lazy("The decision"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("In the words of the minutes."),
    )  # fmt: skip
    overlap_is_meant = forms.BooleanField(
        label=gettext_lazy("Yes, this plan replaces the other from that day on"), required=False
    )

    def __init__(self, *args: Any, today: datetime.date, amendment: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = BOARD_TOO if amendment else DECIDING
        field = self.fields["gathering"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 (for the type checker)
        field.queryset = Gathering.objects.of(*kinds).standing().filter(on__lte=today).order_by("-on", "-pk")
        if not field.queryset.exists():
            del self.fields["gathering"]
            self.fields["meeting"].help_text = _("Such as «The annual meeting 2021».")
            self.fields["meeting"].label = _("Which meeting decided?")

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        gathering = found.get("gathering")
        if gathering is not None:
            found["adopted_on"] = found.get("adopted_on") or gathering.on
            found["meeting"] = found.get("meeting") or gathering.title
        if not found.get("meeting") and "meeting" not in self.errors:
            self.add_error("meeting", _("Which meeting was it?"))
        if not found.get("adopted_on") and "adopted_on" not in self.errors:
            self.add_error("adopted_on", _("Which day was it?"))
        return found
