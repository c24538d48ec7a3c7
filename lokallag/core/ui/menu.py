"""The book of the menu: capabilities write their pages in it, the layout reads it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

#: The sections of the menu in the order they are shown: the plan's own pages, the chapter's work, the rest.
SECTIONS = ("plan", "work", "more")


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One line in the menu.

    `url_name` is reversed with the chapter's slug. `permission` is what `request.may` is asked with
    (the permission record); None means everyone in the chapter. `bottom` puts the item on the phone's
    bottom bar, lowest first (room for three besides "more"). `is_act` is the one round button there.
    `prefixes` are further URL names or namespaces (`"meetings:"`) under which the item is the current place.
    """

    key: str
    label: str | Promise
    icon: str
    url_name: str
    order: int = 100
    section: str = "work"
    permission: object | None = None
    bottom: int | None = None
    is_act: bool = False
    prefixes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A menu item as one person sees it on one page."""

    key: str
    label: str | Promise
    icon: str
    url: str
    section: str
    is_current: bool


_BOOK: dict[str, MenuItem] = {}


def register(item: MenuItem) -> MenuItem:
    """Write an item in the book (from an app's `ready()`). The same key twice raises ValueError."""
    known = _BOOK.get(item.key)
    if known is not None and known != item:
        raise ValueError(f"The menu already has an item called {item.key}.")
    if item.section not in SECTIONS:
        raise ValueError(f"The menu has no section called {item.section}.")
    _BOOK[item.key] = item
    return item


def items() -> tuple[MenuItem, ...]:
    """All items in the order of the menu."""
    return tuple(sorted(_BOOK.values(), key=lambda item: (SECTIONS.index(item.section), item.order, item.key)))


def _is_current(item: MenuItem, request: HttpRequest) -> bool:
    """Tell whether the page being shown lies under this item."""
    match = getattr(request, "resolver_match", None)
    view_name = getattr(match, "view_name", "") or ""
    if view_name == item.url_name:
        return True
    return any(
        view_name == prefix or (prefix.endswith(":") and view_name.startswith(prefix)) for prefix in item.prefixes
    )


def _seen(item: MenuItem, request: HttpRequest) -> Place | None:
    """The item as this person sees it, or None when it is not theirs to see or leads nowhere yet."""
    may = getattr(request, "may", None)
    if item.permission is not None and not (callable(may) and may(item.permission)):
        return None
    try:
        url = reverse(item.url_name, kwargs={"chapter": request.chapter.slug})  # type: ignore[attr-defined]
    except NoReverseMatch:
        return None
    return Place(item.key, item.label, item.icon, url, item.section, _is_current(item, request))


def places(request: HttpRequest, chosen: Iterable[MenuItem]) -> list[Place]:
    """Those of the chosen items this person may see, in the order given."""
    return [place for item in chosen if (place := _seen(item, request)) is not None]


def sections(request: HttpRequest) -> list[list[Place]]:
    """The whole menu as groups of places; empty groups are left out."""
    seen = places(request, (item for item in items() if not item.is_act))
    groups = [[place for place in seen if place.section == section] for section in SECTIONS]
    return [group for group in groups if group]


def bottom_bar(request: HttpRequest) -> dict[str, list[Place] | Place | None]:
    """What the phone's bottom bar holds: `before` and `after` the round button, and the `act` itself."""
    chosen = sorted((item for item in items() if item.bottom is not None), key=lambda item: item.bottom or 0)[:3]
    act = next(iter(places(request, (item for item in items() if item.is_act))), None)
    seen = places(request, chosen)
    return {"before": seen[:2], "act": act, "after": seen[2:]}
