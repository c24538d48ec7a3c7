"""Logging in with a code or a passkey, logging out, and one's passkeys: allauth's own steps behind our doors."""

from typing import Any

from allauth.account.views import ConfirmLoginCodeView, LogoutView, RequestLoginCodeView
from allauth.mfa.webauthn.views import (
    AddWebAuthnView,
    EditWebAuthnView,
    ListWebAuthnView,
    LoginWebAuthnView,
    RemoveWebAuthnView,
)
from django.contrib import messages
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from lokallag.core.access.actions import let_members_in
from lokallag.core.access.doors import page, public_page
from lokallag.core.access.permissions import SIGNED_IN


class _GiveCode(ConfirmLoginCodeView):  # type: ignore[misc]
    """Says so when the code is too old, instead of just showing the first page again."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        if getattr(self, "stage", None) is not None and self._process is None:
            messages.error(request, _("The code is too old. Ask for a new one."))
        return answer


class _AskForCode(RequestLoginCodeView):  # type: ignore[misc]
    """A member who logs in for the first time gets their login here; the answer is the same for everybody."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        let_members_in(request.POST.get("email", ""))
        answer: HttpResponseBase = super().post(request, *args, **kwargs)
        return answer


log_in = public_page(why="Those who log in are not logged in yet")(
    _AskForCode.as_view(template_name="account/login.html")
)
give_code = public_page(why="Those who log in are not logged in yet")(
    _GiveCode.as_view(template_name="account/code.html")
)
log_in_with_passkey = public_page(why="Those who log in are not logged in yet")(LoginWebAuthnView.as_view())
log_out = public_page(why="Logging out twice does no harm")(LogoutView.as_view())

passkeys = page(may=SIGNED_IN, methods=("GET",))(ListWebAuthnView.as_view())
add_passkey = page(may=SIGNED_IN)(AddWebAuthnView.as_view())
name_passkey = page(may=SIGNED_IN)(EditWebAuthnView.as_view())
remove_passkey = page(may=SIGNED_IN)(RemoveWebAuthnView.as_view())


@public_page(why="Sends on to the log-in: nobody signs up here, a chapter invites", methods=("GET",))
def no_sign_up(_request: HttpRequest) -> HttpResponseBase:
    """Allauth links here from several places; there is no open sign-up."""
    return redirect("account_login")


@public_page(why="Says to somebody who cannot log in that the login is closed", methods=("GET",))
def closed_login(request: HttpRequest) -> HttpResponseBase:
    """The login is not active any more."""
    messages.error(request, _("This login is closed."))
    return redirect("account_login")
