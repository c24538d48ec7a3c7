"""Who has asked for the floor, and how it is given."""

from __future__ import annotations

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.models.agenda import Item
from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.models import Person


class Floor(ChapterModel):
    """How the floor is given in a meeting; without a row, in the order people asked."""

    gathering = models.OneToOneField(Gathering, on_delete=models.CASCADE, related_name="floor")
    firsts = models.BooleanField(_("those who have not spoken to the item go first"), default=False)
    alternates = models.BooleanField(_("alternate between two lists"), default=False)
    # What the chapter calls the two lists. Nobody is stored as belonging to one: it is said for each speech.
    list_one = models.CharField(_("the one list"), max_length=20, default="A")
    list_two = models.CharField(_("the other list"), max_length=20, default="B")
    speech_minutes = models.PositiveSmallIntegerField(
        _("minutes for a speech"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
    )
    reply_minutes = models.PositiveSmallIntegerField(
        _("minutes for a reply"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
    )

    def __str__(self) -> str:
        return str(self.gathering)


class LastCall(ChapterModel):
    """That the list of speakers to an item is closed (strek). Undo is a delete."""

    item = models.OneToOneField(Item, on_delete=models.CASCADE, related_name="last_call")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.item} {self.at}"


class SpeakerQuerySet(ChapterQuerySet["Speaker"]):
    """Adjectives about those who ask for the floor."""

    def waiting(self) -> SpeakerQuerySet:
        """Those who have not begun."""
        return self.filter(started_at__isnull=True)

    def speaking(self) -> SpeakerQuerySet:
        """Whoever has the floor."""
        return self.filter(started_at__isnull=False, ended_at__isnull=True)


class Speaker(ChapterModel):
    """That somebody asks for the floor on an item, has it, and gives it back. A guest has only a name."""

    class Kind(models.TextChoices):
        SPEECH = "speech", _("Speech")
        REPLY = "reply", _("Reply")
        ORDER = "order", _("To the order of business")

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="speakers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    guest = models.CharField(_("guest"), max_length=120, blank=True)
    kind = models.CharField(_("what for"), max_length=6, choices=Kind, default=Kind.SPEECH)
    # 1 or 2 where the floor alternates between two lists; 0 is neither.
    side = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ChapterManager.from_queryset(SpeakerQuerySet)()

    class Meta:
        indexes = [models.Index(fields=["item", "asked_at"], name="speaker_by_item")]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "person", "kind"],
                condition=Q(started_at__isnull=True, person__isnull=False),
                name="speaker_asks_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Who it is."""
        return self.person.name if self.person is not None else self.guest


class Guest(ChapterModel):
    """Somebody in a meeting who is not in the chapter's records; only the name they gave, for the minutes."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="guests_present")
    # Made by the page that wrote it: the same guest sent twice is one.
    key = models.UUIDField(default=uuid.uuid4)
    name = models.CharField(_("name"), max_length=120)
    arrived_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chapter", "key"], name="guest_key_once")]

    def __str__(self) -> str:
        return self.name
