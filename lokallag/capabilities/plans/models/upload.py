"""A document on its way in: kept until the worker has read it, then emptied."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.plans.models.plan import Version
from lokallag.core.chapters.models import ChapterModel
from lokallag.core.people.models import Person


class Upload(ChapterModel):
    """A document to be read in the background, and how that went: a version, or why it could not be read."""

    filename = models.CharField(_("file"), max_length=200)
    content = models.BinaryField(default=bytes)
    title = models.CharField(_("title"), max_length=200, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    uploaded_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)
    version = models.OneToOneField(Version, on_delete=models.CASCADE, null=True, related_name="upload")
    # {"code": "no_text", "params": {…}} when it could not be read.
    problem = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        return self.filename

    @property
    def is_waiting(self) -> bool:
        """Whether it is neither read nor given up."""
        return self.version_id is None and not self.problem
