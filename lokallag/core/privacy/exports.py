"""Everything the book knows about one person, as data and as a page shows it."""

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from lokallag.core.people.models import Person
from lokallag.core.privacy.book import BOOK, Holding


@dataclass(frozen=True)
class Known:
    """What one model stores about the person: what it is called, why, and the rows as (label, value) pairs."""

    name: str
    why: str
    rows: list[list[tuple[str, str]]]


def everything(person: Person) -> dict[str, list[dict[str, object]]]:
    """Return the rows of every holding that has any, by the model's label, as plain JSON values."""
    found = {label: _rows(holding, person) for label, holding in BOOK.holdings.items()}
    plain: dict[str, list[dict[str, object]]] = json.loads(json.dumps(found, default=str))
    return {label: rows for label, rows in plain.items() if rows}


def as_shown(person: Person) -> list[Known]:
    """Return the same for people: the field's own names, days as people write them, nothing that is empty."""
    return [
        Known(str(holding.model._meta.verbose_name), str(holding.why), [_pairs(holding, row) for row in rows])
        for holding in BOOK.holdings.values()
        if (rows := _rows(holding, person))
    ]


def reasons() -> list[tuple[str, str]]:
    """Return why people are written down at all, each reason once."""
    return sorted(
        {str(holding.why): str(holding.model._meta.verbose_name) for holding in BOOK.holdings.values()}.items()
    )


def _rows(holding: Holding, person: Person) -> list[Mapping[str, object]]:
    return list(holding.export(person)) if holding.export is not None else []


def _pairs(holding: Holding, row: Mapping[str, object]) -> list[tuple[str, str]]:
    return [(_label(holding.model, key), _said(value)) for key, value in row.items() if value not in (None, "")]


def _label(model: type[models.Model], path: str) -> str:
    """What a value is called: the name of the field at the end of `group__name`, else the key itself."""
    field: models.Field[object, object] | None = None
    at: type[models.Model] = model
    try:
        for part in path.split("__"):
            found = at._meta.get_field(part)
            field = found if isinstance(found, models.Field) else None
            at = found.related_model if isinstance(found.related_model, type) else at
    except FieldDoesNotExist:
        return path.replace("_", " ")
    return str(field.verbose_name) if field is not None else path.replace("_", " ")


def _said(value: object) -> str:
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.strftime("%d.%m.%Y")
    return str(value)
