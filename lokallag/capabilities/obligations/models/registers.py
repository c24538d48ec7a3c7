"""What the register answered about the chapter last, and what came of asking it last."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.obligations.registers import Answer
from lokallag.core.chapters.models import ChapterModel
from lokallag.core.people.models import Person


class RegisterAnswer(ChapterModel):
    """Enhetsregisteret's last readable answer, one a chapter, and the last attempt if that came to nothing.

    `content` is `Answer.as_json()`: names, roles and years of birth of those the register has; no identity numbers, no
    birth dates. A new answer takes the place of the old one.
    """

    class How(models.TextChoices):
        """How it came here."""

        FETCHED = "fetched", _("asked for by Lokallag")
        GIVEN = "given", _("pasted, or from a saved file")

    # The organisation number that was asked about; an answer about another one is not kept.
    number = models.CharField(_("organisation number"), max_length=9)
    content = models.JSONField(default=dict, blank=True)
    how = models.CharField(_("how"), max_length=7, choices=How, blank=True)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    # The last attempt: why it gave nothing (registers.Problem), empty when it did.
    problem = models.CharField(max_length=12, blank=True)
    tried_at = models.DateTimeField(null=True, blank=True)
    asked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chapter"], name="register_answer_once")]

    def __str__(self) -> str:
        return self.number

    @property
    def answer(self) -> Answer | None:
        """What was read, None before anything was."""
        return Answer.of_json(self.content) if self.content else None
