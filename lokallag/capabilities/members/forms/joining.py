"""The form for those who want to join, and what the officer says to it."""

from __future__ import annotations

import datetime
import re
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models import LEAST_AGE, JoinPage
from lokallag.core.people.models import Person
from lokallag.core.ui.fields import PhoneField

#: A person needs some seconds to fill the form in; a page that has lain open longer than a day is shown anew.
QUICKEST, LONGEST = datetime.timedelta(seconds=3), datetime.timedelta(hours=24)
_SALT = "lokallag.members.join"
_ORIGIN = re.compile(r"^https://[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$")
MOST_ORIGINS = 10


def stamp(chapter_id: int) -> str:
    """Return a signed note of when the form was shown, and in which chapter."""
    return signing.TimestampSigner(salt=_SALT).sign(str(chapter_id))


def age_of(stamped: str, chapter_id: int, now: datetime.datetime) -> datetime.timedelta | None:
    """Return how long ago the form was shown; None for a note that we did not write for this chapter."""
    try:
        said = signing.TimestampSigner(salt=_SALT).unsign(stamped)
        shown = signing.b62_decode(stamped.rsplit(":", 2)[1])
    except (signing.BadSignature, IndexError, KeyError, ValueError):
        return None
    return now - datetime.datetime.fromtimestamp(shown, tz=datetime.UTC) if said == str(chapter_id) else None


class ApplicationForm(forms.Form):
    """Who they are, how to reach them, that they are old enough and agree. `website` is for robots: people do not see it."""

    given_name = forms.CharField(
        label=_("First name"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "given-name"})
    )
    family_name = forms.CharField(
        label=_("Last name"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "family-name"})
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("We write to you here, and you confirm that it is yours."),
    )
    phone = PhoneField(label=_("Phone"), max_length=30, required=False)
    postcode = forms.CharField(
        label=_("Postcode"),
        max_length=12,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "postal-code", "inputmode": "numeric"}),
    )
    birth_year = forms.IntegerField(
        label=_("Year of birth"),
        min_value=1900,
        max_value=2100,
        widget=forms.NumberInput(attrs={"autocomplete": "bday-year", "inputmode": "numeric"}),
    )
    is_old_enough = forms.BooleanField(label=_("I have turned 15"), required=False)
    message = forms.CharField(
        label=_("Would you like to tell us something?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    agrees = forms.BooleanField(error_messages={"required": _("We can take you in only when you agree.")})
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    stamp = forms.CharField(widget=forms.HiddenInput, required=False)
    by = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, today: datetime.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    @property
    def asks_age(self) -> bool:
        """Whether the year alone does not say that they are old enough."""
        return "is_old_enough" in self.errors or bool(self.data.get("is_old_enough"))

    def clean_birth_year(self) -> int:
        """A year that has been, of somebody who turns fifteen this year at the latest (domain: 15 to join alone)."""
        year: int = self.cleaned_data["birth_year"]
        if year > self.today.year:
            raise ValidationError(_("Look at the year once more."))
        if self.today.year - year < LEAST_AGE:
            raise ValidationError(_("You must be 15 to join by yourself. You are welcome later!"))
        return year

    def clean(self) -> dict[str, Any]:
        clean = super().clean() or {}
        year = clean.get("birth_year")
        if year is not None and self.today.year - year == LEAST_AGE and not clean.get("is_old_enough"):
            self.add_error("is_old_enough", _("Tick this when you have turned 15."))
        return clean

    @property
    def is_a_robot(self) -> bool:
        """Whether the field that people do not see is filled in."""
        return bool(str(self.data.get("website", "")).strip())


class JoinPageForm(forms.Form):
    """What the chapter decides about its form."""

    is_open = forms.BooleanField(label=_("The form is open"), required=False)
    intro = forms.CharField(
        label=_("Your own words over the form"),
        max_length=1500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    privacy_contact = forms.EmailField(
        label=_("Whom to ask about privacy"),
        max_length=254,
        required=False,
        help_text=_("An e-mail address that is shown under the form."),
    )
    origins = forms.CharField(
        label=_("Websites that may show the form"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "inputmode": "url", "spellcheck": "false"}),
        help_text=_("One address a line, such as https://example.org. No other website can show it in a frame."),
    )

    @staticmethod
    def values_of(page: JoinPage) -> dict[str, object]:
        """What the form starts with."""
        return {name: getattr(page, name) for name in ("is_open", "intro", "privacy_contact", "origins")}

    def clean_origins(self) -> str:
        """Addresses of websites, nothing after the name."""
        found = []
        for line in str(self.cleaned_data["origins"]).lower().split():
            try:
                parts = urlsplit(line)
                origin = f"{parts.scheme}://{parts.netloc}"
            except ValueError:
                origin = ""
            if not _ORIGIN.match(origin):
                raise ValidationError(
                    _("«%(line)s» is no address of a website. Write it as https://example.org."),
                    params={"line": line[:60]},
                )
            found.append(origin)
        if len(found) > MOST_ORIGINS:
            raise ValidationError(_("Ten websites are the most."))
        return "\n".join(dict.fromkeys(found))


class AcceptanceForm(forms.Form):
    """Taking somebody in; `person` where the chapter knows them."""

    person: forms.ModelChoiceField[Person] = forms.ModelChoiceField(queryset=None, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = Person.objects.select_related("user")  # type: ignore[attr-defined]


class DecliningForm(forms.Form):
    """Saying no."""

    reason = forms.CharField(
        label=_("Why?"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("They get to read it when you write to them, and can ask for it later."),
    )
    tell = forms.BooleanField(label=_("Write it to them"), required=False, initial=True)
