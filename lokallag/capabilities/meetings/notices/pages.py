"""Pages that others made, put among our own: cleaned of what could run, with the file's page number on them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pypdf
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    TextStringObject,
)

#: What a page of others may hold of its own accord; forms, scripts, files and actions stay behind.
_KEPT = frozenset({
    "/Type", "/Parent", "/Contents", "/Resources", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Group", "/Annots",
})  # fmt: skip
_FONT = "/LokallagPage"


@dataclass(frozen=True)
class Section:
    """A part of our own pages with its bookmark; `level` 1 is an item, 2 a paper of it."""

    title: str
    level: int


@dataclass(frozen=True)
class Foreign:
    """A PDF of others, to stand after the section with this number."""

    after: int
    title: str
    data: bytes


def joined(own: bytes, sections: Sequence[Section], foreign: Sequence[Foreign]) -> bytes:
    """Return our pages with the others' in between, each section and each paper a bookmark.

    `sections[0]` is the cover. Our pages are numbered already, as if the others' stood there.
    """
    reader = PdfReader(io.BytesIO(own))
    starts = _starts(reader)
    writer = PdfWriter(clone_from=reader)
    language = reader.root_object.get("/Lang", TextStringObject("nb"))
    for name in ("/Outlines", "/Metadata"):
        # Our own bookmarks are made anew; that all of it is PDF/UA is no longer true.
        writer.root_object.pop(name, None)
    writer.root_object[NameObject("/Lang")] = language
    total = len(reader.pages) + sum(len(PdfReader(io.BytesIO(one.data)).pages) for one in foreign)
    moved = 0
    marks: list[tuple[str, int, int]] = []
    for number, section in enumerate(sections):
        marks.append((section.title, section.level, starts[number] + moved))
        end = starts[number + 1] if number + 1 < len(starts) else len(reader.pages)
        for one in foreign:
            if one.after != number:
                continue
            marks.append((one.title, 2, end + moved))
            for page in PdfReader(io.BytesIO(one.data)).pages:
                put = writer.insert_page(_cleaned(page), end + moved)
                _number(put, f"{end + moved + 1} / {total}", writer)
                moved += 1
    _bookmark(writer, marks)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def _starts(reader: PdfReader) -> list[int]:
    """The pages on which our sections begin, from the bookmarks that typst has put there."""

    def walk(entries: Iterable[object]) -> Iterable[int]:
        for entry in entries:
            if isinstance(entry, list):
                yield from walk(entry)
            else:
                yield reader.get_destination_page_number(entry) or 0  # type: ignore[arg-type]

    return list(walk(reader.outline))


def _cleaned(page: PageObject) -> PageObject:
    """A page without scripts, forms, files and actions; links to the web stay."""
    for name in ("/MediaBox", "/CropBox", "/Resources", "/Rotate"):
        # What a page has from its parents it must have itself, away from them.
        if name not in page and (value := _inherited(page, name)) is not None:
            page[NameObject(name)] = value
    for name in set(page) - _KEPT:
        del page[name]
    annotations = page.get("/Annots")
    kept = ArrayObject(one for one in (annotations.get_object() if annotations is not None else []) if _is_link(one))
    if kept:
        page[NameObject("/Annots")] = kept
    else:
        page.pop("/Annots", None)
    return page


def _inherited(page: PageObject, name: str) -> object:
    parent = page.get("/Parent")
    for _step in range(50):
        node = parent.get_object() if parent is not None else None
        if not isinstance(node, DictionaryObject):
            return None
        if name in node:
            return node[name]
        parent = node.get("/Parent")
    return None


def _is_link(annotation: object) -> bool:
    one = annotation.get_object() if isinstance(annotation, IndirectObject) else annotation
    if not isinstance(one, DictionaryObject) or one.get("/Subtype") != "/Link" or "/AA" in one:
        return False
    action = one.get("/A")
    action = action.get_object() if action is not None else None
    return (
        isinstance(action, DictionaryObject)
        and action.get("/S") == "/URI"
        and "/Next" not in action
        and str(action.get("/URI", "")).startswith(("https://", "http://", "mailto:"))
    )


def _number(page: PageObject, text: str, writer: PdfWriter) -> None:
    """Write the page number at the foot as it is read, without unpacking what the page holds."""
    box = page.cropbox
    left, bottom, right, top = (float(box.left), float(box.bottom), float(box.right), float(box.top))
    # The corner that is bottom right to the reader, and which way is along and up from there.
    x, y, along = {
        0: (right - 60, bottom + 14, "1 0 0 1"),
        90: (right - 14, top - 60, "0 1 -1 0"),
        180: (left + 60, top - 14, "-1 0 0 -1"),
        270: (left + 14, bottom + 60, "0 -1 1 0"),
    }[int(page.rotation) % 360 // 90 * 90]
    resources = page.get("/Resources")
    held = resources.get_object() if resources is not None else None
    held = DictionaryObject(held) if isinstance(held, DictionaryObject) else DictionaryObject()
    fonts = held.get("/Font")
    font_names = DictionaryObject(fonts.get_object()) if fonts is not None else DictionaryObject()
    font_names[NameObject(_FONT)] = DictionaryObject({
        NameObject("/Type"): NameObject("/Font"),
        NameObject("/Subtype"): NameObject("/Type1"),
        NameObject("/BaseFont"): NameObject("/Helvetica"),
        NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
    })  # fmt: skip
    held[NameObject("/Font")] = font_names
    page[NameObject("/Resources")] = held
    first, last = DecodedStreamObject(), DecodedStreamObject()
    first.set_data(b"q\n")
    last.set_data(
        f"\nQ\n/Artifact <</Type /Pagination>> BDC q 0.35 g BT {_FONT} 8 Tf {along} {x:.1f} {y:.1f} Tm ({text}) Tj ET Q EMC\n".encode(
            "ascii"
        )
    )
    before = page.get("/Contents")
    content = before.get_object() if before is not None else None
    middle = (
        list(content)
        if isinstance(content, ArrayObject)
        else [page.raw_get("/Contents")]
        if content is not None
        else []
    )
    page[NameObject("/Contents")] = ArrayObject(
        [writer._add_object(first), *middle, writer._add_object(last)]  # noqa: SLF001 (pypdf offers no other way)
    )


def _bookmark(writer: PdfWriter, marks: Sequence[tuple[str, int, int]]) -> None:
    """Bookmarks in order, a paper's under its item's."""
    parent = None
    for title, level, page in marks:
        made = writer.add_outline_item(title=title, page_number=page, parent=parent if level > 1 else None)
        if level == 1:
            parent = made
    writer.page_mode = "/UseOutlines"


def pages_of(data: bytes) -> int:
    """How many pages a PDF has."""
    return len(pypdf.PdfReader(io.BytesIO(data)).pages)
