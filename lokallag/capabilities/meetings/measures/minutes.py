"""What the work plan may count of minutes: meetings held whose minutes are approved, within a time."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.permissions import SEE_ALL
from lokallag.core.gatherings.models import MEETINGS, Gathering
from lokallag.core.measures.book import measure


@measure(
    "meetings.minutes_approved",
    _("Minutes approved of meetings held"),
    serves={"coverage"},
    opened="holding__held_on",
    met="minutes__approval__approved_on",
    link="meetings:minutes",
    opened_to=SEE_ALL,
)
def minutes_due() -> QuerySet[Gathering]:
    """Each meeting held, opened on its day, met on the day its minutes were approved."""
    return Gathering.objects.of(*MEETINGS).held()
