"""Time and place: what meetings, events, courses and stands share; that it was held, or called off."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.gatherings.reach import also_visible
from lokallag.core.groups.models import Group, Membership
from lokallag.core.people.models import Person


class Kind(models.TextChoices):
    """What is gathered for. Meetings belong to `meetings`, the rest to `events`."""

    BOARD_MEETING = "board_meeting", _("Board meeting")
    MEMBER_MEETING = "member_meeting", _("Member meeting")
    ANNUAL_MEETING = "annual_meeting", _("Annual meeting")
    JOINT_MEETING = "joint_meeting", _("Joint meeting")
    COUNCIL_GROUP_MEETING = "council_group_meeting", _("Council group meeting")
    GROUP_MEETING = "group_meeting", _("Group meeting")
    OPEN_MEETING = "open_meeting", _("Open meeting")
    SOCIAL = "social", _("Social gathering")
    WEBINAR = "webinar", _("Webinar")
    COURSE = "course", _("Course")
    STAND = "stand", _("Stand")
    EXTERNAL = "external", _("Other people's event")


MEETINGS = frozenset(
    {
        Kind.BOARD_MEETING,
        Kind.MEMBER_MEETING,
        Kind.ANNUAL_MEETING,
        Kind.JOINT_MEETING,
        Kind.COUNCIL_GROUP_MEETING,
        Kind.GROUP_MEETING,
    }
)
EVENTS = frozenset(Kind) - MEETINGS
# What every member is invited to by its nature; the rest only when it is said to be open.
FOR_ALL = EVENTS | {Kind.MEMBER_MEETING, Kind.ANNUAL_MEETING}


# When a gathering without a time of day is taken to begin.
MORNING = datetime.time(8)
# What it makes no sense to ask every member to, unless it is said to be open to all.
NOT_EACH = frozenset({Kind.STAND, Kind.EXTERNAL})


class GatheringQuerySet(ChapterQuerySet["Gathering"]):
    """Adjectives about gatherings."""

    def of(self, *kinds: str) -> GatheringQuerySet:
        """Those of the given kinds."""
        return self.filter(kind__in=kinds)

    def held(self) -> GatheringQuerySet:
        """Those that took place."""
        return self.filter(holding__isnull=False)

    def standing(self) -> GatheringQuerySet:
        """Those not cancelled."""
        return self.filter(cancellation__isnull=True)

    def planned(self) -> GatheringQuerySet:
        """Those neither held nor cancelled yet."""
        return self.filter(holding__isnull=True, cancellation__isnull=True)

    def cancelled(self) -> GatheringQuerySet:
        """Those called off."""
        return self.filter(cancellation__isnull=False)

    def visible_to(self, person: Person, *, sees_all: bool) -> GatheringQuerySet:
        """Those a person may see: all with a post that `sees_all`, else the open ones, their groups' and their own."""
        if sees_all:
            return self
        in_group = Membership.objects.filter(group=OuterRef("group"), person=person).filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=OuterRef("on"))
        )
        return self.filter(
            Q(is_open=True)
            | Q(kind__in=FOR_ALL)
            | Q(responsible=person)
            | Q(group__leader=person)
            | Exists(in_group)
            | Q(pk__in=person.attendances.values("gathering"))
            | Q(pk__in=person.invitations.values("gathering"))
            | also_visible(person)
        )

    def for_all(self) -> GatheringQuerySet:
        """Those that every member should be invited to."""
        return self.filter(Q(is_open=True) | Q(kind__in=FOR_ALL - NOT_EACH))

    def between(self, first: datetime.date, last: datetime.date) -> GatheringQuerySet:
        """Those on a day from `first` to `last`, both included."""
        return self.filter(on__gte=first, on__lte=last)


class Gathering(ChapterModel):
    """People in one place at one time, planned; whether it was held or cancelled are rows of their own."""

    kind = models.CharField(_("kind"), max_length=24, choices=Kind)
    title = models.CharField(_("title"), max_length=160)
    # The day in the chapter's time zone, kept beside the moments so that counting needs no time zone.
    on = models.DateField(_("date"))
    starts_at = models.TimeField(_("starts at"), null=True, blank=True)
    ends_at = models.TimeField(_("ends at"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=160, blank=True)
    about = models.TextField(_("what it is about"), blank=True, max_length=4000)
    is_open = models.BooleanField(_("open to all members"), default=False)
    group = models.ForeignKey(
        Group, on_delete=models.SET_NULL, null=True, blank=True, related_name="gatherings", verbose_name=_("group")
    )
    responsible = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who has it")
    )
    # The day it was put in the calendar: the board can be seen as of any date.
    planned_on = models.DateField(_("planned on"))
    # How many there is room for, guests too; None is room for all.
    capacity = models.PositiveSmallIntegerField(_("how many there is room for"), null=True, blank=True)
    guests_each = models.PositiveSmallIntegerField(_("guests each may bring"), default=0)
    # Those who want only what is important are invited too.
    is_important = models.BooleanField(_("important"), default=False)
    # Those who have not answered are asked once more by themselves.
    asks_again = models.BooleanField(_("remind those who have not answered"), default=False)
    # Who becomes a member before the day is invited too.
    invites_newcomers = models.BooleanField(_("also those who join until then"), default=False)
    # How often it was changed: calendars take the highest (RFC 5545), and two who change at once are told.
    sequence = models.PositiveIntegerField(default=0)
    # When that last was.
    changed_at = models.DateTimeField(null=True, blank=True, editable=False)
    # Shared by those planned in one go, so that they can be taken back in one go.
    series = models.CharField(max_length=36, blank=True)

    objects = ChapterManager.from_queryset(GatheringQuerySet)()

    class Meta:
        indexes = [
            models.Index(fields=["chapter", "kind", "on"], name="gathering_by_kind_and_day"),
            models.Index(fields=["chapter", "on"], name="gathering_by_day"),
            models.Index(fields=["chapter", "series"], name="gathering_by_series"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_statutory(self) -> bool:
        """Whether the statutes say that every member must be told: also those who want to be left alone."""
        return self.kind == Kind.ANNUAL_MEETING

    @property
    def concerns_all(self) -> bool:
        """Whether those who want only what is important are invited."""
        return self.is_important or self.kind in {Kind.ANNUAL_MEETING, Kind.MEMBER_MEETING}

    @property
    def begins_at(self) -> datetime.datetime:
        """The moment it begins, in UTC; without a time of day, in the morning of its day in the chapter's time zone."""
        zone = ZoneInfo(self.chapter.time_zone)
        return datetime.datetime.combine(self.on, self.starts_at or MORNING, tzinfo=zone).astimezone(datetime.UTC)

    @property
    def is_held(self) -> bool:
        """Whether somebody said that it took place."""
        return hasattr(self, "holding")

    @property
    def is_cancelled(self) -> bool:
        """Whether it was called off."""
        return hasattr(self, "cancellation")

    @property
    def is_planned(self) -> bool:
        """Whether it is still to be held or called off."""
        return not self.is_held and not self.is_cancelled


class Holding(ChapterModel):
    """That a gathering took place: when, who says so, how many came. Undo is a delete."""

    gathering = models.OneToOneField(Gathering, on_delete=models.CASCADE, related_name="holding")
    held_on = models.DateField(_("held on"))
    headcount = models.PositiveIntegerField(_("how many came"), null=True, blank=True)
    note = models.TextField(_("how it went"), blank=True, max_length=2000)
    recorded_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["chapter", "held_on"], name="holding_by_day")]

    def __str__(self) -> str:
        return f"{self.gathering} {self.held_on}"


class Cancellation(ChapterModel):
    """That a gathering was called off: when, why, by whom. Undo is a delete."""

    gathering = models.OneToOneField(Gathering, on_delete=models.CASCADE, related_name="cancellation")
    cancelled_on = models.DateField(_("cancelled on"))
    reason = models.CharField(_("why"), max_length=200, blank=True)
    recorded_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.gathering} {self.cancelled_on}"
