"""Turns lines into blocks: headings, lead-ins, items, table rows, paragraphs of wrapped lines, and noise."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lokallag.capabilities.plans.reading.datelines import leading_date
from lokallag.capabilities.plans.reading.flattened import flat_rows
from lokallag.capabilities.plans.reading.headings import heading_level, is_lead_in, opens_with_number, opens_with_verb
from lokallag.capabilities.plans.reading.lines import Line, cut_lines
from lokallag.capabilities.plans.reading.sections import label_role

_PAGE = re.compile(r"^\W*(?:side|page|sida|sidan)?\s*\d{1,3}\s*(?:(?:av|of|/)\s*\d{1,3})?\W*$", re.IGNORECASE)
_LEADERS = re.compile(r"(\.\s?){4,}\s*\d{0,3}$|…{2,}\s*\d{0,3}$|\t\d{1,3}$")
_LINK = re.compile(r"^\W*(https?://|www\.)\S+\W*$|^\S+@\S+\.\w+$", re.IGNORECASE)
_WEB_FURNITURE = re.compile(
    r"^(dela sidan|del siden|del på|kopi(er|era) (lenke|länk|link)|share this|les mer|läs mer|skriv ut|print|tilbake til|publisert|sist oppdatert|lagt ut av|foto:|photo:|cookie|facebook\W*$|twitter\W*$)",
    re.IGNORECASE,
)
_RULE = re.compile(r"^[\W_]+$")
_WIDE = re.compile(r"(?<=\S)[ \u00a0]{3,}(?=\S)")


@dataclass(slots=True)
class Block:
    """A piece of the page. `start`–`end` is its body; `outer` is where its marker begins; `cells` are spans of a row."""

    kind: str  # heading, lead, item, para, row, noise
    outer: int
    start: int
    end: int
    level: int = 0
    gap: bool = False
    marker: str = ""
    indent: int = 0
    cells: list[tuple[int, int]] = field(default_factory=list)


def cut_blocks(text: str) -> list[Block]:
    """Return the blocks of `text` in order; every non-blank character outside them is a marker before one."""
    lines = cut_lines(text)
    width = max((len(line.text) for line in lines), default=0)
    wide = width >= 50
    blocks: list[Block] = []
    running = _running_heads(lines)
    i = 0
    while i < len(lines):
        line = lines[i]
        rows, taken = flat_rows(lines, i)
        if rows:
            blocks.extend(Block("row", row[0][0], row[0][0], row[-1][1], cells=row) for row in rows)
            i += taken
            continue
        if (_is_noise(line) or i in running) and "|" not in line.text:
            blocks.append(Block("noise", line.start, line.start, line.end, gap=line.gap_before))
        elif cells := _cells(text, line) or _columns(text, lines, i):
            blocks.append(Block("row", line.start, line.start, line.end, gap=line.gap_before, cells=cells))
        elif _names_a_table(text, lines, i):
            blocks.append(Block("heading", line.start, line.body, line.end, 2, line.gap_before))
        elif (level := heading_level(lines, i)) and not (i and _continues(lines[i - 1], line)):
            blocks.append(
                Block("heading", line.start, line.body, line.end, level, line.gap_before, line.marker, line.indent)
            )
        else:
            last = i
            while (
                wide
                and last + 1 < len(lines)
                and _joins(lines, last, width)
                and not _cells(text, lines[last + 1])
                and not _columns(text, lines, last + 1)
            ):
                last += 1
            kind = "item" if line.marker else "para"
            whole = text[line.body : lines[last].end]
            if is_lead_in(
                Line(line.start, lines[last].end, line.body, whole, line.marker, 0, 0, True)
            ) and last + 1 < len(lines):
                kind = "lead"
            blocks.append(
                Block(kind, line.start, line.body, lines[last].end, 0, line.gap_before, line.marker, line.indent)
            )
            i = last
        i += 1
    return blocks


def _running_heads(lines: list[Line]) -> set[int]:
    """Return the numbers of the lines that stand at the edge of page after page: alike, thrice or more, beside a page number."""
    places: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if len(line.text) < 120 and any(c.isalpha() for c in line.text):
            places.setdefault(" ".join(line.text.split()), []).append(i)
    found: set[int] = set()
    for same in places.values():
        if len(same) < 3:
            continue
        beside = sum(
            1 for i in same if any(_PAGE.match(x.text) for x in (*lines[max(0, i - 1) : i], *lines[i + 1 : i + 2]))
        )
        if beside >= 2:
            found.update(same)
    return found


def _names_a_table(text: str, lines: list[Line], i: int) -> bool:
    """Say whether a short line alone stands right above a row of column heads."""
    line = lines[i]
    if (
        i + 1 >= len(lines)
        or line.marker == "-"
        or len(line.text.split()) > 7
        or line.text.endswith((".", ",", ":", "!"))
    ):
        return False
    if _cells(text, line) or lines[i + 1].gap_before:
        return False
    cells = _cells(text, lines[i + 1])
    return len(cells) >= 2 and sum(1 for a, b in cells if label_role(text[a:b])) >= 2


def _is_noise(line: Line) -> bool:
    text = line.text
    return bool(
        _PAGE.match(text)
        and not line.marker
        or _LEADERS.search(text)
        or _LINK.match(text)
        or _WEB_FURNITURE.match(text)
        or _RULE.match(text)
    )


def _cells(text: str, line: Line) -> list[tuple[int, int]]:
    """Return the spans of a row's cells, or nothing when the line is not a row (tabs or Markdown pipes)."""
    begin = line.start
    while begin and text[begin - 1] == "\t":  # empty cells before the first
        begin -= 1
    raw = text[begin : line.end]
    if raw.count("|") >= 2 and (raw.startswith("|") or raw.endswith("|") or raw.count("|") >= 2):
        separator = "|"
    elif "\t" in raw:
        separator = "\t"
    else:
        return []
    spans: list[tuple[int, int]] = []
    position = begin
    for part in raw.split(separator):
        end = position + len(part)
        start = position + len(part) - len(part.lstrip())
        stop = start + len(part.strip())
        spans.append((start, max(start, stop)))
        position = end + 1
    if separator == "|":
        if raw.startswith("|"):
            spans = spans[1:]
        if raw.endswith("|"):
            spans = spans[:-1]
    solid = [s for s in spans if s[0] < s[1]]
    return spans if len(solid) >= 2 or (solid and len(spans) >= 2) else []


def _columns(text: str, lines: list[Line], i: int) -> list[tuple[int, int]]:
    """Return the cells of a line set in columns by blanks, when a neighbour is set so too."""
    line = lines[i]
    if not _WIDE.search(text, line.start, line.end):
        return []
    near = [lines[k] for k in (i - 1, i + 1) if 0 <= k < len(lines)]
    if not any(_WIDE.search(text, other.start, other.end) for other in near):
        return []
    spans: list[tuple[int, int]] = []
    position = line.start
    for gap in _WIDE.finditer(text, line.start, line.end):
        spans.append((position, gap.start()))
        position = gap.end()
    spans.append((position, line.end))
    return spans


def _continues(previous: Line, line: Line) -> bool:
    """Say whether `line` is the wrapped rest of the one before it."""
    if line.gap_before or line.marker:
        return False
    return line.text[:1].islower() and not previous.text.endswith((".", "!", "?", ":"))


def _joins(lines: list[Line], last: int, width: int) -> bool:
    """Say whether the line after `last` belongs to the same paragraph or item."""
    line, following = lines[last], lines[last + 1]
    if following.marker or following.gap_before or "\t" in following.text or _is_noise(following):
        # A page break in mid-sentence: the rest begins in lower case.
        return False
    ended = line.text.endswith((".", "!", "?", ":", ";"))
    first = following.text[:1]
    if first.islower() and not ended:
        return True
    full = len(line.text) >= 0.72 * width and len(line.text) >= 52
    if leading_date(following.text) and (first.isdigit() or first.isupper() or following.text[:3].lower() == "w/c"):
        return False
    if first.isupper() and opens_with_verb(following.text):
        return False
    if heading_level(lines, last + 1) and not (full and not ended):
        return False
    if ended:
        return (
            full
            and first.isupper()
            and bool(line.marker == "" or following.indent >= line.indent)
            and not opens_with_verb(following.text)
        )
    return full and not (opens_with_number(following.text) and len(following.text) < 40)
