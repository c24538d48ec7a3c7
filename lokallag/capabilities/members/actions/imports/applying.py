"""Brings a list in: everything that was looked through and chosen, in one transaction or not at all."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator

from django.db import transaction

from lokallag.capabilities.members.actions.care import welcome
from lokallag.capabilities.members.actions.imports.changing import Changing
from lokallag.capabilities.members.actions.imports.intake import forget_samples
from lokallag.capabilities.members.actions.imports.known import look_up
from lokallag.capabilities.members.actions.imports.making import make_people
from lokallag.capabilities.members.actions.imports.memory import many_rows
from lokallag.capabilities.members.actions.imports.rows import GONE, chosen_changes
from lokallag.capabilities.members.importing import Entry
from lokallag.capabilities.members.models import Import, ImportRow, Member
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

Kind = ImportRow.Kind
Step = Import.Step
AT_ONCE = 1000
#: Who joined within so many days before the last list came in is a newcomer, to be welcomed.
NEWCOMER_DAYS = 30


def apply_import(*, of: Import, actor: Person | None, today: datetime.date, now: datetime.datetime) -> Import:
    """Bring a list in: new people, chosen changes, those said to have resigned; then newcomers get their contact.

    All or nothing; done twice it is once. What somebody has changed since it was looked through is left as it is.
    Returns the import, APPLIED.
    """
    with many_rows(), transaction.atomic():
        one = Import.objects.select_for_update().get(pk=of.pk)
        if one.step not in (Step.READY, Step.APPLYING):
            return one
        counts: Counter[str] = Counter()
        newcomers = _new_people(one, counts, actor, today)
        for rows in _in_parts(one, Kind.CHANGED, Kind.SAME, Kind.GONE):
            _change(one, rows, counts, actor, today)
        one.pieces.all().delete()
        forget_samples(one)
        one.step, one.applied_by, one.applied_at = Step.APPLIED, actor, now
        one.counts = one.counts | {"applied": dict(counts)}
        one.save()
        record("members.list_brought_in", actor=actor, subject=one, **counts)
        welcome(newcomers, actor=actor, today=today, now=now)
    return one


def _in_parts(one: Import, *kinds: str) -> Iterator[list[ImportRow]]:
    """The rows of some kinds, a thousand at a time."""
    last = 0
    while rows := list(ImportRow.objects.filter(of=one, kind__in=kinds, pk__gt=last).order_by("pk")[:AT_ONCE]):
        last = rows[-1].pk
        yield rows


def _new_people(one: Import, counts: Counter[str], actor: Person | None, today: datetime.date) -> list[Member]:
    """Make those who are new, or said to be; returns the newcomers among them."""
    since = _newcomers_since(one, today)
    newcomers = []
    for rows in _in_parts(one, Kind.NEW, Kind.UNSURE):
        ours = look_up([Entry(row.number, row.said["values"]) for row in rows])
        ours.load(row.person_id for row in rows if row.person_id)
        chosen = {row.pk: _whom(row) for row in rows}
        ours.load(pk for pk in chosen.values() if pk)
        new: list[ImportRow] = []
        known: list[ImportRow] = []
        for row in rows:
            values, pk = row.said["values"], chosen[row.pk]
            if row.kind == Kind.UNSURE and pk is None and row.choice != "new":
                counts["left_out"] += 1
                continue
            verdict = ours.book.recognise(values)
            number = values.get("member_number")
            taken = ours.book.by_number.get(number, pk) != pk if number else False
            if taken or (pk is None and row.kind == Kind.NEW and verdict.pk is not None):
                row.kept = "meanwhile"
                counts["meanwhile"] += 1
                continue
            (known if pk in ours.members else new).append(row)
        members = make_people(one, new, actor=actor, today=today)
        counts["new"] += len(new)
        newcomers += [m for m in members if m.state == Member.State.MEMBER and m.joined_on >= since]
        _change_known(one, known, counts, actor, today)
        save_rows([*known, *(row for row in rows if row.kept)])
    return newcomers


def _whom(row: ImportRow) -> int | None:
    """The person a row was said to be about; None for somebody new, or nobody yet."""
    return int(row.choice) if row.choice.isdigit() else row.person_id


def _newcomers_since(one: Import, today: datetime.date) -> datetime.date:
    """From which day those who joined are newcomers: a month before the last list, or before today for the first."""
    last = Import.objects.applied().exclude(pk=one.pk).order_by("-applied_at").first()
    known_on = last.applied_at.date() if last is not None and last.applied_at is not None else today
    return min(known_on, today) - datetime.timedelta(days=NEWCOMER_DAYS)


def _change_known(
    one: Import, rows: list[ImportRow], counts: Counter[str], actor: Person | None, today: datetime.date
) -> None:
    """Rows that were said to be about a member: what they have and the chapter lacks is filled in, nothing replaced."""
    changing = Changing(one, actor=actor, today=today)
    for row in rows:
        row.person_id = _whom(row)
        changing.fill(row)
    counts["changed"] += changing.save([row for row in rows if row.person_id])


def _change(
    one: Import, rows: list[ImportRow], counts: Counter[str], actor: Person | None, today: datetime.date
) -> None:
    """Make the chosen changes of a thousand rows, and remember what the register said."""
    changing = Changing(one, actor=actor, today=today)
    touched = []
    for row in rows:
        if row.person_id is None:
            continue
        if row.kind == Kind.GONE:
            if row.choice != "resign":
                continue
            changing.plan(row, [["state", None, str(Member.State.RESIGNED), False]])
            counts["resigned"] += 1
        else:
            chosen = chosen_changes(row, one)
            changing.plan(row, chosen)
            counts["resigned"] += any(change[0] == "state" and change[2] in GONE for change in chosen)
        touched.append(row)
    counts["changed"] += changing.save(touched)
    save_rows(touched)


def save_rows(rows: list[ImportRow]) -> None:
    """Save rows of an import, a thousand in one statement."""
    ImportRow.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["data", "person", "kept", "kind", "asked", "noted", "choice"],
    )
