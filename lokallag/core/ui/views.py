"""The kit's own pages: every component at once, a party's colours as a style sheet, light or dark, language."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language

from lokallag.core.ui import colour, samples

View = Callable[..., HttpResponse]
PAGES = {"board": "ui/sample_board.html", "wheel": "ui/sample_wheel.html", "review": "ui/sample_review.html"}
YEAR_IN_SECONDS = 365 * 24 * 60 * 60


def _open(why: str, method: str) -> Callable[[View], View]:
    """What core.access.doors.public_page does; access stands on the kit, so the kit cannot import it."""

    def door(view: View) -> View:
        def inner(request: HttpRequest, **kwargs: str) -> HttpResponse:
            allowed = {method, "HEAD"} if method == "GET" else {method}
            return view(request, **kwargs) if request.method in allowed else HttpResponseNotAllowed(sorted(allowed))

        inner.__name__, inner.__doc__ = view.__name__, view.__doc__
        inner.permission = None  # type: ignore[attr-defined]
        inner.methods = (method,)  # type: ignore[attr-defined]
        inner.public_because = why  # type: ignore[attr-defined]
        return login_not_required(inner)

    return door


@_open("The living page shows components with made-up content only.", "GET")
def kit(request: HttpRequest) -> HttpResponse:
    """Every component with its variants; `?scheme=light|dark` shows one of the two, `?page=board|wheel|review` a whole page."""
    context = samples.kit_context()
    scheme = request.GET.get("scheme", "")
    if scheme in {"light", "dark"}:
        context["colour_scheme"] = scheme
    return render(request, PAGES.get(request.GET.get("page", ""), "ui/kit.html"), context)


@_open("A colour is no secret, and the log-in page wants it too.", "GET")
def colour_css(_request: HttpRequest, hex_digits: str) -> HttpResponse:
    """The party's shades as custom properties; the address holds the colour, so it can be kept for ever."""
    answer = HttpResponse(colour.style_sheet(hex_digits), content_type="text/css; charset=utf-8")
    answer["Cache-Control"] = f"public, max-age={YEAR_IN_SECONDS}, immutable"
    return answer


@_open("Language and colours can be chosen before logging in.", "POST")
def choices(request: HttpRequest) -> HttpResponse:
    """Keep the visitor's choice of language and of light or dark in cookies, and go back where they were."""
    back = request.POST.get("next", "")
    if not back.startswith("/") or not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = "/"
    answer = HttpResponseRedirect(back)
    scheme = request.POST.get("colour_scheme", "")
    if scheme in {"light", "dark", "auto"}:
        _keep(answer, "colour_scheme", scheme)
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES) and check_for_language(language):
        _keep(answer, settings.LANGUAGE_COOKIE_NAME, language)
    return answer


def _keep(answer: HttpResponse, name: str, value: str) -> None:
    """Set a cookie for a year; scripts need not read it."""
    answer.set_cookie(
        name, value, max_age=YEAR_IN_SECONDS, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
