"""From a file's bytes to its text: .docx, .odt, .pdf, .txt, .md, told apart by content and held within limits."""

from __future__ import annotations

from dataclasses import dataclass

from lokallag.capabilities.plans.reading.documents.archive import kind_of_archive
from lokallag.capabilities.plans.reading.documents.errors import UnreadableDocument, sentence
from lokallag.capabilities.plans.reading.documents.limits import MAX_BYTES, MAX_CHARACTERS
from lokallag.capabilities.plans.reading.documents.plain import decode

__all__ = ["Extracted", "UnreadableDocument", "extract_text", "sentence"]

# Files that are surely something else, by their first bytes: pictures, old Office, programs, archives, rich text, HTML.
_FOREIGN: tuple[bytes, ...] = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"MZ", b"\x7fELF", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf", b"%!PS", b"RIFF", b"ID3", b"OggS",
)  # fmt: skip
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class Extracted:
    """The text of a document and the format it was read as: docx, odt, pdf, txt or md."""

    text: str
    format: str


def extract_text(data: bytes, filename: str) -> Extracted:
    """Return the text in `data`; the content decides the format, the name only tells .md from .txt.

    Raises UnreadableDocument with code empty, no_text, encrypted, wrong_type, too_large, too_many_pages, zip_bomb or damaged.
    """
    if not data:
        raise UnreadableDocument("empty")
    if len(data) > MAX_BYTES:
        raise UnreadableDocument("too_large", limit=f"{MAX_BYTES // (1024 * 1024)} MB")
    form = _form(data, filename)
    if form == "docx":
        from lokallag.capabilities.plans.reading.documents.docx import text_of_docx  # noqa: PLC0415 - light to import

        text = text_of_docx(data)
    elif form == "odt":
        from lokallag.capabilities.plans.reading.documents.odt import text_of_odt  # noqa: PLC0415

        text = text_of_odt(data)
    elif form == "pdf":
        from lokallag.capabilities.plans.reading.documents.pdf import text_of_pdf  # noqa: PLC0415

        text = text_of_pdf(data)
    else:
        text = decode(data)
    if len(text) > MAX_CHARACTERS:
        raise UnreadableDocument("too_large", limit=f"{MAX_CHARACTERS} characters")
    if not any(c.isalnum() for c in text):
        raise UnreadableDocument("empty" if form in ("txt", "md") else "no_text")
    return Extracted(text=text, format=form)


def _form(data: bytes, filename: str) -> str:
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return kind_of_archive(data)
    if data.startswith(_OLD_OFFICE):
        # A locked .docx is wrapped in the old container; an old .doc is simply the wrong type.
        raise UnreadableDocument("encrypted" if "EncryptedPackage".encode("utf-16-le") in data else "wrong_type")
    if data.startswith(_FOREIGN) or data[:200].lstrip().lower().startswith((b"<!doctype html", b"<html", b"<?xml")):
        raise UnreadableDocument("wrong_type")
    return "md" if filename.lower().endswith((".md", ".markdown")) else "txt"
