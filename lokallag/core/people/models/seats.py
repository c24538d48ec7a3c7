"""The seats people hold in a chapter."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import Chapter, ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.people.models.login import User
from lokallag.core.people.models.person import Person
from lokallag.core.people.roles import Role


class SeatQuerySet(ChapterQuerySet["Seat"]):
    """Adjectives about seats."""

    def held_on(self, day: datetime.date) -> SeatQuerySet:
        """Those held on the day, both ends included."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)


class Seat(ChapterModel):
    """A post held by a person for a time."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="seats")
    role = models.CharField(_("post"), max_length=30, choices=Role)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = ChapterManager.from_queryset(SeatQuerySet)()

    class Meta:
        indexes = [models.Index(fields=["chapter", "role"], name="seat_by_role")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")), name="seat_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.person}"


def seats_of(user: User, chapter: Chapter, today: datetime.date) -> list[Seat]:
    """Return the seats the login holds today in the scope's chapter, with the person."""
    return list(
        Seat.objects.held_on(today).filter(person__user=user, chapter=chapter).select_related("person").order_by("pk")
    )
