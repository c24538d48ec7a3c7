"""That people were taken out of the register as a file: how many, which fields, which sentence, never who."""

from collections.abc import Collection, Sequence

from django.db import transaction

from lokallag.capabilities.members.models.exporting import ExportRules, exporting_roles
from lokallag.capabilities.members.permissions import EXPORT
from lokallag.core.journal.models import Entry, record
from lokallag.core.people.models import Person


def record_export(
    *, people: int, columns: Sequence[str], sentence: Sequence[str], purpose: str, form: str, actor: Person
) -> Entry:
    """Write an export in the journal before its first row goes out; `sentence` is its parts as in an address."""
    with transaction.atomic():
        return record(
            "members.exported",
            actor=actor,
            people=people,
            columns=list(columns),
            sentence=list(sentence),
            purpose=purpose,
            form=form,
        )


def set_export_roles(*, roles: Collection[str], actor: Person) -> None:
    """Say which posts may export; those that may not see the members anyway are left out."""
    chosen = sorted(set(roles) & {str(role) for role in EXPORT.roles or ()})
    if frozenset(chosen) == exporting_roles():
        return
    with transaction.atomic():
        rules = ExportRules.objects.first() or ExportRules()
        rules.roles = chosen
        rules.save()
        record("members.export_roles_set", actor=actor, roles=chosen)
