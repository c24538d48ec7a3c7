"""Something to do, by someone, by a date, because of something."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.groups.models import Group, Membership
from lokallag.core.people.models import Person
from lokallag.core.people.roles import BOARD


class TaskQuerySet(ChapterQuerySet["Task"]):
    """Adjectives about tasks."""

    def open(self) -> TaskQuerySet:
        """Those not done."""
        return self.filter(completion__isnull=True)

    def of(self, person: Person) -> TaskQuerySet:
        """Those a person has."""
        return self.filter(person=person)

    def unowned(self) -> TaskQuerySet:
        """Those nobody has."""
        return self.filter(person__isnull=True, group__isnull=True)

    def of_groups(self, groups: Iterable[int]) -> TaskQuerySet:
        """Those that one of the groups (by their ids) has and no single person."""
        return self.filter(person__isnull=True, group__in=list(groups))

    def editable_by(self, person: Person, roles: Iterable[str]) -> TaskQuerySet:
        """Those a person may change: all for the board; for others their own, their groups' and those nobody has."""
        if BOARD & set(roles):
            return self
        inside = Membership.objects.filter(person=person, ends_on__isnull=True).values("group")
        return self.filter(
            Q(person=person)
            | Q(group__leader=person)
            | Q(person__isnull=True, group__in=inside)
            | Q(person__isnull=True, group__isnull=True)
        )

    def due_by(self, day: datetime.date) -> TaskQuerySet:
        """Those due on the day or before."""
        return self.filter(due_on__lte=day)


class Task(ChapterModel):
    """A task. `promise` is the key of the commitment it serves, empty when it serves none."""

    title = models.CharField(_("what"), max_length=200)
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="tasks", verbose_name=_("who")
    )
    group = models.ForeignKey(
        Group, on_delete=models.SET_NULL, null=True, blank=True, related_name="tasks", verbose_name=_("group")
    )
    due_on = models.DateField(_("by"), null=True, blank=True)
    promise = models.CharField(max_length=36, blank=True, db_index=True)
    created_on = models.DateField()
    # They took it, rather than being given it: then they hear of it whatever else they want to hear.
    is_own_choice = models.BooleanField(default=False)

    objects = ChapterManager.from_queryset(TaskQuerySet)()

    class Meta:
        indexes = [models.Index(fields=["chapter", "due_on"], name="task_by_due")]

    def __str__(self) -> str:
        return self.title


class Completion(ChapterModel):
    """That a task was done: when and by whom. Undo is a delete."""

    task = models.OneToOneField(Task, on_delete=models.CASCADE, related_name="completion")
    done_on = models.DateField()
    done_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.task} {self.done_on}"


class Nudge(ChapterModel):
    """That somebody was reminded of a task: once before its day, once when it is past."""

    class Kind(models.TextChoices):
        SOON = "soon", _("Due soon")
        LATE = "late", _("Past its day")

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="nudges")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=4, choices=Kind)
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "person", "kind"], name="task_nudged_once")]

    def __str__(self) -> str:
        return f"{self.task}: {self.get_kind_display()}"


class Quiet(ChapterModel):
    """That somebody wants no reminders of tasks. To want them again is to delete this row."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    since = models.DateField()

    def __str__(self) -> str:
        return str(self.person)
