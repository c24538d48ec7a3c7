"""What one person gets of a mailing, and what became of it."""

from __future__ import annotations

import datetime
import secrets

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.people.models import Consent, Person
from lokallag.core.post.models.mailings import Mailing


def new_key() -> str:
    """Return a key nobody can guess: the letter's Message-ID on every try, and its bounce address."""
    return secrets.token_hex(12)


class LetterQuerySet(ChapterQuerySet["Letter"]):
    """Adjectives about letters."""

    def due(self, now: datetime.datetime) -> LetterQuerySet:
        """Those that may be handed over now."""
        return self.filter(state=Letter.State.QUEUED, next_try_at__lte=now)

    def left(self) -> LetterQuerySet:
        """Those still on their way out of the house."""
        return self.filter(state__in=[Letter.State.QUEUED, Letter.State.SENDING])

    def gone(self) -> LetterQuerySet:
        """Those the mail server has taken."""
        return self.filter(state__in=[Letter.State.SENT, Letter.State.DELIVERED, Letter.State.BOUNCED])


class Letter(ChapterModel):
    """One message to one person. The database refuses it without a reason to write (`core.post.guards`)."""

    class State(models.TextChoices):
        """What became of it."""

        QUEUED = "queued", _("Waiting")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        DELIVERED = "delivered", _("Delivered")
        BOUNCED = "bounced", _("Came back")
        BLOCKED = "blocked", _("Not sent")
        FAILED = "failed", _("Failed")

    class Basis(models.TextChoices):
        """Why we may write to them (docs/decisions: a letter needs a reason)."""

        MEMBER = "member", _("Is a member")
        CONSENT = "consent", _("Has said yes, confirmed")
        OWN = "own", _("Asked for it")

    class Why(models.TextChoices):
        """Why it was not sent or did not arrive."""

        NO_ADDRESS = "no_address", _("Has no address")
        NOTHING = "nothing", _("Does not want to be contacted")
        ONLY_IMPORTANT = "only_important", _("Wants only what is important")
        NO_CONSENT = "no_consent", _("Is no member and has not said yes")
        SUPPRESSED = "suppressed", _("The address does not work")
        COMPLAINED = "complained", _("Has said that our mail is spam")
        CAP = "cap", _("Has got as much this week as we allow")
        STOPPED = "stopped", _("Stopped before it went")
        REFUSED = "refused", _("The mail server refused the address")
        CAME_BACK = "came_back", _("The address did not take it")
        NO_ANSWER = "no_answer", _("The mail server did not take it after many tries")

    mailing = models.ForeignKey(Mailing, on_delete=models.CASCADE, related_name="letters")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="letters")
    # Where it goes: an e-mail address, or a phone number in E.164.
    address = models.CharField(_("address"), max_length=254, blank=True)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.QUEUED)
    why = models.CharField(_("because"), max_length=14, choices=Why, blank=True)
    # The server's own words, for the one who looks into it.
    said = models.CharField(_("the server said"), max_length=300, blank=True)
    basis = models.CharField(_("reason to write"), max_length=7, choices=Basis, blank=True)
    consent = models.ForeignKey(Consent, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    # What is filled in for this person alone, besides what the mailing's blocks ask of everybody.
    values = models.JSONField(default=dict)
    key = models.CharField(max_length=24, unique=True, default=new_key, editable=False)
    provider_id = models.CharField(max_length=200, blank=True)
    queued_at = models.DateTimeField(default=timezone.now)
    next_try_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    # Which carrier has it in hand (core.post.sending).
    run = models.CharField(max_length=32, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = ChapterManager.from_queryset(LetterQuerySet)()

    class Meta:
        verbose_name = _("letter")
        indexes = [
            models.Index(fields=["next_try_at"], condition=Q(state="queued"), name="letter_due"),
            models.Index(fields=["run"], condition=Q(state="sending"), name="letter_in_hand"),
            models.Index(fields=["mailing", "state"], name="letter_by_state"),
            models.Index(fields=["chapter", "queued_at", "person"], name="letter_by_week"),
            models.Index(fields=["chapter", "address"], name="letter_by_address"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["mailing", "person"], name="one_letter_per_person"),
            models.CheckConstraint(
                condition=Q(state="blocked") | Q(basis__in=["member", "consent", "own"]), name="letter_needs_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(basis="consent") | Q(consent__isnull=False), name="letter_names_the_consent"
            ),
            models.CheckConstraint(condition=Q(state="blocked") | ~Q(address=""), name="letter_needs_an_address"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_state_display()}"
