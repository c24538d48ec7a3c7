"""How the chapter shares its newcomers."""

from collections.abc import Iterable

from django.db import transaction

from lokallag.capabilities.members.models import CareArea, CareRules
from lokallag.core.groups.models import Group
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person


@transaction.atomic
def set_care_rules(
    *,
    share: str,
    group: Group | None,
    days: int,
    escalation_days: int,
    areas: Iterable[tuple[Person, str, str]],
    actor: Person,
) -> CareRules:
    """Set the rules for newcomers to come; those who have a day keep it. `areas`: person, postcodes, municipality."""
    rules = CareRules.objects.select_for_update().first() or CareRules()
    rules.share, rules.group, rules.days, rules.escalation_days = share, group, days, escalation_days
    rules.save()
    for person, postcodes, municipality in areas:
        if postcodes or municipality:
            CareArea.objects.update_or_create(
                person=person,
                defaults={"postcodes": postcodes, "municipality_number": municipality},
                create_defaults={
                    "postcodes": postcodes,
                    "municipality_number": municipality,
                    "chapter_id": person.chapter_id,
                },
            )
        else:
            CareArea.objects.filter(person=person).delete()
    record(
        "members.care_rules_set", actor=actor, subject=rules, share=share, days=days, escalation_days=escalation_days
    )
    return rules
