"""Journeys as data: what a newcomer, somebody not seen for long, somebody elected or leaving is met with, step by step."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models.member import Member
from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.people.models import Person


class Journey(ChapterModel):
    """A way a member is met, written by the chapter."""

    class Starts(models.TextChoices):
        """What begins it."""

        JOINED = "joined", _("When somebody becomes a member")
        UNSEEN = "unseen", _("When nobody has seen or talked with a member for a year")
        SEATED = "seated", _("When somebody gets a post")
        LEFT = "left", _("When somebody leaves")
        HAND = "hand", _("By hand")

    name = models.CharField(_("name"), max_length=80)
    starts = models.CharField(_("begins"), max_length=6, choices=Starts, default=Starts.HAND)
    is_active = models.BooleanField(_("in use"), default=True)
    # A rule begins it for what happens from this day on, never for the past.
    since = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chapter", "name"], name="journey_name_once")]

    def __str__(self) -> str:
        return self.name


class JourneyStep(ChapterModel):
    """One step: so many days after the start, somebody does something."""

    class Who(models.TextChoices):
        CONTACT = "contact", _("Their contact")
        OFFICER = "officer", _("The membership officer")
        CHAIR = "chair", _("The chair")
        MEMBER = "member", _("They themselves")

    class What(models.TextChoices):
        CALL = "call", _("A call")
        MAIL = "mail", _("An e-mail")
        MEETING = "meeting", _("An invitation to the newcomers' meeting")
        AMBITIONS = "ambitions", _("A talk about what they want to do")
        OTHER = "other", _("Something else")

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="steps")
    days = models.PositiveSmallIntegerField(_("days after the start"), default=7)
    who = models.CharField(_("who"), max_length=8, choices=Who, default=Who.CONTACT)
    what = models.CharField(_("what"), max_length=10, choices=What, default=What.CALL)
    words = models.CharField(_("in words"), max_length=160, blank=True)
    # A step taken out of the journey stays for those who have done it.
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ("days", "pk")

    def __str__(self) -> str:
        return self.words or self.get_what_display()


class TravelQuerySet(ChapterQuerySet["Travel"]):
    """Adjectives about members on a journey."""

    def under_way(self) -> TravelQuerySet:
        """Those not ended."""
        return self.filter(ended_on__isnull=True)


class Travel(ChapterModel):
    """That a member began a journey on a day."""

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="travels")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="travels")
    began_on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    # Stopped by somebody before its end.
    ended_on = models.DateField(null=True, blank=True)

    objects = ChapterManager.from_queryset(TravelQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["journey", "member", "began_on"], name="travel_once_a_day"),
            models.UniqueConstraint(
                fields=["journey", "member"], name="travel_one_at_a_time", condition=Q(ended_on__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.journey}"


class StepMarkQuerySet(ChapterQuerySet["StepMark"]):
    """Adjectives about steps that were done or left out."""

    def done(self) -> StepMarkQuerySet:
        """Those done, not left out."""
        return self.filter(skipped_because="")


class StepMark(ChapterModel):
    """That a step was done for a member, or left out with a reason. Undo is a delete."""

    travel = models.ForeignKey(Travel, on_delete=models.CASCADE, related_name="marks")
    step = models.ForeignKey(JourneyStep, on_delete=models.CASCADE, related_name="marks")
    on = models.DateField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    skipped_because = models.CharField(_("why it was left out"), max_length=200, blank=True)
    # The conversation that did it by itself; taken back, the step is open again.
    contact = models.ForeignKey(
        "members.Contact", on_delete=models.CASCADE, null=True, blank=True, related_name="step_marks"
    )

    objects = ChapterManager.from_queryset(StepMarkQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["travel", "step"], name="step_marked_once")]

    def __str__(self) -> str:
        return f"{self.step}: {self.on}"


def open_steps() -> models.QuerySet[JourneyStep]:
    """Every step of every member under way that is neither done nor left out: a row each, with `travel_id` and `began_on`."""
    # One filter for both conditions, so that both and the columns are of the same travel.
    under_way = JourneyStep.objects.filter(
        is_active=True,
        journey__is_active=True,
        journey__travels__isnull=False,
        journey__travels__ended_on__isnull=True,
    ).annotate(travel_id=models.F("journey__travels__pk"), began_on=models.F("journey__travels__began_on"))
    marked = StepMark.objects.filter(step=OuterRef("pk"), travel=OuterRef("travel_id"))
    return under_way.filter(~Exists(marked))


def due_on(began_on: datetime.date, step: JourneyStep) -> datetime.date:
    """Return the day a step is due for somebody who began on a day."""
    return began_on + datetime.timedelta(days=step.days)
