"""Which letters the bytes of a text file mean."""

import codecs
from typing import BinaryIO

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
PIECE = 1 << 20
# Of the signs that are not ASCII, so many may be broken before the file is no UTF-8 after all.
BROKEN = 0.05


def _windows(problem: UnicodeError) -> tuple[str, int]:
    """Five bytes mean nothing in Windows-1252: take them as Latin-1, which knows every byte."""
    if not isinstance(problem, UnicodeDecodeError):
        raise problem
    return problem.object[problem.start : problem.end].decode("latin-1"), problem.end


codecs.register_error("lokallag-latin1", _windows)


def encoding_of(file: BinaryIO) -> tuple[str, str]:
    """Return the encoding of a file (open, at any place; left at its beginning) and how its errors are met."""
    file.seek(0)
    start = file.read(4096)
    file.seek(0)
    for mark, name in _MARKS:
        if start.startswith(mark):
            return name, "replace"
    if len(start) >= 4:
        even, odd = start[0::2].count(0), start[1::2].count(0)
        half = len(start) // 2
        if odd > half * 0.4 and even < half * 0.1:
            return "utf-16-le", "replace"
        if even > half * 0.4 and odd < half * 0.1:
            return "utf-16-be", "replace"
    return _eight_bits(file)


def _eight_bits(file: BinaryIO) -> tuple[str, str]:
    """UTF-8 where the whole file fits it, or nearly; else Windows-1252, which holds Latin-1."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    broken = good = 0
    while piece := file.read(PIECE):
        if piece.isascii():
            continue
        text = decoder.decode(piece)
        lost = text.count("\ufffd")
        broken += lost
        good += len(text) - len(text.encode("ascii", "ignore")) - lost
    broken += decoder.decode(b"", final=True).count("\ufffd")
    file.seek(0)
    if broken and broken > (good + broken) * BROKEN:
        return "cp1252", "lokallag-latin1"
    return "utf-8", "replace" if broken else "strict"
