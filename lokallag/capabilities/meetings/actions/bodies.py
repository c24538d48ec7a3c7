"""The chapter's bodies, made when they are first needed."""

from django.db import transaction
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.models import Body
from lokallag.core.groups.models import Group

_KINDS = {Group.Kind.BOARD: Body.Kind.BOARD, Group.Kind.COUNCIL: Body.Kind.COUNCIL}


@transaction.atomic
def own_body(kind: str) -> Body:
    """Return the members' body, the board or the council group of the scope's chapter, made where it is missing."""
    names = {
        Body.Kind.MEMBERS: _("The members"),
        Body.Kind.BOARD: _("The board"),
        Body.Kind.COUNCIL: _("The council group"),
    }
    known = Body.objects.filter(kind=kind).first()
    if known is not None:
        return known
    group = next((Group.objects.filter(kind=g).first() for g, k in _KINDS.items() if k == kind), None)
    return Body.objects.get_or_create(
        kind=kind, defaults={"name": group.name if group else names[Body.Kind(kind)], "group": group}
    )[0]


@transaction.atomic
def body_of(group: Group) -> Body:
    """Return the body of a group, made where it is missing; the board's and the council group's are the chapter's own."""
    kind = _KINDS.get(Group.Kind(group.kind))
    if kind is not None:
        return own_body(kind)
    return Body.objects.get_or_create(group=group, defaults={"kind": Body.Kind.GROUP, "name": group.name})[0]
