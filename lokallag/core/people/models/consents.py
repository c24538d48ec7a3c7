"""What a person has said yes to: when, how, to which words; and when they took it back."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.people.models.person import Person


class ConsentQuerySet(ChapterQuerySet["Consent"]):
    """Adjectives about consents."""

    def standing(self) -> ConsentQuerySet:
        """Those confirmed and not taken back."""
        return self.filter(confirmed_at__isnull=False, withdrawn_at__isnull=True)


class Consent(ChapterModel):
    """A yes to one purpose. Never changed but by its confirmation and its withdrawal; a new yes is a new row."""

    class Purpose(models.TextChoices):
        """What for. A member hears from the chapter as a member; a non-member only with NEWS."""

        NEWS = "news", _("E-mail and text messages from the chapter")
        ARCHIVE = "archive", _("Stay in the chapter's archive after leaving")
        SHARED = "shared", _("Let the leaders of my groups see how to reach me")

    class How(models.TextChoices):
        """How it was given."""

        FORM = "form", _("In a form of the chapter's")
        LINK = "link", _("By a personal link")
        PAGE = "page", _("On their own page")
        SPOKEN = "spoken", _("Said to somebody in the chapter")
        REGISTER = "register", _("In the party's register")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(_("purpose"), max_length=10, choices=Purpose)
    how = models.CharField(_("how"), max_length=10, choices=How)
    # The words they said yes to, as they stood.
    wording = models.TextField(_("the words"), blank=True, max_length=2000)
    given_at = models.DateTimeField(_("given"), default=timezone.now)
    # A yes from outside counts when it is confirmed from the person's own address (double opt-in).
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    objects = ChapterManager.from_queryset(ConsentQuerySet)()

    class Meta:
        indexes = [models.Index(fields=["chapter", "purpose", "person"], name="consent_by_purpose")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "purpose"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="consent_standing_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_purpose_display()}"
