"""What groups tell on a person's path: the groups they joined and left."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lokallag.core.groups.models import Membership
from lokallag.core.people.models import Person
from lokallag.core.people.path import Row, Told, path_from


def _joined(row: Row) -> Told:
    return Told(_("Joined the group %(group)s") % {"group": row.what}, link=("groups:detail", {"pk": row.ref}))


def _left(row: Row) -> Told:
    return Told(_("Left the group %(group)s") % {"group": row.what}, link=("groups:detail", {"pk": row.ref}))


@path_from("groups.joined", tell=_joined, icon="users", on="starts_on", what="group__name", ref="group_id")
def joined(person: Person) -> QuerySet[Membership]:
    """Groups they joined."""
    return Membership.objects.filter(person=person)


@path_from("groups.left", tell=_left, icon="users", on="ends_on", what="group__name", ref="group_id")
def left(person: Person) -> QuerySet[Membership]:
    """Groups they left."""
    return Membership.objects.filter(person=person)
