"""The text side of a review: the plan's own words cut into blocks, with every promise marked where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Literal

from django.utils.translation import gettext as _

from lokallag.capabilities.plans.models import Commitment, SourceText

# Below this a proposal is shown as one that needs an answer.
UNSURE = 0.75
_BULLET = re.compile(r"[ \t]*(?:[-*•·–—▪◦‣]|\d{1,2}[.)])[ \t]+")
Kind = Literal["heading", "item", "text"]


@dataclass(frozen=True, slots=True)
class Span:
    """Some words in a row: plain, or a promise (or goal) with its status."""

    text: str
    start: int = 0
    status: str = ""
    word: str = ""
    promise: str = ""
    is_current: bool = False


@dataclass(slots=True)
class Block:
    """A heading, a line of a list or a paragraph."""

    kind: Kind
    spans: list[Span]
    is_near: bool = False

    @property
    def is_current(self) -> bool:
        """Whether the promise that is looked at stands here."""
        return any(span.is_current for span in self.spans)


@dataclass(slots=True)
class Part:
    """Blocks that belong together in the page: the lines of one list, or one heading or paragraph."""

    kind: Kind
    blocks: list[Block] = field(default_factory=list)

    @property
    def is_near(self) -> bool:
        """Whether any of it is shown on a phone."""
        return any(block.is_near for block in self.blocks)


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    status: str
    word: str
    promise: str


def status_of(row: Commitment) -> tuple[str, str]:
    """Return how a promise is marked in the text, and the word for those who cannot see it."""
    if row.review == Commitment.Review.ACCEPTED:
        return "done", _("confirmed")
    if row.review == Commitment.Review.REJECTED:
        return "dropped", _("not a commitment")
    if is_unsure(row):
        return "uncertain", _("needs an answer")
    return "open", _("not looked at")


def is_unsure(row: Commitment) -> bool:
    """Whether nobody has looked at it and the reader was not sure of it."""
    return row.review == Commitment.Review.OPEN and row.confidence < UNSURE


def parts_of(source: SourceText | None, rows: Sequence[Commitment], current: str = "") -> list[Part]:
    """Return the whole text in order, or, where there is none, the commitments by area. Nothing is left out."""
    blocks: list[Block] = []
    if source is not None:
        placed = [row for row in rows if row.start is not None and row.end is not None]
        blocks = _blocks_of_text(source, placed, current)
        rows = [row for row in rows if row.start is None or row.end is None]
        if rows:
            blocks.append(Block("heading", [Span(_("Not in the text"))]))
            blocks += [Block("item", [_span_of(row, current)]) for row in rows]
    else:
        for area, inside in groupby(rows, key=lambda row: row.area):
            blocks.append(Block("heading", [Span(area or _("No area"))]))
            blocks += [Block("item", [_span_of(row, current)]) for row in inside]
    here = [place for place, block in enumerate(blocks) if block.is_current]
    for place in here:
        for near in blocks[max(0, place - 1) : place + 2]:
            near.is_near = True
    parts: list[Part] = []
    for block in blocks:
        if parts and block.kind == parts[-1].kind == "item":
            parts[-1].blocks.append(block)
        else:
            parts.append(Part(block.kind, [block]))
    return parts


def _span_of(row: Commitment, current: str) -> Span:
    status, word = status_of(row)
    return Span(row.text, 0, status, word, row.promise, row.promise == current)


def _blocks_of_text(source: SourceText, rows: Iterable[Commitment], current: str) -> list[Block]:
    marks = _marks(source, rows)
    blocks = []
    for kind, start, end in _pieces(source.text, source.segments):
        inside = [m for m in marks if m.start < end and m.end > start]
        spans = _spans(source.text, start, end, inside, current)
        if any(span.text.strip() for span in spans):
            blocks.append(Block(kind, spans))
    return blocks


def _marks(source: SourceText, rows: Iterable[Commitment]) -> list[_Mark]:
    """Every marked stretch; a promise goes before what was left out, and that before a goal."""
    found = []
    for row in rows:
        status, word = status_of(row)
        found.append(_Mark(row.start or 0, row.end or 0, status, word, row.promise))
    found.sort(key=lambda m: m.status == "dropped")
    words = {"goal": _("goal"), "priority": _("priority")}
    found += [
        _Mark(part["start"], part["end"], "priority", words[part["role"]], "")
        for part in source.segments
        if part["role"] in words
    ]
    return found


def _pieces(text: str, segments: list[dict[str, Any]]) -> Iterable[tuple[Kind, int, int]]:
    """Cut the text into headings, list lines and paragraphs, each a stretch of it, in order."""
    headings = sorted((s["start"], s["end"]) for s in segments if s["role"] == "heading")
    open_from: tuple[Kind, int] | None = None
    place = 0
    for line in text.splitlines(keepends=True):
        first, last = place, place + len(line)
        place = last
        inside = [(max(first, a), min(last, b)) for a, b in headings if a < last and b > first]
        bullet = _BULLET.match(line)
        if open_from and (not line.strip() or inside or bullet):
            yield open_from[0], open_from[1], first
            open_from = None
        if not line.strip():
            continue
        if inside:
            yield from _with_headings(text, first, inside)
            if text[inside[-1][1] : last].strip():
                open_from = ("text", inside[-1][1])
        elif bullet:
            open_from = ("item", first + bullet.end())
        elif open_from is None:
            open_from = ("text", first)
    if open_from:
        yield open_from[0], open_from[1], len(text)


def _with_headings(text: str, first: int, headings: list[tuple[int, int]]) -> Iterable[tuple[Kind, int, int]]:
    """The headings of a line with what stands before each (the cells of a flattened table)."""
    for start, end in headings:
        if text[first:start].strip(" \t-•*#"):
            yield "text", first, start
        yield "heading", start, end
        first = end


def _spans(text: str, start: int, end: int, marks: list[_Mark], current: str) -> list[Span]:
    """Cut a stretch at its marks; where two overlap, the first one given keeps its words."""
    owner: list[_Mark | None] = [None] * (end - start)
    for each in reversed(marks):
        for at in range(max(each.start, start), min(each.end, end)):
            owner[at - start] = each
    spans, place = [], start
    for mark, run in groupby(owner):
        length = len(list(run))
        words = text[place : place + length]
        if mark is None:
            spans.append(Span(words, place))
        else:
            is_current = bool(mark.promise) and mark.promise == current
            spans.append(Span(words, place, mark.status, mark.word, mark.promise, is_current))
        place += length
    return spans
