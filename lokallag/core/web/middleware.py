"""The language of a page: the visitor's choice, else their login's, else the chapter's, else bokmål."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation

from lokallag.core.web.addressed import addressed_chapter

KNOWN = frozenset(code for code, _ in settings.LANGUAGES)


class LanguageMiddleware:
    """Activates one language for the whole request. The browser's wish counts only where nothing else is said."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = self._language(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    def _language(self, request: HttpRequest) -> str:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        if chosen in KNOWN:
            return chosen
        if request.user.is_authenticated and request.user.language in KNOWN:
            return str(request.user.language)
        chapter = addressed_chapter(request)
        if chapter is not None and chapter.language in KNOWN:
            return chapter.language
        return _wished(request)


def _wished(request: HttpRequest) -> str:
    """Nynorsk for browsers that ask for it and for no bokmål, English for those that ask for no Norwegian at all."""
    wishes = request.headers.get("Accept-Language", "").lower().split(",")
    wanted = {wish.split(";")[0].split("-")[0].strip() for wish in wishes}
    if "nn" in wanted and not wanted & {"nb", "no"}:
        return "nn"
    return "en" if "en" in wanted and not wanted & {"nb", "no"} else "nb"
