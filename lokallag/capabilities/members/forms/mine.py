"""What a member says of themselves on their own page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from lokallag.core.people.models import Consent, Person
from lokallag.core.ui.fields import PhoneField

#: What one can say yes to here, with the words one says yes to. A member gets the chapter's news as a member.
WORDINGS = {
    Consent.Purpose.SHARED: _(
        "The leaders of my groups may see my phone and e-mail, to reach me about the group's work."
    ),
    Consent.Purpose.ARCHIVE: _(
        "When I leave, the chapter may keep in its archive that I was a member, and which posts I held."
    ),
    Consent.Purpose.NEWS: _("The chapter may send me e-mail and text messages, also when I am no member."),
}


class OwnDetailsForm(forms.Form):
    """How one is reached, and what one wants to hear."""

    email = forms.EmailField(
        label=_("E-mail"), max_length=254, required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    phone = PhoneField(label=_("Phone"), max_length=30, required=False)
    street = forms.CharField(
        label=_("Street address"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    postcode = forms.CharField(
        label=_("Postcode"),
        max_length=12,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code", "inputmode": "numeric"}),
    )
    wants = forms.ChoiceField(
        label=_("What do you want to hear from us?"), choices=Person.Wants.choices, widget=forms.RadioSelect
    )
    language = forms.ChoiceField(
        label=_("Language of what we send you"),
        choices=[("", _("As the chapter writes")), *settings.LANGUAGES],
        required=False,
    )

    @staticmethod
    def values_of(person: Person) -> dict[str, Any]:
        """What the form starts with."""
        return {name: getattr(person, name) for name in ("email", "phone", "street", "postcode", "wants", "language")}


class ConsentForm(forms.Form):
    """A yes to one purpose, or taking it back."""

    purpose = forms.ChoiceField(choices=Consent.Purpose.choices)
    said = forms.TypedChoiceField(choices=[("1", ""), ("0", "")], coerce=lambda value: value == "1")


class LeavingForm(forms.Form):
    """That one means it."""

    sure = forms.BooleanField(label=_("Yes, I want to leave the chapter today."))
