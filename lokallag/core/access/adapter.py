"""How allauth behaves here: codes by e-mail or a passkey, no passwords, no open sign-up, our own words."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from lokallag.core.people.models import User

_TOO_MANY = _("That was too many attempts. Wait a few minutes and ask for a new code.")
_WRONG_CODE = _("The code is not right. Look at the newest e-mail from us and try again.")
WRONG_PASSKEY = _("The passkey was not recognised. Try again, or ask for a code by e-mail.")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Logins are made by a chapter (an invitation, the first run), never by a sign-up form."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This login is closed."),
        "incorrect_code": _WRONG_CODE,
        "too_many_login_attempts": _TOO_MANY,
        "rate_limited": _TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 — allauth's own
        return False

    def format_email_subject(self, subject: str) -> str:
        return str(subject)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write in the language that the owner of the address chose, else in the page's."""
        chosen = User.objects.filter(email=email.strip().lower()).values_list("language", flat=True).first()
        known = chosen if chosen in dict(settings.LANGUAGES) else translation.get_language()
        with translation.override(known):
            super().send_mail(template_prefix, email, {**context, "site_url": settings.SITE_URL})


class PasskeyAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """A passkey is a way in of its own, not a second step after the code: both open the same door."""

    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": WRONG_PASSKEY}

    def is_mfa_enabled(self, user: User, types: object = None) -> bool:  # noqa: ARG002 — allauth's own
        return False

    def _get_site_name(self) -> str:
        return "Lokallag"

    def generate_authenticator_name(self, user: User, type: object) -> str:  # noqa: A002, ARG002 — allauth's own
        return str(_("My passkey"))
