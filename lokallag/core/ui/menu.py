"""The book of the menu: capabilities write their pages in it, the layout reads it."""

import functools
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.conf import settings
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
    `prefixes` are further URL names, or beginnings of such (`"meetings:"`, `"members:import_"`), under which the item is
    the current place. `within` is the key of the item it is a room of: then it stands not in the menu but in the row of
    tabs over that item's pages.
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
    within: str = ""


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
    """All items of the menu in its order; rooms stand in none."""
    found = (item for item in _BOOK.values() if not item.within)
    return tuple(sorted(found, key=lambda item: (SECTIONS.index(item.section), item.order, item.key)))


def _view_name(request: HttpRequest) -> str:
    match = getattr(request, "resolver_match", None)
    return getattr(match, "view_name", "") or ""


def _closeness(item: MenuItem, view_name: str) -> int:
    """How closely the item names a page: the length of the name or beginning that fits, 0 when none does."""
    if view_name == item.url_name:
        return len(view_name) + 1
    fits = [
        prefix
        for prefix in item.prefixes
        if view_name == prefix or (prefix.endswith((":", "_")) and view_name.startswith(prefix))
    ]
    return max(map(len, fits), default=0)


def _is_current(item: MenuItem, request: HttpRequest) -> bool:
    """Tell whether the page being shown lies under this item or one of its rooms."""
    return item.key in _current(_view_name(request), len(_BOOK))


@functools.lru_cache(maxsize=4096)
def _current(view_name: str, _items: int) -> frozenset[str]:
    """The items a page lies under, and those they are rooms of; the same on every visit, so remembered."""
    best = _best(view_name)
    found = [item for item in _BOOK.values() if 0 < best == _closeness(item, view_name)]
    return frozenset(key for item in found for key in (item.key, item.within))


def _best(view_name: str) -> int:
    """How closely the item that names a page best names it: a page of one's own lies under that and nothing else."""
    return max((_closeness(item, view_name) for item in _BOOK.values()), default=0)


@functools.lru_cache(maxsize=4096)
def _url(url_name: str, slug: str, _urlconf: str) -> str | None:
    """Where an item leads in a chapter, None where it leads nowhere; asked on every page, so remembered."""
    try:
        return reverse(url_name, kwargs={"chapter": slug})
    except NoReverseMatch:
        return None


def _seen(item: MenuItem, request: HttpRequest) -> Place | None:
    """The item as this person sees it, or None when it is not theirs to see or leads nowhere yet."""
    may = getattr(request, "may", None)
    if item.permission is not None and not (callable(may) and may(item.permission)):
        return None
    url = _url(item.url_name, request.chapter.slug, settings.ROOT_URLCONF)  # type: ignore[attr-defined]
    if url is None:
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
    chosen = sorted((item for item in items() if item.bottom is not None), key=lambda item: item.bottom or 0)
    act = next(iter(places(request, (item for item in items() if item.is_act))), None)
    seen = places(request, chosen)[:3]
    return {"before": seen[:2], "act": act, "after": seen[2:]}


def rooms(request: HttpRequest) -> list[Place]:
    """The row of tabs over the page being shown: the item it lies under and its rooms. Empty where there are none.

    Of several that fit, the one that names the page most closely is the current one.
    """
    view_name = _view_name(request)
    families: dict[str, list[MenuItem]] = {}
    for item in sorted(_BOOK.values(), key=lambda item: (bool(item.within), item.order, item.key)):
        families.setdefault(item.within or item.key, []).append(item)
    for family in families.values():
        closest = max(family, key=lambda item: _closeness(item, view_name))
        if len(family) > 1 and 0 < _best(view_name) == _closeness(closest, view_name):
            seen = places(request, family)
            return [replace(place, is_current=place.key == closest.key) for place in seen] if len(seen) > 1 else []
    return []
