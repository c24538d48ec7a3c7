"""Meetings that come again: the rhythm, who holds them, what stands on every agenda."""

from __future__ import annotations

import datetime
import uuid

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.models.agenda import Item, ItemQuerySet
from lokallag.capabilities.meetings.models.bodies import Body
from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.gatherings.models import Gathering, GatheringQuerySet
from lokallag.core.gatherings.repeats import MOST, in_month, repeated
from lokallag.core.people.models import Person


def _new_key() -> str:
    return str(uuid.uuid4())


class SeriesQuerySet(ChapterQuerySet["Series"]):
    """Adjectives about series."""

    def visible_to(self, person: Person, day: datetime.date, *, sees_all: bool) -> SeriesQuerySet:
        """Those a person may see: all with a post that sees all meetings, else the open ones and their own bodies'."""
        if sees_all:
            return self
        own = Host.objects.filter(series=OuterRef("pk"), body__in=Body.objects.joined_by(person, day).values("pk"))
        return self.filter(Q(is_open=True) | Q(Exists(own)))

    def led_by(self, bodies: models.QuerySet[Body]) -> SeriesQuerySet:
        """Those whose first body is one of these: who leads it plans the series."""
        first = Host.objects.filter(series=OuterRef("pk"), place=0, body__in=bodies.values("pk"))
        return self.filter(Exists(first))


class Series(ChapterModel):
    """A meeting that comes again: "first Tuesday of the month at 19.00, not in July".

    `key` is what its gatherings carry as `series`, and the items that wait for one of them.
    """

    class Pattern(models.TextChoices):
        MONTHLY = "monthly", _("Every month")
        FORTNIGHTLY = "fortnightly", _("Every other week")
        WEEKLY = "weekly", _("Every week")

    key = models.CharField(max_length=36, default=_new_key, editable=False)
    title = models.CharField(_("name"), max_length=160)
    kind = models.CharField(max_length=24)
    pattern = models.CharField(_("how often"), max_length=11, choices=Pattern, default=Pattern.MONTHLY)
    # 0 is Monday.
    weekday = models.PositiveSmallIntegerField(_("weekday"))
    # Which one of its weekday in the month, 1–4, or -1 for the last; without meaning for weeks.
    number = models.SmallIntegerField(_("which one in the month"), default=1)
    # The months without a meeting, 1–12.
    not_in = models.JSONField(_("not in"), default=list, blank=True)
    starts_at = models.TimeField(_("starts at"), null=True, blank=True)
    ends_at = models.TimeField(_("ends at"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=160, blank=True)
    is_open = models.BooleanField(_("open to all members"), default=False)
    responsible = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who has it")
    )
    made_on = models.DateField()
    # How often it was changed: two who change at once are told.
    sequence = models.PositiveIntegerField(default=0)

    objects = ChapterManager.from_queryset(SeriesQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chapter", "key"], name="series_key_once")]

    def __str__(self) -> str:
        return self.title

    @property
    def meetings(self) -> GatheringQuerySet:
        """Its meetings, whatever became of them."""
        return Gathering.objects.filter(series=self.key)

    @property
    def items(self) -> ItemQuerySet:
        """What waits for one of its meetings, in order; pass it through `visible_to`."""
        return Item.objects.waiting().filter(series=self.key).in_order()

    @property
    def bodies(self) -> list[Body]:
        """Who holds them, the one that leads first. One query."""
        return [host.body for host in self.hosts.select_related("body__group").order_by("place", "pk")]

    def days_from(self, first: datetime.date, until: datetime.date) -> list[datetime.date]:
        """The days of its pattern from `first` to `until`, both included, without the months that are left out."""
        start = self._first_day(first)
        if start > until:
            return []
        return repeated(start, until, self.pattern, self.not_in, number=self.number)  # type: ignore[arg-type]

    def next_days(self, after: datetime.date, how_many: int) -> list[datetime.date]:
        """So many days of its pattern after a day, at most `MOST`; fewer when all months are left out."""
        first = after + datetime.timedelta(days=1)
        if self.pattern == self.Pattern.FORTNIGHTLY and self.meetings.filter(on=after).exists():
            first = after + datetime.timedelta(days=14)
        return self.days_from(first, after + datetime.timedelta(days=366 * 3))[: min(how_many, MOST)]

    def _first_day(self, day: datetime.date) -> datetime.date:
        """The first day of its pattern from a day on, in whatever month."""
        if self.pattern != self.Pattern.MONTHLY:
            return day + datetime.timedelta(days=(self.weekday - day.weekday()) % 7)
        found = in_month(day.year, day.month, self.weekday, self.number)
        if found < day:
            year, month = divmod(day.year * 12 + day.month, 12)
            found = in_month(year, month + 1, self.weekday, self.number)
        return found


class Host(ChapterModel):
    """That a body holds the meetings of a series; the first one leads them."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="hosts")
    body = models.ForeignKey(Body, on_delete=models.RESTRICT, related_name="+")
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "body"], name="host_once")]

    def __str__(self) -> str:
        return f"{self.body}: {self.series}"


class StandingItem(ChapterModel):
    """What stands on the agenda of every new meeting of a series."""

    series = models.ForeignKey(Series, on_delete=models.CASCADE, related_name="standing")
    place = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=14, choices=Item.Kind, default=Item.Kind.ORDINARY)
    purpose = models.CharField(
        _("what it is for"), max_length=12, choices=Item.Purpose, default=Item.Purpose.INFORMATION
    )
    minutes_allotted = models.PositiveSmallIntegerField(_("minutes"), null=True, blank=True)

    class Meta:
        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return self.title
