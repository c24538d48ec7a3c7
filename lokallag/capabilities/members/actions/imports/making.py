"""Makes people and their memberships from rows of a list, many in a statement."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import connection

from lokallag.capabilities.members.actions.imports.known import PERSON
from lokallag.capabilities.members.actions.imports.rows import register_values
from lokallag.capabilities.members.models import Fee, Import, Imported, ImportRow, Member, Standing
from lokallag.core.people.models import Alternative, Person

State = Member.State
BATCH = 500


def make_people(one: Import, rows: list[ImportRow], *, actor: Person | None, today: datetime.date) -> list[Member]:
    """Make a member of each row, and a person where the chapter knows none (`row.person_id`). Returns the members.

    The rows get their person; one about somebody known keeps what was filled in, for undoing.
    """
    known = {row.person_id for row in rows if row.person_id}
    people = Person.objects.in_bulk(known)
    made, filled = [], []
    for row in rows:
        values = row.said["values"]
        if row.person_id is None:
            person = Person(**{name: values.get(name) or _EMPTY.get(name, "") for name in PERSON})
            person.fold([*values.get("emails", ()), *values.get("phones", ())])
            made.append(person)
        else:
            person = people[row.person_id]
            row.say(row.said | {"did": {"before": _fill(person, values)}})
            person.save()
            filled.append(row)
        row.person = person
    Person.objects.bulk_create(made, batch_size=BATCH)
    usual = datetime.date.fromisoformat(one.choices["joined_on"])
    members = [_member(row, row.said["values"], usual, today) for row in rows]
    Member.objects.bulk_create(members, batch_size=BATCH)
    _beside(one, rows, members, actor, today)
    for row in filled:
        row.save()
    _set_people(rows)
    return members


def _set_people(rows: list[ImportRow]) -> None:
    """Let each row point at its person. One prepared statement: writing ten thousand rows anew costs a second."""
    table = connection.ops.quote_name(ImportRow._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {table} SET person_id = %s WHERE id = %s",  # noqa: S608 (the table's own name)
            [(row.person.pk, row.pk) for row in rows if row.person is not None],
        )


_EMPTY: dict[str, Any] = {"birth_year": None}


def _fill(person: Person, values: dict[str, Any]) -> dict[str, Any]:
    """Fill in what the chapter lacks of somebody it knows; returns what was there before."""
    before = {}
    for name in PERSON:
        if getattr(person, name) in ("", None) and values.get(name) not in ("", None):
            before[name] = getattr(person, name)
            setattr(person, name, values[name])
    return before


def _member(row: ImportRow, values: dict[str, Any], usual: datetime.date, today: datetime.date) -> Member:
    joined = values.get("joined_on")
    joined_on = datetime.date.fromisoformat(joined) if joined else min(usual, today)
    state = values.get("state", State.MEMBER)
    return Member(
        person=row.person,
        joined_on=joined_on,
        state=state,
        unpaid_since=today if state == State.UNPAID else None,
        source=Member.Source.IMPORT,
    )


def _beside(
    one: Import,
    rows: list[ImportRow],
    members: list[Member],
    actor: Person | None,
    today: datetime.date,
) -> None:
    """Write the standings, fees, other addresses, and what the register said."""
    standings, fees, others, imported = [], [], [], []
    for row, member in zip(rows, members, strict=True):
        values = row.said["values"]
        first = State.MEMBER if member.state == State.UNPAID else member.state
        standings.append(Standing(member=member, state=first, on=member.joined_on, by=actor))
        if member.state == State.UNPAID:
            standings.append(Standing(member=member, state=State.UNPAID, on=today, by=actor))
        if "fee" in values:
            fees.append(fee_of(member, values, today))
        for kind, name in ((Alternative.Kind.EMAIL, "emails"), (Alternative.Kind.PHONE, "phones")):
            others += [Alternative(person=row.person, kind=kind, value=value) for value in values.get(name, ())]
        last = Imported(person=row.person, first_in=one)
        last.say(register_values(values))
        imported.append(last)
    Standing.objects.bulk_create(standings, batch_size=BATCH)
    Fee.objects.bulk_create(fees, batch_size=BATCH)
    Alternative.objects.bulk_create(others, batch_size=BATCH, ignore_conflicts=True)
    Imported.objects.bulk_create(
        imported, batch_size=BATCH, update_conflicts=True, unique_fields=["person"], update_fields=["values"]
    )


def fee_of(member: Member, values: dict[str, Any], today: datetime.date) -> Fee:
    """Return, not saved, the fee that a row tells of; paid on a day nobody says is paid on the day it is read."""
    paid_on = None
    if values["paid"]:
        paid_on = datetime.date.fromisoformat(values["paid_on"]) if values.get("paid_on") else today
    return Fee(member=member, year=values["fee_year"], paid_on=paid_on)
