"""Everything the book knows about one person, as data and as a page shows it."""

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lokallag.core.people.models import Person
from lokallag.core.privacy.book import BOOK, Holding

AnyField = models.Field[Any, Any]
_WORDS: dict[str, Promise] = {
    "name": _("name"),
    "on": _("date"),
    "at": _("date"),
    "by": _("by whom"),
    "person": _("who"),
    "member": _("whose"),
    "user": _("login"),
    "note": _("note"),
    "text": _("note"),
    "owner_person": _("who has it"),
    "recorded_by": _("by whom"),
    "created_by": _("by whom"),
    "made_by": _("by whom"),
    "done_by": _("by whom"),
    "written_by": _("by whom"),
    "removed_by": _("by whom"),
    "reviewed_by": _("by whom"),
    "uploaded_by": _("by whom"),
    "proposed_by": _("by whom"),
    "approved_by": _("by whom"),
    "joined_on": _("joined on"),
    "state": _("state"),
    "fee_year": _("fee year"),
    "number": _("member number"),
    "asked_by": _("by whom"),
}
_NOTHING: tuple[object, ...] = (None, "", [], {})
#: What the machine keeps to find and sort by; it says nothing that the other fields do not.
_MACHINERY = {"sort_key", "search_text", "link_key", "password"}


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
        Known(holding.called, str(holding.why), [_pairs(holding, row) for row in rows])
        for holding in sorted(BOOK.holdings.values(), key=lambda holding: not _who_they_are(holding))
        if (rows := _rows(holding, person))
    ]


def _who_they_are(holding: Holding) -> bool:
    """Names, addresses and posts come before what they have done."""
    return holding.model._meta.app_label == "people"


def _rows(holding: Holding, person: Person) -> list[Mapping[str, object]]:
    return list(holding.export(person)) if holding.export is not None else []


def _pairs(holding: Holding, row: Mapping[str, object]) -> list[tuple[str, str]]:
    shown = [(key, value, _field(holding.model, key)) for key, value in row.items() if value not in _NOTHING]
    return [(_called(key, field), _said(value, field)) for key, value, field in shown]


def _called(key: str, field: AnyField | None) -> str:
    """What a value is called: by its field, or in our words where the field has no name of its own."""
    if field is not None and isinstance(field.verbose_name, Promise):
        return str(field.verbose_name)
    last = key.rpartition("__")[2]
    if last in _WORDS:
        return str(_WORDS[last])
    # What came as data names a person's own fields.
    own = _field(Person, last)
    return str(own.verbose_name) if own is not None else last.replace("_", " ")


def _field(model: type[models.Model], path: str) -> AnyField | None:
    """The field at the end of `group__name`, None where the key names none."""
    field: AnyField | None = None
    at: type[models.Model] = model
    try:
        for part in path.split("__"):
            found = at._meta.get_field(part)
            field = found if isinstance(found, models.Field) else None
            at = found.related_model if isinstance(found.related_model, type) else at
    except FieldDoesNotExist:
        return None
    return field


def _said(value: object, field: AnyField | None) -> str:
    """A choice by its word, a day as people write it, all else as it is."""
    if field is not None and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).strftime("%d.%m.%Y %H:%M")
    if isinstance(value, datetime.date):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, Mapping):
        told = [(_called(str(key), None), each) for key, each in value.items() if each not in _NOTHING]
        return "; ".join(f"{key}: {_said(each, None)}" for key, each in told)
    if isinstance(value, list | tuple):
        return ", ".join(_said(each, None) for each in value if each not in _NOTHING)
    return str(value)


@dataclass(frozen=True)
class Processed:
    """One line of the record of processing (GDPR article 30)."""

    name: str
    fields: str
    why: str
    basis: str
    how_long: str
    exported: str
    erased: str


def record_of_processing() -> tuple[list[Processed], list[Processed]]:
    """Return what is stored about people, and the rows that only say who did something; printed from the book."""
    about = [_processed(holding) for holding in BOOK.holdings.values() if holding.goes or holding.erase]
    doing = [_processed(holding) for holding in BOOK.holdings.values() if not (holding.goes or holding.erase)]
    return sorted(about, key=lambda line: line.name), sorted(doing, key=lambda line: line.name)


def _processed(holding: Holding) -> Processed:
    called = [
        _called(name, field)
        for name in holding.fields
        if name not in _MACHINERY
        # What has no word of its own says nothing to those who read a record.
        if isinstance(getattr(field := _field(holding.model, name), "verbose_name", ""), Promise) or name in _WORDS
    ]
    return Processed(
        holding.called,
        ", ".join(dict.fromkeys(called)),
        str(holding.why),
        str(holding.basis.label),
        holding.how_long,
        str(_("On their own page and in the file") if holding.export else _("As what they did themselves")),
        holding.how_erased,
    )
