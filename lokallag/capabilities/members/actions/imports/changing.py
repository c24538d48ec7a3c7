"""Changes what is known of people by rows of a list, many in a statement; each row remembers what was there before."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from lokallag.capabilities.members.actions.imports.known import PERSON
from lokallag.capabilities.members.actions.imports.making import BATCH, fee_of
from lokallag.capabilities.members.actions.imports.rows import GONE, register_values
from lokallag.capabilities.members.actions.standing import first_standing
from lokallag.capabilities.members.importing import same
from lokallag.capabilities.members.models import Fee, Import, Imported, ImportRow, Member, Standing
from lokallag.core.people.models import Alternative, Person

#: What of a membership an import can change, besides its standings.
MEMBER = ("joined_on", "state", "left_on", "unpaid_since")
State = Member.State


@dataclass
class One:
    """One row being carried out: its person and member as they will be, and what is written beside them."""

    row: ImportRow
    said: dict[str, Any]
    person: Person
    member: Member | None
    others: list[str]
    did: dict[str, Any] = field(default_factory=lambda: {"before": {}, "after": {}})
    standings: list[Standing] = field(default_factory=list)
    fees: list[Fee] = field(default_factory=list)
    more: list[Alternative] = field(default_factory=list)


class Changing:
    """The changes of up to a thousand rows: planned one by one, made together by `save`."""

    def __init__(self, one: Import, *, actor: Person | None, today: datetime.date) -> None:
        self.one, self.actor, self.today = one, actor, today
        self.planned: dict[int, list[list[Any]]] = {}

    def plan(self, row: ImportRow, changes: list[list[Any]]) -> None:
        """Plan the changes of a row: [field, the value it is to replace (None: whatever it is), the new one, …]."""
        self.planned[row.pk] = changes

    def fill(self, row: ImportRow) -> None:
        """Plan to fill in what the chapter lacks of the row's person, and nothing else."""
        values = row.said["values"]
        changes = [[name, "", values[name], False] for name in (*PERSON, "fee") if values.get(name) not in ("", None)]
        extra = [*values.get("emails", ()), *values.get("phones", ())]
        self.planned[row.pk] = [*changes, *([["more", "", extra, False]] if extra else [])]

    def save(self, rows: list[ImportRow]) -> int:
        """Make what is planned; returns how many people are changed. The rows are the caller's to save."""
        keys = [row.person_id for row in rows if row.person_id is not None]
        people = Person.objects.in_bulk(keys)
        members = {m.person_id: m for m in Member.objects.filter(person__in=keys).prefetch_related("standings")}
        last = {known.person_id: known for known in Imported.objects.filter(person__in=keys)}
        others: dict[int, list[str]] = {}
        for of, value in Alternative.objects.filter(person__in=keys).values_list("person", "value"):
            others.setdefault(of, []).append(value)
        work = [
            One(row, row.said, people[key], members.get(key), others.get(key, []))
            for row in rows
            if (key := row.person_id) is not None and key in people
        ]
        remembered = []
        for one in work:
            for name, old, new, *_asked in self.planned.get(one.row.pk, ()):
                self._change(one, name, old, new)
            if one.row.kind != ImportRow.Kind.GONE:
                remembered.append(self._remember(one, last.get(one.person.pk)))
        self._write(work, remembered)
        for one in work:
            for name, made in (("standings", one.standings), ("fees", one.fees), ("more", one.more)):
                if made:
                    one.did[name] = [each.pk for each in made]
            one.said["did"] = one.did
            one.row.say(one.said)
        return sum(_is_changed(one) for one in work)

    def _change(self, one: One, name: str, old: Any, new: Any) -> None:
        """Change one field, unless somebody has changed it since the row was looked through."""
        if name in PERSON:
            have = getattr(one.person, name)
            if same(name, have, old) and not same(name, have, new):
                one.did["before"][name], one.did["after"][name] = have, new
                setattr(one.person, name, new)
        elif name == "more":
            one.more = [
                Alternative(person=one.person, kind="email" if "@" in value else "phone", value=value)
                for value in new
                if value not in one.others
            ]
        elif one.member is None:
            return
        elif name == "fee":
            self._pay(one, one.member)
        elif name == "joined_on" and one.member.joined_on.isoformat() == old:
            self._set(one, one.member, "joined_on", datetime.date.fromisoformat(new))
        elif name == "state" and one.member.state != new and (old in (None, one.member.state)):
            self._state(one, one.member, new)

    def _pay(self, one: One, member: Member) -> None:
        wanted = fee_of(member, one.said["values"], self.today)
        have = member.fees.filter(year=wanted.year).first()
        if have is None:
            one.fees.append(wanted)
        elif have.paid_on is None and wanted.paid_on is not None:
            have.paid_on = wanted.paid_on
            have.save(update_fields=["paid_on"])
            one.did["paid"] = have.pk

    def _state(self, one: One, member: Member, state: str) -> None:
        """Let the membership come to a state; a member's own row follows its latest standing."""
        if not member.standings.all():
            one.standings.append(first_standing(member))
        left = one.said.get("values", {}).get("left_on") if state in GONE else None
        on = max(min(datetime.date.fromisoformat(left) if left else self.today, self.today), member.joined_on)
        one.standings.append(Standing(member=member, state=state, on=on, by=self.actor))
        self._set(one, member, "state", state)
        self._set(one, member, "left_on", on if state in GONE else None)
        self._set(one, member, "unpaid_since", on if state == State.UNPAID else None)

    @staticmethod
    def _set(one: One, member: Member, name: str, value: Any) -> None:
        have = getattr(member, name)
        if have != value:
            one.did["before"][name], one.did["after"][name] = have, value
            setattr(member, name, value)

    def _remember(self, one: One, last: Imported | None) -> Imported:
        """What the register says now; the row keeps what it said before."""
        if last is None:
            last = Imported(person=one.person, first_in=self.one)
            one.did["imported"] = None
        else:
            one.did["imported"] = last.said
        last.say({**last.said, **register_values(one.said["values"])})
        return last

    def _write(self, work: list[One], remembered: list[Imported]) -> None:
        people, members = [], []
        for one in work:
            if one.more or one.did["after"].keys() & set(PERSON):
                one.person.fold([*one.others, *(each.value for each in one.more)])
                people.append(one.person)
            if one.member is not None and one.did["after"].keys() & set(MEMBER):
                members.append(one.member)
        upsert(people, [*PERSON, "sort_key", "search_text"])
        upsert(members, list(MEMBER))
        for model, name in ((Standing, "standings"), (Fee, "fees"), (Alternative, "more")):
            model.objects.bulk_create([each for one in work for each in getattr(one, name)], batch_size=BATCH)
        for one in work:
            if one.member is not None and "joined_on" in one.did["after"]:
                was = one.did["before"]["joined_on"]
                one.member.standings.filter(state=State.MEMBER, on=was).update(on=one.member.joined_on)
        Imported.objects.bulk_create(
            remembered, batch_size=BATCH, update_conflicts=True, unique_fields=["person"], update_fields=["values"]
        )


def _is_changed(one: One) -> bool:
    return bool(one.did["after"] or one.standings or one.fees or one.more or one.did.get("paid"))


def upsert(rows: list[Any], fields: list[str]) -> None:
    """Save some fields of many rows that exist, hundreds in a statement."""
    if rows:
        type(rows[0]).objects.bulk_create(
            rows, batch_size=BATCH, update_conflicts=True, unique_fields=["id"], update_fields=fields
        )
