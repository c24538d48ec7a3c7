"""How a meeting is constituted: who leads it, writes, signs and counts; who was entitled to vote at a moment; texts sent in."""

from __future__ import annotations

import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.models.agenda import Item
from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.models import Person


class Office(ChapterModel):
    """Somebody a meeting elected to serve it. Two of them sign the minutes."""

    class What(models.TextChoices):
        CHAIR = "a_chair", _("Meeting chair")
        SECRETARY = "b_secretary", _("Secretary of the meeting")
        SIGNER = "c_signer", _("To sign the minutes")
        TELLER = "d_teller", _("Teller")

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="offices")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="meeting_offices")
    what = models.CharField(_("what"), max_length=12, choices=What)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["what", "place", "pk"]
        constraints = [models.UniqueConstraint(fields=["gathering", "person", "what"], name="office_once")]

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.person}"


class Roll(ChapterModel):
    """Who could vote at a moment of a meeting: taken when a vote or a round begins, and never changed.

    How somebody voted is stored nowhere.
    """

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="rolls")
    item = models.ForeignKey(Item, on_delete=models.SET_NULL, null=True, blank=True, related_name="rolls")
    what = models.CharField(_("for what"), max_length=200)
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["taken_at", "pk"]

    def __str__(self) -> str:
        return f"{self.what} {self.taken_at}"


class RollEntry(ChapterModel):
    """One who was there when the roll was taken: with a vote, without one, or somebody to be asked (None), and why."""

    roll = models.ForeignKey(Roll, on_delete=models.CASCADE, related_name="entries")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    may = models.BooleanField(null=True)
    why = models.CharField(max_length=12)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["roll", "person"], name="roll_entry_once")]

    def __str__(self) -> str:
        return f"{self.roll}: {self.may}"


class AgeSeen(ChapterModel):
    """That somebody whose year of birth leaves it open was asked, and is old enough to vote on the day or not.

    The answer is kept for the meeting; the day they were born is never asked for in writing.
    """

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="ages_seen")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    is_old_enough = models.BooleanField(_("old enough"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gathering", "person"], name="age_seen_once")]

    def __str__(self) -> str:
        return f"{self.gathering}: {self.is_old_enough}"


class ProposalQuerySet(ChapterQuerySet["Proposal"]):
    """Adjectives about proposals."""

    def visible_to(self, person: Person, *, sees_all: bool) -> ProposalQuerySet:
        """All for those who prepare the meeting, for others their own and those on the agenda."""
        return self if sees_all else self.filter(Q(by=person) | Q(item__isnull=False, item__is_closed=False))


class Proposal(ChapterModel):
    """A text sent in to a meeting: from whom, when, what the board says. On the agenda it has an item of its own."""

    #: How long a title and a text may be.
    LONGEST: ClassVar[int] = 20_000

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="proposals")
    item = models.OneToOneField(
        Item, on_delete=models.SET_NULL, null=True, blank=True, related_name="proposal", verbose_name=_("item")
    )
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("the proposal"), max_length=20_000)
    grounds = models.TextField(_("why"), max_length=8000, blank=True)
    by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("from")
    )
    # Where it comes from when it is no person: a group, the youth organisation.
    sender = models.CharField(_("from"), max_length=120, blank=True)
    received_on = models.DateField(_("received"))
    recommendation = models.TextField(_("the board's recommendation"), max_length=8000, blank=True)
    typed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = ChapterManager.from_queryset(ProposalQuerySet)()

    class Meta:
        ordering = ["received_on", "pk"]

    def __str__(self) -> str:
        return self.title

    def is_late(self, due_on: datetime.date | None) -> bool:
        """Whether it came after the last day for it."""
        return due_on is not None and self.received_on > due_on
