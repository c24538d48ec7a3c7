"""What people itself tells on a person's path: the posts they were elected to and left."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lokallag.core.people.models import Person, Seat
from lokallag.core.people.path import Row, Told, path_from
from lokallag.core.people.roles import Role


def _post(row: Row) -> str:
    return str(Role(row.what).label) if row.what in Role.values else row.what


def _elected(row: Row) -> Told:
    return Told(_("Post: %(post)s") % {"post": _post(row)}, tone="success")


def _left(row: Row) -> Told:
    return Told(_("Left the post: %(post)s") % {"post": _post(row)})


@path_from("people.elected", tell=_elected, icon="user-check", on="starts_on", what="role")
def elected(person: Person) -> QuerySet[Seat]:
    """Posts they came to; being a plain member is no post."""
    return Seat.objects.filter(person=person).exclude(role=Role.MEMBER)


@path_from("people.left_post", tell=_left, icon="user-check", on="ends_on", what="role")
def left_post(person: Person) -> QuerySet[Seat]:
    """Posts they left."""
    return Seat.objects.filter(person=person).exclude(role=Role.MEMBER)
