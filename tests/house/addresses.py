"""All addresses of the product, with the views behind them, as Django's resolver knows them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Address:
    """One address: its name with namespaces, its pattern, and the view."""

    name: str
    route: str
    view: Callable[..., Any]

    @property
    def public(self) -> bool:
        """Whether it answers without a login."""
        return not getattr(self.view, "login_required", True)


def addresses() -> list[Address]:
    """Every address, libraries' included."""
    return list(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: list[URLPattern | URLResolver], route: str, space: str) -> Iterator[Address]:
    for pattern in patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, here, inner)
        else:
            yield Address(f"{space}{pattern.name}", here, pattern.callback)
