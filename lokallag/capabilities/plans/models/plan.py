"""A work plan, its versions with the text they were read from, and their adoption."""

from __future__ import annotations

import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.plans.models.fixed import FixedModel, FixedQuerySet
from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.models import Person


class PlanQuerySet(ChapterQuerySet["Plan"]):
    """Adjectives about plans."""

    def running_on(self, day: datetime.date) -> PlanQuerySet:
        """Those whose period holds the day."""
        return self.filter(starts_on__lte=day, ends_on__gte=day)

    def newest_first(self) -> PlanQuerySet:
        """The latest period first."""
        return self.order_by("-starts_on", "-pk")


class Plan(ChapterModel):
    """What a chapter means to do in a period. Its content stands in its versions."""

    title = models.CharField(_("title"), max_length=200)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    created_on = models.DateField()
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = ChapterManager.from_queryset(PlanQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_on__gte=models.F("starts_on")), name="plan_ends_after_start")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def years(self) -> str:
        """The period in years: `2020–2021`, or `2020`."""
        first, last = self.starts_on.year, self.ends_on.year
        return str(first) if first == last else f"{first}\N{EN DASH}{last}"


class VersionQuerySet(FixedQuerySet["Version"]):
    """Adjectives about versions."""

    adoption = "adoption"

    def adopted(self) -> VersionQuerySet:
        """Those a meeting has adopted."""
        return self.filter(adoption__isnull=False)

    def drafts(self) -> VersionQuerySet:
        """Those under review."""
        return self.filter(adoption__isnull=True)

    def adopted_by(self, day: datetime.date) -> VersionQuerySet:
        """Those adopted on the day or before."""
        return self.filter(adoption__adopted_on__lte=day)


class Version(FixedModel):
    """One wording of a plan: a draft until it is adopted, then fixed for ever. An amendment is a new version."""

    class Origin(models.TextChoices):
        READ = "read", _("Read from a text")
        WRITTEN = "written", _("Written by hand")
        CARRIED = "carried", _("Carried over")
        AMENDED = "amended", _("Amendment")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    origin = models.CharField(max_length=10, choices=Origin)
    main_goals = models.JSONField(default=list, blank=True)
    priorities = models.JSONField(default=list, blank=True)
    created_on = models.DateField()
    created_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = ChapterManager.from_queryset(VersionQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="version_number_once")]

    def __str__(self) -> str:
        return f"{self.plan} {self.number}"

    @property
    def is_fixed(self) -> bool:
        """Whether a meeting has adopted it."""
        return self.is_adopted

    @property
    def is_adopted(self) -> bool:
        """Whether a meeting has adopted it."""
        return hasattr(self, "adoption")


class SourceTextQuerySet(FixedQuerySet["SourceText"]):
    """The texts of drafts may change, those of adopted versions never."""


class SourceText(FixedModel):
    """The text a version was read from, whole, and which part of it is what."""

    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="source")
    filename = models.CharField(max_length=200, blank=True)
    format = models.CharField(max_length=10)
    language = models.CharField(max_length=5, blank=True)
    text = models.TextField()
    # [{"start": 0, "end": 43, "role": "heading"}, …] covering every character that is not white space.
    segments = models.JSONField(default=list)
    read_at = models.DateTimeField(default=timezone.now)

    objects = ChapterManager.from_queryset(SourceTextQuerySet)()

    def __str__(self) -> str:
        return self.filename or f"{len(self.text)}"

    @property
    def is_fixed(self) -> bool:
        """Whether a meeting has adopted it."""
        return self.version.is_adopted


class Adoption(ChapterModel):
    """That a meeting adopted a version: when, which meeting, the decision in its words."""

    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="adoption")
    adopted_on = models.DateField(_("adopted on"))
    gathering = models.ForeignKey(
        Gathering, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("meeting")
    )
    # The meeting in words, kept also when it is not in the calendar.
    meeting = models.CharField(_("which meeting decided"), max_length=160)
    decision = models.TextField(_("the decision"), blank=True, max_length=2000)
    recorded_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.version} {self.adopted_on}"
