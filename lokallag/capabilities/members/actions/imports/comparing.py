"""The dry run: what a list would change, row by row, before anything does."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import Any

from django.db import transaction

from lokallag.capabilities.members.actions.imports.known import Ours, look_up
from lokallag.capabilities.members.actions.imports.memory import many_rows
from lokallag.capabilities.members.actions.imports.rows import GONE, complete, register_values, row_of, with_fee
from lokallag.capabilities.members.importing import Entry, Note, Reader, differences, name_key, unpack
from lokallag.capabilities.members.models import Import, Imported, ImportRow
from lokallag.core.journal.models import record

Kind = ImportRow.Kind
Step = Import.Step


class Seen:
    """Which numbers and people stood in earlier rows of the same file."""

    def __init__(self) -> None:
        self.numbers: dict[int, tuple[int, int]] = {}
        self.people: dict[int, int] = {}
        self.new: dict[int, int] = {}
        #: Rows whose member number turned out to be used for somebody else further down.
        self.doubtful: dict[int, int] = {}

    def number(self, entry: Entry) -> int | None:
        """The earlier row with the same member number."""
        number = entry.values.get("member_number")
        if not number:
            return None
        name = hash(name_key(entry.values.get("given_name", ""), entry.values.get("family_name", "")))
        first = self.numbers.setdefault(hash(number), (entry.row, name))
        if first[0] == entry.row:
            return None
        if first[1] != name:
            self.doubtful[first[0]] = entry.row
        return first[0]

    def person(self, pk: int, row: int) -> int | None:
        """The earlier row about the same person."""
        first = self.people.setdefault(pk, row)
        return first if first != row else None

    def somebody_new(self, entry: Entry) -> int | None:
        """The earlier row about the same new person: one name and one e-mail, phone or birth year, no other number."""
        values = entry.values
        if values.get("member_number"):
            return None
        name = name_key(values.get("given_name", ""), values.get("family_name", ""))
        known_by = values.get("email") or values.get("phone") or values.get("birth_year") or ""
        first = self.new.setdefault(hash((name, known_by)), entry.row)
        return first if first != entry.row else None


@many_rows()
def compare_import(*, of: Import, today: datetime.date) -> Import:
    """Compare every row with the register and keep what it would do. Interrupted, it begins anew; done twice it is once.

    Nothing but the import's own rows is written. Returns the import, READY.
    """
    with transaction.atomic():
        one = Import.objects.select_for_update().get(pk=of.pk)
        if one.step != Step.COMPARING:
            return one
        ImportRow.objects.filter(of=one).delete()
        one.done, one.counts = 0, {}
        one.save()
    mapping = {int(place): field for place, field in one.mapping.items() if field}
    reader, mapped, seen = Reader(mapping, today), frozenset(mapping.values()), Seen()
    counts: Counter[str] = Counter()
    for piece in one.pieces.order_by("pk").iterator(chunk_size=1):
        read = unpack(bytes(piece.cells))
        entries = []
        for number, cells in read:
            entry = reader.read(number, cells)
            complete(entry, mapped)
            entries.append((entry, cells))
        ours = look_up([entry for entry, _cells in entries if not entry.refused])
        rows = [row for entry, cells in entries for row in _judge(one, entry, cells, ours, seen, counts)]
        with transaction.atomic():
            if not Import.objects.filter(pk=one.pk, step=Step.COMPARING).update(done=one.done + len(read)):
                return one
            ImportRow.objects.bulk_create(rows, batch_size=500)
        one.done += len(read)
    with transaction.atomic():
        _finish(one, seen, counts, today)
    return one


def _judge(
    one: Import, entry: Entry, cells: list[str], ours: Ours, seen: Seen, counts: Counter[str]
) -> list[ImportRow]:
    """Say what one row does; a row that changes nothing and is remembered already is only counted."""
    if not entry.refused:
        _refuse_repeated(entry, seen)
    verdict = ours.book.recognise(entry.values) if not entry.refused else None
    if verdict is not None and verdict.pk is not None and (row := seen.person(verdict.pk, entry.row)):
        entry.refused.append(Note("name", "same_person", str(row)))
    pk = verdict.pk if verdict else None
    stranger = pk is None or pk not in ours.members
    if not entry.refused and stranger and entry.values.get("state") in GONE:
        entry.refused.append(Note("state", "has_left", str(entry.values["state"])))
    if entry.notes:
        counts["noted"] += 1
    if entry.refused or verdict is None:
        counts[Kind.REFUSED] += 1
        refused = [[note.field, note.code, note.text] for note in entry.refused]
        return [row_of(one, entry, Kind.REFUSED, refused=refused, cells=cells)]
    if verdict.perhaps:
        counts[Kind.UNSURE] += 1
        return [row_of(one, entry, Kind.UNSURE, perhaps=list(verdict.perhaps))]
    if pk is None or stranger:
        if pk is None and (row := seen.somebody_new(entry)):
            counts[Kind.REFUSED] += 1
            refused = [["name", "same_person", str(row)]]
            return [row_of(one, entry, Kind.REFUSED, refused=refused, cells=cells)]
        counts[Kind.NEW] += 1
        counts["undated"] += "joined_on" not in entry.values
        new = row_of(one, entry, Kind.NEW)
        new.person_id = pk
        return [new]
    return _known(one, entry, pk, ours, counts)


def _known(one: Import, entry: Entry, pk: int, ours: Ours, counts: Counter[str]) -> list[ImportRow]:
    """A row about a member: what it changes, or only that the register knows them."""
    base, have = ours.base.get(pk), with_fee(entry.values, ours.values[pk])
    changes = [[c.field, c.old, c.new, c.asked] for c in differences(entry.values, have, base)]
    remembered = base is not None and {**base, **register_values(entry.values)} == base
    kind = Kind.CHANGED if changes else Kind.SAME
    counts[kind] += 1
    if kind == Kind.SAME and remembered and not entry.notes:
        return []
    row = row_of(one, entry, kind, **({"changes": changes} if changes else {}))
    row.person_id, row.asked = pk, any(change[3] for change in changes)
    counts["asked"] += row.asked
    counts.update(f"field {change[0]}" for change in changes if change[3])
    return [row]


def _refuse_repeated(entry: Entry, seen: Seen) -> None:
    first = seen.number(entry)
    if first is not None:
        entry.refused.append(Note("member_number", "number_twice", str(first)))


def _finish(one: Import, seen: Seen, counts: Counter[str], today: datetime.date) -> None:
    """Refuse what later rows made doubtful, propose who is gone, and say that it is ready."""
    for first, later in seen.doubtful.items():
        row = ImportRow.objects.filter(of=one, number=first).exclude(kind__in=[Kind.REFUSED, Kind.SAME]).first()
        if row is not None:
            counts[row.kind] -= 1
            counts[Kind.REFUSED] += 1
            said = row.said
            # Whose number it is, nobody can know from the file.
            row.say(said | {"refused": [["member_number", "number_twice", str(later)]], "cells": _cells(said)})
            row.kind, row.person, row.asked = Kind.REFUSED, None, False
            row.save()
    known = Imported.objects.exclude(person__member__state__in=GONE).filter(person__member__isnull=False)
    perhaps = {pk for row in ImportRow.objects.filter(of=one, kind=Kind.UNSURE) for pk in row.said["perhaps"]}
    refused = ImportRow.objects.filter(of=one, kind=Kind.REFUSED)
    numbers = {number for row in refused if (number := row.said["values"].get("member_number"))}
    gone = [
        ImportRow(of=one, kind=Kind.GONE, person_id=pk)
        for pk, number in known.values_list("person", "person__member_number").iterator()
        # Somebody whose row cannot come in stands in the file all the same.
        if pk not in seen.people and pk not in perhaps and number not in numbers
    ]
    ImportRow.objects.bulk_create(gone, batch_size=1000)
    counts[Kind.GONE] = len(gone)
    first_time = not Imported.objects.exists()
    usual = datetime.date(today.year - 1, 1, 1) if first_time else today
    one.choices = {"fields": {}, "joined_on": usual.isoformat(), "first": first_time}
    asked = {key.removeprefix("field "): n for key, n in counts.items() if key.startswith("field ")}
    one.counts = {str(key): n for key, n in counts.items() if not key.startswith("field ")} | {"fields": asked}
    one.step = Step.READY
    one.save()
    record("members.list_compared", actor=one.made_by, subject=one, **one.counts)


def _cells(said: dict[str, Any]) -> list[str]:
    """What a row that was clean said, for the list of what cannot come in."""
    return [str(value) for value in said["values"].values() if value not in ("", None)]
