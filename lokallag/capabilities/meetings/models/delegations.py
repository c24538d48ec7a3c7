"""Whom the chapter sends to other meetings of the party: places, delegates and deputies in order, reporting back."""

from __future__ import annotations

import datetime

from django.db import models
from django.db.models import Prefetch, Q
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings.models.agenda import Item
from lokallag.capabilities.meetings.models.elections import Candidate
from lokallag.core.chapters.models import ChapterManager, ChapterModel, ChapterQuerySet
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.models import Person


class DelegationQuerySet(ChapterQuerySet["Delegation"]):
    """Adjectives about delegations."""

    def coming(self, day: datetime.date) -> DelegationQuerySet:
        """Those whose meeting is not over, the next first."""
        return self.filter(Q(until__gte=day) | Q(until__isnull=True, on__gte=day)).order_by("on", "pk")

    def past(self, day: datetime.date) -> DelegationQuerySet:
        """Those whose meeting is over, the last first."""
        return self.filter(Q(until__lt=day) | Q(until__isnull=True, on__lt=day)).order_by("-on", "-pk")

    def sent(self) -> DelegationQuerySet:
        """Those somebody travelled with."""
        return self.filter(pk__in=Delegate.objects.filter(travelled_on__isnull=False).values("delegation"))

    def with_delegates(self) -> DelegationQuerySet:
        """With everybody elected, in order, and whether it was reported."""
        rows = Delegate.objects.select_related("person", "stands_in_for__person").in_order()
        return self.select_related("report").prefetch_related(Prefetch("delegates", rows))


class Delegation(ChapterModel):
    """Whom the chapter may send to one meeting: how many, by what, until when; money in whole kroner for each."""

    class Level(models.TextChoices):
        COUNTY = "county", _("County meeting")
        NATIONAL = "national", _("National congress")
        OTHER = "other", _("Another meeting")

    level = models.CharField(_("which meeting"), max_length=8, choices=Level)
    title = models.CharField(_("what it is called"), max_length=120)
    on = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True)
    place = models.CharField(_("where"), max_length=160, blank=True)
    places = models.PositiveSmallIntegerField(_("places"))
    # How the number follows, in words, and the figure it follows from.
    follows_from = models.CharField(_("how the number follows"), max_length=300, blank=True)
    members = models.PositiveIntegerField(_("members or votes it follows from"), null=True, blank=True)
    counted_on = models.DateField(_("counted on"), null=True, blank=True)
    who_may = models.CharField(_("who may be elected"), max_length=300, blank=True)
    sign_up_by = models.DateField(_("sign-up by"), null=True, blank=True)
    fee = models.PositiveIntegerField(_("fee for each, in kroner"), null=True, blank=True)
    # Links to the papers, one a line.
    papers = models.TextField(_("papers"), blank=True, max_length=2000)
    # The item that elects them, and the event in our own calendar, where they are known.
    item = models.ForeignKey(
        Item, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("elected by the item")
    )
    gathering = models.ForeignKey(
        Gathering, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("event")
    )
    planned_on = models.DateField()

    objects = ChapterManager.from_queryset(DelegationQuerySet)()

    class Meta:
        indexes = [models.Index(fields=["chapter", "on"], name="delegation_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=models.F("on")), name="delegation_until_after_on"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def last_day(self) -> datetime.date:
        """The day it is over."""
        return self.until or self.on

    @property
    def is_reported(self) -> bool:
        """Whether the members were told how it went."""
        return hasattr(self, "report")

    @property
    def links(self) -> list[str]:
        """The papers' addresses."""
        return [line.strip() for line in self.papers.splitlines() if line.strip()]


class DelegateQuerySet(ChapterQuerySet["Delegate"]):
    """Adjectives about delegates."""

    def in_order(self) -> DelegateQuerySet:
        """Delegates, then deputies, each as elected."""
        return self.order_by("part", "place", "pk")

    def going(self) -> DelegateQuerySet:
        """Those who fill a place: elected as delegates or stepped in, and not withdrawn."""
        filled = Q(part=Delegate.Part.DELEGATE) | Q(stepped_in_on__isnull=False)
        return self.filter(filled, withdrew_on__isnull=True)

    def waiting(self) -> DelegateQuerySet:
        """Deputies whose turn has not come, the first of them first."""
        return self.filter(part=Delegate.Part.DEPUTY, stepped_in_on__isnull=True, withdrew_on__isnull=True).in_order()


class Delegate(ChapterModel):
    """Somebody elected to a delegation, and what became of it. Each day is a happening; undo empties it."""

    class Part(models.TextChoices):
        DELEGATE = "a_delegate", _("Delegate")
        DEPUTY = "b_deputy", _("Deputy")

    delegation = models.ForeignKey(Delegation, on_delete=models.CASCADE, related_name="delegates")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="delegacies", verbose_name=_("who"))
    part = models.CharField(_("elected as"), max_length=10, choices=Part, default=Part.DELEGATE)
    place = models.PositiveSmallIntegerField(_("place"))
    # What they themselves want to be counted as, where balance is asked for.
    counts_as = models.CharField(
        _("counts as"), max_length=6, choices=Candidate.CountsAs, default=Candidate.CountsAs.UNSAID
    )
    elected_on = models.DateField(_("elected"))
    accepted_on = models.DateField(_("said yes"), null=True, blank=True)
    withdrew_on = models.DateField(_("withdrew"), null=True, blank=True)
    stepped_in_on = models.DateField(_("stepped in"), null=True, blank=True)
    stands_in_for = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="replaced_by"
    )
    signed_up_on = models.DateField(_("signed up"), null=True, blank=True)
    fee_paid_on = models.DateField(_("fee paid"), null=True, blank=True)
    travelled_on = models.DateField(_("travelled"), null=True, blank=True)

    objects = ChapterManager.from_queryset(DelegateQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["delegation", "person"], name="delegate_once")]
        indexes = [models.Index(fields=["chapter", "person"], name="delegate_by_person")]

    def __str__(self) -> str:
        return f"{self.person}: {self.delegation}"

    @property
    def is_going(self) -> bool:
        """Whether they fill a place."""
        filled = self.part == self.Part.DELEGATE or self.stepped_in_on is not None
        return filled and self.withdrew_on is None


class DelegationReport(ChapterModel):
    """That the members were told how it went: when, in words, and at which meeting. Undo is a delete."""

    delegation = models.OneToOneField(Delegation, on_delete=models.CASCADE, related_name="report")
    on = models.DateField(_("reported"))
    words = models.TextField(_("what was reported"), max_length=8000)
    gathering = models.ForeignKey(
        Gathering, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("at the meeting")
    )
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["chapter", "on"], name="delegation_report_by_day")]

    def __str__(self) -> str:
        return f"{self.delegation} {self.on}"
