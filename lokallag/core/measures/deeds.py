"""The book of deeds: each part of the product writes down where it is seen that somebody did something practical.

A talk at a meeting is none; standing at a stall, doing a task, calling members, what the logbook says one did, are. It
is asked only for whether and when, for the measure of how many take part in the work.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import DateField, OuterRef, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, Least, NullIf

Rows = Callable[[], QuerySet[Any]]
# A day later than all others: what has no day sorts behind, on databases where nothing is smaller than something.
_NEVER = Value(datetime.date(9999, 12, 31), output_field=DateField())


@dataclass(frozen=True)
class Deeds:
    """Rows that each say that a person (a field of theirs) did something practical on a day (another)."""

    rows: Rows
    person: str
    dated: str


_SOURCES: dict[str, Deeds] = {}


def deeds_from(key: str, *, person: str, dated: str) -> Callable[[Rows], Rows]:
    """Write a source in the book: the function returns its rows, of the scope's chapters."""

    def write(rows: Rows) -> Rows:
        if key in _SOURCES:
            raise ValueError(f"The deeds {key} are written twice.")
        _SOURCES[key] = Deeds(rows, person, dated)
        return rows

    return write


def first_deed(person: str, first: datetime.date, last: datetime.date) -> Combinable:
    """Return the first day from `first` to `last` on which somebody did something, as a column; None for none.

    `person` is the field of the queryset it is put on that says who.
    """
    days = [
        Coalesce(
            Subquery(
                source.rows()
                .filter(
                    **{source.person: OuterRef(person), f"{source.dated}__gte": first, f"{source.dated}__lte": last}
                )
                .order_by(source.dated)
                .values(source.dated)[:1],
                output_field=DateField(),
            ),
            _NEVER,
        )
        for source in _SOURCES.values()
    ]
    return NullIf(Least(_NEVER, _NEVER, *days), _NEVER)
