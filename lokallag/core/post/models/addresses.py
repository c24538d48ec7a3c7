"""Addresses nothing is sent to any more, and what the chapter has decided about its post."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet


class SuppressionQuerySet(ChapterQuerySet["Suppression"]):
    """Adjectives about addresses."""

    def standing(self) -> SuppressionQuerySet:
        """Those nothing is sent to now."""
        return self.filter(lifted_at__isnull=True)


class Suppression(ChapterModel):
    """An address that came back three times or whose owner complained; used again once it is lifted."""

    class Why(models.TextChoices):
        """What happened."""

        BOUNCES = "bounces", _("Came back three times")
        COMPLAINT = "complaint", _("Said that our mail is spam")

    address = models.CharField(_("address"), max_length=254)
    why = models.CharField(_("because"), max_length=9, choices=Why)
    since = models.DateTimeField(_("since"), default=timezone.now)
    # Bounces before this count no more.
    lifted_at = models.DateTimeField(null=True, blank=True)

    objects = ChapterManager.from_queryset(SuppressionQuerySet)()

    class Meta:
        verbose_name = _("address that is not used")
        constraints = [models.UniqueConstraint(fields=["chapter", "address"], name="suppressed_once")]

    def __str__(self) -> str:
        return self.address


class Setup(ChapterModel):
    """What the chapter has decided about its post; at most one row."""

    #: How many ordinary letters a member gets in seven days where nothing else is decided.
    CAP = 3

    weekly_cap = models.PositiveSmallIntegerField(
        _("letters a week"), default=CAP, validators=[MinValueValidator(1), MaxValueValidator(50)]
    )
    # Where answers go; empty: to the installation's own address.
    reply_to = models.EmailField(_("answers go to"), blank=True)

    class Meta:
        verbose_name = _("how the chapter sends")
        constraints = [models.UniqueConstraint(fields=["chapter"], name="one_setup_per_chapter")]

    def __str__(self) -> str:
        return str(self.chapter)
