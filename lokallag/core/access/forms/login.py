"""The forms of logging in and of passkeys, in our words (allauth loads them by name)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm, LoginWebAuthnForm
from cryptography.exceptions import InvalidSignature
from django import forms
from django.core.exceptions import ValidationError
from django.forms.fields import InvalidJSONInput
from django.utils.translation import gettext_lazy as _

from lokallag.core.access.adapter import WRONG_PASSKEY

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


class Credential(forms.JSONField):
    """What a browser says of a passkey: an object of JSON. Anything else is refused, also what Python refuses to read."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:
        """The object; ValidationError for all else, numbers of thousands of digits and endless nesting among it."""
        try:
            found = super().to_python(value)
        except (ValueError, RecursionError) as error:
            raise ValidationError(WRONG_PASSKEY) from error
        if found is not None and not isinstance(found, dict):
            raise ValidationError(WRONG_PASSKEY)
        return found

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What is put back in the field; what cannot be read goes back as it came."""
        try:
            return super().bound_data(data, initial)
        except (ValueError, RecursionError):
            return InvalidJSONInput(data)


class AddPasskey(AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey; always one that can log in by itself."""

    name = forms.CharField(
        label=_("What you call it"),
        max_length=_LONGEST_NAME,
        required=False,
        help_text=_("For instance the name of the phone or the computer it lies on."),
    )
    credential = Credential()
    passwordless = forms.BooleanField(required=False, initial=True, widget=forms.CheckboxInput(attrs={"hidden": True}))

    def clean(self) -> dict[str, Any]:
        """Allauth's check, where what no browser would send is refused in words."""
        with _in_words():
            data: dict[str, Any] = super().clean()
        return data


class LogInWithPasskey(LoginWebAuthnForm):  # type: ignore[misc]
    """The answer of a passkey."""

    credential = Credential()

    def clean_credential(self) -> object:
        """Allauth's check, where what no browser would send is refused in words."""
        with _in_words():
            return super().clean_credential()


class NamePasskey(EditWebAuthnForm):  # type: ignore[misc]
    """A new name for a passkey."""

    name = forms.CharField(label=_("What you call it"), max_length=_LONGEST_NAME)


@contextmanager
def _in_words() -> Iterator[None]:
    """Turn the failures of the parsers below (fido2 reads CBOR, JSON and base64) into one sentence."""
    try:
        yield
    except (LookupError, TypeError, ValueError, AttributeError, InvalidSignature) as error:
        raise ValidationError(WRONG_PASSKEY) from error
