"""The book of what can be counted: each capability writes its measures, the work plan reads them.

One function gives a number and its proof: `Book.rows` answers for every measure and every chapter of the scope in a
single query (a UNION of the measures' own querysets), so a board with sixty commitments and a county with a hundred
chapters ask the database just as often.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, DateField, F, IntegerField, Q, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules

from lokallag.core.access.permissions import Permission
from lokallag.core.measures.asking import NO_DATE, day, day_or_none, fetch, text
from lokallag.core.measures.rows import CaseRow, Row

__all__ = ["BOOK", "Book", "CaseRow", "Measure", "Row", "discover", "measure", "measure_within"]

Rows = Callable[[], QuerySet[Any]]
RowsWithin = Callable[[datetime.date, datetime.date], QuerySet[Any]]
# By day, then measure, then row: the places of those columns in every part.
_ROW_ORDER = "4, 1, 3"


@dataclass(frozen=True, kw_only=True)
class Measure:
    """Something that can be counted.

    `happened` and `planned` return scoped querysets; `dated`/`planned_dated` name their date fields (always a day),
    `amount` an integer field or expression (one a row when None), `name` a text field for the evidence list,
    `promise` the field with the commitment's key where rows are logged for one commitment, `known`/`gone` the dates a
    plan was made and called off. Coverage measures have `cases` with `opened`, `met`, `waived` instead.
    `link` is the name of the page of one row (`pk` as argument). `shown_to`: who may see the rows' labels (people's
    names); None is everybody in the chapter. `opened_to`: who may open the rows' pages, where that is fewer.
    """

    key: str
    label: Promise | str
    serves: frozenset[str]
    happened: Rows | None = None
    dated: str = "on"
    amount: str | Combinable | None = None
    name: str | Combinable = "title"
    promise: str | None = None
    planned: Rows | None = None
    planned_dated: str = "on"
    planned_amount: str | Combinable | None = None
    known: str | None = None
    gone: str | None = None
    cases: Rows | None = None
    # Where what meets a case must fall in the commitment's own window: called with its first and last day.
    cases_within: RowsWithin | None = None
    opened: str = ""
    met: str = ""
    waived: str | None = None
    link: str | None = None
    shown_to: Permission | None = None
    opened_to: Permission | None = None

    def page_for(self, may: Callable[[Permission], bool]) -> str:
        """Return the name of a row's page for who may what `may` says; empty where there is none or it is closed to them."""
        closed = any(needed is not None and not may(needed) for needed in (self.shown_to, self.opened_to))
        return "" if closed or self.link is None else self.link


@dataclass
class Book:
    """All measures by key."""

    measures: dict[str, Measure] = field(default_factory=dict)

    def add(self, measure: Measure) -> Measure:
        """Write a measure; a key is a promise and is written once."""
        if measure.key in self.measures:
            raise ValueError(f"The measure {measure.key} is written twice.")
        self.measures[measure.key] = measure
        return measure

    def get(self, key: str) -> Measure | None:
        """Return a measure; None means it is no longer measured, which is said as that and never as a zero."""
        return self.measures.get(key)

    def serving(self, tracking: str) -> list[Measure]:
        """Return the measures that can serve a tracking, in the book's order."""
        return [m for m in self.measures.values() if tracking in m.serves]

    def rows(
        self,
        keys: Iterable[str],
        first: datetime.date,
        last: datetime.date,
        *,
        promises: Iterable[str] | None = None,
    ) -> list[Row]:
        """Return every row of the measures from `first` to `last`, done and planned, of the scope's chapters.

        One query. `promises` narrows promise-bound measures to those commitments' keys. In order of date.
        """
        wanted = [m for m in (self.get(k) for k in sorted(set(keys))) if m is not None]
        bound = sorted(set(promises)) if promises is not None else None
        parts: list[QuerySet[Any]] = []
        for m in wanted:
            if m.happened is not None:
                parts.append(_part(m, m.happened(), m.dated, m.amount, first, last, planned=False, bound=bound))
            if m.planned is not None:
                parts.append(
                    _part(m, m.planned(), m.planned_dated, m.planned_amount, first, last, planned=True, bound=bound)
                )
        return [_row(values) for values in fetch(parts, by=_ROW_ORDER)]

    def rows_as_of(
        self,
        windows: Mapping[str, tuple[datetime.date, datetime.date]],
        as_of: datetime.date,
        *,
        promises: Iterable[str] | None = None,
    ) -> list[Row]:
        """Return the rows of each measure in its own window (first and last day) as they stood on a day. One query.

        Done are those dated by then; planned are those known by then, not called off and not done by then.
        """
        bound = sorted(set(promises)) if promises is not None else None
        parts: list[QuerySet[Any]] = []
        for key in sorted(windows):
            m, (first, last) = self.get(key), windows[key]
            if m is None:
                continue
            if m.happened is not None:
                until = min(last, as_of)
                parts.append(_part(m, m.happened(), m.dated, m.amount, first, until, planned=False, bound=bound))
            if m.planned is not None:
                still = _still_planned(m, m.planned(), as_of)
                parts.append(_part(m, still, m.planned_dated, m.planned_amount, first, last, planned=True, bound=bound))
        return [_row(values) for values in fetch(parts, by=_ROW_ORDER)]

    def cases(
        self,
        keys: Iterable[str],
        first: datetime.date,
        last: datetime.date,
        *,
        windows: Mapping[str, tuple[datetime.date, datetime.date]] | None = None,
    ) -> list[CaseRow]:
        """Return every case opened from `first` to `last`, of the scope's chapters. One query.

        `windows` are the days between which a case is met, by measure, for those that ask for it.
        """
        parts = []
        for key in sorted(set(keys)):
            m = self.get(key)
            if m is None or (m.cases is None and m.cases_within is None):
                continue
            between = (windows or {}).get(key, (first, last))
            found_cases = m.cases_within(*between) if m.cases_within else m.cases() if m.cases else None
            if found_cases is None:
                continue
            queryset = found_cases.filter(**{f"{m.opened}__gte": first, f"{m.opened}__lte": last}).order_by()
            parts.append(
                queryset.annotate(
                    m_key=Value(m.key, output_field=CharField()),
                    m_opened=F(m.opened),
                    m_met=F(m.met),
                    m_waived=F(m.waived) if m.waived else Cast(NO_DATE, DateField()),
                    m_label=text(m.name),
                ).values_list("m_key", "chapter_id", "pk", "m_opened", "m_met", "m_waived", "m_label")
            )
        found = [
            CaseRow(key, chapter, pk, day(opened), day_or_none(met), day_or_none(waived), label or "")
            for key, chapter, pk, opened, met, waived, label in fetch(parts)
        ]
        return sorted(found, key=lambda c: (c.opened_on, c.measure, c.pk))


BOOK = Book()


def measure(key: str, label: Promise | str, *, serves: Iterable[str], **options: Any) -> Callable[[Rows], Rows]:
    """Write a measure in the book; the decorated function returns its done rows (or its cases, with `opened=`)."""

    def write(rows: Rows) -> Rows:
        source = {"cases": rows} if "opened" in options else {"happened": rows}
        BOOK.add(Measure(key=key, label=label, serves=frozenset(serves), **source, **options))  # type: ignore[arg-type]
        return rows

    return write


def measure_within(
    key: str, label: Promise | str, *, serves: Iterable[str], **options: Any
) -> Callable[[RowsWithin], RowsWithin]:
    """Write a coverage measure whose cases are met within the commitment's window; the function is given its days."""

    def write(rows: RowsWithin) -> RowsWithin:
        BOOK.add(Measure(key=key, label=label, serves=frozenset(serves), cases_within=rows, **options))
        return rows

    return write


def discover() -> Book:
    """Read every app's `measures.py`."""
    autodiscover_modules("measures")
    return BOOK


def _part(
    m: Measure,
    queryset: QuerySet[Any],
    dated: str,
    amount: str | Combinable | None,
    first: datetime.date,
    last: datetime.date,
    *,
    planned: bool,
    bound: list[str] | None,
) -> QuerySet[Any]:
    """Shape one queryset as the book's columns."""
    queryset = queryset.filter(**{f"{dated}__gte": first, f"{dated}__lte": last}).order_by()
    if m.promise and bound is not None:
        queryset = queryset.filter(**{f"{m.promise}__in": bound})
    number: Combinable = Value(1) if amount is None else F(amount) if isinstance(amount, str) else amount
    known = F(m.known) if planned and m.known else Cast(NO_DATE, DateField())
    gone = F(m.gone) if planned and m.gone else Cast(NO_DATE, DateField())
    shaped: QuerySet[Any] = queryset.annotate(
        m_key=Value(m.key, output_field=CharField()),
        m_on=F(dated),
        m_amount=Cast(number, IntegerField()),
        m_label=text(m.name),
        m_promise=text(m.promise) if m.promise else Value("", output_field=CharField()),
        m_planned=Value(int(planned), output_field=IntegerField()),
        m_known=known,
        m_gone=gone,
    ).values_list(
        "m_key", "chapter_id", "pk", "m_on", "m_amount", "m_label", "m_promise", "m_planned", "m_known", "m_gone"
    )
    return shaped


def _still_planned(m: Measure, queryset: QuerySet[Any], as_of: datetime.date) -> QuerySet[Any]:
    """Those of the planned rows that were plans on the day: known, not called off, not done."""
    if m.known:
        queryset = queryset.filter(Q(**{f"{m.known}__isnull": True}) | Q(**{f"{m.known}__lte": as_of}))
    if m.gone:
        queryset = queryset.filter(Q(**{f"{m.gone}__isnull": True}) | Q(**{f"{m.gone}__gt": as_of}))
    if m.happened is not None and m.dated != m.planned_dated and m.happened().model is queryset.model:
        queryset = queryset.filter(Q(**{f"{m.dated}__isnull": True}) | Q(**{f"{m.dated}__gt": as_of}))
    return queryset


def _row(values: tuple[Any, ...]) -> Row:
    key, chapter, pk, on, amount, label, promise, planned, known, gone = values
    if not planned:
        return Row(key, chapter, pk, day(on), amount or 0, label or "", promise or "", False, None, None)
    return Row(
        key,
        chapter,
        pk,
        day(on),
        amount or 0,
        label or "",
        promise or "",
        True,
        day_or_none(known),
        day_or_none(gone),
    )
