"""What comes in about a series: its rhythm and who holds it, how it changes, what stands on every agenda."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lokallag.capabilities.meetings.actions.series import SeriesDetails, Standing
from lokallag.capabilities.meetings.forms.bodies import BodiesField, body_choices
from lokallag.capabilities.meetings.models import Item, Series
from lokallag.capabilities.meetings.words.rhythm import WHICH
from lokallag.core.people.models import Person
from lokallag.core.ui.fields import ClockField, DayField

_KEPT = (Item.Kind.ORDINARY, Item.Kind.OPENING, Item.Kind.MINUTES, Item.Kind.ANY_OTHER)


class RhythmForm(forms.Form):
    """What is said about a series and can be changed: "first Tuesday of the month at 19.00, not in July"."""

    title = forms.CharField(label=gettext_lazy("Name"), max_length=160)
    pattern = forms.ChoiceField(label=gettext_lazy("How often?"), choices=Series.Pattern)
    number = forms.TypedChoiceField(
        label=gettext_lazy("Which one in the month?"),
        choices=list(WHICH.items()),
        coerce=int,
        required=False,
        empty_value="1",
    )
    weekday = forms.TypedChoiceField(label=gettext_lazy("Weekday"), choices=list(WEEKDAYS.items()), coerce=int)
    not_in = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Not in"),
        required=False,
        coerce=int,
        choices=list(MONTHS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    starts_at = ClockField(label=gettext_lazy("Starts at"), required=False)
    ends_at = ClockField(label=gettext_lazy("Ends at"), required=False)
    place = forms.CharField(label=gettext_lazy("Place"), max_length=160, required=False)
    is_open = forms.BooleanField(label=gettext_lazy("Open to all members"), required=False)
    responsible: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
        label=gettext_lazy("Who has it"), queryset=None, required=False, empty_label=gettext_lazy("Nobody yet")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible"].queryset = Person.objects.by_name()  # type: ignore[attr-defined]

    def clean_not_in(self) -> list[int]:
        """At least one month is left."""
        months: list[int] = self.cleaned_data["not_in"]
        if len(months) == len(MONTHS):
            raise forms.ValidationError(_("No month is left."))
        return months

    def details(self) -> SeriesDetails:
        """The clean values as the actions take them."""
        clean = self.cleaned_data
        return SeriesDetails(
            title=clean["title"],
            pattern=clean["pattern"],
            number=int(clean["number"]),
            weekday=clean["weekday"],
            not_in=clean["not_in"],
            starts_at=clean["starts_at"],
            ends_at=clean["ends_at"],
            place=clean["place"],
            is_open=clean["is_open"],
            responsible=clean["responsible"],
        )


class SeriesForm(RhythmForm):
    """A new series: its days are shown first, then planned."""

    bodies = BodiesField()
    from_on = DayField(label=gettext_lazy("From"))
    until = DayField(label=gettext_lazy("Until"))
    days = forms.TypedMultipleChoiceField(required=False, coerce=datetime.date.fromisoformat)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bodies"].choices = body_choices()  # type: ignore[attr-defined]
        self.proposed: list[datetime.date] = []

    def full_clean(self) -> None:
        """The days that may be chosen are those of the rhythm as it is filled in."""
        self.fields["days"].choices = [  # type: ignore[attr-defined]
            (value, value) for value in (self.data.getlist("days") if hasattr(self.data, "getlist") else [])[:200]
        ]
        super().full_clean()

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        if self.errors:
            return clean
        if clean["until"] < clean["from_on"]:
            self.add_error("until", _("This is before the first date."))
            return clean
        self.proposed = Series(**self.details()).days_from(clean["from_on"], clean["until"])
        clean["days"] = [day for day in clean["days"] if day in set(self.proposed)]
        if not self.proposed:
            self.add_error("until", _("No date is left."))
        return clean


class SeriesChangeForm(RhythmForm):
    """The same from a day on; `sequence` is the one the writer saw."""

    from_on = DayField(label=gettext_lazy("From"), help_text=gettext_lazy("Meetings before this day stay as they are."))
    sequence = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000)

    @staticmethod
    def values_of(series: Series, today: datetime.date) -> dict[str, object]:
        """What the form starts with."""
        names = (
            "title",
            "pattern",
            "number",
            "weekday",
            "not_in",
            "starts_at",
            "ends_at",
            "place",
            "is_open",
            "sequence",
        )
        values: dict[str, object] = {name: getattr(series, name) for name in names}
        return values | {"responsible": series.responsible_id, "from_on": today}


class ProlongForm(forms.Form):
    """How many more."""

    how_many = forms.IntegerField(label=gettext_lazy("How many more?"), min_value=1, max_value=24)


class ItemsForm(forms.Form):
    """Some of these items."""

    items: forms.TypedMultipleChoiceField = forms.TypedMultipleChoiceField(required=False)

    def __init__(self, *args: Any, items: Sequence[Item], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = {str(item.pk): item for item in items}
        self.fields["items"].choices = [(key, key) for key in rows]  # type: ignore[attr-defined]
        self.fields["items"].coerce = rows.__getitem__  # type: ignore[attr-defined]


class StandingForm(forms.Form):
    """One line of what stands on every agenda; one without a title is left out."""

    title = forms.CharField(label=gettext_lazy("Item"), max_length=200, required=False)
    purpose = forms.ChoiceField(
        label=gettext_lazy("What is it for?"), choices=Item.Purpose, initial=Item.Purpose.INFORMATION
    )
    minutes_allotted = forms.IntegerField(
        label=gettext_lazy("Minutes allotted"), required=False, min_value=1, max_value=600
    )
    kind = forms.ChoiceField(
        choices=[(kind.value, kind.label) for kind in Item.Kind], initial=Item.Kind.ORDINARY, widget=forms.HiddenInput
    )
    ORDER = forms.IntegerField(label=gettext_lazy("Place"), required=False, min_value=1, max_value=99)


def lines_of(forms_of_lines: Iterable[forms.Form]) -> list[Standing]:
    """Return the clean lines in their order; those without a title are left out."""
    rows = [form.cleaned_data for form in forms_of_lines if form.cleaned_data.get("title")]
    rows.sort(key=lambda row: row.get("ORDER") or 100)
    return [
        Standing(title=row["title"], purpose=row["purpose"], minutes_allotted=row["minutes_allotted"], kind=row["kind"])
        for row in rows
    ]


StandingFormSet = forms.formset_factory(StandingForm, extra=2, max_num=40, absolute_max=60)


class SequenceForm(forms.Form):
    """What the writer had before them."""

    sequence = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000)
