"""What is filled in for each person: `{first name|friend}` in a text, the word after the line where there is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_BRACES = re.compile(r"\{([^{}|\n]{1,60})(?:\|([^{}\n]{0,60}))?\}")
# The product's own letters fill in what they hand along under such names: {answer_url}.
_OWN = re.compile(r"[a-z][a-z0-9_]*")


def plain(text: str) -> str:
    """Return what people wrote themselves as it may stand in a letter: its braces ask for nothing."""
    return text.replace("{", "(").replace("}", ")").strip()


@dataclass(frozen=True)
class MergeField:
    """Something known of each person: its key, what the button says, the names it goes by in a text, a likely fallback."""

    key: str
    label: Promise | str
    names: tuple[str, ...]
    fallback: Promise | str = ""


FIELDS = (
    MergeField("given_name", _("first name"), ("first name", "fornavn", "førenamn"), _("friend")),
    MergeField("family_name", _("last name"), ("last name", "etternavn", "etternamn")),
    MergeField("name", _("full name"), ("full name", "fullt navn", "fullt namn", "navn", "namn"), _("friend")),
    MergeField(
        "chapter", _("the chapter's name"), ("the chapter's name", "lagets navn", "laget sitt namn", "lokallag")
    ),
)
_BY_NAME = {name: field.key for field in FIELDS for name in (*field.names, field.key)}


@dataclass(frozen=True)
class Asked:
    """One thing a text asks for."""

    key: str
    fallback: str


def asked_in(text: str) -> list[Asked]:
    """Return what the braces of a text ask for; an unknown name keeps its own."""
    return [_asked(found) for found in _BRACES.finditer(text)]


def unknown_in(text: str, also: Iterable[str] = ()) -> list[str]:
    """Return the names in braces that nobody could fill in, as they were written."""
    known = {*_BY_NAME.values(), *also}
    return [found.group(0) for found in _BRACES.finditer(text) if _asked(found).key not in known]


def _asked(found: re.Match[str]) -> Asked:
    name = " ".join(found.group(1).split()).casefold()
    return Asked(_BY_NAME.get(name, name), (found.group(2) or "").strip())


class Tokens:
    """Stands in for what braces ask while a layout is made: each becomes a word no text holds, and is cut out after."""

    def __init__(self, mark: str) -> None:
        self.mark = mark
        self.asked: list[Asked] = []
        self._found = re.compile(rf"{mark}(\d+)z")

    def put(self, text: str) -> str:
        """Return the text with a token for each thing asked."""

        def token(found: re.Match[str]) -> str:
            one = _asked(found)
            if one.key not in _BY_NAME.values() and not _OWN.fullmatch(one.key):
                return found.group(0)
            if one not in self.asked:
                self.asked.append(one)
            return f"{self.mark}{self.asked.index(one)}z"

        return _BRACES.sub(token, text)

    def cut(self, made: str) -> Merged:
        """Cut a layout at its tokens."""
        parts = self._found.split(made)
        return Merged(tuple(parts[::2]), tuple(self.asked[int(number)] for number in parts[1::2]))


@dataclass(frozen=True)
class Merged:
    """A text cut where something is filled in: `pieces` has one more than `asked`."""

    pieces: tuple[str, ...]
    asked: tuple[Asked, ...]

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the text for one person; `values` are what is known of them, already fit for the kind of text."""
        if not self.asked:
            return self.pieces[0]
        parts = [self.pieces[0]]
        for one, piece in zip(self.asked, self.pieces[1:], strict=True):
            parts.append(values.get(one.key) or one.fallback)
            parts.append(piece)
        return "".join(parts)
