"""How allauth behaves here: codes by e-mail, no open sign-up."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Logins are made by a chapter (an invitation, the first run), never by a sign-up form."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
