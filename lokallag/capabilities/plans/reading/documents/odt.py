"""OpenDocument text: headings, paragraphs, lists and tables in the order they stand."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree

from lokallag.capabilities.plans.reading.documents.docx import joined
from lokallag.capabilities.plans.reading.documents.errors import UnreadableDocument
from lokallag.capabilities.plans.reading.documents.writing import Writing

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_SKIPPED = {_TEXT + "table-of-content", _TEXT + "tracked-changes", _OFFICE + "annotation", _TEXT + "note"}
_DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def text_of_odt(data: bytes) -> str:
    """Return the text of an .odt; entities declared inside it are refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            content = archive.read("content.xml")
        if _DOCTYPE.search(content[:4000]):
            raise UnreadableDocument("damaged")
        tree = ElementTree.fromstring(content)  # noqa: S314 - entities are refused above, and the size is bounded
        body = tree.find(f"{_OFFICE}body/{_OFFICE}text")
        if body is None:
            raise UnreadableDocument("damaged")
        writing = Writing()
        _blocks(body, writing, listed=False)
    except UnreadableDocument:
        raise
    except Exception as error:
        raise UnreadableDocument("damaged") from error
    return writing.text()


def _blocks(parent: ElementTree.Element, writing: Writing, *, listed: bool) -> None:
    for child in parent:
        if child.tag in _SKIPPED:
            continue
        if child.tag == _TEXT + "h":
            writing.heading(_words(child))
        elif child.tag == _TEXT + "p":
            words = _words(child)
            if not words.strip():
                writing.blank()
            elif listed:
                writing.item(words)
            else:
                writing.paragraph(words)
        elif child.tag == _TABLE + "table":
            writing.blank()
            for row in child.iter(_TABLE + "table-row"):
                cells = [
                    [line for p in cell.iter(_TEXT + "p") for line in _words(p).split("\n")]
                    for cell in row.findall(_TABLE + "table-cell")
                ]
                writing.row([joined([w for w in cell if w.strip()]) for cell in cells])
            writing.blank()
        else:
            _blocks(child, writing, listed=listed or child.tag == _TEXT + "list")


def _words(element: ElementTree.Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag == _TEXT + "tab":
            parts.append(" ")
        elif child.tag == _TEXT + "line-break":
            parts.append("\n")
        elif child.tag == _TEXT + "s":
            parts.append(" ")
        elif child.tag not in _SKIPPED:
            parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)
