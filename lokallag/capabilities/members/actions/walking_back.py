"""Walks the steps of a merge back, the last first: rows and fields as they were, what was changed since left as it is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.core import serializers
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, models, transaction

from lokallag.capabilities.members.actions.absorbing import AnyField, Step, model_of, plain


@dataclass(frozen=True)
class Conflict:
    """A field that the merge changed and somebody changed again: what it was, what it is now."""

    step: int
    field: AnyField
    before: Any
    now: Any


@dataclass
class Left:
    """What could not be put back as it was: rows that are deleted or were given to somebody else since."""

    rows: int = 0


def conflicts(steps: list[Step]) -> list[Conflict]:
    """Return the fields that were changed since the merge; rows deleted since are no conflict."""
    found = []
    for number, step in enumerate(steps):
        if step["do"] != "change" or (row := _row(step)) is None:
            continue
        field = row._meta.get_field(step["field"])
        if not isinstance(field, models.Field):
            continue
        now = getattr(row, field.attname)
        if plain(now) != step["after"] and plain(now) != step["before"]:
            found.append(Conflict(number, field, _value(field, step["before"]), now))
    return found


def walk_back(steps: list[Step], *, restore: Collection[int] = ()) -> Left:
    """Undo every step, the last first. `restore` are the conflicts (by step) where the old value is wanted all the same."""
    left = Left()
    waiting: list[tuple[Step, Any]] = []
    for number in range(len(steps) - 1, -1, -1):
        step = steps[number]
        if step["do"] == "change":
            _change_back(step, anyway=number in restore)
        elif step["do"] == "remove":
            _restore(step["row"], left)
        elif step["do"] == "make":
            if (row := _row(step)) is not None:
                type(row)._base_manager.filter(pk=row.pk).delete()
        elif step["do"] == "move":
            waiting += [(step, key) for key in _move_back(step, left)]
    # What a rule of the database refused until the rest was back: a letter goes to members only.
    for step, key in waiting:
        if _move_back({**step, "keys": [key]}, left):
            left.rows += 1
    return left


def _row(step: Step) -> models.Model | None:
    model = model_of(step["model"])
    return model._base_manager.filter(pk=step["pk"]).first() if model is not None else None


def _value(field: AnyField, raw: Any) -> Any:
    """A value as the field keeps it, from plain JSON."""
    goal = field.target_field if isinstance(field, models.ForeignKey) else field
    return goal.to_python(raw) if raw is not None else None


def _change_back(step: Step, *, anyway: bool) -> None:
    row = _row(step)
    if row is None:
        return
    field = row._meta.get_field(step["field"])
    if not isinstance(field, models.Field):
        return
    now = plain(getattr(row, field.attname))
    if now != step["after"] and not anyway:
        return
    try:
        with transaction.atomic():
            value = _value(field, step["before"])
            if isinstance(field, models.ForeignKey) and not _exists(field, value):
                value = None
            type(row)._base_manager.filter(pk=row.pk).update(**{field.attname: value})
    except IntegrityError:
        # Somebody else has the value now, such as a member number: the newer one stays.
        return


def _restore(written: Step, left: Left) -> None:
    """Write a row that was removed as it was. What it needs and is gone leaves it out; what it can do without is emptied."""
    model = model_of(written["model"])
    if model is None or model._base_manager.filter(pk=written["pk"]).exists():
        left.rows += 1
        return
    fields = {name: value for name, value in written["fields"].items() if _has(model, name)}
    row = next(iter(serializers.deserialize("python", [{**written, "fields": fields}]))).object
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey) and not _exists(field, getattr(row, field.attname)):
            if not field.null:
                left.rows += 1
                return
            setattr(row, field.attname, None)
    try:
        with transaction.atomic():
            row.save_base(raw=True, force_insert=True)
    except IntegrityError:
        if not _without_number(row):
            left.rows += 1


def _without_number(row: models.Model) -> bool:
    """A person whose member number somebody else has been given is restored without it."""
    if not getattr(row, "member_number", ""):
        return False
    row.member_number = ""  # type: ignore[attr-defined]
    row.save_base(raw=True, force_insert=True)
    return True


def _move_back(step: Step, left: Left) -> list[Any]:
    """Let rows point where they pointed; those that point elsewhere by now stay. Returns the keys the database refused."""
    model = model_of(step["model"])
    field = model._meta.get_field(step["field"]) if model is not None else None
    if model is None or not isinstance(field, models.ForeignKey) or not _exists(field, step["back"]):
        left.rows += len(step["keys"])
        return []
    still = model._base_manager.filter(pk__in=step["keys"], **{field.attname: step["to"]})
    keys = list(still.values_list("pk", flat=True))
    left.rows += len(step["keys"]) - len(keys)
    refused = []
    try:
        with transaction.atomic():
            still.update(**{field.attname: step["back"]})
    except IntegrityError:
        for key in keys:
            try:
                with transaction.atomic():
                    model._base_manager.filter(pk=key).update(**{field.attname: step["back"]})
            except IntegrityError:
                refused.append(key)
    return refused


def _has(model: type[models.Model], name: str) -> bool:
    return name in {field.name for field in model._meta.concrete_fields}


def _exists(field: models.ForeignKey[Any, Any], key: Any) -> bool:
    """Whether what a foreign key points at is there (nothing is)."""
    if key is None:
        return True
    try:
        field.related_model._base_manager.only("pk").get(**{field.target_field.name: key})
    except ObjectDoesNotExist:
        return False
    return True
