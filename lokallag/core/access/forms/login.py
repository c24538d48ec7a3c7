"""The forms of logging in and of passkeys, in our words (allauth loads them by name)."""

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lokallag.core.access.adapter import _WRONG_PASSKEY

_LONGEST_NAME = 60


class AskForCode(RequestLoginCodeForm):  # type: ignore[misc]
    """The address to send a code to."""

    email = forms.EmailField(
        label=_("Your e-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username webauthn", "autofocus": True}),
    )


class GiveCode(ConfirmLoginCodeForm):  # type: ignore[misc]
    """The code from the e-mail; spaces and hyphens do not matter."""

    code = forms.CharField(
        label=_("Code from the e-mail"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}),
    )


class AddPasskey(AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey; always one that can log in by itself."""

    name = forms.CharField(
        label=_("What you call it"),
        max_length=_LONGEST_NAME,
        required=False,
        help_text=_("For instance the name of the phone or the computer it lies on."),
    )
    passwordless = forms.BooleanField(required=False, initial=True, widget=forms.CheckboxInput(attrs={"hidden": True}))

    def clean_credential(self) -> object:
        """Refuse what no browser would send, in words instead of a failure deep down."""
        return _credential(self.cleaned_data["credential"])


class NamePasskey(EditWebAuthnForm):  # type: ignore[misc]
    """A new name for a passkey."""

    name = forms.CharField(label=_("What you call it"), max_length=_LONGEST_NAME)


def _credential(value: object) -> object:
    if not isinstance(value, dict) or not isinstance(value.get("response"), dict):
        raise ValidationError(_WRONG_PASSKEY)
    return value
