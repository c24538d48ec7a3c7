"""The rows of a table packed small for keeping, without what may not be stored; and a person taken out of them."""

import json
import zlib
from collections.abc import Iterator

from lokallag.capabilities.members.importing.contacts import emails_of, phones_of
from lokallag.capabilities.members.importing.layout import Layout
from lokallag.capabilities.members.importing.limits import MAX_ROWS, CannotRead
from lokallag.capabilities.members.importing.names import name_key
from lokallag.capabilities.members.importing.signs import COVERED, cover, one_line, plain
from lokallag.capabilities.members.importing.tables import Table

Row = tuple[int, list[str]]
CHUNK = 1000


def stored_rows(table: Table, layout: Layout, most: int = MAX_ROWS) -> Iterator[list[Row]]:
    """Yield the rows under the names, a thousand at a time, plain, identity numbers covered. Raises CannotRead."""
    chunk: list[Row] = []
    count, covered = 0, layout.covered
    for number, row in table.rows():
        if number <= layout.header_row:
            continue
        cells = [_safe(place, cell, covered) for place, cell in enumerate(row)]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            continue
        count += 1
        if count > most:
            raise CannotRead("too_many", most=most)
        chunk.append((number, cells))
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
    if not count:
        raise CannotRead("only_names")


def _safe(place: int, cell: str, covered: frozenset[int]) -> str:
    if not cell or cell[0] == "\x00":
        return cell
    if place in covered:
        return COVERED
    return cover(plain(cell))


def pack(rows: list[Row]) -> bytes:
    """Pack rows."""
    return zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def unpack(packed: bytes) -> list[Row]:
    """Unpack rows."""
    return [(number, cells) for number, cells in json.loads(zlib.decompress(packed))]


def scrubbed(rows: list[Row], *, name: str, addresses: set[str], number: str) -> list[Row]:
    """Return the rows without those about a person: of that member number, an e-mail or phone of theirs, or their name.

    `name` is folded by `name_key`. A namesake goes too: better one row too many than somebody who asked to be erased.
    """
    words = set(name.split())

    def is_theirs(cells: list[str]) -> bool:
        if number and number in cells:
            return True
        for cell in cells:
            if "@" in cell and addresses & set(emails_of(cell)[0]):
                return True
            if sum(map(str.isdigit, cell)) >= 8 and addresses & set(phones_of(cell)[0]):
                return True
        return bool(words) and words <= set(name_key(one_line(" ".join(cells)), "").replace(",", " ").split())

    return [row for row in rows if not is_theirs(row[1])]
