"""What a meeting decides, who wants their dissent recorded, and the tasks that follow."""

from __future__ import annotations

import datetime
import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.models.agenda import Item
from lokallag.capabilities.meetings.models.bodies import Body
from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.people.models import Person
from lokallag.core.people.searching import search_key
from lokallag.core.tasks.models import Task


class DecisionQuerySet(ChapterQuerySet["Decision"]):
    """Adjectives about decisions."""

    def visible_to(self, person: Person, day: datetime.date) -> DecisionQuerySet:
        """Of decisions in meetings a person may see, those on items they may see (`ItemQuerySet.visible_to`)."""
        own = Body.objects.joined_by(person, day)
        return self.filter(Q(item__is_closed=False) | Q(item__body__in=own.values("pk")))


class DecisionManager(ChapterManager["Decision"]):
    """Those that stand: one taken away by mistake waits for an undo until the meeting is closed."""

    def get_queryset(self) -> models.QuerySet[Decision]:
        return super().get_queryset().filter(removed_at__isnull=True)


class Decision(ChapterModel):
    """What was decided on an item, how, and with which numbers where hands were counted."""

    class How(models.TextChoices):
        AGREED = "agreed", _("Without a vote")
        HANDS = "hands", _("By show of hands")
        BALLOT = "ballot", _("By ballot")

    class Side(models.TextChoices):
        FOR = "for", _("For")
        AGAINST = "against", _("Against")

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="decisions")
    # Made by the page that wrote it: the same decision sent twice (a dropped answer) is one.
    key = models.UUIDField(default=uuid.uuid4)
    place = models.PositiveSmallIntegerField(default=0)
    text = models.TextField(_("decision"), max_length=8000)
    how = models.CharField(_("how"), max_length=6, choices=How, default=How.AGREED)
    votes_for = models.PositiveIntegerField(_("for"), null=True, blank=True)
    votes_against = models.PositiveIntegerField(_("against"), null=True, blank=True)
    votes_abstained = models.PositiveIntegerField(_("abstained"), null=True, blank=True)
    # How many with a vote were there when hands were counted or nobody asked for it.
    voters = models.PositiveIntegerField(_("with a vote"), null=True, blank=True)
    # How the chair's vote broke a tie, where the statutes let it.
    chairs_vote = models.CharField(_("the chair's vote"), max_length=7, choices=Side, blank=True)
    is_carried = models.BooleanField(_("carried"), default=True)
    # The day in the chapter's time zone, kept beside the moment so that the register needs no time zone.
    on = models.DateField(_("date"))
    decided_at = models.DateTimeField()
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    # The key of the plan's commitment it serves: the item's, unless another is said.
    promise = models.CharField(max_length=36, blank=True, db_index=True)
    # The item's title and the decision folded for searching; kept by `save`.
    folded = models.TextField(blank=True, editable=False)
    # How often it was changed: two who change at once are told.
    sequence = models.PositiveIntegerField(default=0)
    removed_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = DecisionManager.from_queryset(DecisionQuerySet)()
    with_removed = ChapterManager.from_queryset(DecisionQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chapter", "key"], name="decision_key_once")]
        indexes = [models.Index(fields=["chapter", "on"], name="decision_by_day")]

    def __str__(self) -> str:
        return self.text[:60]

    def save(self, *args: object, **kwargs: object) -> None:
        self.folded = search_key(f"{self.item.title} {self.text}")
        super().save(*args, **kwargs)


class Dissent(ChapterModel):
    """That somebody wants it in the minutes that they disagree (protokolltilførsel)."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="dissents")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    words = models.TextField(_("their words"), blank=True, max_length=2000)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "person"], name="dissent_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.decision}"


class FollowUp(ChapterModel):
    """A task that came of an item, and of a decision where one was made."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="follow_ups")
    decision = models.ForeignKey(Decision, on_delete=models.SET_NULL, null=True, blank=True, related_name="follow_ups")
    task = models.OneToOneField(Task, on_delete=models.CASCADE, related_name="follow_up")
    # Made by the page that wrote it: the same follow-up sent twice is one.
    key = models.UUIDField(default=uuid.uuid4)
    # What is to be done, in full: the task of a closed item only says that there is something.
    words = models.CharField(_("what"), max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chapter", "key"], name="follow_up_key_once")]

    def __str__(self) -> str:
        return str(self.task)
