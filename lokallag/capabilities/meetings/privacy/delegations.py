"""What delegations store about people."""

from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.models import Delegate, DelegationReport
from lokallag.core.privacy.book import holds

holds(
    Delegate,
    "person",
    "delegation",
    "part",
    "place",
    "counts_as",
    "elected_on",
    "accepted_on",
    "withdrew_on",
    "stepped_in_on",
    "stands_in_for",
    "signed_up_on",
    "fee_paid_on",
    "travelled_on",
    what=_("delegates"),
    why=_(
        "To know whom the chapter sends to county and national meetings, in which order, and what they said they count as"
    ),
    export=lambda person: list(
        Delegate.objects.filter(person=person).values(
            "delegation__title",
            "delegation__on",
            "part",
            "place",
            "counts_as",
            "elected_on",
            "accepted_on",
            "withdrew_on",
            "stepped_in_on",
            "signed_up_on",
            "fee_paid_on",
            "travelled_on",
        )
    ),
)
holds(
    DelegationReport,
    "by",
    what=_("reports of delegations"),
    why=_("To know who told the members how a meeting went that the chapter had sent somebody to"),
)
