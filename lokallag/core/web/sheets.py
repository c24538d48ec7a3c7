"""Tables as files that spreadsheets open: CSV and XLSX, written piece by piece, with nothing in them that runs.

A cell is a text, a day or a number. In CSV a text that a spreadsheet would take for a formula gets an apostrophe in front,
also where spaces come first; phone numbers are written in groups ("912 34 567", "0046 701234567"), so that they stay text
and keep their country. XLSX says of each cell that it is text, so there everything stays as it is.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from xml.sax.saxutils import escape

import phonenumbers

Cell = str | int | datetime.date | None
Row = Sequence[Cell]

TEXT, PHONE = "text", "phone"
_PIECE = 1000
# What spreadsheets begin a formula with, in wide letters too; a tab or a line break in front ends the cell before.
_FORMULA = re.compile(r"[\s\u200b\u200e\u200f\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NORWEGIAN = 11
_FIRST_DAY = datetime.date(1899, 12, 30)


def safe_text(text: str) -> str:
    """Return a text as CSV can hold it: one that a spreadsheet would take for a formula gets an apostrophe in front."""
    return f"'{text}" if text and not text[0].isalnum() and _FORMULA.match(text) else text


def grouped_phone(number: str) -> str:
    """Return an E.164 number as text that no spreadsheet takes for a figure or a formula."""
    if len(number) == _NORWEGIAN and number.startswith("+47") and number[1:].isdigit():
        own = number[3:]
        mobile = own[0] in "49"
        return f"{own[:3]} {own[3:5]} {own[5:]}" if mobile else f"{own[:2]} {own[2:4]} {own[4:6]} {own[6:]}"
    try:
        abroad = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return safe_text(number)
    return f"00{abroad.country_code} {phonenumbers.national_significant_number(abroad)}"


def csv_file(head: Sequence[str], rows: Iterable[Row], kinds: Sequence[str] = ()) -> Iterator[bytes]:
    """Yield a table as CSV that a Norwegian spreadsheet opens: UTF-8 with BOM, semicolons, CRLF.

    `kinds` says by column which hold phone numbers; a piece holds a thousand rows.
    """
    write = [_csv_phone if kind == PHONE else _csv_cell for kind in kinds] or [_csv_cell] * len(head)
    yield b"\xef\xbb\xbf" + _csv_lines([[safe_text(word) for word in head]])
    waiting = iter(rows)
    while piece := list(islice(waiting, _PIECE)):
        yield _csv_lines([[put(cell) for put, cell in zip(write, row, strict=True)] for row in piece])


def _csv_lines(rows: list[list[str]]) -> bytes:
    lines = io.StringIO()
    csv.writer(lines, delimiter=";").writerows(rows)
    return lines.getvalue().encode("utf-8", "replace")


def _csv_cell(cell: Cell) -> str:
    if not cell:
        return "" if cell is None or cell == "" else str(cell)
    if isinstance(cell, str):
        return cell if cell[0].isalnum() else safe_text(cell.replace("\x00", ""))
    return cell.isoformat() if isinstance(cell, datetime.date) else str(cell)


def _csv_phone(cell: Cell) -> str:
    return grouped_phone(str(cell)) if cell else ""


class _Pipe:
    """A file that only takes: what was written since it was last emptied is handed on."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing waits anywhere else."""

    def take(self) -> bytes:
        """Return what was written and begin anew."""
        whole = b"".join(self._pieces)
        self._pieces.clear()
        return whole


def xlsx_file(head: Sequence[str], rows: Iterable[Row], *, title: str) -> Iterator[bytes]:
    """Yield a table as an XLSX workbook with one sheet; memory stays flat however many rows there are."""
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as book:  # type: ignore[call-overload]
        for name, text in _PARTS.items():
            book.writestr(name, text.replace("@title@", _xml(title[:31], {'"': "&quot;"})))
        with book.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(_SHEET_HEAD.encode())
            sheet.write(_xlsx_row(head, _HEAD_CELL).encode())
            waiting = iter(rows)
            while piece := list(islice(waiting, _PIECE)):
                sheet.write("".join([_xlsx_row(row, _CELL) for row in piece]).encode())
                yield pipe.take()
            sheet.write(b"</sheetData></worksheet>")
    yield pipe.take()


_CELL = '<c t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>'
_HEAD_CELL = '<c t="inlineStr" s="2"><is><t>{}</t></is></c>'


def _xlsx_row(row: Row, text_cell: str) -> str:
    return f"<row>{''.join([_xlsx_cell(cell, text_cell) for cell in row])}</row>"


def _xlsx_cell(cell: Cell, text_cell: str) -> str:
    if cell is None or cell == "":
        return "<c/>"
    if isinstance(cell, datetime.date):
        return f'<c s="1"><v>{(cell - _FIRST_DAY).days}</v></c>'
    if isinstance(cell, int):
        return f"<c><v>{cell}</v></c>"
    return text_cell.format(_xml(cell))


def _xml(text: str, more: dict[str, str] | None = None) -> str:
    return escape(text if text.isalnum() else _NOT_XML.sub("", text), more or {})


_OPEN = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NS = "http://schemas.openxmlformats.org"
_MAIN = f"{_NS}/spreadsheetml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_RELATIONS = f"{_NS}/officeDocument/2006/relationships"
_SHEET_HEAD = (
    f'{_OPEN}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
    'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr baseColWidth="18" '
    'defaultRowHeight="15"/><sheetData>'
)
# The parts every workbook has (ECMA-376): what is in it, the list of sheets, and three styles: plain, day, heading.
_PARTS = {
    "[Content_Types].xml": (
        f'{_OPEN}<Types xmlns="{_NS}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'{_OPEN}<Relationships xmlns="{_NS}/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'{_OPEN}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">'
        '<sheets><sheet name="@title@" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'{_OPEN}<Relationships xmlns="{_NS}/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/styles.xml": (
        f'{_OPEN}<styleSheet xmlns="{_MAIN}">'
        '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
        '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
        '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ),
}
