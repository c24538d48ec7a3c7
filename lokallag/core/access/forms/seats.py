"""Putting somebody in a post, and inviting by e-mail."""

import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lokallag.core.people.models import Person
from lokallag.core.people.roles import OBSERVERS, Role
from lokallag.core.ui.fields import DayField

NEW = "new"


class SeatForm(forms.Form):
    """Who, which post, from when; somebody new is written by name."""

    person = forms.ChoiceField(label=_("Who"))
    given_name = forms.CharField(label=_("First name"), max_length=80, required=False)
    family_name = forms.CharField(label=_("Last name"), max_length=80, required=False)
    email = forms.EmailField(
        label=_("E-mail"), max_length=254, required=False, help_text=_("With an address they can log in.")
    )
    role = forms.ChoiceField(
        label=_("Post"), choices=[(role.value, role.label) for role in Role if role not in OBSERVERS]
    )
    starts_on = DayField(label=_("From"))
    ends_on = DayField(label=_("Until"), required=False)
    send_invitation = forms.BooleanField(label=_("Send an invitation by e-mail"), required=False, initial=True)

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).setdefault("starts_on", today)
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in Person.objects.select_related("user").by_name()}
        field = self.fields["person"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(NEW, _("Somebody new"))] + [(key, person.name) for key, person in self.people.items()]

    @property
    def chosen(self) -> Person | None:
        """The person who is meant, None for somebody new."""
        return self.people.get(self.cleaned_data["person"])

    def clean(self) -> dict[str, Any]:
        """Somebody new needs a name; an end comes after its beginning; a login belongs to one person of the chapter."""
        data = super().clean() or {}
        new = data.get("person") == NEW
        if new and not str(data.get("given_name", "")).strip():
            self.add_error("given_name", _("Write the first name."))
        if data.get("ends_on") and data.get("starts_on") and data["ends_on"] < data["starts_on"]:
            self.add_error("ends_on", _("This is before the first day."))
        address = str(data.get("email") or "").strip().lower()
        if address and new and _has_login(address, self.people.values()):
            self.add_error("email", _("Somebody in the chapter already has this address. Choose them in the list."))
        return data


class InvitationForm(forms.Form):
    """The address that a person logs in with."""

    email = forms.EmailField(label=_("E-mail"), max_length=254)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {}).setdefault("email", person.email)
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_email(self) -> str:
        """In small letters; nobody else in the chapter may log in with it."""
        address = str(self.cleaned_data["email"]).strip().lower()
        others = Person.objects.exclude(pk=self.person.pk).select_related("user")
        if _has_login(address, others):
            raise forms.ValidationError(_("Somebody else in the chapter logs in with this address."))
        return address


def _has_login(address: str, people: Any) -> bool:
    return any(person.user is not None and person.user.email == address for person in people)
