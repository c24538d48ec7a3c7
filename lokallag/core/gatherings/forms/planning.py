"""What comes in about a gathering itself: planned, changed, held, called off."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from lokallag.core.gatherings.actions import Details
from lokallag.core.gatherings.models import Gathering, Kind
from lokallag.core.gatherings.repeats import MOST, repeated
from lokallag.core.groups.models import Group
from lokallag.core.people.models import Person
from lokallag.core.ui.fields import ClockField, DayField


class GatheringForm(forms.Form):
    """What is said about a gathering. Without a title it is called by its kind."""

    kind = forms.ChoiceField(label=_("What is it?"))
    title = forms.CharField(
        label=_("Name"), max_length=160, required=False, help_text=_("Without a name it is called by its kind.")
    )
    on = DayField(label=_("Date"))
    starts_at = ClockField(label=_("Starts at"), required=False)
    ends_at = ClockField(label=_("Ends at"), required=False)
    place = forms.CharField(label=_("Place"), max_length=160, required=False)
    is_open = forms.BooleanField(label=_("Open to all members"), required=False)
    responsible: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
        label=_("Who has it"), queryset=None, required=False, empty_label=_("Nobody yet")
    )
    group: forms.ModelChoiceField[Group] = forms.ModelChoiceField(
        label=_("Group"), queryset=None, required=False, empty_label=_("No group")
    )
    about = forms.CharField(
        label=_("What it is about"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    capacity = forms.IntegerField(
        label=_("How many there is room for"),
        required=False,
        min_value=1,
        max_value=30_000,
        help_text=_("Guests count too. When it is full, people come on a waiting list that moves up by itself."),
    )
    guests_each = forms.IntegerField(
        label=_("Guests each may bring"), required=False, min_value=0, max_value=20, help_text=_("0 is none.")
    )
    is_important = forms.BooleanField(
        label=_("Important"),
        required=False,
        help_text=_("Those who want only what is important are invited too. Annual and member meetings always are."),
    )

    def __init__(self, *args: Any, kinds: Iterable[Kind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]  # type: ignore[attr-defined]
        self.fields["responsible"].queryset = Person.objects.by_name()  # type: ignore[attr-defined]
        self.fields["group"].queryset = Group.objects.by_name()  # type: ignore[attr-defined]

    def details(self) -> Details:
        """The clean values as the actions take them."""
        clean = self.cleaned_data
        return Details(
            kind=clean["kind"],
            title=clean["title"] or str(Kind(clean["kind"]).label),
            on=clean["on"],
            starts_at=clean["starts_at"],
            ends_at=clean["ends_at"],
            place=clean["place"],
            about=clean["about"],
            is_open=clean["is_open"],
            group=clean["group"],
            responsible=clean["responsible"],
            capacity=clean["capacity"],
            guests_each=clean["guests_each"] or 0,
            is_important=clean["is_important"],
        )


class ChangeForm(GatheringForm):
    """The same for one that is in the calendar; `sequence` is the one the writer saw."""

    sequence = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2_000_000_000)

    @staticmethod
    def values_of(gathering: Gathering) -> dict[str, object]:
        """What the form starts with."""
        names: tuple[str, ...] = (
            "kind",
            "title",
            "on",
            "starts_at",
            "ends_at",
            "place",
            "about",
            "is_open",
            "sequence",
        )
        names += ("capacity", "guests_each", "is_important")
        values: dict[str, object] = {name: getattr(gathering, name) for name in names}
        return values | {"group": gathering.group_id, "responsible": gathering.responsible_id}


class PlanForm(GatheringForm):
    """A new gathering, or several that repeat: shown first, then planned."""

    repeat = forms.ChoiceField(
        label=_("Does it repeat?"),
        required=False,
        choices=[
            ("", _("No, only once")),
            ("monthly", _("Every month, on the same weekday of the month")),
            ("fortnightly", _("Every other week")),
            ("weekly", _("Every week")),
        ],
    )
    until = DayField(label=_("Until"), required=False)
    not_in = forms.TypedMultipleChoiceField(
        label=_("Not in"),
        required=False,
        coerce=int,
        choices=list(MONTHS.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.TypedMultipleChoiceField(
        label=_("Dates"), required=False, coerce=datetime.date.fromisoformat, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound:
            proposed = self.proposed_days()
            self.fields["days"].choices = [(day.isoformat(), day) for day in proposed]  # type: ignore[attr-defined]

    def proposed_days(self) -> list[datetime.date]:
        """The days that the repeat gives; none where it is not filled in well enough."""
        values = [self._clean_alone(name) for name in ("on", "until", "repeat", "not_in")]
        first, until, pattern, skip = values
        if not first or not until or not pattern:
            return []
        return repeated(first, until, pattern, skip or ())

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        if clean.get("repeat") and not self.errors:
            if not clean.get("until"):
                self.add_error("until", _("Say until when it repeats."))
            elif clean["until"] < clean["on"]:
                self.add_error("until", _("This is before the first date."))
            elif not self.proposed_days():
                self.add_error("not_in", _("No date is left."))
        return clean

    @property
    def reached_the_most(self) -> bool:
        """Whether there are more days than are made in one go."""
        return len(self.proposed_days()) >= MOST

    def _clean_alone(self, name: str) -> Any:
        """One field's clean value before the others are looked at; None when it is not good."""
        field = self.fields[name]
        try:
            return field.clean(field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name)))
        except forms.ValidationError:
            return None


class HoldingForm(forms.Form):
    """That it was held."""

    held_on = DayField(label=_("When was it held?"))
    headcount = forms.IntegerField(label=_("How many came?"), required=False, min_value=0, max_value=100_000)
    note = forms.CharField(
        label=_("How did it go?"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class CancellationForm(forms.Form):
    """That it is called off."""

    reason = forms.CharField(
        label=_("Why?"), required=False, max_length=200, help_text=_("Everyone who sees it can read this.")
    )
