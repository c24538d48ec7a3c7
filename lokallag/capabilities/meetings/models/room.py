"""What happens in a meeting: it opens, who is there, which item runs, what is written; it closes."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.models.agenda import Item
from lokallag.core.chapters.models import ChapterModel
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.models import Person


class Opening(ChapterModel):
    """That a meeting was opened: when, and who leads it and writes. Undo is a delete."""

    gathering = models.OneToOneField(Gathering, on_delete=models.CASCADE, related_name="opening")
    opened_at = models.DateTimeField(_("opened"))
    chaired_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("meeting chair")
    )
    written_by = models.ForeignKey(
        Person,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("secretary of the meeting"),
    )

    def __str__(self) -> str:
        return f"{self.gathering} {self.opened_at}"


class Closing(ChapterModel):
    """That a meeting was closed; from then on its notes and decisions stand, and the minutes are made of them."""

    gathering = models.OneToOneField(Gathering, on_delete=models.CASCADE, related_name="closing")
    closed_at = models.DateTimeField(_("closed"))
    closed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.gathering} {self.closed_at}"


class Presence(ChapterModel):
    """Somebody in a meeting from a moment to a moment; who goes and comes back has two."""

    class Part(models.TextChoices):
        """What they are there as."""

        MEMBER = "member", _("With a vote")
        DEPUTY = "deputy", _("Deputy with a vote")
        OBSERVER = "observer", _("With the right to speak")
        GUEST = "guest", _("Guest")

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="presences")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="presences")
    part = models.CharField(_("there as"), max_length=8, choices=Part, default=Part.MEMBER)
    # Whom a deputy stands in for, where that is said.
    stands_in_for = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    is_digital = models.BooleanField(_("takes part digitally"), default=False)
    arrived_at = models.DateTimeField(_("came"))
    left_at = models.DateTimeField(_("left"), null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["chapter", "gathering"], name="presence_by_meeting")]
        constraints = [
            models.UniqueConstraint(
                fields=["gathering", "person"], condition=Q(left_at__isnull=True), name="presence_once_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.gathering}"


class Stretch(ChapterModel):
    """A time during which an item was treated; one that is taken up again has two."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="stretches")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.item} {self.started_at}"


class Note(ChapterModel):
    """A piece of what is written to an item while it is treated. Two who write at once write two pieces.

    `key` is made by the page that wrote it: the same piece sent twice (a dropped answer) is one. `version` counts changes.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="notes")
    key = models.UUIDField(default=uuid.uuid4)
    text = models.TextField(_("notes"), max_length=20_000)
    # A note for those who write, which never stands in the minutes.
    is_internal = models.BooleanField(default=False)
    author = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chapter", "key"], name="note_key_once")]
        indexes = [models.Index(fields=["item", "written_at"], name="note_by_item")]

    def __str__(self) -> str:
        return self.text[:60]


class NoteVersion(ChapterModel):
    """What a note said before it was changed: no acknowledged word is lost."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    text = models.TextField(max_length=20_000)
    author = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["note", "version"], name="note_version_once")]

    def __str__(self) -> str:
        return f"{self.note_id} {self.version}"
