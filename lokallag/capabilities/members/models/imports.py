"""Lists of members brought in from the party's own register: what was in the file, what it would change, what it did."""

from __future__ import annotations

import datetime
import json
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.people.models import Person

#: For so long an import can be undone, and so long what stood in the file is kept.
KEPT_DAYS = 30


class ImportQuerySet(ChapterQuerySet["Import"]):
    """Adjectives about imports."""

    def applied(self) -> ImportQuerySet:
        """Those whose rows are in the register."""
        return self.filter(step__in=[Import.Step.APPLIED, Import.Step.UNDOING])

    def old_on(self, now: datetime.datetime) -> ImportQuerySet:
        """Those whose rows may not be kept any longer."""
        since = now - datetime.timedelta(days=KEPT_DAYS)
        return self.filter(made_at__lt=since).filter(Q(applied_at__isnull=True) | Q(applied_at__lt=since))


class Import(ChapterModel):
    """A file of members on its way in, or that came in; the figures stay when its rows are gone."""

    class Step(models.TextChoices):
        READING = "reading", _("Being read")
        COLUMNS = "columns", _("Columns to look at")
        COMPARING = "comparing", _("Being compared")
        READY = "ready", _("Ready to look through")
        APPLYING = "applying", _("Being brought in")
        APPLIED = "applied", _("Brought in")
        UNDOING = "undoing", _("Being undone")
        UNDONE = "undone", _("Undone")
        FAILED = "failed", _("Could not be read")

    filename = models.CharField(_("file"), max_length=200)
    # Only while a large file waits for the worker; emptied when it is read.
    content = models.BinaryField(default=bytes)
    step = models.CharField(_("step"), max_length=10, choices=Step, default=Step.READING)
    problem = models.JSONField(default=dict, blank=True)
    # Where the names of the columns stand, their names, a few values of each (members.importing.Layout).
    layout = models.JSONField(default=dict, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    # Field by place of the column.
    mapping = models.JSONField(default=dict, blank=True)
    # What was chosen before it is brought in: {"fields": {"email": "theirs"}, "joined_on": "2021-01-01"}.
    choices = models.JSONField(default=dict, blank=True)
    counts = models.JSONField(default=dict, blank=True)
    rows = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    applied_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    applied_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    objects = ChapterManager.from_queryset(ImportQuerySet)()

    class Meta:
        indexes = [models.Index(fields=["chapter", "made_at"], name="import_by_made")]

    def __str__(self) -> str:
        return self.filename

    @property
    def is_working(self) -> bool:
        """Whether the worker has it in hand."""
        return self.step in (self.Step.READING, self.Step.COMPARING, self.Step.APPLYING, self.Step.UNDOING)

    @property
    def is_open(self) -> bool:
        """Whether nothing of it is in the register yet, and it can still come in."""
        return self.step in (self.Step.COLUMNS, self.Step.COMPARING, self.Step.READY)

    def can_be_undone_on(self, now: datetime.datetime) -> bool:
        """Whether it came in within the last thirty days and is there still."""
        return (
            self.step == self.Step.APPLIED
            and self.applied_at is not None
            and now - self.applied_at <= datetime.timedelta(days=KEPT_DAYS)
        )


class ImportPiece(ChapterModel):
    """A thousand rows of the file, packed (members.importing.packing), until it is brought in or dropped."""

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="pieces")
    cells = models.BinaryField()

    def __str__(self) -> str:
        return str(self.pk)


class ImportRow(ChapterModel):
    """What one row of the file does: to whom, what changes, or why it cannot come in."""

    class Kind(models.TextChoices):
        NEW = "new", _("New")
        CHANGED = "changed", _("Changed")
        SAME = "same", _("Unchanged")
        GONE = "gone", _("Gone")
        UNSURE = "unsure", _("Who is it?")
        REFUSED = "refused", _("Cannot come in")

    of = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="found")
    number = models.PositiveIntegerField(_("row"), default=0)
    kind = models.CharField(max_length=7, choices=Kind)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    # Compact JSON, see members.actions.imports.rows.
    data = models.TextField(default="{}")
    # What was chosen for this row: "theirs", "ours", "resign", "new", "skip", or the key of a person.
    choice = models.CharField(max_length=20, blank=True)
    # Both sides have changed something: somebody should choose.
    asked = models.BooleanField(default=False)
    # Something in the row was left out.
    noted = models.BooleanField(default=False)
    # Why undoing the import has left it as it is; empty where nothing stays.
    kept = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes = [models.Index(fields=["of", "kind", "number"], name="import_row_by_kind")]

    def __str__(self) -> str:
        return f"{self.number}: {self.get_kind_display()}"

    @cached_property
    def said(self) -> dict[str, Any]:
        """The row's data as Python; to be set by `say` only."""
        found: dict[str, Any] = json.loads(self.data)
        return found

    def say(self, data: dict[str, Any]) -> None:
        """Set the row's data."""
        self.__dict__.pop("said", None)
        self.data = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)


class Imported(ChapterModel):
    """What the register said of a person when it was last read: what differs from it the chapter learned itself."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="imported")
    values = models.TextField(default="{}")
    # The import that met them first: undoing it makes the chapter forget that the register knows them.
    first_in = models.ForeignKey(Import, on_delete=models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return str(self.person_id)

    @property
    def said(self) -> dict[str, Any]:
        """The values as Python."""
        found: dict[str, Any] = json.loads(self.values)
        return found

    def say(self, values: dict[str, Any]) -> None:
        """Set the values."""
        self.values = json.dumps(values, ensure_ascii=False, separators=(",", ":"), default=str)
