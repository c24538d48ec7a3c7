"""Takes a list back out: what nobody has touched since goes back to what it was; the rest stays and is named."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import Any

from django.db import models, transaction

from lokallag.capabilities.members.actions.imports.applying import AT_ONCE, save_rows
from lokallag.capabilities.members.actions.imports.changing import MEMBER, upsert
from lokallag.capabilities.members.actions.imports.intake import CannotBeDone
from lokallag.capabilities.members.actions.imports.known import PERSON
from lokallag.capabilities.members.actions.imports.memory import many_rows
from lokallag.capabilities.members.importing import same
from lokallag.capabilities.members.models import (
    Contact,
    Fee,
    Import,
    Imported,
    ImportRow,
    Member,
    Remark,
    Standing,
    Welcome,
)
from lokallag.core.journal.models import record
from lokallag.core.people.models import Alternative, Consent, Person, Seat

#: What an import and the welcome after it write themselves: no sign that somebody has touched a person since.
OWN = (Member, Standing, Fee, Alternative, Imported, ImportRow, Welcome)
#: Why somebody stays, said by the rows that point at them; any other row says «used».
WHY: dict[type[models.Model], str] = {Contact: "contacted", Seat: "seat", Remark: "remark", Consent: "consent"}
_DAYS = frozenset({"joined_on", "left_on", "unpaid_since"})


def undo_import(*, of: Import, actor: Person | None, now: datetime.datetime) -> Import:
    """Undo a whole import within thirty days. Each row that cannot be undone keeps why (`kept`).

    New people go, unless somebody has called them, changed them or given them something since; changed fields get their
    old values, unless they have been changed again. Raises CannotBeDone after thirty days. Returns the import, UNDONE.
    """
    with many_rows(), transaction.atomic():
        one = Import.objects.select_for_update().get(pk=of.pk)
        if one.step == Import.Step.UNDONE:
            return one
        if one.step == Import.Step.UNDOING:
            one.step = Import.Step.APPLIED
        if not one.can_be_undone_on(now):
            raise CannotBeDone
        counts: Counter[str] = Counter()
        last = 0
        while rows := list(
            ImportRow.objects.filter(of=one, pk__gt=last, person__isnull=False).order_by("pk")[:AT_ONCE]
        ):
            last = rows[-1].pk
            _unmake([row for row in rows if _has_made(row)], counts)
            _restore([row for row in rows if not _has_made(row) and "after" in row.said.get("did", {})], counts)
        made = one.counts.get("applied", {}).get("new", 0)
        counts["erased"] = max(0, made - counts["removed"] - counts["stay"])
        one.step, one.undone_by, one.undone_at = Import.Step.UNDONE, actor, now
        one.counts = one.counts | {"undone": dict(counts)}
        one.save()
        record("members.import_undone", actor=actor, subject=one, **counts)
    return one


def _has_made(row: ImportRow) -> bool:
    """Whether the row has made somebody a member."""
    return row.kind in (ImportRow.Kind.NEW, ImportRow.Kind.UNSURE) and "after" not in row.said.get("did", {})


def _unmake(rows: list[ImportRow], counts: Counter[str]) -> None:
    """Let those go whom the import made members, unless somebody has had to do with them since."""
    keys = [row.person_id for row in rows if row.person_id is not None]
    people, members = Person.objects.in_bulk(keys), {m.person_id: m for m in Member.objects.filter(person__in=keys)}
    of_member = _touched(Member, {member.pk: key for key, member in members.items()})
    of_person = _touched(Person, {key: key for key in keys})
    gone, gone_members, kept = [], [], []
    for row in rows:
        said, person = row.said, people[row.person_id or 0]
        values, was_known = said["values"], "did" in said
        reason = of_member.get(person.pk) or _state_changed(values, members.get(person.pk))
        if not was_known and not reason:
            reason = of_person[person.pk] if person.pk in of_person else _fields_changed(values, person)
        if reason:
            row.kept = reason
            kept.append(row)
        elif was_known:
            for name, old in said["did"]["before"].items():
                if same(name, getattr(person, name), values.get(name)):
                    setattr(person, name, old)
            person.save()
            gone_members.append(person.pk)
        else:
            gone.append(person.pk)
    counts["removed"] += len(gone) + len(gone_members)
    counts["stay"] += len(kept)
    save_rows(kept)
    Member.objects.filter(person__in=gone_members).delete()
    Imported.objects.filter(person__in=gone_members).delete()
    Person.objects.filter(pk__in=gone).delete()


def _touched(model: type[models.Model], keys: dict[int, int]) -> dict[int, str]:
    """Say of whom (the values of `keys`) there are rows that the import did not write, and what that means."""
    found: dict[int, str] = {}
    if model is Person:
        others = list(Member.objects.filter(models.Q(contact__in=keys) | models.Q(recruited_by__in=keys)))
        found = {key: "used" for other in others for key in (other.contact_id, other.recruited_by_id) if key in keys}
        logins = Person.objects.filter(pk__in=keys, user__isnull=False).values_list("pk", flat=True)
        found |= dict.fromkeys(logins, "login")
    for relation in model._meta.related_objects:
        other, name = relation.related_model, relation.field.name
        if other in OWN:
            continue
        hits = other._default_manager.filter(**{f"{name}__in": list(keys)}).order_by()
        for hit in hits.values_list(f"{name}_id", flat=True).distinct():
            found.setdefault(keys[hit], WHY.get(other, "used"))
    return found


def _state_changed(values: dict[str, Any], member: Member | None) -> str:
    state = values.get("state", str(Member.State.MEMBER))
    return "changed" if member is not None and member.state != state else ""


def _fields_changed(values: dict[str, Any], person: Person) -> str:
    """«changed» where the person no longer is what the import wrote."""
    return "" if all(same(name, getattr(person, name), values.get(name, "")) for name in PERSON) else "changed"


def _restore(rows: list[ImportRow], counts: Counter[str]) -> None:
    """Give changed fields their old values, where they still have the import's."""
    keys = [row.person_id for row in rows]
    people = Person.objects.in_bulk(keys)
    members = {m.person_id: m for m in Member.objects.filter(person__in=keys)}
    last = {known.person_id: known for known in Imported.objects.filter(person__in=keys)}
    drop: dict[type[models.Model], list[int]] = {Standing: [], Fee: [], Alternative: [], Imported: []}
    changed_people: list[tuple[Person, dict[str, Any]]] = []
    changed_members: list[Member] = []
    remembered: list[Imported] = []
    kept, unpaid = [], []
    for row in rows:
        key = row.person_id or 0
        did, person, member = row.said["did"], people[key], members.get(key)
        stays = _put_person_back(person, did)
        if member is not None and not _put_member_back(member, did):
            stays = True
        elif member is not None:
            drop[Standing] += did.get("standings", [])
            changed_members.append(member)
        drop[Fee] += did.get("fees", [])
        drop[Alternative] += did.get("more", [])
        unpaid += [did["paid"]] if "paid" in did else []
        changed_people.append((person, did))
        if person.pk in last and "imported" in did:
            _forget(last[person.pk], did["imported"], drop, remembered)
        if stays:
            row.kept = "changed"
            kept.append(row)
        else:
            counts["restored"] += bool(did["after"] or did.get("standings") or did.get("fees"))
    counts["stay_changed"] += len(kept)
    for model, pks in drop.items():
        model._default_manager.filter(pk__in=pks).delete()
    Fee.objects.filter(pk__in=unpaid).update(paid_on=None)
    for person, did in changed_people:
        if did.get("more") or did["after"].keys() & set(PERSON):
            person.fold()
    upsert(
        [person for person, did in changed_people if did.get("more") or did["after"]],
        [*PERSON, "sort_key", "search_text"],
    )
    upsert(changed_members, list(MEMBER))
    Imported.objects.bulk_create(
        remembered, update_conflicts=True, unique_fields=["person"], update_fields=["values"], batch_size=500
    )
    save_rows(kept)


def _put_person_back(person: Person, did: dict[str, Any]) -> bool:
    """Give the person's fields their old values; returns whether any stays because it was changed again."""
    stays = False
    for name, new in did["after"].items():
        if name not in PERSON:
            continue
        if same(name, getattr(person, name), new):
            setattr(person, name, did["before"][name])
        else:
            stays = True
    return stays


def _put_member_back(member: Member, did: dict[str, Any]) -> bool:
    """Give the membership its old state and days; False, and nothing done, where it has come to another since."""
    after = {name: value for name, value in did["after"].items() if name in MEMBER}
    if any(_plain(getattr(member, name)) != _plain(value) for name, value in after.items()):
        return False
    for name in after:
        old = did["before"][name]
        setattr(member, name, datetime.date.fromisoformat(old) if old and name in _DAYS else old)
    return True


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


def _forget(
    known: Imported,
    before: dict[str, Any] | None,
    drop: dict[type[models.Model], list[int]],
    remembered: list[Imported],
) -> None:
    if before is None:
        drop[Imported].append(known.pk)
    else:
        known.say(before)
        remembered.append(known)
