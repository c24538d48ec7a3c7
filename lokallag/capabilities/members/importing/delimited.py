"""Text files with one row a line: which sign stands between the cells, and the rows themselves."""

import csv
import io
import itertools
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from lokallag.capabilities.members.importing.decoding import encoding_of
from lokallag.capabilities.members.importing.limits import MAX_CELL, CannotRead

SIGNS = ";\t,|"
LOOKED_AT = 200
#: A cell with so many lines in it that hold as many delimiters as a row has swallowed other rows.
SWALLOWED = "\x00swallowed"

csv.field_size_limit(MAX_CELL * 30)


def delimiter_of(lines: list[str]) -> str:
    """Return the sign between the cells of some lines: the one that gives most rows of one and the same width."""
    best, most = ";", 0.0
    for sign in SIGNS:
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=sign) if any(row))
        except csv.Error:
            continue
        wide = {width: rows for width, rows in widths.items() if width > 1}
        if not wide:
            continue
        width, rows = max(wide.items(), key=lambda pair: (pair[1], pair[0]))
        score = rows / max(1, sum(widths.values())) * min(width, 6) ** 0.5
        if score > most + 1e-9:
            best, most = sign, score
    return best


class Delimited:
    """A CSV file; `rows` may be asked for again and again."""

    kind = "csv"
    sheets: list[str] = []
    sheet = ""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.encoding, self.errors = encoding_of(file)
        with self._text() as text:
            lines = list(itertools.islice(text, LOOKED_AT))
        if any("\x00" in line for line in lines):
            raise CannotRead("no_table")
        self.told = lines[0].strip("\ufeff\r\n \"'") if lines else ""
        #: Excel's own first line that says which sign: «sep=;».
        self.says_sign = self.told[:4].lower() == "sep=" and len(self.told) == 5
        self.delimiter = self.told[4] if self.says_sign else delimiter_of(lines)

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each row with its number in the file, counted as a spreadsheet does. Raises CannotRead."""
        with self._text() as text:
            reader = csv.reader((line.replace("\x00", "") for line in text), delimiter=self.delimiter)
            number, usual = 0, 0
            while True:
                number += 1
                try:
                    row = next(reader)
                except StopIteration:
                    return
                except csv.Error:
                    raise CannotRead("huge_cell", row=number) from None
                if number == 1 and self.says_sign:
                    continue
                usual = max(usual, min(len(row), 60)) if number < LOOKED_AT else usual
                for place, cell in enumerate(row):
                    if len(cell) > MAX_CELL and cell.count("\n") < 3:
                        raise CannotRead("huge_cell", row=number)
                    if "\n" in cell and self._has_swallowed(cell, usual):
                        row[place] = f"{SWALLOWED}{cell.count(chr(10))}"
                yield number, row

    def _has_swallowed(self, cell: str, usual: int) -> bool:
        """Whether a quotation mark that was never closed has taken the rows after it into one cell."""
        lines = cell.split("\n")
        return usual > 2 and any(line.count(self.delimiter) >= usual - 1 for line in lines[1:])

    def _text(self) -> io.TextIOWrapper:
        self.file.seek(0)
        return _Open(self.file, encoding=self.encoding, errors=self.errors, newline="")


class _Open(io.TextIOWrapper):
    """Text over a file that stays open when the text is closed."""

    def close(self) -> None:
        if not self.closed:
            self.detach()

    def __exit__(self, *_: object) -> None:
        self.detach()

    def __del__(self) -> None:
        """Leave the file alone."""
