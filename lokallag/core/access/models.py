"""That this installation has been opened: one row at most, so that only one person can be the first."""

from django.db import models
from django.utils import timezone


class Opening(models.Model):
    """The first run, done. Its only possible key is 1: of two who open at once, one gets the row."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    opened_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="only_one_opening")]

    def __str__(self) -> str:
        return f"{self.opened_at:%Y-%m-%d}"
