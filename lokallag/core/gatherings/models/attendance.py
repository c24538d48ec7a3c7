"""A person at a gathering: signed up, waiting for a place, came, or said no."""

from __future__ import annotations

from django.db import models
from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.gatherings.models.gathering import Gathering
from lokallag.core.people.models import Person


class AttendanceQuerySet(ChapterQuerySet["Attendance"]):
    """Adjectives about answers."""

    def seated(self) -> AttendanceQuerySet:
        """Those who have a place: who comes and who came."""
        return self.filter(answer__in=[Attendance.Answer.SIGNED_UP, Attendance.Answer.CAME])

    def in_line(self) -> AttendanceQuerySet:
        """Those who wait for a place, the first of them first."""
        return self.filter(answer=Attendance.Answer.WAITING).order_by("place_in_line", "pk")

    def heads(self) -> int:
        """How many people that is, guests too."""
        return sum(self.aggregate(people=models.Count("pk"), guests=Sum("guests", default=0)).values())


class Attendance(ChapterModel):
    """One person's answer to one gathering."""

    class Answer(models.TextChoices):
        SIGNED_UP = "signed_up", _("Signed up")
        WAITING = "waiting", _("On the waiting list")
        CAME = "came", _("Came")
        DECLINED = "declined", _("Cannot come")

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="attendances")
    answer = models.CharField(_("answer"), max_length=10, choices=Answer)
    answered_on = models.DateField()
    # Kept when they came, so that a mistake at the door falls back to the sign-up it replaced.
    signed_up_on = models.DateField(null=True, blank=True)
    # Guests they bring; they need a place each.
    guests = models.PositiveSmallIntegerField(_("guests"), default=0)
    word = models.CharField(_("a word to the organisers"), max_length=400, blank=True)
    # The turn in the waiting list; kept when they came all the same, so that a mistake at the door falls back.
    place_in_line = models.PositiveIntegerField(null=True, blank=True)

    objects = ChapterManager.from_queryset(AttendanceQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gathering", "person"], name="attendance_once")]
        indexes = [models.Index(fields=["chapter", "person"], name="attendance_by_person")]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_answer_display()}"

    @property
    def heads(self) -> int:
        """How many places they need."""
        return 1 + self.guests
