"""What groups say of people: who is in which."""

import datetime
from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lokallag.core.groups.models import Group, Membership
from lokallag.core.segments.book import BOOK, CHOICES, Clause, Offer, numbers_of


def _groups() -> list[tuple[str, str]]:
    """All groups by name; one that was dissolved may still be meant."""
    return [(str(pk), name) for pk, name in Group.objects.by_name().values_list("pk", "name")]


def _inside(today: datetime.date) -> Q:
    """In any group that has not been dissolved."""
    groups = Q(group__dissolved_on__isnull=True) | Q(group__dissolved_on__gt=today)
    return Q(Exists(Membership.objects.held_on(today).filter(groups, person=OuterRef("pk"))))


def _in(value: str, today: datetime.date) -> Q:
    return Q(Exists(Membership.objects.held_on(today).filter(group__in=numbers_of(value), person=OuterRef("pk"))))


BOOK.write(
    Clause(
        key="groups.in",
        label=_("In a certain group"),
        theme="groups",
        asks=CHOICES,
        choices=_groups,
        where=_in,
        says=_("are in %(value)s"),
        denies=_("are not in %(value)s"),
    )
)
BOOK.write(
    Clause(
        key="groups.any",
        label=_("In no group"),
        theme="groups",
        turned=True,
        where=lambda _value, today: _inside(today),
        says=_("are in a group"),
        denies=_("are not in any group"),
    )
)
BOOK.write(
    Clause(
        key="groups.leads",
        label=_("Leads a group"),
        theme="groups",
        where=lambda _value, today: Q(Exists(Group.objects.existing_on(today).filter(leader=OuterRef("pk")))),
        says=_("lead a group"),
        denies=_("do not lead any group"),
    )
)


@BOOK.offer
def groups(today: datetime.date) -> Sequence[Offer]:
    """Each group there is, with those who are in it."""
    rows = Group.objects.existing_on(today).by_name().values_list("pk", "name")
    return [Offer(f"groups.in:{pk}", name, gettext("Groups")) for pk, name in rows]
