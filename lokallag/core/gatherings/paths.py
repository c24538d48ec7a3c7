"""What gatherings tell on a person's path: that they were invited. Who came is told by whoever shows it."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lokallag.core.gatherings.models import Invitation
from lokallag.core.people.models import Person
from lokallag.core.people.path import Row, Told, path_from


def _invited(row: Row) -> Told:
    return Told(_("Invited to %(title)s") % {"title": row.what}, link=("gatherings:page", {"pk": row.ref}))


@path_from(
    "gatherings.invited",
    tell=_invited,
    icon="send",
    on="invited_on",
    what="gathering__title",
    ref="gathering_id",
)
def invited(person: Person) -> QuerySet[Invitation]:
    """What they were invited to, by mail or by word."""
    return Invitation.objects.filter(person=person).given()
