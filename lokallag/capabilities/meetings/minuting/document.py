"""The minutes as blocks: what pages, PDF and .docx are made of, and what is kept for ever when they are approved."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True)
class Block:
    """A piece of a section. Kinds: text, quiet, list (`rows` of one), facts (`rows` of label and text), decision, signatures."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    # Of a decision: how it was made.
    note: str = ""


@dataclass(frozen=True)
class Section:
    """A part of the minutes under one heading. `item` is its item's key; a closed one is shown to others as `instead`."""

    key: str
    title: str = ""
    blocks: tuple[Block, ...] = ()
    item: int | None = None
    is_closed: bool = False
    instead: str = ""
    # The text by itself, and whether the secretary wrote another.
    own: str = ""
    is_written: bool = False


@dataclass(frozen=True)
class Document:
    """The minutes of a meeting."""

    title: str
    chapter: str
    organisation_number: str
    language: str
    foot: str
    sections: tuple[Section, ...] = ()

    def seen_by(self, items: Collection[int]) -> Document:
        """Return what somebody who may see these items reads: closed ones of others are only named by number."""
        return replace(self, sections=tuple(_seen(section, items) for section in self.sections))

    def plain(self) -> dict[str, Any]:
        """Return it as JSON can keep it; what only helps the secretary (`own`, `is_written`) is left out."""
        return {
            "title": self.title,
            "chapter": self.chapter,
            "organisation_number": self.organisation_number,
            "language": self.language,
            "foot": self.foot,
            "sections": [
                {
                    "key": section.key,
                    "title": section.title,
                    "item": section.item,
                    "is_closed": section.is_closed,
                    "instead": section.instead,
                    "blocks": [
                        {"kind": b.kind, "text": b.text, "rows": [list(row) for row in b.rows], "note": b.note}
                        for b in section.blocks
                    ],
                }
                for section in self.sections
            ],
        }

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> Document:
        """Return the document that `plain` was made of."""
        return cls(
            **{name: plain[name] for name in ("title", "chapter", "organisation_number", "language", "foot")},
            sections=tuple(
                Section(
                    key=section["key"],
                    title=section["title"],
                    item=section["item"],
                    is_closed=section["is_closed"],
                    instead=section["instead"],
                    blocks=tuple(
                        Block(b["kind"], b["text"], tuple(tuple(row) for row in b["rows"]), b["note"])
                        for b in section["blocks"]
                    ),
                )
                for section in plain["sections"]
            ),
        )


def _seen(section: Section, items: Collection[int]) -> Section:
    if section.item is None or section.item in items:
        return section
    return Section(key=section.key, title=section.instead, item=section.item, is_closed=True, instead=section.instead)
