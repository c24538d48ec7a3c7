"""Minutes that never change: approved, signed, corrected only by what a later meeting adopts. See `guards.py`."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.models.agenda import Item
from lokallag.capabilities.meetings.models.decisions import Decision
from lokallag.capabilities.meetings.models.minutes import Minutes
from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.models import Person


class NeverChanges(Exception):
    """Approved minutes stand as they are; a mistake in them is mended by a correction that a meeting adopts."""


class FrozenQuerySet(ChapterQuerySet[Any]):
    """Rows that are written once. The database holds to it too (`guards.py`)."""

    def update(self, **_kwargs: Any) -> int:
        """Refused: they never change."""
        raise NeverChanges

    def bulk_update(self, *_args: Any, **_kwargs: Any) -> int:
        """Refused: they never change."""
        raise NeverChanges

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused: they never go."""
        raise NeverChanges


class Frozen(ChapterModel):
    """A row that is written once."""

    objects = ChapterManager.from_queryset(FrozenQuerySet)()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise NeverChanges
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused: they never go."""
        raise NeverChanges


def digest_of(*parts: object) -> str:
    """Return the SHA-256 of parts written as JSON, the same on every machine."""
    said = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(said.encode()).hexdigest()


class Approval(Frozen):
    """That minutes were approved, with their words as they stood then.

    People stand in `content` as numbers; who they are stands in `MinutesName`, whose salted digests are part of the
    content. So a name can be taken out later and the digest still fits (docs/decisions/0014).
    """

    class How(models.TextChoices):
        """Who approved them."""

        MEETING = "meeting", _("At a later meeting")
        SIGNERS = "signers", _("By those elected to sign")

    minutes = models.OneToOneField(Minutes, on_delete=models.CASCADE, related_name="approval")
    how = models.CharField(_("how"), max_length=7, choices=How, default=How.MEETING)
    approved_on = models.DateField(_("approved"))
    approved_at = models.DateTimeField()
    # The meeting, its item and its decision, where a meeting did it.
    gathering = models.ForeignKey(
        Gathering, on_delete=models.SET_NULL, null=True, blank=True, related_name="minutes_approved"
    )
    item = models.ForeignKey(Item, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    decision = models.ForeignKey(Decision, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    recorded_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    content = models.JSONField(default=dict)
    # The digest of the chapter's approval before this one: one chain, as in the journal.
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chapter", "previous"], name="minutes_are_one_chain")]

    def __str__(self) -> str:
        return f"{self.minutes} {self.approved_on}"

    def expected_digest(self) -> str:
        """Compute the digest these words should carry."""
        return digest_of(self.previous, self.minutes_id, self.how, self.approved_on.isoformat(), self.content)


class MinutesName(ChapterModel):
    """Who a number in approved minutes is. Emptied when somebody without a post is erased; never changed else."""

    approval = models.ForeignKey(Approval, on_delete=models.CASCADE, related_name="names")
    number = models.PositiveSmallIntegerField()
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=170, blank=True)
    salt = models.CharField(max_length=32, blank=True)
    # Held a post when it happened: a party may keep who held its posts.
    is_post = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["approval", "number"], name="minutes_name_once")]

    def __str__(self) -> str:
        return self.name


class Signer(ChapterModel):
    """Somebody who is to sign the minutes: elected by the meeting, or its chair and one more."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="signers")
    place = models.PositiveSmallIntegerField(default=0)
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["place", "pk"]
        constraints = [models.UniqueConstraint(fields=["minutes", "person"], name="signer_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.minutes}"


class Signature(Frozen):
    """That one who was to sign did: logged in, on the words whose digest stands here; or on paper, with the scan."""

    class How(models.TextChoices):
        """By which way."""

        LOGIN = "login", _("Signed here")
        PAPER = "paper", _("Signed on paper")

    signer = models.OneToOneField(Signer, on_delete=models.CASCADE, related_name="signature")
    how = models.CharField(_("how"), max_length=5, choices=How, default=How.LOGIN)
    signed_at = models.DateTimeField(_("signed"))
    signed_on = models.DateField(_("date"))
    # Of the approved words, the signer's number and the moment.
    digest = models.CharField(max_length=64)
    recorded_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.signer} {self.signed_at}"


class SignedPaper(Frozen):
    """The scan of minutes that were signed on paper."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField(
        max_length=15, choices=[("application/pdf", "PDF"), ("image/jpeg", "JPEG"), ("image/png", "PNG")]
    )
    scan = models.BinaryField()
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.minutes} {self.kind}"


class Correction(Frozen):
    """What a later meeting adopted about approved minutes: it stands beside their words, which stay as they were."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="corrections")
    text = models.TextField(_("correction"), max_length=4000)
    adopted_on = models.DateField(_("adopted"))
    gathering = models.ForeignKey(Gathering, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    recorded_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["minutes", "previous"], name="corrections_are_one_chain"),
            models.CheckConstraint(condition=~Q(text=""), name="correction_says_something"),
        ]

    def __str__(self) -> str:
        return self.text[:60]

    def expected_digest(self) -> str:
        """Compute the digest this correction should carry."""
        return digest_of(self.previous, self.minutes_id, self.adopted_on.isoformat(), self.text)
