"""A rule the chapter has set itself, in its own words."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.people.models import Person
from lokallag.core.people.roles import Role


class OwnRuleQuerySet(ChapterQuerySet["OwnRule"]):
    """Adjectives about own rules."""

    def in_force_on(self, day: datetime.date) -> OwnRuleQuerySet:
        """Those not ended before the day."""
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day))


class OwnRule(ChapterModel):
    """What, why, how often from which day, who has it, and where it stands."""

    class Rhythm(models.TextChoices):
        ONCE = "once", _("Once")
        YEARLY = "yearly", _("Every year")
        QUARTERLY = "quarterly", _("Every quarter")
        MONTHLY = "monthly", _("Every month")

    title = models.CharField(_("what"), max_length=120)
    words = models.TextField(_("how and why"), blank=True, max_length=2000)
    stands_in = models.CharField(_("where it stands"), max_length=200, blank=True)
    rhythm = models.CharField(_("how often"), max_length=9, choices=Rhythm, default=Rhythm.YEARLY)
    begins_on = models.DateField(_("first time by"))
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who has it")
    )
    role = models.CharField(_("post"), max_length=30, choices=Role, default=Role.CHAIR)
    made_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    objects = ChapterManager.from_queryset(OwnRuleQuerySet)()

    class Meta:
        verbose_name = _("own rule")

    def __str__(self) -> str:
        return self.title

    @property
    def key(self) -> str:
        """The name its duties are written with."""
        return f"own.{self.pk}"
