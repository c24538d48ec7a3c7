"""Registering, changing, leaving."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.actions import board_on
from lokallag.capabilities.members.models import Member
from lokallag.core.people.models import Person
from lokallag.core.ui.fields import DayField, PhoneField


class MemberForm(forms.Form):
    """Who they are, how to reach them, when they joined, who welcomes them."""

    given_name = forms.CharField(
        label=_("First name"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    family_name = forms.CharField(
        label=_("Last name"), max_length=80, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    phone = PhoneField(label=_("Phone"), max_length=30, required=False)
    email = forms.EmailField(
        label=_("E-mail"), max_length=254, required=False, widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )
    joined_on = DayField(label=_("Joined on"))
    contact: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
        label=_("Who welcomes them?"), queryset=None, required=False, empty_label=_("Nobody yet")
    )

    def __init__(self, *args: Any, today: datetime.date, member: Member | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.member = today, member
        keys = {person.pk for person in board_on(today)}
        if member is not None and member.contact_id is not None:
            keys.add(member.contact_id)
        self.fields["contact"].queryset = Person.objects.filter(pk__in=keys).by_name()  # type: ignore[attr-defined]

    @staticmethod
    def values_of(member: Member) -> dict[str, object]:
        """What the form starts with for a member."""
        person = member.person
        values: dict[str, object] = {
            name: getattr(person, name) for name in ("given_name", "family_name", "phone", "email")
        }
        return values | {"joined_on": member.joined_on, "contact": member.contact_id}

    def clean_joined_on(self) -> datetime.date:
        """A day that has been."""
        day: datetime.date = self.cleaned_data["joined_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def alike(self) -> list[Person]:
        """Others in the chapter with the same e-mail or phone: perhaps the same person."""
        same = Q()
        if self.cleaned_data.get("email"):
            same |= Q(email__iexact=self.cleaned_data["email"])
        if self.cleaned_data.get("phone"):
            same |= Q(phone=self.cleaned_data["phone"])
        if not same:
            return []
        others = Person.objects.filter(same).select_related("member").by_name()
        return list(others.exclude(pk=self.member.person_id) if self.member else others)


class RegistrationForm(MemberForm):
    """A new member; `person` where the chapter knows them already."""

    person: forms.ModelChoiceField[Person] = forms.ModelChoiceField(queryset=None, required=False)
    anyway = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = Person.objects.filter(member__isnull=True)  # type: ignore[attr-defined]


class DepartureForm(forms.Form):
    """That a member has left."""

    left_on = DayField(label=_("When did they leave?"))
