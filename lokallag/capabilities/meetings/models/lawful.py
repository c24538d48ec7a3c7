"""What stands beside a meeting's deadlines: who has them, what was sent outside the system, that the notice was found lawful."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import ChapterModel
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.models import Person
from lokallag.core.tasks.models import Task


class Extraordinary(ChapterModel):
    """That an annual meeting is an extraordinary one, with the rules of such. Undo is a delete."""

    gathering = models.OneToOneField(Gathering, on_delete=models.CASCADE, related_name="extraordinary")
    said_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    said_on = models.DateField()

    def __str__(self) -> str:
        return str(self.gathering)


class DeadlineTask(ChapterModel):
    """Who has one of a meeting's deadlines: a task. Without one, it was taken away and is not made again by itself."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="deadline_tasks")
    key = models.CharField(max_length=12)
    task = models.OneToOneField(Task, on_delete=models.SET_NULL, null=True, related_name="meeting_deadline")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gathering", "key"], name="deadline_task_once")]

    def __str__(self) -> str:
        return f"{self.key}: {self.gathering}"


class OutsideNotice(ChapterModel):
    """That a notice, or papers, went out another way than from here: by the party's own system, by post, on a wall."""

    class Kind(models.TextChoices):
        NOTICE = "notice", _("The notice")
        PAPERS = "papers", _("The papers")

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="outside_notices")
    kind = models.CharField(_("what"), max_length=8, choices=Kind, default=Kind.NOTICE)
    sent_on = models.DateField(_("sent"))
    # The day of the meeting it told: the meeting may have been moved since.
    meeting_on = models.DateField(_("date of the meeting"))
    how = models.CharField(_("how"), max_length=200)
    people = models.PositiveIntegerField(_("to how many"), null=True, blank=True)
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    written_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["chapter", "gathering"], name="outside_notice_by_meeting")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.sent_on}"


class LawfulMark(ChapterModel):
    """That the board found the notice lawful, for the day the meeting had then. It counts only while that is still so."""

    gathering = models.OneToOneField(Gathering, on_delete=models.CASCADE, related_name="lawful_mark")
    meeting_on = models.DateField()
    sentence = models.TextField(max_length=2000)
    marked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    marked_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.gathering} {self.marked_on}"
