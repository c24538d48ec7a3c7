"""Plan a delegation, report from it, put the report on an agenda."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import transaction

from lokallag.capabilities.meetings.actions.agenda import add_item
from lokallag.capabilities.meetings.models import Delegation, DelegationReport, Item
from lokallag.core.gatherings.models import Gathering
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person


class SomebodyIsElected(Exception):
    """The delegation has delegates; it is not taken away over their heads."""


def plan_delegation(*, values: dict[str, Any], actor: Person, today: datetime.date) -> Delegation:
    """Write a delegation; `values` are the model's fields that a form asks for."""
    with transaction.atomic():
        row = Delegation.objects.create(**values, planned_on=today)
        record("meetings.delegation_planned", actor=actor, subject=row, level=row.level, on=row.on, places=row.places)
    return row


def change_delegation(*, delegation: Delegation, values: dict[str, Any], actor: Person) -> Delegation:
    """Change what is known of it; who is elected stays, also where places become fewer."""
    with transaction.atomic():
        for name, value in values.items():
            setattr(delegation, name, value)
        delegation.save(update_fields=list(values))
        record("meetings.delegation_changed", actor=actor, subject=delegation, fields=sorted(values))
    return delegation


def remove_delegation(*, delegation: Delegation, actor: Person) -> None:
    """Take a delegation away that was planned by mistake. Raises SomebodyIsElected."""
    with transaction.atomic():
        if delegation.delegates.exists():
            raise SomebodyIsElected
        key = delegation.pk
        delegation.delete()
        record("meetings.delegation_removed", actor=actor, delegation=key)


def report_back(
    *, delegation: Delegation, on: datetime.date, words: str, gathering: Gathering | None, actor: Person
) -> DelegationReport:
    """Write down that the members were told how it went; told again, the last one stands."""
    with transaction.atomic():
        values = {"on": on, "words": words, "gathering": gathering, "by": actor}
        row, _new = DelegationReport.objects.update_or_create(delegation=delegation, defaults=values)
        record("meetings.delegation_reported", actor=actor, subject=delegation, on=on)
    return row


def take_report_back(*, delegation: Delegation, actor: Person) -> None:
    """It was not reported after all."""
    with transaction.atomic():
        DelegationReport.objects.filter(delegation=delegation).delete()
        record("meetings.delegation_unreported", actor=actor, subject=delegation)


def put_on_agenda(*, meeting: Gathering, title: str, actor: Person, today: datetime.date) -> Item:
    """Put the reporting back on a meeting's agenda, for information."""
    return add_item(meeting=meeting, title=title, actor=actor, today=today, purpose=Item.Purpose.INFORMATION)
