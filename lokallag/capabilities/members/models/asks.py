"""Somebody is asked to do one thing, and answers with one click."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.people.models import Person

#: How long an ask waits for an answer where the thing itself has no nearer day.
OPEN_DAYS = 14


class AskQuerySet(ChapterQuerySet["Ask"]):
    """Adjectives about asks."""

    def open_on(self, day: datetime.date) -> AskQuerySet:
        """Those that still wait for an answer."""
        return self.filter(answer=Ask.Answer.OPEN, expires_on__gte=day)

    def about(self, kind: str, key: str) -> AskQuerySet:
        """Those about one thing."""
        return self.filter(kind=kind, key=key)

    def readable_by(self, person: Person, *, all_of_them: bool) -> AskQuerySet:
        """All of them for those who may, else the ones somebody sent themselves."""
        return self if all_of_them else self.filter(asked_by=person)


class Ask(ChapterModel):
    """One person asked about one thing. `key` is the task's, gathering's or group's number, or the commitment's key."""

    class Kind(models.TextChoices):
        TASK = "task", _("Task")
        GATHERING = "gathering", _("Event")
        GROUP = "group", _("Group")
        COMMITMENT = "commitment", _("Commitment")

    class Answer(models.TextChoices):
        OPEN = "open", _("No answer yet")
        YES = "yes", _("Yes")
        NO = "no", _("No")
        EXPIRED = "expired", _("Did not answer")
        WITHDRAWN = "withdrawn", _("Taken back")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="asks")
    kind = models.CharField(_("about"), max_length=10, choices=Kind)
    key = models.CharField(max_length=36)
    # What the thing was called when they were asked, and what the one who asks wrote.
    title = models.CharField(_("what"), max_length=200)
    words = models.TextField(_("words"), blank=True, max_length=1000)
    asked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    asked_on = models.DateField(_("asked on"))
    expires_on = models.DateField(_("waits until"))
    answer = models.CharField(_("answer"), max_length=9, choices=Answer, default=Answer.OPEN)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    reason = models.CharField(_("why not"), max_length=300, blank=True)
    later_on = models.DateField(_("ask again on"), null=True, blank=True)
    # The row a yes made (a task for a commitment, a time in a group), so that it can be taken back exactly.
    made = models.CharField(max_length=20, blank=True)

    objects = ChapterManager.from_queryset(AskQuerySet)()

    class Meta:
        constraints = [
            # Nobody has two questions waiting.
            models.UniqueConstraint(fields=["person"], condition=Q(answer="open"), name="ask_one_at_a_time")
        ]
        indexes = [
            models.Index(fields=["chapter", "kind", "key"], name="ask_by_thing"),
            models.Index(fields=["chapter", "answer", "expires_on"], name="ask_by_answer"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.title}"
