"""Who is to be erased and when: those who left within a day, those who have not paid after two people's yes and 14 days."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models.member import Member
from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.people.models import Person

#: Who has left is erased after so many hours, so that a mistake can be taken back and a day is not passed.
GRACE_HOURS = 20
#: Who has not paid is proposed after so many months from the day the fee was due (Datatilsynet).
UNPAID_MONTHS = 6
#: For so many days after the second yes it can be taken back.
TAKE_BACK_DAYS = 14


class Farewell(ChapterModel):
    """That somebody who left will be erased, and when. It goes with them, or when they are here after all."""

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="farewell")
    noticed_at = models.DateTimeField(_("noticed"), default=timezone.now)
    erase_at = models.DateTimeField(_("erased from"))

    class Meta:
        indexes = [models.Index(fields=["chapter", "erase_at"], name="farewell_by_moment")]

    def __str__(self) -> str:
        return f"{self.member} {self.erase_at:%Y-%m-%d %H:%M}"


class ClearingQuerySet(ChapterQuerySet["Clearing"]):
    """Adjectives about clearings."""

    def standing(self) -> ClearingQuerySet:
        """Those neither done nor taken back."""
        return self.filter(finished_at__isnull=True, withdrawn_at__isnull=True)

    def due_on(self, day: datetime.date) -> ClearingQuerySet:
        """Those whose 14 days are over."""
        return self.standing().filter(erase_on__lte=day)


class Clearing(ChapterModel):
    """A proposal to erase members who have not paid for half a year. It needs a second person's yes, then 14 days."""

    proposed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    proposed_at = models.DateTimeField(_("proposed"), default=timezone.now)
    approved_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    approved_at = models.DateTimeField(_("approved"), null=True, blank=True)
    erase_on = models.DateField(_("erased on"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    # How many went, for the history: who they were is erased.
    erased = models.PositiveIntegerField(default=0)

    objects = ChapterManager.from_queryset(ClearingQuerySet)()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True)
                | Q(proposed_by__isnull=True)
                | ~Q(approved_by=models.F("proposed_by")),
                name="clearing_needs_two",
            ),
            models.CheckConstraint(
                condition=Q(erase_on__isnull=True) | Q(approved_at__isnull=False), name="clearing_waits_for_the_yes"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposed_at:%Y-%m-%d}"


class ClearingRow(ChapterModel):
    """One member of a clearing; it goes with the member."""

    clearing = models.ForeignKey(Clearing, on_delete=models.CASCADE, related_name="rows")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="clearings")
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clearing", "member"], name="clearing_row_once")]

    def __str__(self) -> str:
        return f"{self.member}"
