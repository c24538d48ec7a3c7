"""Who welcomes newcomers by which rule, and the day each of them is promised a call."""

from __future__ import annotations

import datetime

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models.contact import Contact
from lokallag.capabilities.members.models.member import WELCOME_DAYS, Member
from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.groups.models import Group
from lokallag.core.people.models import Person

#: How many days after they came the chair is told of a newcomer nobody has talked with.
ESCALATION_DAYS = 10


class CareRules(ChapterModel):
    """How a chapter shares its newcomers; one row at most, and these defaults where there is none."""

    class Share(models.TextChoices):
        TURN = "turn", _("In turn")
        LOAD = "load", _("To the one with fewest waiting")
        AREA = "area", _("By where they live")

    share = models.CharField(_("how newcomers are shared"), max_length=4, choices=Share, default=Share.TURN)
    # None: the board.
    group = models.ForeignKey(
        Group, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("who welcomes")
    )
    days = models.PositiveSmallIntegerField(
        _("days until the first call"),
        default=WELCOME_DAYS,
        validators=[MinValueValidator(1), MaxValueValidator(90)],
    )
    escalation_days = models.PositiveSmallIntegerField(
        _("days until the chair is told"),
        default=ESCALATION_DAYS,
        validators=[MinValueValidator(1), MaxValueValidator(120)],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chapter"], name="care_rules_once"),
            models.CheckConstraint(condition=Q(escalation_days__gte=F("days")), name="care_escalates_after_the_day"),
        ]

    def __str__(self) -> str:
        return self.get_share_display()

    @classmethod
    def here(cls) -> CareRules:
        """Return the rules of the scope's chapter, or the defaults, not saved."""
        return cls.objects.select_related("group").first() or cls()

    @property
    def reminder_days(self) -> int:
        """How many days before the day of the call the contact gets a gentle reminder."""
        return 1 if self.days < 5 else 2

    @property
    def grace(self) -> datetime.timedelta:
        """How long after the day of the call the chair is told."""
        return datetime.timedelta(days=self.escalation_days - self.days)


class CareArea(ChapterModel):
    """Where one of those who welcome lives or knows people: postcodes by their first digits, or a municipality."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", verbose_name=_("who"))
    # "2609 2615 263": split at spaces.
    postcodes = models.CharField(_("postcodes"), max_length=200, blank=True)
    municipality_number = models.CharField(_("municipality number"), max_length=4, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chapter", "person"], name="care_area_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.postcodes} {self.municipality_number}".strip()

    def fits(self, person: Person) -> int:
        """Return how well the area covers a person's address: digits of the postcode in common, 0 for not at all."""
        prefixes = (prefix for prefix in self.postcodes.split() if person.postcode.startswith(prefix))
        best = max((len(prefix) for prefix in prefixes), default=0)
        if not best and self.municipality_number and self.municipality_number == person.municipality_number:
            return 1
        return best


class WelcomeQuerySet(ChapterQuerySet["Welcome"]):
    """Adjectives about newcomers who are promised a call."""

    def waiting_on(self, day: datetime.date) -> WelcomeQuerySet:
        """Those nobody has talked with since they joined and who are still here, the first promised first."""
        talked = Contact.objects.filter(
            member=OuterRef("member"), reached=True, on__gte=OuterRef("member__joined_on"), on__lte=day
        )
        here = Q(member__left_on__isnull=True) | Q(member__left_on__gt=day)
        waiting = self.filter(here, ~Exists(talked)).exclude(member__state=Member.State.APPLIED)
        return waiting.order_by("due_on", "pk")

    def late_on(self, day: datetime.date) -> WelcomeQuerySet:
        """Those whose day has passed without a call."""
        return self.waiting_on(day).filter(due_on__lt=day)


class Welcome(ChapterModel):
    """That a newcomer is promised a call by a day; who calls is the member's `contact`."""

    member = models.OneToOneField(Member, on_delete=models.CASCADE, related_name="welcome")
    registered_at = models.DateTimeField(_("registered"))
    due_on = models.DateField(_("call by"))
    # Empty until it happened; moving the day empties them again.
    reminded_on = models.DateField(null=True, blank=True)
    escalated_on = models.DateField(_("the chair was told"), null=True, blank=True)

    objects = ChapterManager.from_queryset(WelcomeQuerySet)()

    class Meta:
        indexes = [models.Index(fields=["chapter", "due_on"], name="welcome_by_due")]

    def __str__(self) -> str:
        return f"{self.member} {self.due_on}"
