"""What happens to a commitment after adoption, as dated rows: new owners and answers, the board's word, the final figure."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.plans.models.commitment import Commitment
from lokallag.core.chapters.models import ChapterModel
from lokallag.core.groups.models import Group
from lokallag.core.people.models import Person
from lokallag.core.people.roles import Role


class Adjustment(ChapterModel):
    """A decision about how an adopted commitment is followed, from a day on: the plan's own words stay untouched.

    Each field left empty changes nothing; `sets_owner` says that the owner fields count, also when all are empty.
    """

    promise = models.CharField(max_length=36, db_index=True)
    on = models.DateField(_("from"))
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    note = models.CharField(_("why"), max_length=300, blank=True)
    sets_owner = models.BooleanField(default=False)
    owner_person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    owner_role = models.CharField(max_length=30, choices=Role, blank=True)
    owner_group = models.ForeignKey(Group, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    tracking = models.CharField(max_length=12, choices=Commitment.TrackingChoice, blank=True)
    measure = models.CharField(max_length=60, blank=True)
    target = models.PositiveIntegerField(null=True, blank=True)
    within_days = models.PositiveIntegerField(null=True, blank=True)
    look_again_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["chapter", "promise", "on"], name="adjustment_by_promise")]

    def __str__(self) -> str:
        return f"{self.promise} {self.on}"


class Judgement(ChapterModel):
    """The people's word on how a commitment stands, with a note. It counts for the quarter it is said in."""

    class Verdict(models.TextChoices):
        ON_TRACK = "on_track", _("It goes well")
        BEHIND = "behind", _("It should go better")
        DONE = "done", _("It is done")
        MISSED = "missed", _("It did not happen")

    promise = models.CharField(max_length=36, db_index=True)
    on = models.DateField()
    verdict = models.CharField(_("how it goes"), max_length=10, choices=Verdict)
    note = models.CharField(_("in a few words"), max_length=400, blank=True)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["chapter", "promise", "on"], name="judgement_by_promise")]

    def __str__(self) -> str:
        return f"{self.promise} {self.verdict}"


class Settlement(ChapterModel):
    """The figure a commitment ended with when its plan's period closed: kept, so that erasing a person later changes nothing."""

    commitment = models.OneToOneField(Commitment, on_delete=models.CASCADE, related_name="settlement")
    settled_on = models.DateField()
    state = models.CharField(max_length=12)
    done = models.IntegerField()
    expected = models.IntegerField(null=True)
    reason_code = models.CharField(max_length=60)
    reason_params = models.JSONField(default=dict)
    picture = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.state}"
