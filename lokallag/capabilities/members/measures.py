"""What the work plan may count of members: who joined, and who was welcomed in time."""

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models import Contact, Member
from lokallag.capabilities.members.permissions import VIEW
from lokallag.core.measures.book import measure

_NAME = Concat("person__given_name", Value(" "), "person__family_name", output_field=CharField())


@measure(
    "members.welcomed",
    _("New members contacted"),
    serves=("coverage",),
    opened="joined_on",
    met="first_contact_on",
    waived="left_on",
    name=_NAME,
    link="members:detail",
    shown_to=VIEW,
)
def welcomed() -> QuerySet[Member]:
    """Each new member is a case; it is met by the first conversation after joining."""
    return Member.objects.with_first_contact()


@measure(
    "members.recruited",
    _("New members"),
    serves=("count", "pulse"),
    dated="joined_on",
    name=_NAME,
    link="members:detail",
    shown_to=VIEW,
)
def recruited() -> QuerySet[Member]:
    """Everybody who joined."""
    return Member.objects.all()


@measure(
    "members.talked_with",
    _("Conversations with members"),
    serves=("count", "pulse"),
    dated="on",
    name=Concat("member__person__given_name", Value(" "), "member__person__family_name", output_field=CharField()),
    shown_to=VIEW,
)
def talked_with() -> QuerySet[Contact]:
    """Every contact where somebody was reached."""
    return Contact.objects.filter(reached=True)
