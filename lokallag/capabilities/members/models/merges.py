"""That two records were one person: what was merged, so that it can be undone; and who is not the same person."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.people.models import Person, User

#: For how many days a merge can be undone.
UNDO_DAYS = 30


class MergeQuerySet(ChapterQuerySet["Merge"]):
    """Adjectives about merges."""

    def undoable_at(self, now: datetime.datetime) -> MergeQuerySet:
        """Those done so lately that they can be undone."""
        return self.filter(merged_at__gt=now - datetime.timedelta(days=UNDO_DAYS))


class Merge(ChapterModel):
    """That one record was taken into another: every step, in order, exactly. Undo deletes it, and so does time."""

    survivor = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="merges")
    # The survivor's number when it was done: a later merge moves this row to another survivor with all the rest.
    survivor_number = models.BigIntegerField()
    gone_number = models.BigIntegerField()
    gone_name = models.CharField(_("name"), max_length=170)
    steps = models.JSONField(default=list)
    # The login that no longer opens anything, where both had one: it goes when the merge cannot be undone any more.
    login = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    merged_at = models.DateTimeField(_("merged"), default=timezone.now)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = ChapterManager.from_queryset(MergeQuerySet)()

    class Meta:
        indexes = [models.Index(fields=["chapter", "merged_at"], name="merge_by_moment")]

    def __str__(self) -> str:
        return f"{self.gone_name} → {self.survivor}"

    @property
    def undo_until(self) -> datetime.date:
        """The last day on which it can be undone."""
        return (self.merged_at + datetime.timedelta(days=UNDO_DAYS - 1)).date()


class Distinct(ChapterModel):
    """That two who look alike are two people, in whichever order."""

    first = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="distinct_once"),
            models.CheckConstraint(condition=~Q(first=F("second")), name="distinct_are_two"),
        ]

    def __str__(self) -> str:
        return f"{self.first} ≠ {self.second}"
