"""That what a meeting elected became seats, and exactly what was changed, so that it can be taken back."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import ChapterModel
from lokallag.core.gatherings.models import Gathering
from lokallag.core.groups.models import Membership
from lokallag.core.people.models import Person, Seat


class Succession(ChapterModel):
    """That the result of a meeting's elections was made into seats from a day on. Undo is a delete."""

    gathering = models.OneToOneField(Gathering, on_delete=models.CASCADE, related_name="succession")
    starts_on = models.DateField(_("from"))
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    # The board's leader before, and whether they were another.
    led_before = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    changes_leader = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.gathering} {self.starts_on}"


class Turnover(ChapterModel):
    """One change it made: a seat, or a place in the board's group, given, ended, or kept as it was."""

    class Did(models.TextChoices):
        GAVE = "gave", _("Begins")
        ENDED = "ended", _("Ends")
        KEPT = "kept", _("Goes on")

    succession = models.ForeignKey(Succession, on_delete=models.CASCADE, related_name="turnovers")
    seat = models.ForeignKey(Seat, on_delete=models.CASCADE, null=True, related_name="+")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, null=True, related_name="+")
    did = models.CharField(max_length=5, choices=Did)
    # The last day it had before.
    ended_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.get_did_display()}: {self.seat or self.membership}"
