"""What a paper is, told from what stands in it; and what it says, where we set it ourselves. Nothing in it is ever run."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import charset_normalizer
import docx
import pypdf
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from docx.table import Table
from docx.text.paragraph import Paragraph

from lokallag.capabilities.meetings.models import Paper

Form = Paper.Form
#: The largest paper, in bytes, and what all papers of a meeting may be together.
LARGEST = 20 * 1024 * 1024
ALL_TOGETHER = 60 * 1024 * 1024
MOST_PAGES = 500
#: A picture of more points than this would take the server's memory.
MOST_POINTS = 50_000_000
# What a Word document may be unpacked, and of how many pieces what is set of it may be.
_UNPACKED = 100 * 1024 * 1024
_PIECES = 5000
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u0080-\u009f\ud800-\udfff\ufffe\uffff]")
MEDIA_TYPES = {
    Form.PDF: "application/pdf",
    Form.PNG: "image/png",
    Form.JPEG: "image/jpeg",
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.TEXT: "text/plain; charset=utf-8",
}


@dataclass(frozen=True)
class Known:
    """What a paper is; a PDF has pages from the beginning."""

    form: str
    pages: int | None = None


def recognise(data: bytes) -> Known:
    """Tell what a paper is. ValidationError with a plain sentence for what cannot be used."""
    if not data:
        raise ValidationError(_("The file is empty."), code="empty")
    if len(data) > LARGEST:
        raise ValidationError(_("The file is larger than 20 MB. Save it smaller, or share a part of it."), code="large")
    if b"%PDF-" in data[:1024]:
        return Known(Form.PDF, _pages_of(data))
    if data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        return Known(_picture(data))
    if data.startswith(b"PK\x03\x04"):
        if not _is_word(data):
            raise ValidationError(_OTHERS(), code="kind")
        pieces(Form.DOCX, data)
        return Known(Form.DOCX)
    if b"\x00" in data or data[:4] in {b"\xd0\xcf\x11\xe0", b"{\\rt"}:
        raise ValidationError(_OTHERS(), code="kind")
    text(data)
    return Known(Form.TEXT)


def pieces(form: str, data: bytes) -> list[dict[str, object]]:
    """What a text or a Word document says, piece by piece: {"kind": "heading"|"text"|"table", …}. ValidationError when
    it cannot be read.
    """
    if form == Form.TEXT:
        return [
            {"kind": "text", "lines": block.split("\n")} for block in re.split(r"\n{2,}", text(data)) if block.strip()
        ]
    try:
        document = docx.Document(io.BytesIO(data))
        return [piece for _number, piece in zip(range(_PIECES), _of_word(document), strict=False)]
    except ValidationError:
        raise
    except Exception as broken:
        raise ValidationError(
            _("The Word document cannot be opened. Save it again, or as a PDF."), code="broken"
        ) from broken


def text(data: bytes) -> str:
    """A text's words, whatever it is encoded in."""
    try:
        said = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        best = charset_normalizer.from_bytes(data[:200_000]).best()
        if best is None:
            raise ValidationError(_OTHERS(), code="kind") from None
        said = data.decode(best.encoding, "replace")
    return clean(said)


def clean(said: str) -> str:
    """One kind of line end, and nothing that cannot be printed."""
    return _CONTROLS.sub("", said.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    "))


def _OTHERS() -> str:  # noqa: N802 (one sentence, said in the reader's language)
    return _("We take PDF, pictures (PNG, JPEG), Word (.docx) and plain text. Save it as a PDF, and try again.")


def _pages_of(data: bytes) -> int:
    broken = _("The PDF is broken and cannot be opened. Save or print it to a new PDF, and try again.")
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise ValidationError(
                _("The PDF is locked with a password, so it cannot be bound with the others. Save it without."),
                code="locked",
            )
        pages = len(reader.pages)
        for page in reader.pages[:MOST_PAGES]:
            page.mediabox  # noqa: B018 (a page that is none is found here)
    except ValidationError:
        raise
    except Exception as error:
        raise ValidationError(broken, code="broken") from error
    if not pages:
        raise ValidationError(broken, code="broken")
    if pages > MOST_PAGES:
        raise ValidationError(_("The PDF has more than %(most)s pages.") % {"most": MOST_PAGES}, code="long")
    return pages


def _picture(data: bytes) -> str:
    """The form of a picture that is whole at its beginning and not too large."""
    broken = ValidationError(_("The picture is broken and cannot be shown."), code="broken")
    is_png = data.startswith(b"\x89PNG")
    try:
        width, height = struct.unpack(">II", data[16:24]) if is_png else _jpeg_size(data)
    except (struct.error, IndexError) as error:
        raise broken from error
    if not width or not height:
        raise broken
    if width * height > MOST_POINTS:
        raise ValidationError(_("The picture is too large to be printed. Save it smaller."), code="large")
    return Form.PNG if is_png else Form.JPEG


def _jpeg_size(data: bytes) -> tuple[int, int]:
    """The size of a JPEG, from the first frame it has."""
    at = 2
    while at < len(data) - 9:
        if data[at] != 0xFF:
            at += 1
            continue
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += (
            1 if marker in {0xFF, 0x00} or 0xD0 <= marker <= 0xD9 else 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
        )
    raise IndexError


def _is_word(data: bytes) -> bool:
    """Whether a zip is a Word document, and one that may be unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > _UNPACKED:
                return False
            return "word/document.xml" in packed.namelist()
    except zipfile.BadZipFile as broken:
        raise ValidationError(
            _("The Word document cannot be opened. Save it again, or as a PDF."), code="broken"
        ) from broken


def _of_word(document: docx.document.Document) -> Iterator[dict[str, object]]:
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            said = clean(block.text).strip()
            if not said:
                continue
            style = block.style.name if block.style is not None else ""
            is_heading = (style or "").startswith(("Heading", "Title", "Overskrift", "Tittel"))
            yield {"kind": "heading", "text": said} if is_heading else {"kind": "text", "lines": said.split("\n")}
        elif isinstance(block, Table):
            rows = [[clean(cell.text).strip() for cell in row.cells] for row in block.rows]
            width = max((len(row) for row in rows), default=0)
            if width:
                yield {
                    "kind": "table",
                    "columns": width,
                    "cells": [cell for row in rows for cell in (*row, *[""] * (width - len(row)))],
                }
