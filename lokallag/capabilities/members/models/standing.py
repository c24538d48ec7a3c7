"""A membership over time: each state it came to, each year's fee, what the officer noted."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.models.member import Member
from lokallag.core.chapters.models import ChapterModel
from lokallag.core.people.models import Person


class Standing(ChapterModel):
    """That a membership came to a state on a day. The latest one is the member's `state`."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="standings")
    state = models.CharField(_("state"), max_length=8, choices=Member.State)
    on = models.DateField(_("from"))
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["member", "on"], name="standing_by_day")]

    def __str__(self) -> str:
        return f"{self.member}: {self.get_state_display()} {self.on}"


class Fee(ChapterModel):
    """One year's membership fee: due on a day, paid on a day or not at all. Sums are the party's business."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="fees")
    year = models.PositiveSmallIntegerField(_("fee year"))
    due_on = models.DateField(_("due on"), null=True, blank=True)
    paid_on = models.DateField(_("paid on"), null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "year"], name="fee_once_a_year")]

    def __str__(self) -> str:
        return f"{self.member} {self.year}"


class Remark(ChapterModel):
    """A note of the membership officer's about a member; the member can ask to read it."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="remarks")
    text = models.TextField(_("note"), max_length=2000)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.member}: {self.text[:40]}"
