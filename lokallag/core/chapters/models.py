"""A chapter of a party: local, county or national, in a tree."""

import datetime
from zoneinfo import ZoneInfo

from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.scoping import ChapterManager, ChapterModel, ChapterQuerySet

__all__ = ["Chapter", "ChapterManager", "ChapterModel", "ChapterQuerySet"]

# First parts of addresses that are not chapters.
RESERVED_SLUGS = frozenset(
    {"accounts", "demonstration", "me", "new", "static", "media", "ui", "start", "language", "appearance", "feeds"}
)


class Chapter(models.Model):
    """One chapter. Its slug is the first part of all its addresses."""

    class Kind(models.TextChoices):
        LOCAL = "local", _("Local chapter")
        COUNTY = "county", _("County chapter")
        NATIONAL = "national", _("National party")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.LOCAL)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    party = models.CharField(_("party"), max_length=60, blank=True)
    colour = models.CharField(
        _("colour"),
        max_length=7,
        default="#3b4a6b",
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write the colour as # and six digits, such as #1d6b43."))],
    )
    municipality_number = models.CharField(
        _("municipality number"), max_length=4, blank=True, validators=[RegexValidator(r"^\d{4}$", _("Four digits."))]
    )
    organisation_number = models.CharField(_("organisation number"), max_length=9, blank=True)
    language = models.CharField(_("language"), max_length=5, default="nb")
    time_zone = models.CharField(max_length=40, default="Europe/Oslo")
    # The demonstration's clock stands still; everywhere else this is empty.
    clock_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(slug__in=sorted(RESERVED_SLUGS)), name="chapter_slug_not_reserved"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_demonstration(self) -> bool:
        """Whether its people are made up and its clock stands still."""
        return self.clock_on is not None

    def today(self) -> datetime.date:
        """Return the day it is in this chapter, in its own time zone."""
        return self.clock_on or timezone.localdate(timezone=ZoneInfo(self.time_zone))

    def now(self) -> datetime.datetime:
        """Return the moment it is in this chapter; in the demonstration, noon of its day."""
        if self.clock_on is None:
            return timezone.now()
        return datetime.datetime.combine(self.clock_on, datetime.time(12), tzinfo=ZoneInfo(self.time_zone))
