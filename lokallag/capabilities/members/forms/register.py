"""Registering and changing: who they are, how to reach them, where they live, who welcomes them."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.actions import board_on
from lokallag.capabilities.members.models import Member
from lokallag.core.people.models import Alternative, Person
from lokallag.core.ui.fields import DayField, PhoneField

_OFF = {"autocomplete": "off"}
_ONE_A_LINE = forms.Textarea(attrs={"rows": 2, **_OFF})
#: What the form asks of the person beside name, phone and e-mail.
_OF_PERSON = ("street", "postcode", "place", "wants", "birth_year", "language", "member_number")
_OTHERS = {"other_names": "name", "other_emails": "email", "other_phones": "phone"}


class MemberForm(forms.Form):
    """Who they are, how to reach them, where they live, when they joined, who welcomes them."""

    given_name = forms.CharField(label=_("First name"), max_length=80, widget=forms.TextInput(attrs=_OFF))
    family_name = forms.CharField(
        label=_("Last name"), max_length=80, required=False, widget=forms.TextInput(attrs=_OFF)
    )
    phone = PhoneField(label=_("Phone"), max_length=30, required=False)
    email = forms.EmailField(label=_("E-mail"), max_length=254, required=False, widget=forms.EmailInput(attrs=_OFF))
    street = forms.CharField(label=_("Street address"), max_length=120, required=False)
    postcode = forms.CharField(
        label=_("Postcode"),
        max_length=12,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", **_OFF}),
    )
    place = forms.CharField(label=_("Place"), max_length=60, required=False, widget=forms.TextInput(attrs=_OFF))
    wants = forms.ChoiceField(
        label=_("What do they want to hear?"),
        choices=Person.Wants.choices,
        initial=Person.Wants.EVERYTHING,
        required=False,
    )
    birth_year = forms.IntegerField(
        label=_("Year of birth"),
        required=False,
        min_value=1900,
        widget=forms.TextInput(attrs={"inputmode": "numeric", **_OFF}),
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    member_number = forms.CharField(label=_("Member number"), max_length=30, required=False)
    other_names = forms.CharField(
        label=_("Other names"), required=False, max_length=1000, widget=_ONE_A_LINE, help_text=_("One a line.")
    )
    other_emails = forms.CharField(
        label=_("Other e-mails"), required=False, max_length=1000, widget=_ONE_A_LINE, help_text=_("One a line.")
    )
    other_phones = forms.CharField(
        label=_("Other phones"), required=False, max_length=1000, widget=_ONE_A_LINE, help_text=_("One a line.")
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
        self.fields["language"].choices = [("", _("The chapter's")), *settings.LANGUAGES]  # type: ignore[attr-defined]

    @staticmethod
    def values_of(member: Member) -> dict[str, object]:
        """What the form starts with for a member."""
        person = member.person
        names = ("given_name", "family_name", "phone", "email", *_OF_PERSON)
        values: dict[str, object] = {name: getattr(person, name) for name in names}
        others: dict[str, list[str]] = {}
        for other in Alternative.objects.filter(person=person).order_by("pk"):
            others.setdefault(other.kind, []).append(other.value)
        for field, kind in _OTHERS.items():
            values[field] = "\n".join(others.get(kind, []))
        return values | {"joined_on": member.joined_on, "contact": member.contact_id}

    def clean_joined_on(self) -> datetime.date:
        """A day that has been."""
        day: datetime.date = self.cleaned_data["joined_on"]
        if day > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def clean_birth_year(self) -> int | None:
        """A year at least thirteen back: nobody younger is a member, so it is a slip."""
        year: int | None = self.cleaned_data["birth_year"]
        if year is not None and year > self.today.year - 13:
            raise forms.ValidationError(_("Look at the year once more."))
        return year

    def clean_wants(self) -> str:
        """Everything, where nothing was said."""
        return self.cleaned_data["wants"] or Person.Wants.EVERYTHING

    def clean_other_names(self) -> list[str]:
        """One a line."""
        return _lines(self.cleaned_data["other_names"])

    def clean_other_emails(self) -> list[str]:
        """One a line, each an e-mail address."""
        field = forms.EmailField(max_length=254)
        return [field.clean(line).lower() for line in _lines(self.cleaned_data["other_emails"])]

    def clean_other_phones(self) -> list[str]:
        """One a line, each a phone number, in E.164."""
        return [PhoneField().clean(line) for line in _lines(self.cleaned_data["other_phones"])]

    def alike(self) -> list[Person]:
        """Others in the chapter with the same e-mail or phone: perhaps the same person."""
        same = Q()
        for kind in ("email", "phone"):
            value = self.cleaned_data.get(kind)
            if value:
                others = Alternative.objects.filter(kind=kind, value=value).values("person")
                same |= Q(**{f"{kind}__iexact": value}) | Q(pk__in=others)
        if not same:
            return []
        people = Person.objects.filter(same).select_related("member").by_name()
        return list(people.exclude(pk=self.member.person_id) if self.member else people)


def _lines(text: str) -> list[str]:
    return [line for part in text.replace("\x00", " ").splitlines()[:10] if (line := " ".join(part.split())[:254])]


class RegistrationForm(MemberForm):
    """A new member; `person` where the chapter knows them already."""

    person: forms.ModelChoiceField[Person] = forms.ModelChoiceField(queryset=None, required=False)
    anyway = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Left open, the chapter's rules choose (actions.care.welcome).
        self.fields["contact"].empty_label = _("By the chapter's rules")  # type: ignore[attr-defined]
        self.fields["person"].queryset = Person.objects.filter(member__isnull=True)  # type: ignore[attr-defined]
        for name in (*_OTHERS, "wants", "language"):
            del self.fields[name]

    def details(self) -> dict[str, Any]:
        """What was said of the person beside name, phone and e-mail."""
        return {name: value for name in _OF_PERSON if (value := self.cleaned_data.get(name)) not in ("", None)}


class StateForm(forms.Form):
    """That a membership came to a state on a day."""

    state = forms.ChoiceField(label=_("Stands as"), choices=Member.State.choices)
    on = DayField(label=_("From"))


class FeeForm(forms.Form):
    """One year's fee."""

    year = forms.IntegerField(
        label=_("Fee year"), min_value=1990, max_value=2100, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    due_on = DayField(label=_("Due on"), required=False)
    paid_on = DayField(label=_("Paid on"), required=False)


class RemarkForm(forms.Form):
    """A note of the officer's."""

    text = forms.CharField(
        label=_("Note"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only what the chapter needs to remember. They can ask to read it."),
    )
