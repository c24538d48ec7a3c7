"""The logbook: somebody did something, on a day, for a commitment or for none."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.people.models import Person


class NoteQuerySet(ChapterQuerySet["Note"]):
    """Adjectives about notes."""

    def standing(self) -> NoteQuerySet:
        """Those not taken away."""
        return self.filter(removal__isnull=True)

    def changeable_by(self, person: Person, *, all_of_them: bool) -> NoteQuerySet:
        """Those a person may change: all with the right to `all_of_them`, else the ones they wrote or did."""
        return self if all_of_them else self.filter(Q(who=person) | Q(written_by=person))

    def newest_first(self) -> NoteQuerySet:
        """The latest day first."""
        return self.order_by("-on", "-pk")


class Note(ChapterModel):
    """Something was done: what, when, who, how many, a link, and the key of the commitment it serves."""

    what = models.CharField(_("what we did"), max_length=200)
    on = models.DateField(_("when"))
    amount = models.PositiveIntegerField(_("how many"), default=1)
    link = models.URLField(_("link"), blank=True, max_length=400)
    promise = models.CharField(max_length=36, blank=True, db_index=True)
    who = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who")
    )
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    # Made by the form, so that the same note sent twice over a bad line is one note.
    receipt = models.CharField(max_length=36, blank=True)

    objects = ChapterManager.from_queryset(NoteQuerySet)()

    class Meta:
        indexes = [
            models.Index(fields=["chapter", "on"], name="note_by_day"),
            models.Index(fields=["chapter", "promise", "on"], name="note_by_promise"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["chapter", "receipt"], condition=~models.Q(receipt=""), name="note_once")
        ]

    def __str__(self) -> str:
        return self.what


class Removal(ChapterModel):
    """That a note was taken away; to take that back is to delete this row."""

    note = models.OneToOneField(Note, on_delete=models.CASCADE, related_name="removal")
    removed_on = models.DateField()
    removed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.note} {self.removed_on}"
