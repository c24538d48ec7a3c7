"""Takes one row with everything that points at it into another, and remembers each step so that it can be walked back.

It knows no model by name but for a few rules: what points at a person or a membership is found in the models themselves,
so a capability that is added later is merged and restored too. A step is plain JSON: `move` (rows now point elsewhere),
`remove` (a row as it was), `change` (a field, before and after), `make` (a new row).
"""

from __future__ import annotations

import datetime
import decimal
import uuid
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.core import serializers
from django.db import IntegrityError, models, transaction
from django.db.models import Q

Step = dict[str, Any]
AnyField = models.Field[Any, Any]
Pointer = tuple[type[models.Model], "models.ForeignKey[Any, Any]"]


def pointers(model: type[models.Model]) -> list[Pointer]:
    """Return every foreign key of any model that points at `model`, hidden ones too, always in the same order."""
    found = [
        (relation.related_model, relation.field)
        for relation in model._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel) and isinstance(relation.field, models.ForeignKey)
    ]
    return sorted(found, key=lambda pair: (pair[0]._meta.label_lower, pair[1].name))


def absorb(kept: models.Model, gone: models.Model, steps: list[Step]) -> None:
    """Let all that points at `gone` point at `kept`, then remove `gone`; `steps` is written as it goes."""
    for model, field in pointers(type(gone)):
        _move_all(model, field, kept, gone, steps)
    steps.append({"do": "remove", "row": _written(gone)})
    removed, _labels = type(gone)._base_manager.filter(pk=gone.pk).delete()
    if removed != 1:
        raise IntegrityError(f"{removed} rows went with {type(gone).__name__} {gone.pk}")


def change(row: models.Model, values: dict[str, Any], steps: list[Step]) -> None:
    """Give a row new values of fields, without its own `save`; what does not differ is no step."""
    for name, value in values.items():
        field = _field(type(row), name)
        before = getattr(row, field.attname)
        if before == value:
            continue
        steps.append(
            {
                "do": "change",
                "model": row._meta.label_lower,
                "pk": row.pk,
                "field": name,
                "before": plain(before),
                "after": plain(value),
            }
        )
        setattr(row, field.attname, value)
        type(row)._base_manager.filter(pk=row.pk).update(**{field.attname: value})


def made(row: models.Model, steps: list[Step]) -> None:
    """Remember that a row was made."""
    steps.append({"do": "make", "model": row._meta.label_lower, "pk": row.pk})


def plain(value: Any) -> Any:
    """Return a value as JSON keeps it; moments keep their microseconds."""
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, decimal.Decimal | uuid.UUID | datetime.timedelta):
        return str(value)
    return value


def _written(row: models.Model) -> Step:
    """A row as plain JSON: every field as it is in the database now."""
    fresh = type(row)._base_manager.get(pk=row.pk)
    data: Step = serializers.serialize("python", [fresh])[0]
    return {**data, "fields": {name: plain(value) for name, value in data["fields"].items()}}


def _move_all(
    model: type[models.Model],
    field: models.ForeignKey[Any, Any],
    kept: models.Model,
    gone: models.Model,
    steps: list[Step],
) -> None:
    rows = model._base_manager.filter(**{field.attname: gone.pk})
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    if not keys:
        return
    if not any(True for _unique in _uniques(model, field)):
        try:
            with transaction.atomic():
                rows.update(**{field.attname: kept.pk})
        except IntegrityError:
            pass
        else:
            steps.append(_moved(model, field, keys, gone, kept.pk))
            return
    for key in keys:
        _move_one(model._base_manager.get(pk=key), field, kept, gone, steps)


def _move_one(
    row: models.Model, field: models.ForeignKey[Any, Any], kept: models.Model, gone: models.Model, steps: list[Step]
) -> None:
    """One row: to the survivor, or into the row the survivor has in its place, or to nobody, or away."""
    twin = _twin(row, field, kept)
    if twin is not None:
        change(twin, _best(twin, row), steps)
        absorb(twin, row, steps)
        return
    for goal in (kept.pk, None) if field.null else (kept.pk,):
        try:
            with transaction.atomic():
                type(row)._base_manager.filter(pk=row.pk).update(**{field.attname: goal})
        except IntegrityError:
            continue
        steps.append(_moved(type(row), field, [row.pk], gone, goal))
        return
    # A rule of the table forbids it («not the same person as oneself»): without the other it says nothing.
    for model, pointer in pointers(type(row)):
        if model._base_manager.filter(**{pointer.attname: row.pk}).exists():
            raise IntegrityError(f"{row._meta.label} {row.pk} cannot be moved and others point at it")
    steps.append({"do": "remove", "row": _written(row)})
    type(row)._base_manager.filter(pk=row.pk).delete()


def _moved(
    model: type[models.Model], field: models.ForeignKey[Any, Any], keys: list[Any], gone: models.Model, goal: Any
) -> Step:
    return {
        "do": "move",
        "model": model._meta.label_lower,
        "field": field.name,
        "keys": keys,
        "back": gone.pk,
        "to": goal,
    }


def _uniques(model: type[models.Model], field: AnyField) -> Iterator[tuple[tuple[str, ...], Q | None]]:
    """What must be unique and has the field in it: the names of the fields, and under which condition."""
    if field.unique:
        yield (field.name,), None
    for together in model._meta.unique_together:
        if field.name in together:
            yield tuple(together), None
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and field.name in constraint.fields:
            yield tuple(constraint.fields), constraint.condition


def _twin(row: models.Model, field: models.ForeignKey[Any, Any], kept: models.Model) -> models.Model | None:
    """The row that the survivor has already where this one may be once only."""
    model = type(row)
    for names, condition in _uniques(model, field):
        values = {name: getattr(row, _field(model, name).attname) for name in names} | {field.name: kept.pk}
        if any(value is None for value in values.values()):
            continue
        others = model._base_manager.filter(**values).exclude(pk=row.pk)
        if condition is not None:
            if not model._base_manager.filter(pk=row.pk).filter(condition).exists():
                continue
            others = others.filter(condition)
        if (other := others.first()) is not None:
            return other
    return None


#: Where two rows become one and one of them knows more: what is filled in where it is empty.
_FILLED = {"members.fee": ("due_on", "paid_on"), "gatherings.attendance": ("signed_up_on",)}
#: An attendance is what was seen last: who came is not signed up only.
_ANSWERS = ("declined", "signed_up", "came")


def _best(kept: models.Model, gone: models.Model) -> dict[str, Any]:
    """What the surviving row takes over from its twin. Everything else stays as the survivor has it."""
    label = kept._meta.label_lower
    values = {
        name: getattr(gone, name)
        for name in _FILLED.get(label, ())
        if getattr(kept, name) is None and getattr(gone, name) is not None
    }
    if label == "gatherings.attendance":
        ours, theirs = kept.answer, gone.answer  # type: ignore[attr-defined]
        if {ours, theirs} <= set(_ANSWERS) and _ANSWERS.index(theirs) > _ANSWERS.index(ours):
            values["answer"] = theirs
    elif label == "groups.membership":
        if gone.ends_on is None and kept.ends_on is not None:  # type: ignore[attr-defined]
            values["ends_on"] = None
    return values


def _field(model: type[models.Model], name: str) -> AnyField:
    field = model._meta.get_field(name)
    if not isinstance(field, models.Field):
        raise LookupError(name)
    return field


def model_of(label: str) -> type[models.Model] | None:
    """Return the model a step names; None when the product no longer has it."""
    try:
        return apps.get_model(label)
    except LookupError:
        return None
