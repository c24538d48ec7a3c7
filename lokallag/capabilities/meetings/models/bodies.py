"""The bodies of a chapter that hold meetings, and which of them hold a meeting together."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.gatherings.models import MEETINGS, Gathering
from lokallag.core.groups.models import Group, Membership
from lokallag.core.people.membership import is_member_on
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import BOARD, Role

_OPEN_END = Q(ends_on__isnull=True)


class BodyQuerySet(ChapterQuerySet["Body"]):
    """Adjectives about bodies."""

    def joined_by(self, person: Person, day: datetime.date) -> BodyQuerySet:
        """Those a person belongs to on a day: deputies belong to the board, everybody to the members' body."""
        seats = Seat.objects.held_on(day).filter(person=person)
        inside = Membership.objects.held_on(day).filter(person=person, group=OuterRef("group"))
        own = Q(pk__in=[])
        own |= Q(kind=Body.Kind.BOARD) & Q(Exists(seats.filter(role__in=[*BOARD, Role.DEPUTY_MEMBER])))
        own |= Q(kind=Body.Kind.COUNCIL) & Q(Exists(seats.filter(role=Role.COUNCIL_GROUP_LEADER)))
        own |= Q(kind=Body.Kind.MEMBERS)
        return self.filter(own | Q(Exists(inside)) | Q(group__leader=person))

    def led_by(self, person: Person, roles: Iterable[str]) -> BodyQuerySet:
        """Those whose agenda a person with these posts makes: the board its own, the members' and the groups', the
        council group's leader the council group's and nobody else, who leads a group that group's."""
        kinds = [kind for kind in Body.Kind if Body(kind=kind).is_led_by_post(roles)]
        return self.filter(Q(group__leader=person) | Q(kind__in=kinds))

    def in_order(self) -> BodyQuerySet:
        """The members first, then the board, the council group, the groups by name."""
        return self.order_by("kind", "name", "pk")


class Body(ChapterModel):
    """A body that decides: the members (in annual and member meetings), the board, the council group, or a group."""

    class Kind(models.TextChoices):
        MEMBERS = "a_members", _("The members")
        BOARD = "b_board", _("The board")
        COUNCIL = "c_council", _("The council group")
        GROUP = "d_group", _("A group")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.GROUP)
    name = models.CharField(_("name"), max_length=120)
    # The group whose body it is; the board and the members may have none.
    group = models.OneToOneField(Group, on_delete=models.CASCADE, null=True, blank=True, related_name="body")

    objects = ChapterManager.from_queryset(BodyQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["chapter", "kind"],
                condition=Q(kind__in=["a_members", "b_board", "c_council"]),
                name="body_one_of_kind",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def is_led_by_post(self, roles: Iterable[str]) -> bool:
        """Tell whether somebody with these posts makes its agenda; a group's leader does so without one."""
        return bool(set(roles) & ({Role.COUNCIL_GROUP_LEADER} if self.kind == self.Kind.COUNCIL else BOARD))

    def people_on(self, day: datetime.date, *, deputies: bool = False) -> Q:
        """The condition over Person "belongs to it on the day"; deputies of the board only when asked for."""
        if self.kind == self.Kind.MEMBERS:
            return is_member_on(day)
        inside: Q = Q(pk__in=Membership.objects.held_on(day).filter(group=self.group_id).values("person"))
        roles: list[Any] = []
        if self.kind == self.Kind.BOARD:
            roles = [*BOARD, *([Role.DEPUTY_MEMBER] if deputies else [])]
        elif self.kind == self.Kind.COUNCIL:
            roles = [Role.COUNCIL_GROUP_LEADER]
        if roles:
            inside |= Q(pk__in=Seat.objects.held_on(day).filter(role__in=roles).values("person"))
        if self.group is not None and self.group.leader_id is not None:
            inside |= Q(pk=self.group.leader_id)
        return inside


class Sitting(ChapterModel):
    """That a body holds a meeting, alone or jointly with others; the first one leads it."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="sittings")
    body = models.ForeignKey(Body, on_delete=models.RESTRICT, related_name="sittings")
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["place", "pk"]
        constraints = [models.UniqueConstraint(fields=["gathering", "body"], name="sitting_once")]

    def __str__(self) -> str:
        return f"{self.body}: {self.gathering}"


def sat_by(person: Person) -> Q:
    """The condition over Gathering "one of the person's bodies holds it": who belongs to a joint meeting sees it.

    The board and the council group's leader see all meetings by their posts, the members' meetings are for all; left are
    those in the groups behind the bodies. As in the core, who was in the group on the meeting's day sees it afterwards.
    """
    last_day = Q(body__group__memberships__ends_on__isnull=True) | Q(
        body__group__memberships__ends_on__gte=OuterRef("on")
    )
    inside = Q(body__group__memberships__person=person) & last_day
    sittings = Sitting.objects.filter(gathering=OuterRef("pk")).filter(inside | Q(body__group__leader=person))
    return Q(kind__in=sorted(MEETINGS)) & Q(Exists(sittings))
