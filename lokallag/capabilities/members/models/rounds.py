"""A ring round: whom to call, who calls, and a queue that gives each caller one person at a time."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models.contact import Contact
from lokallag.capabilities.members.models.member import Member
from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.people.models import Person
from lokallag.core.tasks.models import Task

#: For how long a person is one caller's alone; a caller who is gone longer gives them back.
LEASE = datetime.timedelta(minutes=20)
#: After so many calls without an answer a person is let be.
MOST_TRIES = 4


class RoundQuerySet(ChapterQuerySet["Round"]):
    """Adjectives about ring rounds."""

    def running_on(self, day: datetime.date) -> RoundQuerySet:
        """Those not closed and not past their last day."""
        return self.filter(closed_on__isnull=True, until__gte=day)

    def called_by(self, person: Person) -> RoundQuerySet:
        """Those a person calls in."""
        return self.filter(callers__person=person)


class Round(ChapterModel):
    """A ring round. Who is to be called is written down when it is made, in `Ring`."""

    name = models.CharField(_("name"), max_length=120)
    # What the choice of people was called, in words, for those who look at the round later.
    who = models.CharField(_("who is called"), max_length=300, blank=True)
    parts = models.JSONField(default=list)
    script = models.TextField(_("what to say"), max_length=4000, blank=True)
    until = models.DateField(_("until"))
    made_on = models.DateField()
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    closed_on = models.DateField(_("closed"), null=True, blank=True)

    objects = ChapterManager.from_queryset(RoundQuerySet)()

    class Meta:
        indexes = [models.Index(fields=["chapter", "until"], name="round_by_until")]

    def __str__(self) -> str:
        return self.name

    def is_open_on(self, day: datetime.date) -> bool:
        """Whether somebody can still be called in it."""
        return self.closed_on is None and day <= self.until


class RoundCaller(ChapterModel):
    """Somebody who calls in a round."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="callers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    # What stands among their tasks as long as they call.
    task = models.ForeignKey(Task, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "person"], name="round_caller_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.round}"


class RingQuerySet(ChapterQuerySet["Ring"]):
    """Adjectives about people in the queue of a round."""

    def open(self) -> RingQuerySet:
        """Those nobody is done with."""
        return self.filter(outcome="")

    def free_at(self, now: datetime.datetime, today: datetime.date) -> RingQuerySet:
        """Those who can be given to a caller: open, nobody's at the moment, and not to be called another day."""
        mine = Q(held_until__isnull=True) | Q(held_until__lte=now)
        when = Q(again_on__isnull=True) | Q(again_on__lte=today)
        here = Q(member__left_on__isnull=True) & ~Q(member__person__wants=Person.Wants.NOTHING)
        return self.open().filter(mine, when, here)

    def held_by(self, person: Person) -> RingQuerySet:
        """Those a caller has at hand."""
        return self.open().filter(holder=person)

    def in_turn(self) -> RingQuerySet:
        """Calls that were promised first, then those nobody has tried, then those tried least."""
        return self.order_by("-is_promised", "tries", "pk")


class Ring(ChapterModel):
    """One member in a round's queue."""

    class Outcome(models.TextChoices):
        """What came of a call; a ring has one when it is over. No answer and «call again» leave it in the queue."""

        TALKED = "talked", _("Talked")
        NO_ANSWER = "no_answer", _("No answer")
        AGAIN = "again", _("Call again")
        WRONG_NUMBER = "wrong_number", _("Wrong number")
        NO_CALLS = "no_calls", _("Does not want calls")
        LEAVING = "leaving", _("Wants to leave the party")

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="rings")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="rings")
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    # Not before this day: they asked for it (promised), or did not answer today.
    again_on = models.DateField(null=True, blank=True)
    is_promised = models.BooleanField(default=False)
    # Who has them at hand, and until when nobody else gets them.
    holder = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    held_until = models.DateTimeField(null=True, blank=True)

    objects = ChapterManager.from_queryset(RingQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "member"], name="ring_once_a_round"),
            models.UniqueConstraint(
                fields=["round", "holder"],
                name="ring_one_at_hand",
                condition=Q(holder__isnull=False, outcome=""),
            ),
        ]
        indexes = [models.Index(fields=["round", "outcome", "again_on", "tries"], name="ring_queue")]

    def __str__(self) -> str:
        return f"{self.member}: {self.round}"


class Answer(ChapterModel):
    """What a caller got to know in one call; undo is a delete, with the conversation it wrote down."""

    ring = models.ForeignKey(Ring, on_delete=models.CASCADE, related_name="answers")
    outcome = models.CharField(max_length=12, choices=Ring.Outcome)
    contact = models.OneToOneField(Contact, on_delete=models.CASCADE, related_name="answer")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    # What undo puts back.
    wanted_before = models.CharField(max_length=12, blank=True)
    again_before = models.DateField(null=True, blank=True)
    promised_before = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["chapter", "by", "at"], name="answer_by_caller")]

    def __str__(self) -> str:
        return f"{self.ring}: {self.get_outcome_display()}"
