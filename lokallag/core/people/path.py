"""The book of what happened to a person: each app writes its kinds of steps, a person's page reads the path.

An app's `paths.py` says where its rows are and how one of them is told; all rows of a person come in one query (a UNION),
newest first, so a page costs the same however many apps tell and however long the history is.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import BigIntegerField, CharField, F, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils.module_loading import autodiscover_modules

from lokallag.core.people.models import Person

#: So many steps are shown before "show all".
MOST_STEPS = 30

Address = tuple[str, Mapping[str, object]]
May = Callable[[Any], bool]
Rows = Callable[[Person], QuerySet[Any]]


class Row(NamedTuple):
    """One row as its kind told where to find it: `what` and `more` are texts, `ref` a key for an address."""

    key: str
    on: datetime.date
    pk: int
    ref: int
    what: str
    more: str
    by: str


@dataclass(frozen=True)
class Told:
    """A row in words. `link` and `undo` are a URL name with what it needs beside the chapter."""

    title: str
    text: str = ""
    icon: str = ""
    tone: str = ""
    link: Address | None = None
    undo: Address | None = None


@dataclass(frozen=True)
class Step:
    """One step of a path as it is shown: what the reader may not open has no `link`, nor what they may not take back."""

    on: datetime.date
    by: str
    told: Told

    @property
    def year(self) -> int:
        """The heading it stands under."""
        return self.on.year


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of step. `rows(person)` is a scoped queryset; the rest are names of its fields, or expressions.

    `on` a day; `what`, `more` texts (an empty `more` is none); `ref` a whole number; `by` a foreign key to the person who
    did it. `tell` puts a row in words. Who may not what `shown_to` says is told nothing; `opened_to` and `undone_by` are
    for the link and the way back. They are permission records, or None for all who may see the page.
    """

    key: str
    rows: Rows
    tell: Callable[[Row], Told]
    icon: str
    on: str = "on"
    what: str | Combinable = ""
    more: str | Combinable = ""
    ref: str = "pk"
    by: str = ""
    shown_to: object | None = None
    opened_to: object | None = None
    undone_by: object | None = None


@dataclass
class Book:
    """All kinds of steps by key."""

    kinds: dict[str, Kind] = field(default_factory=dict)

    def write(self, kind: Kind) -> Kind:
        """Write a kind in the book; a key is written once."""
        if kind.key in self.kinds:
            raise ValueError(f"The step {kind.key} is written twice.")
        self.kinds[kind.key] = kind
        return kind


BOOK = Book()


def path_from(key: str, *, tell: Callable[[Row], Told], icon: str, **where: Any) -> Callable[[Rows], Rows]:
    """Write a kind of step in the book; the decorated function returns a person's rows (see `Kind`)."""

    def write(rows: Rows) -> Rows:
        BOOK.write(Kind(key=key, rows=rows, tell=tell, icon=icon, **where))
        return rows

    return write


def discover() -> Book:
    """Read every app's `paths.py`."""
    autodiscover_modules("paths")
    return BOOK


def path_of(
    person: Person, today: datetime.date, *, may: May, most: int | None = MOST_STEPS
) -> tuple[list[Step], bool]:
    """Return what happened to a person until today, newest first, and whether there is more than `most`. One query."""
    kinds = [kind for kind in BOOK.kinds.values() if kind.shown_to is None or may(kind.shown_to)]
    rows = _fetch([_part(kind, person, today) for kind in kinds], most)
    shown = rows if most is None else rows[:most]
    return [_step(BOOK.kinds[row.key], row, may) for row in shown], len(shown) < len(rows)


def _step(kind: Kind, row: Row, may: May) -> Step:
    told = kind.tell(row)
    link = told.link if kind.opened_to is None or may(kind.opened_to) else None
    undo = told.undo if kind.undone_by is None or may(kind.undone_by) else None
    return Step(row.on, row.by, Told(told.title, told.text, told.icon or kind.icon, told.tone, link, undo))


def _part(kind: Kind, person: Person, today: datetime.date) -> QuerySet[Any]:
    """Shape a kind's rows as the path's columns."""
    by: Combinable = Value("")
    if kind.by:
        by = Concat(
            Coalesce(f"{kind.by}__given_name", Value("")), Value(" "), Coalesce(f"{kind.by}__family_name", Value(""))
        )
    rows = kind.rows(person).filter(**{f"{kind.on}__isnull": False, f"{kind.on}__lte": today}).order_by()
    shaped: QuerySet[Any] = rows.annotate(
        p_key=Value(kind.key, output_field=CharField()),
        p_on=F(kind.on),
        p_pk=Cast(F("pk"), BigIntegerField()),
        p_ref=Cast(F(kind.ref), BigIntegerField()),
        p_what=_text(kind.what),
        p_more=_text(kind.more),
        p_by=Cast(by, CharField()),
    ).values_list("p_key", "p_on", "p_pk", "p_ref", "p_what", "p_more", "p_by")
    return shaped


def _text(source: str | Combinable) -> Combinable:
    if not isinstance(source, str):
        return Cast(source, CharField())
    return Cast(F(source), CharField()) if source else Value("", output_field=CharField())


def _fetch(parts: list[QuerySet[Any]], most: int | None) -> list[Row]:
    """All parts in one query, newest first, one more than `most`; of one day what was written last comes first."""
    if not parts:
        return []
    query = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    try:
        sql, params = query.query.get_compiler(using=query.db).as_sql()
    except EmptyResultSet:
        return []
    limit = "" if most is None else f" LIMIT {int(most) + 1}"
    with connections[query.db].cursor() as cursor:
        cursor.execute(f"{sql} ORDER BY 2 DESC, 1, 3 DESC{limit}", params)
        return [_row(values) for values in cursor.fetchall()]


def _row(values: tuple[Any, ...]) -> Row:
    key, on, pk, ref, what, more, by = values
    # SQLite hands out a day as text.
    day = on if isinstance(on, datetime.date) else datetime.date.fromisoformat(on)
    return Row(key, day, int(pk), int(ref or 0), what or "", more or "", (by or "").strip())
