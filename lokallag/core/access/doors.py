"""The only ways a view comes to exist: `@page` for people with a seat, `@public_page` for anyone."""

import functools
from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase

from lokallag.core.access.permissions import Permission

View = Callable[..., HttpResponseBase]


def page(*, may: Permission, methods: tuple[str, ...] = ("GET", "POST")) -> Callable[[View], View]:
    """Open a view to those whose roles in the chapter hold `may`; 403 for other seats, 404 for none (middleware)."""

    def door(view: View) -> View:
        @functools.wraps(view)
        def inner(request: HttpRequest, *args: Any, chapter: str = "", **kwargs: Any) -> HttpResponseBase:  # noqa: ARG001 — taken out
            if refused := _wrong_method(request, methods):
                return refused
            if may.roles is not None and not request.may(may):  # type: ignore[attr-defined]
                raise PermissionDenied
            return view(request, *args, **kwargs)

        inner.permission = may  # type: ignore[attr-defined]
        inner.methods = methods  # type: ignore[attr-defined]
        return inner

    return door


def public_page(*, why: str, methods: tuple[str, ...] = ("GET", "POST")) -> Callable[[View], View]:
    """Open a view to anyone; `why` is the sentence the house test lists it with."""

    def door(view: View) -> View:
        @functools.wraps(view)
        def inner(request: HttpRequest, *args: Any, chapter: str = "", **kwargs: Any) -> HttpResponseBase:  # noqa: ARG001 — taken out
            return _wrong_method(request, methods) or view(request, *args, **kwargs)

        inner.permission = None  # type: ignore[attr-defined]
        inner.methods = methods  # type: ignore[attr-defined]
        inner.public_because = why  # type: ignore[attr-defined]
        return login_not_required(inner)

    return door


def _wrong_method(request: HttpRequest, methods: tuple[str, ...]) -> HttpResponseBase | None:
    allowed = {*methods, "HEAD"} if "GET" in methods else set(methods)
    return None if request.method in allowed else HttpResponseNotAllowed(sorted(allowed))
