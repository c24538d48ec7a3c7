"""How much of the membership is on the map, and how many did something practical."""

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models import Member
from lokallag.capabilities.members.permissions import VIEW
from lokallag.core.measures.book import measure

_NAME = Concat("person__given_name", Value(" "), "person__family_name", output_field=CharField())


@measure(
    "members.mapped",
    _("Members who have told what they want"),
    serves=("coverage",),
    opened="joined_on",
    met="person__ambition__first_answered_on",
    waived="left_on",
    name=_NAME,
    link="members:detail",
    shown_to=VIEW,
)
def mapped() -> QuerySet[Member]:
    """Each member is a case from the day they joined; it is met by their first answer."""
    return Member.objects.exclude(state=Member.State.APPLIED)
