"""What can be counted about groups."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lokallag.core.groups.models import Group
from lokallag.core.measures.book import measure


def _planned() -> QuerySet[Group]:
    """Groups that have a date to be set up by."""
    return Group.objects.filter(planned_for__isnull=False, established_on__isnull=True)


@measure(
    "groups.established",
    _("Groups set up"),
    serves=("count", "milestone"),
    dated="established_on",
    name="name",
    planned=_planned,
    planned_dated="planned_for",
    link="groups:detail",
)
def established() -> QuerySet[Group]:
    """Groups that exist, the board left out: every chapter has one."""
    return Group.objects.filter(established_on__isnull=False).exclude(kind=Group.Kind.BOARD)
