"""One message to many: what it says, to whom, and how far it has come."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.people.models import Person


class MailingQuerySet(ChapterQuerySet["Mailing"]):
    """Adjectives about mailings."""

    def written(self) -> MailingQuerySet:
        """Those that somebody wrote in the editor and has not thrown away; the rest are the product's own letters."""
        return self.filter(kind=Mailing.LETTER, removed_at__isnull=True)

    def drafts(self) -> MailingQuerySet:
        """Those not let go yet."""
        return self.written().filter(state=Mailing.State.DRAFT)

    def writable_by(self, person: Person, *, all_of_them: bool) -> MailingQuerySet:
        """All for those who write to the whole chapter; a group's leader reaches what they made themselves."""
        return self.written() if all_of_them else self.written().filter(made_by=person)


class Mailing(ChapterModel):
    """A message to many. `parts` is the choice of people (core.segments), asked anew when it goes."""

    #: The kind of those written in the editor; others are keys of what sends them, such as `gatherings.invitation`.
    LETTER = "letter"

    class State(models.TextChoices):
        """How far it has come."""

        DRAFT = "draft", _("Draft")
        OUTBOX = "outbox", _("In the outbox")
        SENT = "sent", _("Sent")
        STOPPED = "stopped", _("Stopped")

    class Channel(models.TextChoices):
        """By which way."""

        EMAIL = "email", _("E-mail")
        SMS = "sms", _("Text message")

    channel = models.CharField(_("sent by"), max_length=5, choices=Channel, default=Channel.EMAIL)
    kind = models.CharField(_("kind"), max_length=60, default=LETTER)
    state = models.CharField(_("state"), max_length=7, choices=State, default=State.DRAFT)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    # What it says, block by block (core.post.blocks). A text message has one text block.
    blocks = models.JSONField(default=list)
    # The same in other languages, {"nn": {"subject": …, "blocks": […]}}: the product's own letters only.
    versions = models.JSONField(default=dict)
    parts = models.JSONField(default=list)
    segment_name = models.CharField(_("to"), max_length=200, blank=True)
    # Reaches those who want only what is important, and does not count against the week's limit.
    is_important = models.BooleanField(_("important"), default=False)
    # A notice the statutes demand (an annual meeting): reaches every member, whatever they want to hear.
    is_statutory = models.BooleanField(default=False)
    # An answer to what the recipient did or asked for themselves: reaches everybody, counts nowhere.
    is_transactional = models.BooleanField(default=False)
    made_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("written by")
    )
    made_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    scheduled_for = models.DateTimeField(_("goes out"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    # Thrown away, and can be taken back until the night's clearing.
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = ChapterManager.from_queryset(MailingQuerySet)()

    class Meta:
        verbose_name = _("mailing")
        indexes = [
            models.Index(fields=["chapter", "state", "-id"], name="mailing_by_state"),
            models.Index(
                fields=["scheduled_for"], condition=Q(state="outbox", sent_at__isnull=True), name="mailing_waiting"
            ),
        ]

    def __str__(self) -> str:
        return self.subject or str(_("Without a subject"))

    def in_language(self, language: str) -> tuple[str, list[dict[str, Any]]]:
        """Return the subject and the blocks in a language, in the mailing's own where it has no other."""
        version = self.versions.get(language)
        return (version["subject"], version["blocks"]) if version else (self.subject, self.blocks)
