"""What comes in about members: clean values out, nothing saved."""

from __future__ import annotations

import datetime
from typing import Any

import phonenumbers
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.actions import board_on
from lokallag.capabilities.members.models import Contact, Member
from lokallag.core.people.models import Person
from lokallag.core.ui.fields import DayField


class PhoneField(forms.CharField):
    """A phone number as people write it, given on in E.164 (+4791234567). Without a country code it is Norwegian."""

    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "off", "inputmode": "tel"})

    def clean(self, value: Any) -> str:
        written = str(super().clean(value) or "")
        if not written:
            return ""
        try:
            number = phonenumbers.parse(written, "NO")
        except phonenumbers.NumberParseException:
            number = None
        if number is None or not phonenumbers.is_valid_number(number):
            raise forms.ValidationError(_("This is no phone number. Norwegian ones have eight digits."))
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


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


class ContactForm(forms.Form):
    """That somebody talked with a member, or tried to."""

    how = forms.ChoiceField(label=_("How?"), choices=Contact.How.choices, initial=Contact.How.CALL)
    on = DayField(label=_("When?"))
    note = forms.CharField(
        label=_("What was said?"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only what they would like you to remember. They can ask to read it."),
    )
    reached = forms.TypedChoiceField(choices=[("1", ""), ("0", "")], coerce=lambda value: value == "1")


class ContactPersonForm(forms.Form):
    """Who welcomes a member."""

    contact: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
        label=_("Who welcomes them?"), queryset=None, required=False, empty_label=_("Nobody yet")
    )

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keys = [person.pk for person in board_on(today)]
        self.fields["contact"].queryset = Person.objects.filter(pk__in=keys).by_name()  # type: ignore[attr-defined]


class DepartureForm(forms.Form):
    """That a member has left."""

    left_on = DayField(label=_("When did they leave?"))
