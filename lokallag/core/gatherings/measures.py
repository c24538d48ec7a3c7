"""What the work plan may count of invitations: whether every member was asked to each gathering that is for all."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lokallag.core.gatherings.models import Gathering
from lokallag.core.measures.book import measure


@measure(
    "gatherings.invited",
    _("Meetings and events that all members were invited to"),
    serves=("coverage",),
    opened="on",
    met="all_invited__on",
    waived="cancellation__cancelled_on",
    link="gatherings:page",
)
def invited() -> QuerySet[Gathering]:
    """Each gathering for all members is a case on its day; it is met the first day when every member had been asked."""
    return Gathering.objects.for_all()
