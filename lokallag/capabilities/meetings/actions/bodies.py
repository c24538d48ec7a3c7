"""The chapter's bodies, made when they are first needed, and which of them hold a meeting."""

from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.models import Body, Sitting
from lokallag.core.gatherings.actions.locking import locked
from lokallag.core.gatherings.models import Gathering, Kind
from lokallag.core.groups.models import Group
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

_KINDS = {Group.Kind.BOARD: Body.Kind.BOARD, Group.Kind.COUNCIL: Body.Kind.COUNCIL}

#: Who holds a meeting of a kind, where nothing else is said; the first one leads it.
BY_KIND: dict[str, tuple[str, ...]] = {
    Kind.BOARD_MEETING: (Body.Kind.BOARD,),
    Kind.MEMBER_MEETING: (Body.Kind.MEMBERS,),
    Kind.ANNUAL_MEETING: (Body.Kind.MEMBERS,),
    Kind.JOINT_MEETING: (Body.Kind.BOARD, Body.Kind.COUNCIL),
    Kind.COUNCIL_GROUP_MEETING: (Body.Kind.COUNCIL,),
}
_ALONE: dict[str, str] = {
    Body.Kind.BOARD: Kind.BOARD_MEETING,
    Body.Kind.MEMBERS: Kind.MEMBER_MEETING,
    Body.Kind.COUNCIL: Kind.COUNCIL_GROUP_MEETING,
    Body.Kind.GROUP: Kind.GROUP_MEETING,
}


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


def kind_of(bodies: Sequence[str], *, is_annual: bool = False) -> str:
    """Return the kind of a meeting that bodies of these kinds hold: several a joint one, the members also the annual one."""
    if len(bodies) != 1:
        return Kind.JOINT_MEETING
    if is_annual and bodies[0] == Body.Kind.MEMBERS:
        return Kind.ANNUAL_MEETING
    return _ALONE[bodies[0]]


@transaction.atomic
def bodies_named(*, kinds: Iterable[str], groups: Iterable[Group] = ()) -> list[Body]:
    """Return the chapter's own bodies of these kinds and those of the groups, made where they are missing."""
    return [*(own_body(kind) for kind in kinds), *(body_of(group) for group in groups)]


def bodies_of(meeting: Gathering) -> list[Body]:
    """Return who holds a meeting, the one that leads first. One query; two where it was not said and follows from the kind.

    A body that is not made yet is returned as it will be, without a key.
    """
    held = [row.body for row in meeting.sittings.select_related("body__group").order_by("place", "pk")]
    if held:
        return held
    kinds = BY_KIND.get(meeting.kind, ())
    made = {body.kind: body for body in Body.objects.filter(kind__in=kinds).select_related("group")}
    return [made.get(kind) or Body(kind=kind, name=str(Body.Kind(kind).label)) for kind in kinds]


def held_by(body: Body) -> Q:
    """Return the condition over Gathering "the body holds it": said of it, or else following from its kind."""
    sat = Sitting.objects.filter(gathering=OuterRef("pk"))
    kinds = [kind for kind, bodies in BY_KIND.items() if body.kind in bodies]
    return Q(Exists(sat.filter(body=body))) | (~Q(Exists(sat)) & Q(kind__in=kinds))


@transaction.atomic
def seat_bodies(*, meeting: Gathering, bodies: Iterable[Body] = (), actor: Person | None = None) -> list[Body]:
    """Say which bodies hold a meeting, the one that leads first; without any, those its kind has. Returns them.

    ValidationError when a body that is left out decides an item on the agenda.
    """
    meeting = locked(meeting)
    before = [row.body for row in meeting.sittings.select_related("body").order_by("place", "pk")]
    chosen = list(dict.fromkeys(bodies)) or before or [own_body(kind) for kind in BY_KIND.get(meeting.kind, ())]
    if chosen == before:
        return before
    left = [body for body in before if body not in chosen]
    if meeting.items.filter(body__in=left).exists():
        raise ValidationError(
            _("A body that no longer holds the meeting decides an item on its agenda."), code="decides"
        )
    meeting.sittings.all().delete()
    Sitting.objects.bulk_create(
        [Sitting(gathering=meeting, body=body, place=place) for place, body in enumerate(chosen)]
    )
    record("meetings.bodies_seated", actor=actor, subject=meeting, bodies=[body.pk for body in chosen])
    return chosen
