"""What the queue needs besides its own table: what was done when it was due, and which workers are alive."""

from django.db import models
from django.utils import timezone


class Schedule(models.Model):
    """That a recurring job was queued for the moment it was due. Unique, so that two workers queue it once."""

    name = models.CharField(max_length=200)
    due_at = models.DateTimeField()
    queued_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "due_at"], name="schedule_once")]

    def __str__(self) -> str:
        return f"{self.name} {self.due_at:%Y-%m-%d %H:%M}"


class Worker(models.Model):
    """A worker and when it last said that it lives."""

    worker_id = models.CharField(max_length=64, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.worker_id
