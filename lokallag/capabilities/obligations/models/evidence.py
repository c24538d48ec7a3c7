"""What shows that a duty was done: words, a reference, a file; and those who said yes to it themselves."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.obligations.models.duty import Duty
from lokallag.core.chapters.models import ChapterModel
from lokallag.core.people.models import Person


class Evidence(ChapterModel):
    """One piece of evidence, with the day it speaks of."""

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="evidence")
    on = models.DateField(_("done on"))
    words = models.CharField(_("what was done"), max_length=300, blank=True)
    reference = models.CharField(_("reference number"), max_length=80, blank=True)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    written_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.words or self.reference or str(self.on)


class EvidenceFile(ChapterModel):
    """The file of a piece of evidence; its content is a row of its own, so that lists do not carry it."""

    evidence = models.OneToOneField(Evidence, on_delete=models.CASCADE, related_name="file")
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.name


class EvidenceContent(ChapterModel):
    """What stands in a file."""

    file = models.OneToOneField(EvidenceFile, on_delete=models.CASCADE, related_name="content")
    data = models.BinaryField()

    def __str__(self) -> str:
        return str(self.file)


class Signature(ChapterModel):
    """That somebody said yes, themselves, to what was sent."""

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="signatures")
    person = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    # Held when they said it: the law wants the leader and one more of the board.
    is_leader = models.BooleanField()
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["duty", "person"], name="duty_signed_once")]

    def __str__(self) -> str:
        return f"{self.duty} {self.on}"
