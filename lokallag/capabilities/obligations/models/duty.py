"""What a chapter must do by a day because a rule wants it, and what shows that it was done."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.obligations.models.own import OwnRule
from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.people.models import Person
from lokallag.core.people.roles import Role

OWN = "own"


class DutyQuerySet(ChapterQuerySet["Duty"]):
    """Adjectives about duties."""

    def open(self) -> DutyQuerySet:
        """Those neither done nor left out."""
        return self.filter(fulfilment__isnull=True, waiver__isnull=True)

    def must(self) -> DutyQuerySet:
        """Those that must be done: what is only to be known is left out."""
        return self.filter(is_notice=False)

    def due_between(self, first: datetime.date, last: datetime.date) -> DutyQuerySet:
        """Those due on the first day, the last, or between."""
        return self.filter(due_on__gte=first, due_on__lte=last)

    def late_on(self, day: datetime.date) -> DutyQuerySet:
        """Those that must be done and whose last day has passed."""
        return self.open().must().filter(late_after__lt=day)

    def with_all(self) -> DutyQuerySet:
        """With what a list of them shows: who has it, its own rule, whether it was done or left out."""
        return self.select_related("person", "own", "fulfilment", "waiver").order_by("due_on", "rule", "pk")


class Duty(ChapterModel):
    """One duty of a year: the rule behind it by its key (`own.7` for a chapter's own), its day, who has it.

    `period` tells the times of one rule apart. `late_after` is the last day on which it is not late. The state is derived:
    done with a `Fulfilment`, left out with a `Waiver`, else by the day.
    """

    rule = models.CharField(max_length=60)
    own = models.ForeignKey(OwnRule, on_delete=models.CASCADE, null=True, blank=True, related_name="duties")
    period = models.CharField(max_length=20)
    due_on = models.DateField(_("by"))
    due_at = models.TimeField(null=True, blank=True)
    # The day an authority names, where it is another than the one to keep.
    published_on = models.DateField(null=True, blank=True)
    late_after = models.DateField()
    # The year it is about: of a report the accounting year, of a nomination the election's.
    about = models.PositiveSmallIntegerField(null=True, blank=True)
    # What it follows: the day a board was elected, a donation came.
    happened_on = models.DateField(null=True, blank=True)
    is_certain = models.BooleanField(default=True)
    is_notice = models.BooleanField(default=False)
    # Somebody wrote another day than the rule's; then the rule moves it no more.
    is_moved = models.BooleanField(default=False)
    # Empty person: who holds the role.
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who has it")
    )
    role = models.CharField(_("post"), max_length=30, choices=Role, default=Role.CHAIR)
    # The chapter's own words for telling it apart: the reference of a voucher, never a name.
    reference = models.CharField(_("reference"), max_length=80, blank=True)
    # The statutes' own place for the day, where it is another than the rule's.
    paragraph = models.CharField(max_length=120, blank=True)
    url = models.URLField(blank=True)

    objects = ChapterManager.from_queryset(DutyQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chapter", "rule", "period", "reference"], name="duty_once_a_period"),
            models.CheckConstraint(condition=Q(late_after__gte=models.F("due_on")), name="duty_late_after_due"),
        ]
        indexes = [models.Index(fields=["chapter", "due_on"], name="duty_by_due")]

    def __str__(self) -> str:
        return f"{self.rule} {self.period}"

    @property
    def is_done(self) -> bool:
        """Whether it was done."""
        return hasattr(self, "fulfilment")

    @property
    def is_waived(self) -> bool:
        """Whether it was left out."""
        return hasattr(self, "waiver")

    def days_left(self, today: datetime.date) -> int:
        """How many days until it is due; negative when that has passed."""
        return (self.due_on - today).days


class Fulfilment(ChapterModel):
    """That a duty was done, on the day its evidence says. Undo is a delete."""

    duty = models.OneToOneField(Duty, on_delete=models.CASCADE, related_name="fulfilment")
    on = models.DateField()

    def __str__(self) -> str:
        return f"{self.duty} {self.on}"


class Waiver(ChapterModel):
    """That a duty is left out this time, and why. Undo is a delete."""

    duty = models.OneToOneField(Duty, on_delete=models.CASCADE, related_name="waiver")
    on = models.DateField()
    why = models.CharField(_("why"), max_length=300)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return self.why


class NotOurs(ChapterModel):
    """That a rule is not for this chapter, such as support nobody applied for. Undo is a delete."""

    rule = models.CharField(max_length=60)
    since = models.DateField()
    why = models.CharField(_("why"), max_length=300)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chapter", "rule"], name="not_ours_once")]

    def __str__(self) -> str:
        return f"{self.rule}: {self.why}"


class Nudge(ChapterModel):
    """That somebody was written to about a duty: when it came near, when it was late, and the chair when nobody did it."""

    class Kind(models.TextChoices):
        SOON = "soon", _("Due soon")
        WEEK = "week", _("A week left")
        LATE = "late", _("Late")
        CHAIR = "chair", _("The chair was told")

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="nudges")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=5, choices=Kind)
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["duty", "person", "kind"], name="duty_nudged_once")]

    def __str__(self) -> str:
        return f"{self.duty}: {self.get_kind_display()}"
