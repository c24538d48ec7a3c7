"""Delegations sent, and those the members were told of."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.models import Delegation, DelegationReport
from lokallag.core.measures.book import BOOK, Measure, measure

TRACKINGS = frozenset({"count", "rhythm", "pulse", "milestone"})


def _sent() -> QuerySet[Delegation]:
    return Delegation.objects.sent()


def _coming() -> QuerySet[Delegation]:
    """Those with somebody elected who have not travelled yet."""
    return Delegation.objects.filter(delegates__isnull=False).exclude(pk__in=_sent().values("pk")).distinct()


BOOK.add(
    Measure(
        key="meetings.delegations_sent",
        label=_("Delegations sent to other meetings of the party"),
        serves=TRACKINGS,
        happened=_sent,
        dated="on",
        planned=_coming,
        planned_dated="on",
        known="planned_on",
        link="meetings:delegation",
    )
)


@measure(
    "meetings.delegations_reported",
    _("Delegations that were reported to the members"),
    serves=TRACKINGS,
    dated="on",
    name="delegation__title",
)
def reported() -> QuerySet[DelegationReport]:
    """Those the members were told of, on the day they were."""
    return DelegationReport.objects.all()
