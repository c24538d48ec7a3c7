"""What a mail provider tells of letters (django-anymail): delivered, came back, complaints."""

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import resolve
from django.views.decorators.csrf import csrf_exempt

from lokallag.core.access.doors import public_page

_WHY = "The mail provider tells here what became of letters; it proves itself by the secret in its settings"


@csrf_exempt
@public_page(why=_WHY, methods=("POST",))
def events(request: HttpRequest, provider: str) -> HttpResponseBase:
    """Hand what the installation's own provider says to anymail, which checks its signature; 404 for any other."""
    if not settings.ANYMAIL_PROVIDER or provider != settings.ANYMAIL_PROVIDER:
        raise Http404
    view, arguments, named = resolve(f"/{provider}/tracking/", urlconf="lokallag.core.post.provider_urls")
    answer: HttpResponseBase = view(request, *arguments, **named)
    return answer
