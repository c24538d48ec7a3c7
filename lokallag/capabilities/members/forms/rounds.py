"""A ring round, and what came of one call."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models import Interest, Ring
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import OBSERVERS
from lokallag.core.segments.choosing import SegmentField
from lokallag.core.ui.fields import DayField, RowsField


class RoundForm(forms.Form):
    """Name, script, callers, last day; for a new one also who is called."""

    name = forms.CharField(label=_("Name"), max_length=120)
    people = SegmentField(label=_("Who do we call?"))
    callers: RowsField = RowsField(
        label=_("Who calls?"),
        queryset=None,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Each gets a mail and a task. Only those with a place in the chapter can log in and call."),
    )
    until = DayField(label=_("Until"))
    script = forms.CharField(
        label=_("What to ask"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 8})
    )

    def __init__(
        self, *args: Any, person: Person, today: datetime.date, is_new: bool, token: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        seated = Seat.objects.held_on(today).exclude(role__in=OBSERVERS).filter(person__user__isnull=False)
        self.fields["callers"].queryset = Person.objects.filter(pk__in=seated.values("person")).by_name()  # type: ignore[attr-defined]
        if is_new:
            self.fields["people"].for_person(person, today, token=token)  # type: ignore[attr-defined]
        else:
            del self.fields["people"]


class CallForm(forms.Form):
    """What came of a call. Which button was pressed says the outcome."""

    ring = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**62)
    note = forms.CharField(
        label=_("A short note"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "data-key": "n", "data-key-words": _("Write a note")}),
        help_text=_("What the next one who calls should know. They can ask to read it."),
    )
    for_board = forms.BooleanField(label=_("The board must know"), required=False)
    want = forms.MultipleChoiceField(label=_("Would like to"), required=False, widget=forms.CheckboxSelectMultiple)
    outcome = forms.ChoiceField(choices=Ring.Outcome.choices, required=False)
    # One of the days offered, or another one that is picked.
    again_on = DayField(required=False)
    again_day = DayField(label=_("Another day"), required=False)
    wants = forms.ChoiceField(choices=Person.Wants.choices, required=False)

    def __init__(self, *args: Any, offered: list[Interest], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {str(one.pk): one for one in offered}
        self.fields["want"].choices = [(key, one.label) for key, one in self.offered.items()]  # type: ignore[attr-defined]

    def again(self) -> datetime.date | None:
        """The day to call again, however it was said."""
        day: datetime.date | None = self.cleaned_data["again_on"] or self.cleaned_data["again_day"]
        return day

    def wishes(self) -> list[Interest]:
        """What was ticked."""
        return [self.offered[key] for key in self.cleaned_data["want"]]
