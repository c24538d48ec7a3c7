"""A commitment's card as HTML, drawn once for as long as it says the same.

A card is a pure function of what it says, and most of a board says the same from one request to the next; drawing
sixty cards of five components each costs more than finding out how they stand. Nothing but words and addresses goes in.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from lokallag.capabilities.plans.following import Picture


@dataclass(frozen=True, slots=True)
class _Name:
    """The owner as the template reads it."""

    name: str


@dataclass(frozen=True, slots=True)
class _Said:
    """All that a card says."""

    state: str
    title: str
    url: str
    sentence: str
    owner: _Name
    next: str
    next_url: str
    picture: Picture


def draw(
    *, state: str, title: str, url: str, sentence: str, owner: str, step: str, step_url: str, picture: Picture
) -> SafeString:
    """Return the HTML of one card in the active language."""
    said = _Said(state, title, url, sentence, _Name(owner), step, step_url, picture)
    return _draw(said, get_language() or "")


@lru_cache(maxsize=2048)
def _draw(said: _Said, _language: str) -> SafeString:
    return SafeString(render_to_string("plans/_card.html", {"card": said}))
