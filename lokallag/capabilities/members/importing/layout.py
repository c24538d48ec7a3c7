"""Where a table's names of columns stand, what the columns are, and which of them may not be stored."""

import hashlib
import itertools
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from lokallag.capabilities.members.importing import guessing
from lokallag.capabilities.members.importing.fields import field_named, folded, is_header_word
from lokallag.capabilities.members.importing.limits import MAX_COLUMNS, CannotRead
from lokallag.capabilities.members.importing.signs import COVERED, cover, looks_like_identity_number, one_line, plain

LOOKED_AT = 400
#: Rows that may stand above the names: a title, the date of the list, an empty one.
ABOVE = 30
SAMPLES = 3


@dataclass
class Column:
    """One column: its place in the row, its name (made distinct), a few of its values, and what it seems to be."""

    place: int
    name: str
    samples: list[str] = field(default_factory=list)
    filled: int = 0
    field: str = ""
    #: A national identity number stands here: it is never stored.
    covered: bool = False


@dataclass
class Layout:
    """What the first rows of a table say of all of it."""

    header_row: int
    columns: list[Column]

    @property
    def fingerprint(self) -> str:
        """The same for every file with these names of columns in this order."""
        names = "\x1f".join(f"{column.place} {folded(column.name)}" for column in self.columns)
        return hashlib.sha256(f"{bool(self.header_row)}\x1f{names}".encode()).hexdigest()

    @property
    def covered(self) -> frozenset[int]:
        """Places of the columns that are never stored."""
        return frozenset(column.place for column in self.columns if column.covered)

    def without_samples(self) -> "Layout":
        """The same without anybody's values."""
        return Layout(self.header_row, [replace(column, samples=[]) for column in self.columns])

    def as_json(self) -> dict[str, Any]:
        """Plain data for keeping."""
        return asdict(self)

    @classmethod
    def of_json(cls, kept: dict[str, Any]) -> "Layout":
        """A layout from plain data."""
        return cls(kept["header_row"], [Column(**column) for column in kept["columns"]])


def layout_of(rows: Iterable[tuple[int, list[str]]]) -> Layout:
    """Find the names and the columns from a table's first rows. Raises CannotRead for a table without rows."""
    first = [(number, [plain(cell) for cell in row]) for number, row in itertools.islice(rows, LOOKED_AT)]
    first = [(number, row) for number, row in first if any(row)]
    if not first:
        raise CannotRead("empty")
    if max(len(row) for _number, row in first) > MAX_COLUMNS:
        raise CannotRead("too_wide", most=MAX_COLUMNS)
    place = _header_place(first)
    header_row, names = first[place] if place is not None else (0, [])
    data = [row for _number, row in first[0 if place is None else place + 1 :]]
    if not data:
        raise CannotRead("only_names")
    width = max(len(row) for row in [names, *data])
    columns = [_column(number, names, data) for number in range(width)]
    columns = [column for column in columns if column.filled or column.name]
    _name(columns)
    guessing.guess(columns, [[cell for row in data if (cell := _at(row, c.place))] for c in columns])
    if len(columns) < 2 and not (columns and columns[0].field):
        raise CannotRead("one_column")
    return Layout(header_row, columns)


def _at(row: list[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _header_place(rows: list[tuple[int, list[str]]]) -> int | None:
    """Which row holds the names: the one with most known ones, else the first full one that is no person's."""
    best, most = None, 0.0
    for place, (_number, row) in enumerate(rows[:ABOVE]):
        texts = [cell for cell in row if cell]
        known = sum(is_header_word(one_line(cell)) for cell in texts)
        sure = known / len(texts) if texts else 0
        enough = (known >= 2 and sure >= 0.3) or known >= 4 or known == len(texts) == 1
        if enough and known + sure > most:
            best, most = place, known + sure
    if best is not None:
        return best
    widths = Counter(sum(map(bool, row)) for _number, row in rows)
    usual = widths.most_common(1)[0][0]
    for place, (_number, row) in enumerate(rows[:ABOVE]):
        texts = [cell for cell in row if cell]
        if len(texts) >= max(2, usual * 0.7):
            named = all(len(text) < 50 and guessing.kind_of(text) == "" for text in texts)
            later = any(guessing.kind_of(cell) for _n, other in rows[place + 1 : place + 20] for cell in other)
            return place if named and later and len(set(texts)) == len(texts) else None
    return None


def _column(place: int, names: list[str], data: list[list[str]]) -> Column:
    values = [cell for row in data if (cell := _at(row, place))]
    name = one_line(_at(names, place))[:120]
    named = field_named(name)
    alike = sum(map(looks_like_identity_number, values))
    covered = bool(named and named[0] == "identity" and alike) or (len(values) >= 1 and alike >= len(values) * 0.8)
    seen = list(dict.fromkeys(one_line(cover(value)) for value in values))[:SAMPLES]
    samples = [COVERED] if covered else [text[:80] for text in seen]
    return Column(place, cover(name), samples, len(values), covered=covered)


def _name(columns: list[Column]) -> None:
    """Give nameless columns their letter, and two of one name a number each."""
    taken: Counter[str] = Counter()
    for column in columns:
        column.name = column.name or _letter(column.place)
        taken[folded(column.name) or column.name] += 1
        number = taken[folded(column.name) or column.name]
        if number > 1:
            column.name = f"{column.name} ({number})"


def _letter(place: int) -> str:
    """A, B … Z, AA: as a spreadsheet calls its columns."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
