"""One answer for a page or a piece of it, redirects inside the chapter, and messages that can be undone."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.shortcuts import render as django_render
from django.urls import reverse


def render(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, fragment: str = "", status: int = 200
) -> HttpResponse:
    """Render a page; for an HTMX request with `fragment` named, just that partial of the same template."""
    if fragment and getattr(request, "htmx", None) and not request.htmx.boosted:  # type: ignore[attr-defined]
        template = f"{template}#{fragment}"
    return django_render(request, template, context, status=status)


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what a form was sent with, None where the page is only looked at: `Form(posted(request))`."""
    return request.POST if request.method == "POST" else None


def chapter_reverse(request: HttpRequest, name: str, **kwargs: Any) -> str:
    """Return the address of a page in the request's chapter."""
    return reverse(name, kwargs={"chapter": request.chapter.slug, **kwargs})  # type: ignore[attr-defined]


def go(request: HttpRequest, name: str, **kwargs: Any) -> HttpResponse:
    """Redirect to a page in the request's chapter."""
    return redirect(chapter_reverse(request, name, **kwargs))


def say(request: HttpRequest, text: str, *, undo_url: str = "", level: int = messages.SUCCESS) -> None:
    """Leave a message for the next page; with `undo_url`, a button that posts there."""
    messages.add_message(request, level, text, extra_tags=f"undo:{undo_url}" if undo_url else "")
