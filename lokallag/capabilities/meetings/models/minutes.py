"""The minutes of a meeting while they are written: the secretary's own words, sent for comment, what people say."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.models.agenda import Item
from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.models import Person


class MinutesQuerySet(ChapterQuerySet["Minutes"]):
    """Adjectives about minutes."""

    def approved(self) -> MinutesQuerySet:
        """Those that never change any more."""
        return self.filter(approval__isnull=False)

    def waiting(self) -> MinutesQuerySet:
        """Those not approved yet, the oldest first."""
        return self.filter(approval__isnull=True).order_by("gathering__on", "pk")


class Minutes(ChapterModel):
    """That a meeting has minutes. Until they are approved they are made anew from its rows each time they are read."""

    class State(models.TextChoices):
        """How far they have come."""

        DRAFT = "draft", _("Draft")
        COMMENT = "comment", _("Out for comment")
        APPROVED = "approved", _("Approved")
        SIGNED = "signed", _("Signed")

    gathering = models.OneToOneField(Gathering, on_delete=models.CASCADE, related_name="minutes")
    language = models.CharField(_("language"), max_length=5)
    drafted_at = models.DateTimeField(_("made"))
    drafted_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    # The item of a later meeting that asks for their approval.
    approval_item = models.ForeignKey(
        Item, on_delete=models.SET_NULL, null=True, blank=True, related_name="minutes_to_approve"
    )

    objects = ChapterManager.from_queryset(MinutesQuerySet)()

    class Meta:
        verbose_name_plural = _("minutes")

    def __str__(self) -> str:
        return str(self.gathering)

    @property
    def is_approved(self) -> bool:
        """Whether they never change any more."""
        return hasattr(self, "approval")

    @property
    def state(self) -> Minutes.State:
        """How far they have come."""
        if self.is_approved:
            signers = list(self.signers.all())
            is_signed = bool(signers) and all(hasattr(signer, "signature") for signer in signers)
            return self.State.SIGNED if is_signed else self.State.APPROVED
        return self.State.COMMENT if self.circulations.all() else self.State.DRAFT


class Passage(ChapterModel):
    """A part of the minutes in the secretary's own words, instead of those made from the rows."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="passages")
    # The part: "opening", "closing", or an item's.
    key = models.CharField(max_length=24)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    text = models.TextField(_("text"), blank=True, max_length=20_000)
    # What stood there by itself when it was written: where the rows say another thing now, somebody must look.
    base = models.TextField(blank=True)
    written_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField()
    # How often it was changed: two who write at once are told.
    sequence = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["minutes", "key"], name="passage_once")]

    def __str__(self) -> str:
        return self.text[:60]


class Circulation(ChapterModel):
    """That the draft was sent to those who were there, and to the body, for comment until a day."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="circulations")
    sent_at = models.DateTimeField(_("sent"))
    sent_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    answers_by = models.DateField(_("comments by"))
    people = models.PositiveIntegerField(_("people"), default=0)
    # Of what was sent: a later draft that differs is said to.
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.minutes} {self.sent_at}"


class MinutesComment(ChapterModel):
    """What somebody says about the draft, about one item or all of it, and how it was settled."""

    class Settled(models.TextChoices):
        """What was done about it."""

        OPEN = "open", _("Not looked at yet")
        TAKEN = "taken", _("Taken in")
        LEFT = "left", _("Not taken in")

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="comments")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    text = models.TextField(_("comment"), max_length=4000)
    written_at = models.DateTimeField()
    settled = models.CharField(_("settled"), max_length=5, choices=Settled, default=Settled.OPEN)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(settled="open", settled_at__isnull=True) | ~Q(settled="open"), name="comment_settled_when"
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]
