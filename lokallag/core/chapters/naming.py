"""A chapter's address from its name."""

import re
import unicodedata
from collections.abc import Container

from lokallag.core.chapters.models import RESERVED_SLUGS

_LETTERS = str.maketrans(
    {"æ": "ae", "ä": "a", "ø": "o", "ö": "o", "å": "a", "ð": "d", "đ": "d", "ŋ": "n", "ß": "ss", "þ": "th"}
)
_LONGEST = 60


def slug_of(name: str, taken: Container[str] = frozenset()) -> str:
    """Return an address for the name: small letters, digits and hyphens; never a reserved or taken one.

    A name without any usable letter becomes «lokallag». A number is put behind where needed: `asker-mdg-2`.
    """
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    plain = re.sub(r"[^a-z0-9]+", "-", "".join(c for c in folded if not unicodedata.combining(c))).strip("-")
    base = plain[: _LONGEST - 4].strip("-") or "lokallag"
    slug, number = base, 1
    while slug in RESERVED_SLUGS or slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
