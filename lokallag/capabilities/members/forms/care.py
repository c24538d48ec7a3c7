"""The chapter's rules for newcomers, another day for one of them, and that one of mine was called."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models import CareArea, CareRules
from lokallag.core.groups.models import Group
from lokallag.core.people.models import Person
from lokallag.core.ui.fields import DayField

_POSTCODES = RegexValidator(r"^\s*(\d{1,4}([\s,]+|$))*$", _("Write postcodes or their first digits, such as 2609 261."))
_MUNICIPALITY = RegexValidator(r"^\d{4}$", _("Four digits."))


class CareRulesForm(forms.Form):
    """Who welcomes newcomers, how they are shared, and after how many days what happens."""

    share = forms.ChoiceField(
        label=_("How are newcomers shared?"), choices=CareRules.Share.choices, widget=forms.RadioSelect
    )
    group: forms.ModelChoiceField[Group] = forms.ModelChoiceField(
        label=_("Who welcomes them?"), queryset=None, required=False, empty_label=_("The board")
    )
    days = forms.IntegerField(label=_("Days until the first call"), min_value=1, max_value=90)
    escalation_days = forms.IntegerField(label=_("Days until the chair is told"), min_value=1, max_value=120)

    def __init__(self, *args: Any, rules: CareRules, takers: list[Person], today: datetime.date, **kwargs: Any) -> None:
        areas = {area.person_id: area for area in CareArea.objects.filter(person__in=takers)}
        names = ("share", "group", "days", "escalation_days")
        initial: dict[str, Any] = {name: getattr(rules, name) for name in names}
        for person in takers:
            area = areas.get(person.pk)
            initial[f"postcodes-{person.pk}"] = area.postcodes if area else ""
            initial[f"municipality-{person.pk}"] = area.municipality_number if area else ""
        kwargs["initial"] = initial
        super().__init__(*args, **kwargs)
        self.takers = takers
        self.fields["group"].queryset = Group.objects.existing_on(today).by_name()  # type: ignore[attr-defined]
        for person in takers:
            self.fields[f"postcodes-{person.pk}"] = forms.CharField(
                label=_("Postcodes"), required=False, max_length=200, validators=[_POSTCODES]
            )
            self.fields[f"municipality-{person.pk}"] = forms.CharField(
                label=_("Municipality number"), required=False, max_length=4, validators=[_MUNICIPALITY]
            )

    def clean(self) -> dict[str, Any]:
        """The chair is told after the day of the call, not before it."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        days, told = data.get("days"), data.get("escalation_days")
        if days and told and told < days:
            self.add_error("escalation_days", _("This must not be before the day of the first call."))
        return data

    def rows(self) -> list[tuple[Person, forms.BoundField, forms.BoundField]]:
        """Each of those who welcome, with their two fields."""
        return [(p, self[f"postcodes-{p.pk}"], self[f"municipality-{p.pk}"]) for p in self.takers]

    def areas(self) -> list[tuple[Person, str, str]]:
        """What a valid form says of areas: who, postcodes split at single spaces, municipality."""
        said = self.cleaned_data
        return [
            (
                person,
                " ".join(said[f"postcodes-{person.pk}"].replace(",", " ").split()),
                said[f"municipality-{person.pk}"],
            )
            for person in self.takers
        ]


class WelcomeDayForm(forms.Form):
    """Another day to have called a newcomer by."""

    due_on = DayField(label=_("Call by"))
