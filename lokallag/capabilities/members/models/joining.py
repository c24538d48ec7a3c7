"""Those who ask to become members through the chapter's own form, before anybody has taken them in."""

from __future__ import annotations

import datetime
import secrets

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.people.models import Person

#: Who has not confirmed their address is forgotten after so many days, who was declined after so many.
UNCONFIRMED_DAYS, DECLINED_DAYS = 7, 30
#: From what age somebody may join by themselves.
LEAST_AGE = 15


def new_application_key() -> str:
    """Return a secret for the link that confirms an address."""
    return secrets.token_urlsafe(18)


class ApplicationQuerySet(ChapterQuerySet["Application"]):
    """Adjectives about applications."""

    def waiting(self) -> ApplicationQuerySet:
        """Confirmed, and nobody has answered; the one who has waited longest first."""
        return self.filter(confirmed_at__isnull=False, outcome="").order_by("confirmed_at", "pk")

    def unconfirmed(self) -> ApplicationQuerySet:
        """Those whose address nobody has confirmed."""
        return self.filter(confirmed_at__isnull=True)

    def declined(self) -> ApplicationQuerySet:
        """Those who were told no, the latest first."""
        return self.filter(outcome=Application.Outcome.DECLINED).order_by("-settled_at", "-pk")

    def outlived(self, now: datetime.datetime) -> ApplicationQuerySet:
        """Those that are forgotten by now."""
        never = models.Q(confirmed_at__isnull=True, applied_at__lt=now - datetime.timedelta(days=UNCONFIRMED_DAYS))
        declined = models.Q(
            outcome=Application.Outcome.DECLINED, settled_at__lt=now - datetime.timedelta(days=DECLINED_DAYS)
        )
        return self.filter(never | declined)


class Application(ChapterModel):
    """That somebody wants to become a member. It is a row of its own: a member it makes first when somebody takes them in."""

    class Outcome(models.TextChoices):
        """What became of it."""

        ACCEPTED = "accepted", _("Became a member")
        DECLINED = "declined", _("Declined")

    given_name = models.CharField(_("first name"), max_length=80)
    family_name = models.CharField(_("last name"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail"))
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    postcode = models.CharField(_("postcode"), max_length=12, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("year of birth"))
    message = models.TextField(_("message"), blank=True, max_length=1000)
    language = models.CharField(_("language"), max_length=5, blank=True)
    # The words they said yes to, as they stood.
    wording = models.TextField(_("the words"), max_length=3000)
    recruited_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("recruited by")
    )
    key = models.CharField(max_length=32, default=new_application_key, editable=False)
    applied_at = models.DateTimeField(_("sent"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=8, choices=Outcome, blank=True)
    settled_at = models.DateTimeField(_("answered"), null=True, blank=True)
    settled_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.CharField(_("why"), max_length=400, blank=True)
    # Whom it made a member; what is known of them stands there from then on.
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="applications")

    objects = ChapterManager.from_queryset(ApplicationQuerySet)()

    class Meta:
        verbose_name = _("application")
        indexes = [
            models.Index(fields=["chapter", "outcome", "confirmed_at"], name="application_by_turn"),
            models.Index(fields=["chapter", "email"], name="application_by_address"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.given_name} {self.family_name}".strip()


class JoinPage(ChapterModel):
    """What the chapter has decided about its form for new members; at most one row."""

    is_open = models.BooleanField(_("the form is open"), default=False)
    intro = models.TextField(_("your own words"), blank=True, max_length=1500)
    privacy_contact = models.EmailField(_("whom to ask about privacy"), blank=True)
    # Websites that may show the form in a frame, one a line, such as https://example.org.
    origins = models.TextField(_("websites that may show it"), blank=True, max_length=1000)

    class Meta:
        verbose_name = _("form for new members")
        constraints = [models.UniqueConstraint(fields=["chapter"], name="one_join_page_per_chapter")]

    def __str__(self) -> str:
        return str(self.chapter)

    @classmethod
    def here(cls) -> JoinPage:
        """Return the scope's chapter's decisions; not saved where none are made."""
        return cls.objects.first() or cls()

    @property
    def allowed_origins(self) -> list[str]:
        """The websites that may show the form."""
        return self.origins.split()


class Knock(ChapterModel):
    """That somebody sent the form: a mark nobody can read an address from, so that one sender cannot fill the queue."""

    mark = models.CharField(max_length=40)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["chapter", "mark", "at"], name="knock_by_mark")]

    def __str__(self) -> str:
        return f"{self.mark} {self.at:%Y-%m-%d}"
