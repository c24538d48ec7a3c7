"""Opens a file as a table, whatever program made it."""

from collections.abc import Iterator
from typing import BinaryIO, Protocol

from lokallag.capabilities.members.importing.delimited import Delimited
from lokallag.capabilities.members.importing.limits import MAX_BYTES, CannotRead
from lokallag.capabilities.members.importing.sheets import Spreadsheet

_NO_TABLES = ((b"%PDF", "pdf"), (b"\xd0\xcf\x11\xe0", "old_excel"), (b"{\\rtf", "no_table"), (b"\x89PNG", "no_table"))


class Table(Protocol):
    """A file with rows."""

    kind: str
    encoding: str
    delimiter: str
    sheet: str
    sheets: list[str]

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each row with its number in the file."""


def open_table(file: BinaryIO, *, sheet: str = "") -> Table:
    """Open a file that can be sought in; `sheet` chooses one of an Excel file's. Raises CannotRead."""
    size = file.seek(0, 2)
    file.seek(0)
    start = file.read(512)
    if size > MAX_BYTES:
        raise CannotRead("too_large", most=MAX_BYTES // 1024 // 1024)
    if not start.strip(b"\x00\xef\xbb\xbf\xff\xfe \r\n\t"):
        raise CannotRead("empty")
    if start.startswith(b"PK"):
        return Spreadsheet(file, sheet)
    for mark, code in _NO_TABLES:
        if start.startswith(mark):
            raise CannotRead(code)
    head = start.lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if head.startswith((b"<html", b"<!doctype html", b"<table", b"<?xml")):
        raise CannotRead("web_page")
    return Delimited(file)
