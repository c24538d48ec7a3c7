"""A list comes in: kept, read into packed rows, its columns said; thrown away, or forgotten after thirty days."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping
from typing import BinaryIO

from cryptography.fernet import InvalidToken
from django.db import transaction

from lokallag.capabilities.members.actions.imports import sealing
from lokallag.capabilities.members.importing import (
    FIELDS,
    CannotRead,
    Layout,
    layout_of,
    open_table,
    pack,
    stored_rows,
)
from lokallag.capabilities.members.importing.fields import MANY
from lokallag.capabilities.members.models import Import, ImportPiece, ImportRow
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

#: A text is read while one waits, however long (1.5 s for 100 000 rows); a larger sheet waits for the worker, sealed.
QUICK_SHEET = 1024 * 1024
Step = Import.Step


class CannotBeDone(Exception):
    """The import is no longer where this can be done: somebody else was quicker."""


def take_in(*, filename: str, file: BinaryIO, actor: Person | None, now: datetime.datetime) -> Import:
    """Take a file in: a small one is read at once (raises CannotRead), a large one is kept for the worker.

    Its step is READING where the worker has to read it, else COLUMNS, or COMPARING where its layout is known.
    """
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    is_sheet = file.read(2) == b"PK"
    file.seek(0)
    with transaction.atomic():
        one = Import(filename=filename[:200], made_by=actor, made_at=now)
        if size <= QUICK_SHEET or not is_sheet:
            one.save()
            _read(one, file)
        else:
            open_table(file)
            file.seek(0)
            one.content = sealing.seal(file.read())
            one.save()
        record("members.list_taken_in", actor=actor, subject=one, bytes=size)
    return one


def read_import(*, of: Import) -> Import:
    """Read a kept file (the worker's part), or keep why it cannot be read. Done twice it does no harm."""
    with transaction.atomic():
        one = Import.objects.select_for_update().get(pk=of.pk)
        if one.step != Step.READING:
            return one
        try:
            with transaction.atomic():
                _read(one, io.BytesIO(sealing.open_sealed(bytes(one.content))))
        except CannotRead as problem:
            _fail(one, problem)
        except InvalidToken:
            # The installation has another key than when it came: what it holds is nobody's any more.
            _fail(one, CannotRead("sealed"))
    return one


def _fail(one: Import, problem: CannotRead) -> None:
    one.step, one.content = Step.FAILED, b""
    one.problem = {"code": problem.code, "params": problem.params}
    one.layout, one.rows = {}, 0
    one.save()
    record("members.list_unreadable", actor=one.made_by, subject=one, code=problem.code)


def _read(one: Import, file: BinaryIO) -> None:
    """Read the rows into packed pieces without what may not be stored. Raises CannotRead."""
    table = open_table(file)
    layout = layout_of(table.rows())
    one.rows = 0
    for chunk in stored_rows(table, layout):
        ImportPiece.objects.create(of=one, cells=pack(chunk))
        one.rows += len(chunk)
    one.content = b""
    one.layout = layout.as_json() | {
        "kind": table.kind, "encoding": table.encoding, "delimiter": table.delimiter, "sheet": table.sheet,
        "sheets": len(table.sheets),
    }  # fmt: skip
    one.fingerprint = layout.fingerprint
    remembered = (
        Import.objects.filter(fingerprint=one.fingerprint)
        .exclude(mapping={})
        .exclude(pk=one.pk)
        .order_by("-pk")
        .first()
    )
    guessed = {str(column.place): column.field for column in layout.columns}
    one.mapping = {**guessed, **remembered.mapping} if remembered is not None else guessed
    for column in layout.columns:
        if column.covered:
            one.mapping[str(column.place)] = "identity"
    one.step = Step.COMPARING if remembered is not None else Step.COLUMNS
    one.save()


@transaction.atomic
def set_columns(*, of: Import, mapping: Mapping[int, str], actor: Person | None) -> Import:
    """Say what the columns mean; the rows are to be compared (anew). Raises CannotBeDone once it is brought in.

    ValueError where a field is unknown or stands for two columns.
    """
    one = Import.objects.select_for_update().get(pk=of.pk)
    if not one.is_open or not one.pieces.exists():
        raise CannotBeDone
    layout = Layout.of_json(one.layout)
    chosen = {}
    for column in layout.columns:
        field = "identity" if column.covered else mapping.get(column.place, "")
        if field and field not in FIELDS:
            raise ValueError(field)
        chosen[str(column.place)] = field
    single = [field for field in chosen.values() if field and field not in MANY]
    if len(single) != len(set(single)):
        raise ValueError("twice")
    one.mapping, one.step, one.done = chosen, Step.COMPARING, 0
    one.save()
    record("members.list_columns_said", actor=actor, subject=one)
    return one


def begin(*, of: Import, step: str, actor: Person | None) -> Import:
    """Say that the worker has something in hand: APPLYING or UNDOING. Raises CannotBeDone where it cannot be."""
    before = {Step.APPLYING: Step.READY, Step.UNDOING: Step.APPLIED}[Step(step)]
    with transaction.atomic():
        one = Import.objects.select_for_update().get(pk=of.pk)
        if one.step != before:
            raise CannotBeDone
        one.step, one.done = step, 0
        if step == Step.APPLYING:
            one.applied_by = actor
        else:
            one.undone_by = actor
        one.save()
    return one


@transaction.atomic
def drop_import(*, of: Import, actor: Person | None) -> None:
    """Throw a list away that is not brought in; nothing in the register changes. Raises CannotBeDone for one that is."""
    one = Import.objects.select_for_update().get(pk=of.pk)
    if one.step not in (Step.READING, Step.COLUMNS, Step.COMPARING, Step.READY, Step.FAILED):
        raise CannotBeDone
    record("members.list_dropped", actor=actor, subject=one)
    one.delete()


@transaction.atomic
def forget_old_imports(*, now: datetime.datetime) -> int:
    """Forget what stood in files after thirty days: lists never brought in go whole, of the others the figures stay."""
    gone = 0
    for one in Import.objects.old_on(now):
        if one.applied_at is None:
            one.delete()
            gone += 1
            continue
        rows = ImportRow.objects.filter(of=one).delete()[0] + one.pieces.all().delete()[0]
        if one.layout and any(column["samples"] for column in one.layout["columns"]):
            forget_samples(one)
            one.save(update_fields=["layout"])
            rows += 1
        gone += bool(rows)
    return gone


def forget_samples(one: Import) -> None:
    """Take everybody's values out of what is kept of the columns."""
    kept = {key: one.layout[key] for key in one.layout.keys() - {"columns", "header_row"}}
    one.layout = Layout.of_json(one.layout).without_samples().as_json() | kept
