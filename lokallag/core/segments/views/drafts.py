"""A sentence being built: it lives in the address, so that it survives a reload and can be sent to somebody."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import QueryDict

from lokallag.core.segments.book import BOOK, MOST_PARTS, Part
from lokallag.core.segments.writing import query_of, read_part, read_parts

#: What changes a sentence; an address that holds one of these is answered with the address of what it leads to.
CHANGES = ("value", "negated", "open", "add", "out", "close")


@dataclass
class Draft:
    """The parts so far, and the place of the one that is open."""

    parts: list[Part]
    at: int | None = None

    @property
    def query(self) -> str:
        """The query of the draft's own address."""
        more = {} if self.at is None else {"at": self.at}
        return query_of(self.parts, draft=1, **more)

    @property
    def is_full(self) -> bool:
        """Whether no part can be added."""
        return len(self.parts) >= MOST_PARTS

    @property
    def problem(self) -> str:
        """What is wrong with the open part's value; nothing while it is still empty."""
        part = self.parts[self.at] if self.at is not None else None
        if part is None or not part["value"]:
            return ""
        try:
            BOOK.clauses[part["clause"]].clean([part["value"]])
        except ValidationError as wrong:
            return " ".join(wrong.messages)
        return ""

    def finished(self) -> list[Part]:
        """Return the parts that can be asked; one that is not filled in yet is left out of the count."""
        return [part for part in self.parts if BOOK.clauses[part["clause"]].is_sound(part["value"])]


def read_draft(asked: QueryDict, fallback: Sequence[Part], today: datetime.date) -> Draft:
    """Return the sentence an address stands for, with what was just changed in it; `fallback` where it holds none."""
    written = "p" in asked or "draft" in asked
    draft = Draft(read_parts(asked.getlist("p")) if written else list(fallback))
    draft.at = _place(asked.get("at", ""), draft)
    if draft.at is not None and "edited" in asked:
        _edit(draft, draft.at, asked)
    if (opened := _place(asked.get("open", ""), draft)) is not None:
        draft.at = opened
    if (removed := _place(asked.get("out", ""), draft)) is not None:
        del draft.parts[removed]
        draft.at = None
    if "close" in asked:
        draft.at = None
    added = read_part(asked.get("add", ""))
    if added is not None and not draft.is_full:
        clause = BOOK.clauses[added["clause"]]
        value = added["value"] or clause.first_value(today)
        draft.parts.append(Part(clause=clause.key, value=value, negated=clause.turned))
        draft.at = len(draft.parts) - 1
    return draft


def _edit(draft: Draft, place: int, asked: QueryDict) -> None:
    """Put what was filled in into the open part; what cannot be stays as it was typed and is said to be wrong."""
    key = draft.parts[place]["clause"]
    typed = asked.getlist("value")
    try:
        value = BOOK.clauses[key].clean(typed)
    except ValidationError:
        value = ",".join(typed)[:200]
    draft.parts[place] = Part(clause=key, value=value, negated=asked.get("negated") == "1")


def _place(text: str, draft: Draft) -> int | None:
    """The place of a part, None for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 and int(text) < len(draft.parts) else None
