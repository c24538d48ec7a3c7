"""Excel files: what they unpack to is looked at first, then one sheet is read row by row."""

import datetime
import re
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from lokallag.capabilities.members.importing.limits import (
    MAX_CELL,
    MAX_COLUMNS,
    MAX_PARTS,
    MAX_RATIO,
    MAX_TEXTS,
    MAX_UNPACKED,
    CannotRead,
)

#: A formula whose result is not in the file.
NO_RESULT = "\x00formula"
_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#GETTING_DATA", "#SPILL!"})
_BROKEN = (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError, TypeError, EOFError, SyntaxError, IndexError, AttributeError, NotImplementedError, RuntimeError)  # fmt: skip
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def guard(file: BinaryIO) -> None:
    """Raise CannotRead for what is no Excel file, and for one that would unpack to far more than a list of people."""
    try:
        with zipfile.ZipFile(file) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError):
        raise CannotRead("broken") from None
    if not any(part.filename.lower() == "xl/workbook.xml" for part in parts):
        opened = any("content.xml" in part.filename for part in parts)
        raise CannotRead("opendocument" if opened else "no_table")
    unpacked, stored = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    texts = sum(part.file_size for part in parts if part.filename.lower().endswith("sharedstrings.xml"))
    too_much = unpacked > MAX_UNPACKED or texts > MAX_TEXTS or len(parts) > MAX_PARTS
    if too_much or (unpacked > 50_000_000 and unpacked > stored * MAX_RATIO):
        raise CannotRead("bomb")
    for part in parts:
        if part.file_size > 10_000_000 and part.file_size > part.compress_size * MAX_RATIO:
            raise CannotRead("bomb")


class Spreadsheet:
    """An XLSX file; `rows` may be asked for again and again."""

    kind = "xlsx"
    encoding = ""
    delimiter = ""

    def __init__(self, file: BinaryIO, sheet: str = "") -> None:
        self.file = file
        guard(file)
        book = self._open(values=True)
        try:
            shown = [one for one in book.worksheets if one.sheet_state == "visible"] or list(book.worksheets)
            if not shown:
                raise CannotRead("empty")
            self.sheets = [one.title for one in shown]
            self.sheet = sheet if sheet in self.sheets else self._fullest(shown)
        finally:
            book.close()
        self.has_formulas = self._formulas()

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each row with its number in the sheet. Raises CannotRead."""
        book = self._open(values=True)
        beside = self._open(values=False) if self.has_formulas else None
        try:
            formulas = self._cells(beside) if beside is not None else None
            for number, values in enumerate(self._cells(book), 1):
                row = [text_of(value) for value in values]
                written = next(formulas, ()) if formulas is not None else ()
                for place, value in enumerate(written):
                    if place < len(row) and not row[place] and isinstance(value, str) and value.startswith("="):
                        row[place] = NO_RESULT
                if any(len(cell) > MAX_CELL for cell in row):
                    raise CannotRead("huge_cell", row=number)
                yield number, row
        except _BROKEN:
            raise CannotRead("broken") from None
        finally:
            book.close()
            if beside is not None:
                beside.close()

    def _open(self, *, values: bool) -> Any:
        self.file.seek(0)
        try:
            return openpyxl.load_workbook(self.file, read_only=True, data_only=values, keep_links=False)
        except _BROKEN:
            raise CannotRead("broken") from None

    def _cells(self, book: Any) -> Iterator[tuple[Any, ...]]:
        sheet = book[self.sheet]
        # Some programs write that the sheet is one cell large.
        sheet.reset_dimensions()
        empty = 0
        for row in sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS):
            empty = 0 if row and any(value is not None for value in row) else empty + 1
            if empty > 1000:
                return
            yield row

    def _fullest(self, sheets: list[Any]) -> str:
        """The sheet with most cells among its first rows: lists come with a cover sheet now and then."""
        best, most = str(sheets[0].title), -1
        for sheet in sheets[:12]:
            sheet.reset_dimensions()
            try:
                rows = sheet.iter_rows(values_only=True, max_row=40, max_col=MAX_COLUMNS)
                cells = sum(value is not None for row in rows for value in row)
            except _BROKEN:
                continue
            if cells > most:
                best, most = str(sheet.title), cells
        return best

    def _formulas(self) -> bool:
        """Whether any sheet has a formula; then what is written is read beside what it gave."""
        self.file.seek(0)
        with zipfile.ZipFile(self.file) as packed:
            for part in packed.infolist():
                if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
                    with packed.open(part) as stream:
                        last = b""
                        while piece := stream.read(1 << 20):
                            if b"<f>" in last + piece or b"<f " in last + piece or b":f>" in last + piece:
                                return True
                            last = piece[-3:]
        return False


def text_of(value: object) -> str:
    """Return a cell's value as a person would have typed it: days as 2021-03-12, whole numbers without a fraction."""
    if isinstance(value, str):
        if value in _ERRORS:
            return ""
        return _ESCAPED.sub(lambda hit: chr(int(hit[1], 16)), value) if "_x" in value else value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e18 else repr(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if not (value.hour or value.minute) else value.isoformat(" ", "minutes")
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value)
