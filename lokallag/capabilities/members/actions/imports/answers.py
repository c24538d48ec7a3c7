"""What is chosen while a list is looked through: whose word counts, who has resigned, who somebody is."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from django.db import transaction

from lokallag.capabilities.members.actions.imports.intake import CannotBeDone
from lokallag.capabilities.members.importing import COMPARED
from lokallag.capabilities.members.models import Import, ImportRow
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

Kind = ImportRow.Kind
#: What can be chosen for a row of each kind; a row nobody knows whom is about takes a person's key as well.
CHOICES = {Kind.CHANGED: ("", "ours", "theirs"), Kind.GONE: ("", "resign"), Kind.UNSURE: ("", "new"), Kind.NEW: ()}


@transaction.atomic
def answer(
    *,
    of: Import,
    rows: Mapping[int, str] | None = None,
    everybody: tuple[str, str] | None = None,
    fields: Mapping[str, str] | None = None,
    joined_on: datetime.date | None = None,
    actor: Person | None,
) -> Import:
    """Choose for single rows (by key), for all rows of a kind (`everybody`: kind and choice), for fields, for a day.

    A choice that a row does not have is passed over. Raises CannotBeDone once the list is brought in.
    """
    one = Import.objects.select_for_update().get(pk=of.pk)
    if one.step != Import.Step.READY:
        raise CannotBeDone
    changed = []
    for row in ImportRow.objects.filter(of=one, pk__in=list(rows or ())):
        choice = (rows or {})[row.pk]
        perhaps = [str(pk) for pk in row.said.get("perhaps", ())]
        if row.choice != choice and (choice in CHOICES.get(Kind(row.kind), ()) or choice in perhaps):
            row.choice = choice
            changed.append(row)
    ImportRow.objects.bulk_update(changed, ["choice"], batch_size=200)
    if everybody is not None and everybody[1] in CHOICES.get(Kind(everybody[0]), ()):
        ImportRow.objects.filter(of=one, kind=everybody[0]).update(choice=everybody[1])
    said = {name: word for name, word in (fields or {}).items() if name in COMPARED and word in ("ours", "theirs")}
    one.choices = one.choices | {"fields": one.choices.get("fields", {}) | said}
    if joined_on is not None:
        one.choices["joined_on"] = joined_on.isoformat()
    one.save(update_fields=["choices"])
    record("members.list_answered", actor=actor, subject=one, rows=len(changed))
    return one
