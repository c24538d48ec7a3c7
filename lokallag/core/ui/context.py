"""What the layout needs on every page: menu, bottom bar, the party's colour, the demonstration's clock."""

import functools
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from lokallag.core.ui import colour, menu

#: The modules every page loads; each is small and stands alone, so that a changed one is fetched alone.
SCRIPTS = (
    "ui/js/dialogs.js",
    "ui/js/keys.js",
    "ui/js/forms.js",
    "ui/js/find.js",
    "ui/js/order.js",
    "ui/js/slider.js",
    "ui/js/tabs.js",
)


def _party_colour(chapter: object) -> str:
    """The chapter's colour as six digits without `#`; ink when it has none or an unusable one."""
    value = str(getattr(chapter, "colour", "") or colour.FALLBACK)
    try:
        return colour.as_hex(colour.parse(value)).removeprefix("#")
    except ValueError:
        return colour.FALLBACK.removeprefix("#")


def _colour_url(party_colour: str) -> str:
    """Where the style sheet with the party's shades lies, or nothing when the kit has no URLs."""
    try:
        return reverse("ui:colour", kwargs={"hex_digits": party_colour})
    except NoReverseMatch:
        return ""


def layout(request: HttpRequest) -> dict[str, Any]:
    """Context processor; does without a chapter, a person or permissions where the request has none."""
    chapter = getattr(request, "chapter", None)
    party_colour = _party_colour(chapter)
    scheme = request.COOKIES.get("colour_scheme", "auto")
    context: dict[str, Any] = {
        "layout_chapter": chapter,
        "layout_person": getattr(request, "person", None),
        "party_colour": f"#{party_colour}",
        "party_colour_url": _colour_url(party_colour),
        "colour_scheme": scheme if scheme in {"light", "dark"} else "auto",
        "demonstration": bool(getattr(settings, "DEMONSTRATION", False)),
        "ui_scripts": SCRIPTS,
        "ui_languages": settings.LANGUAGES,
        "menu": [],
        "bottom_bar": {"before": [], "act": None, "after": []},
        "part_rooms": [],
    }
    if chapter is not None:
        # Asked for by whole pages only: a fragment pays nothing for the menu it does not show.
        context["menu"] = functools.cache(lambda: menu.sections(request))
        context["bottom_bar"] = functools.cache(lambda: menu.bottom_bar(request))
        context["part_rooms"] = functools.cache(lambda: menu.rooms(request))
    return context
