"""People in minutes as numbers, so that a name can be taken out of words that otherwise never change."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from lokallag.capabilities.meetings.minuting.document import Block, Document, Section

# Two signs for private use: nobody types them, and what comes in is cleared of them.
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_SIGNS = str.maketrans("", "", _OPEN + _CLOSE)


def plain_text(text: str) -> str:
    """Return what somebody typed, without the signs that stand for people."""
    return text.translate(_SIGNS)


@dataclass
class Named:
    """One person in the minutes."""

    number: int
    name: str
    person: int | None
    is_post: bool = False


@dataclass
class Names:
    """Gives each person in the minutes a number, and puts it where their full name stands in people's own words."""

    by_person: dict[int, Named] = field(default_factory=dict)

    def mark(self, person: int, name: str, *, is_post: bool = False) -> str:
        """Return the sign that stands for a person. Who held a post once in the minutes holds it in all of them."""
        named = self.by_person.setdefault(person, Named(len(self.by_person) + 1, plain_text(name), person))
        named.is_post = named.is_post or is_post
        return f"{_OPEN}{named.number}{_CLOSE}"

    def all(self) -> list[Named]:
        """Return them by number."""
        return list(self.by_person.values())

    def hide(self, document: Document) -> Document:
        """Return the document with numbers also where somebody wrote the full name of one of them."""
        names = {named.name: named.number for named in self.all() if " " in named.name}
        if not names:
            return document
        longest_first = sorted(names, key=lambda name: (-len(name), name))
        pattern = re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name) for name in longest_first) + r")(?!\w)")
        return _changed(document, lambda text: pattern.sub(lambda m: f"{_OPEN}{names[m[0]]}{_CLOSE}", text))

    def names(self) -> dict[int, str]:
        """Return the name of each number."""
        return {named.number: named.name for named in self.all()}


def resolved(document: Document, names: Mapping[int, str], erased: str) -> Document:
    """Return the document with names instead of numbers; `erased` stands for those that were taken out."""
    return _changed(document, lambda text: _MARK.sub(lambda m: names.get(int(m[1])) or erased, text))


def _changed(document: Document, change: Callable[[str], str]) -> Document:
    def block(b: Block) -> Block:
        return replace(
            b,
            text=change(b.text),
            note=change(b.note),
            rows=tuple(tuple(change(cell) for cell in row) for row in b.rows),
        )

    def section(s: Section) -> Section:
        return replace(
            s,
            title=change(s.title),
            instead=change(s.instead),
            own=change(s.own),
            blocks=tuple(block(b) for b in s.blocks),
        )

    return replace(document, title=change(document.title), sections=tuple(section(s) for s in document.sections))
