"""Groups of people in a chapter: the board, working groups, a group round each council committee, the council group."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.people.models import Person
from lokallag.core.people.roles import BOARD


class GroupQuerySet(ChapterQuerySet["Group"]):
    """Adjectives about groups."""

    def existing_on(self, day: datetime.date) -> GroupQuerySet:
        """Those established and not yet dissolved on the day."""
        return self.filter(Q(dissolved_on__isnull=True) | Q(dissolved_on__gt=day), established_on__lte=day)

    def editable_by(self, person: Person, roles: Iterable[str]) -> GroupQuerySet:
        """Those a person may change: all for the board, for others those they lead."""
        return self if BOARD & set(roles) else self.filter(leader=person)

    def by_name(self) -> GroupQuerySet:
        """The board first, then by name."""
        return self.order_by("kind", "name", "pk")


class Group(ChapterModel):
    """A group with a leader and a mandate, from the day it was established; without one it is only planned."""

    class Kind(models.TextChoices):
        BOARD = "a_board", _("Board")
        COUNCIL = "b_council", _("Council group")
        COMMITTEE = "c_committee", _("Group round a council committee")
        WORKING = "d_working", _("Working group")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.WORKING)
    name = models.CharField(_("name"), max_length=120)
    mandate = models.TextField(_("mandate"), blank=True, max_length=4000)
    leader = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="led_groups", verbose_name=_("leader")
    )
    planned_for = models.DateField(_("planned for"), null=True, blank=True)
    established_on = models.DateField(_("established on"), null=True, blank=True)
    dissolved_on = models.DateField(_("dissolved on"), null=True, blank=True)

    objects = ChapterManager.from_queryset(GroupQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chapter", "name"], name="group_name_once")]

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(ChapterQuerySet["Membership"]):
    """Adjectives about being in a group."""

    def held_on(self, day: datetime.date) -> MembershipQuerySet:
        """Those that last on the day, both ends included."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)


class Membership(ChapterModel):
    """A person's time in a group."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="group_memberships")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = ChapterManager.from_queryset(MembershipQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "person", "starts_on"], name="group_membership_once")]

    def __str__(self) -> str:
        return f"{self.person} in {self.group}"
