"""Finds the chapter in the address, who the visitor is there, and sets the scope before any view runs."""

from collections.abc import Callable

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils import timezone

from lokallag.core.access.permissions import Permission
from lokallag.core.chapters.scopes import within
from lokallag.core.people.models import Person, seats_of
from lokallag.core.web.addressed import addressed_chapter


class ChapterMiddleware:
    """Second lock: no seat in the chapter of the address means 404; third lock: its scope and no other."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.chapter = None  # type: ignore[attr-defined]
        request.person = None  # type: ignore[attr-defined]
        request.roles = frozenset()  # type: ignore[attr-defined]
        request.may = lambda permission: _may(request, permission)  # type: ignore[attr-defined]
        try:
            match = resolve(request.path_info)
        except Resolver404:
            return self.get_response(request)
        slug = match.kwargs.get("chapter")
        if slug is None:
            return self.get_response(request)
        public = not getattr(match.func, "login_required", True)
        if not request.user.is_authenticated and not public:
            return self.get_response(request)
        chapter = addressed_chapter(request)
        if chapter is None or chapter.slug != slug:
            return self._refuse(request)
        with within(chapter), timezone.override(chapter.time_zone):
            request.chapter = chapter  # type: ignore[attr-defined]
            if request.user.is_authenticated:
                seats = seats_of(request.user, chapter, chapter.today())
                if seats:
                    request.person = seats[0].person  # type: ignore[attr-defined]
                    request.roles = frozenset(seat.role for seat in seats)  # type: ignore[attr-defined]
                elif not public:
                    return self._refuse(request)
            return self.get_response(request)

    def _refuse(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as if the address did not exist, in the same words."""
        request.chapter = None  # type: ignore[attr-defined]
        request.refused = True  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_rest: object) -> None:
        """Raise the 404 where Django turns it into a page."""
        if getattr(request, "refused", False):
            raise Http404


def _may(request: HttpRequest, permission: Permission) -> bool:
    """Tell whether the visitor's roles in this chapter hold the permission."""
    if permission.roles is None:
        return request.user.is_authenticated
    return permission.allows(request.roles)  # type: ignore[attr-defined]


def person_of(request: HttpRequest) -> Person:
    """Return the visitor's person in the chapter; 404 without one."""
    person: Person | None = request.person  # type: ignore[attr-defined]
    if person is None:
        raise Http404
    return person
