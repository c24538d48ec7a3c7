"""Word documents: headings, paragraphs, lists and tables in the order they stand."""

from __future__ import annotations

import io
from typing import Any

from lokallag.capabilities.plans.reading.documents.errors import UnreadableDocument
from lokallag.capabilities.plans.reading.documents.writing import Writing


def text_of_docx(data: bytes) -> str:
    """Return the text of a .docx: a heading between blank lines, a list item after "- ", a table row with tabs."""
    import docx  # noqa: PLC0415 - slow to import, so only when a Word file comes

    try:
        document = docx.Document(io.BytesIO(data))
        writing = Writing()
        for block in document.iter_inner_content():
            if hasattr(block, "rows"):
                _table(block, writing)
            else:
                _paragraph(block, writing)
    except UnreadableDocument:
        raise
    except Exception as error:
        raise UnreadableDocument("damaged") from error
    return writing.text()


def _paragraph(paragraph: Any, writing: Writing) -> None:
    text = paragraph.text.strip()
    style = _style(paragraph)
    if not text:
        writing.blank()
    elif style.startswith(("heading", "overskrift", "title", "tittel", "rubrik")):
        writing.heading(text)
    elif _is_listed(paragraph, style):
        writing.item(text)
    elif text and len(text) < 80 and paragraph.runs and all(run.bold for run in paragraph.runs if run.text.strip()):
        writing.heading(text)
    else:
        writing.paragraph(text)


def _style(paragraph: Any) -> str:
    style = paragraph.style
    return (style.name or "").lower() if style is not None else ""


def _is_listed(paragraph: Any, style: str) -> bool:
    if style.startswith(("list", "liste", "punkt")):
        return True
    properties = paragraph._p.pPr  # noqa: SLF001 - python-docx has no public way to a list
    return properties is not None and properties.numPr is not None


def _table(table: Any, writing: Writing) -> None:
    writing.blank()
    for row in table.rows:
        cells: list[str] = []
        last: Any = None
        for cell in row.cells:
            element = cell._tc  # noqa: SLF001 - only the element tells a merged cell, which comes once for each column
            if element is last:
                continue
            last = element
            cells.append(_cell(cell))
        writing.row(cells)
    writing.blank()


def _cell(cell: Any) -> str:
    parts = [" ".join(line.split()) for p in cell.paragraphs for line in p.text.split("\n")]
    return joined([p for p in parts if p])


def joined(parts: list[str]) -> str:
    """Return the paragraphs of one cell on one line; a semicolon keeps apart what has no stop of its own."""
    line = ""
    for part in parts:
        line += part if not line else (" " if line.endswith((".", "!", "?", ":", ";", ",")) else "; ") + part
    return line
