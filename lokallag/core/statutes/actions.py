"""Write down what the chapter's own statutes say from a day on, and take it back."""

import datetime

from django.db import transaction

from lokallag.core.journal.models import record
from lokallag.core.people.models import Person
from lokallag.core.statutes.keys import BY_KEY
from lokallag.core.statutes.models import OwnRule
from lokallag.core.statutes.rule import NONE, Unit


@transaction.atomic
def set_rule(
    *,
    key: str,
    value: int | str,
    unit: Unit,
    valid_from: datetime.date,
    valid_to: datetime.date | None = None,
    paragraph: str = "",
    url: str = "",
    actor: Person,
    today: datetime.date,
) -> OwnRule:
    """Let a rule of the chapter's own hold from a day on; `value` "none" says that its statutes have no such rule.

    What held before stays for the days before. Raises ValueError for a unit the rule is not counted in.
    """
    if value != NONE and unit not in BY_KEY[key].units:
        raise ValueError(f"{key} is not counted in {unit}.")
    row = OwnRule.objects.create(
        key=key,
        value=str(value),
        unit=unit,
        paragraph=paragraph,
        url=url,
        valid_from=valid_from,
        valid_to=valid_to,
        set_by=actor,
        set_on=today,
    )
    record(
        "statutes.rule_set", actor=actor, subject=row, key=key, value=str(value), unit=unit, valid_from=str(valid_from)
    )
    return row


@transaction.atomic
def remove_rule(*, row: OwnRule, actor: Person) -> None:
    """Take a rule of the chapter's own back; what held before holds again."""
    record("statutes.rule_removed", actor=actor, subject=row, key=row.key, value=row.value, unit=row.unit)
    row.delete()
