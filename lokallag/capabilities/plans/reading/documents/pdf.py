"""PDF: text in reading order, tables as rows, page numbers and repeated headers and footers dropped."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from typing import Any

from lokallag.capabilities.plans.reading.documents.docx import joined
from lokallag.capabilities.plans.reading.documents.errors import UnreadableDocument
from lokallag.capabilities.plans.reading.documents.limits import MAX_CHARACTERS, MAX_PAGES

_PAGE_NUMBER = re.compile(
    r"^\W*(?:side|page|s\.|sida|sidan)?\s*\d{1,3}\s*(?:(?:av|of|/|\|)\s*\d{1,3})?\W*$", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")


def text_of_pdf(data: bytes) -> str:
    """Return the text of a PDF; raises UnreadableDocument for a locked, broken, too long or picture-only one."""
    import pypdf  # noqa: PLC0415 - slow to import, so only when a PDF comes

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableDocument("encrypted")
        count = len(reader.pages)
    except UnreadableDocument:
        raise
    except Exception as error:
        raise UnreadableDocument("damaged") from error
    if count > MAX_PAGES:
        raise UnreadableDocument("too_many_pages", pages=count, limit=MAX_PAGES)
    pages: list[list[str]] = []
    size = 0
    plumbed = _plumb(data)
    for number, page in enumerate(reader.pages):
        text = plumbed.get(number)
        if text is None:
            try:
                text = page.extract_text() or ""
            except Exception:  # noqa: BLE001 - one page that cannot be read must not lose the others
                text = ""
        size += len(text)
        if size > MAX_CHARACTERS:
            raise UnreadableDocument("too_large", limit=f"{MAX_CHARACTERS} characters")
        pages.append([line.strip() for line in text.split("\n")])
    return "\n".join(_without_furniture(pages)).strip("\n")


def _plumb(data: bytes) -> dict[int, str]:
    """Return page number → text for pages that hold a ruled table, read cell by cell; the others read better as running text."""
    try:
        import pdfplumber  # noqa: PLC0415

        logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
        found: dict[int, str] = {}
        with pdfplumber.open(io.BytesIO(data)) as document:
            for number, page in enumerate(document.pages[:MAX_PAGES]):
                if len(page.lines) + len(page.rects) < 4:
                    continue
                tables = [t for t in page.find_tables() if len(t.rows) > 1 and len(t.rows[0].cells) > 1]
                if tables:
                    found[number] = _page_with_tables(page, tables)
                page.close()
        return found
    except Exception:  # noqa: BLE001 - a table that cannot be traced is read as running text instead
        return {}


def _page_with_tables(page: Any, tables: list[Any]) -> str:
    parts: list[tuple[float, str]] = []
    boxes = [table.bbox for table in tables]

    def outside(item: dict[str, Any]) -> bool:
        middle = (item["top"] + item["bottom"]) / 2
        across = (item["x0"] + item["x1"]) / 2
        return not any(x0 <= across <= x1 and top <= middle <= bottom for x0, top, x1, bottom in boxes)

    running = page.filter(lambda item: item["object_type"] != "char" or outside(item))
    parts.extend((float(line["top"]), line["text"]) for line in running.extract_text_lines(return_chars=False))
    for table in tables:
        rows = []
        for row in table.extract():
            cells = [joined([" ".join((cell or "").split())]) for cell in row]
            if any(cells):
                rows.append("\t".join(cells))
        parts.append((float(table.bbox[1]), "\n".join(rows)))
    return "\n".join(text for _, text in sorted(parts, key=lambda part: part[0]))


def _without_furniture(pages: list[list[str]]) -> list[str]:
    """Return the lines of all pages without page numbers and without what heads or foots most pages."""
    edges: Counter[str] = Counter()
    for lines in pages:
        solid = [line for line in lines if line]
        for line in {_DIGITS.sub("#", line) for line in solid[:2] + solid[-2:]}:
            edges[line] += 1
    repeated = {line for line, times in edges.items() if times >= 3 and times * 2 > len(pages)}
    kept: list[str] = []
    for lines in pages:
        solid_places = [i for i, line in enumerate(lines) if line]
        rim = set(solid_places[:2] + solid_places[-2:])
        for place, line in enumerate(lines):
            if place in rim and (_PAGE_NUMBER.match(line) or _DIGITS.sub("#", line) in repeated):
                continue
            kept.append(line)
    return kept
