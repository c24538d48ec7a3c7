"""Mail as the installation sent it, or, in the demonstration, would have."""

from django.db import models
from django.utils import timezone


class Mail(models.Model):
    """One e-mail that was kept instead of sent. Demonstration only; log-in codes belong to no chapter."""

    to = models.CharField(max_length=320)
    subject = models.CharField(max_length=400)
    body = models.TextField()
    html = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.subject
