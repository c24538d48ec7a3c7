"""A commitment: one promise in a version of a plan, proposed, reviewed, and fixed when the version is adopted."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.plans.following.terms import Cadence, Terms, Tracking
from lokallag.capabilities.plans.models.fixed import AdoptedIsFixed, FixedModel, FixedQuerySet
from lokallag.capabilities.plans.models.plan import Version
from lokallag.core.chapters.models import ChapterManager
from lokallag.core.groups.models import Group
from lokallag.core.people.models import Person
from lokallag.core.people.roles import Role

# What hangs at the end of words cut out of a sentence, and the marks of emphasis that plain texts carry.
_HANGING = re.compile(r"[\s,;:.]+(?:(?:og|samt|eller|and|or|och)[\s,;:.]*)?$", re.IGNORECASE)
_LEADING = re.compile(r"^(?:og|samt|and|och)\s+", re.IGNORECASE)
_EMPHASIS = re.compile(r"(?<!\w)[*_]{1,3}(\S(?:[^*_]*\S)?)[*_]{1,3}(?!\w)")


def new_promise() -> str:
    """Return a fresh key: what a commitment is called by the rest of the house, the same through all versions."""
    return str(uuid.uuid4())


class CommitmentQuerySet(FixedQuerySet["Commitment"]):
    """Adjectives about commitments."""

    def in_order(self) -> CommitmentQuerySet:
        """In the plan's order."""
        return self.order_by("position", "pk")

    def accepted(self) -> CommitmentQuerySet:
        """Those somebody has confirmed."""
        return self.filter(review=Commitment.Review.ACCEPTED)

    def in_force(self) -> CommitmentQuerySet:
        """The confirmed ones of adopted versions."""
        return self.accepted().filter(version__adoption__isnull=False)

    def bulk_create(self, objs: Iterable[Commitment], *args: Any, **kwargs: Any) -> list[Commitment]:
        """Create many in drafts; adopted versions are refused."""
        rows = list(objs)
        if Version.objects.filter(pk__in={row.version_id for row in rows}, adoption__isnull=False).exists():
            raise AdoptedIsFixed
        return super().bulk_create(rows, *args, **kwargs)


class Commitment(FixedModel):
    """What the chapter binds itself to, and how it is followed (`docs/following.md`)."""

    class Review(models.TextChoices):
        OPEN = "open", _("Not looked at")
        ACCEPTED = "accepted", _("Confirmed")
        REJECTED = "rejected", _("Not a commitment")

    class Comparator(models.TextChoices):
        AT_LEAST = "at_least", _("at least")
        EXACTLY = "exactly", _("exactly")
        ABOUT = "about", _("about")
        AT_MOST = "at_most", _("at most")

    class TrackingChoice(models.TextChoices):
        COUNT = Tracking.COUNT.value, _("Number: so many in a period")
        RHYTHM = Tracking.RHYTHM.value, _("Rhythm: so often")
        COVERAGE = Tracking.COVERAGE.value, _("Coverage: everybody, within a time")
        MILESTONE = Tracking.MILESTONE.value, _("Milestone: it exists by a date")
        PULSE = Tracking.PULSE.value, _("Pulse: kept up over time")
        JUDGEMENT = Tracking.JUDGEMENT.value, _("Judgement: the board says how it goes")

    class CadenceChoice(models.TextChoices):
        WEEKLY = Cadence.WEEKLY.value, _("every week")
        MONTHLY = Cadence.MONTHLY.value, _("every month")
        QUARTERLY = Cadence.QUARTERLY.value, _("every quarter")
        HALF_YEARLY = Cadence.HALF_YEARLY.value, _("every half year")
        YEARLY = Cadence.YEARLY.value, _("every year")

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="commitments")
    promise = models.CharField(max_length=36, default=new_promise, db_index=True)
    position = models.PositiveIntegerField(default=0)

    # What the plan says.
    text = models.TextField(_("the promise"), max_length=2000)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    area = models.CharField(_("area"), max_length=200, blank=True)
    kind = models.CharField(max_length=40, blank=True)
    responsible = models.CharField(_("who the plan names"), max_length=200, blank=True)
    hedged = models.BooleanField(default=False)

    # How it is followed.
    tracking = models.CharField(_("how it is followed"), max_length=12, choices=TrackingChoice)
    measure = models.CharField(_("what is counted"), max_length=60, blank=True)
    target = models.PositiveIntegerField(_("how many"), null=True, blank=True)
    target_max = models.PositiveIntegerField(null=True, blank=True)
    comparator = models.CharField(_("compared how"), max_length=10, choices=Comparator, blank=True)
    cadence = models.CharField(_("how often"), max_length=12, choices=CadenceChoice, blank=True)
    excepted_months = models.JSONField(_("not in these months"), default=list, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    due_on = models.DateField(_("deadline"), null=True, blank=True)
    within_days = models.PositiveIntegerField(_("within how many days"), null=True, blank=True)
    share = models.PositiveIntegerField(_("share in per cent"), default=100)
    labels = models.JSONField(_("what each is called"), default=list, blank=True)
    look_again_on = models.DateField(_("look at it again on"), null=True, blank=True)

    # Who has it: at most one of these, none is «nobody has it».
    owner_person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    owner_role = models.CharField(max_length=30, choices=Role, blank=True)
    owner_group = models.ForeignKey(Group, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    # The review.
    review = models.CharField(max_length=10, choices=Review, default=Review.OPEN)
    confidence = models.FloatField(default=1.0)
    why = models.JSONField(default=dict, blank=True)
    reviewed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    # Counts changes, so that two people reviewing at once do not overwrite each other in silence.
    revision = models.PositiveIntegerField(default=0)

    objects = ChapterManager.from_queryset(CommitmentQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "promise"], name="promise_once_a_version")]
        indexes = [models.Index(fields=["version", "position"], name="commitment_in_order")]

    def __str__(self) -> str:
        return self.text

    @property
    def is_fixed(self) -> bool:
        """Whether a meeting has adopted its version."""
        return self.version.is_adopted

    @property
    def title(self) -> str:
        """The promise as a heading: a capital first, no final full stop, no loose «og», no marks of emphasis.

        `text` stays the plan's own words, to the letter.
        """
        words = _HANGING.sub("", _EMPHASIS.sub(r"\1", _LEADING.sub("", " ".join(self.text.split()))) + " ")
        return words[:1].upper() + words[1:]

    def terms(self) -> Terms:
        """Return how it is followed, as the pure rules want it."""
        return Terms(
            tracking=Tracking(self.tracking),
            starts_on=self.starts_on,
            ends_on=self.ends_on,
            target=self.target,
            target_max=self.target_max,
            comparator=self.comparator or None,
            cadence=Cadence(self.cadence) if self.cadence else None,
            excepted_months=frozenset(self.excepted_months),
            due_on=self.due_on,
            within_days=self.within_days,
            share=self.share,
            labels=tuple(self.labels),
            look_again_on=self.look_again_on,
        )
