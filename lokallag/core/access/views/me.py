"""One's own page, and the choice of language and of light or dark."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme

from lokallag.core.access.actions import choose_language
from lokallag.core.access.chapters_of import places_of
from lokallag.core.access.doors import page, public_page
from lokallag.core.access.permissions import SIGNED_IN
from lokallag.core.web.rendering import render

_YEAR = 365 * 24 * 60 * 60
SCHEMES = ("auto", "light", "dark")


@page(may=SIGNED_IN, methods=("GET",))
def me(request: HttpRequest) -> HttpResponseBase:
    """Language, appearance, passkeys, chapters, logging out."""
    passkeys = Authenticator.objects.filter(user=request.user, type=Authenticator.Type.WEBAUTHN).order_by("pk")
    context = {
        "places": places_of(request.user),  # type: ignore[arg-type]
        "passkeys": passkeys,
        "languages": settings.LANGUAGES,
    }
    return render(request, "access/me.html", context)


@public_page(why="Language can be chosen before logging in", methods=("POST",))
def language(request: HttpRequest) -> HttpResponseBase:
    """Remember the language in a cookie, and with the login for mail."""
    answer = HttpResponseRedirect(_back(request))
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        _keep(answer, settings.LANGUAGE_COOKIE_NAME, chosen)
        if request.user.is_authenticated:
            choose_language(user=request.user, language=chosen)
    return answer


@public_page(why="Light or dark can be chosen before logging in", methods=("POST",))
def appearance(request: HttpRequest) -> HttpResponseBase:
    """Remember light, dark or as the device has it."""
    answer = HttpResponseRedirect(_back(request))
    chosen = request.POST.get("colour_scheme", "")
    if chosen in SCHEMES:
        _keep(answer, "colour_scheme", chosen)
    return answer


def _back(request: HttpRequest) -> str:
    """Where to go on: a page of ours that the form names, else the start page."""
    to = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(to, {request.get_host()}, require_https=request.is_secure())
    return to if to.startswith("/") and safe else "/"


def _keep(answer: HttpResponseBase, name: str, value: str) -> None:
    answer.set_cookie(name, value, max_age=_YEAR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
