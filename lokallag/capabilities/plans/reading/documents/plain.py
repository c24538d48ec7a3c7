"""Plain text and Markdown: bytes to characters, line ends kept as they stand."""

from __future__ import annotations

import codecs

from lokallag.capabilities.plans.reading.documents.errors import UnreadableDocument

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes) -> str:
    """Return the characters of `data`, byte order mark dropped; raises UnreadableDocument when it is not text."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, errors="replace"))
    if _looks_like_utf16(data):
        even = data[0::2].count(0)
        return _checked(data.decode("utf-16-be" if even > len(data) // 4 else "utf-16-le", errors="replace"))
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    # Every byte means something in Windows-1252 but five; Latin-1 takes those.
    try:
        return _checked(data.decode("cp1252"))
    except UnicodeDecodeError:
        return _checked(data.decode("latin-1"))


def _looks_like_utf16(data: bytes) -> bool:
    sample = data[:2000]
    if len(sample) < 4 or len(data) % 2:
        return False
    return max(sample[0::2].count(0), sample[1::2].count(0)) > len(sample) // 4


def _checked(text: str) -> str:
    """Return `text` if it reads as writing; control characters and broken bytes mean some other kind of file."""
    sample = text[:20_000]
    odd = sum(1 for c in sample if (c < " " and c not in "\t\n\r\x0b\x0c") or c == "\ufffd" or "\x7f" <= c <= "\x9f")
    if sample and odd > max(2, len(sample) // 50):
        raise UnreadableDocument("wrong_type")
    return text
