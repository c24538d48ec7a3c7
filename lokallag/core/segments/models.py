"""A choice of people said as a sentence, saved with a name."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.people.models import Person, PersonQuerySet
from lokallag.core.segments.book import people_in


class SegmentQuerySet(ChapterQuerySet["Segment"]):
    """Adjectives about segments."""

    def usable_by(self, person: Person) -> SegmentQuerySet:
        """One's own and those that are shared."""
        return self.standing().in_reach_of(person)

    def in_reach_of(self, person: Person) -> SegmentQuerySet:
        """One's own and those that are shared, removed or not."""
        return self.filter(Q(is_shared=True) | Q(made_by=person))

    def standing(self) -> SegmentQuerySet:
        """Those not removed."""
        return self.filter(removed_at__isnull=True)

    def removed(self) -> SegmentQuerySet:
        """Those removed lately, that can be taken back."""
        return self.filter(removed_at__isnull=False)

    def by_name(self) -> SegmentQuerySet:
        """In the order of the alphabet."""
        return self.order_by("name", "pk")


class Segment(ChapterModel):
    """A saved sentence about people; who is in it is asked anew each time."""

    name = models.CharField(_("name"), max_length=120)
    parts = models.JSONField(default=list)
    is_shared = models.BooleanField(_("shared with the others on the board"), default=True)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    # Kept for a while, so that a removal can be taken back.
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = ChapterManager.from_queryset(SegmentQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["chapter", "name"], condition=Q(removed_at__isnull=True), name="segment_name_once"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def people(self, today: datetime.date) -> PersonQuerySet:
        """Return who is in it today."""
        return people_in(self.parts, today)
