"""What goes along with every letter of a mailing: a file, or the date for the readers' calendars."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import ChapterModel
from lokallag.core.post.models.mailings import Mailing


class Attachment(ChapterModel):
    """One file. Its content is emptied when nothing of the mailing is left in the house; what it was can still be proved.

    One with a `method` (RFC 5546: REQUEST, CANCEL) is a calendar's, with lines that are filled in for each reader.
    """

    mailing = models.ForeignKey(Mailing, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(_("file"), max_length=120)
    media_type = models.CharField(max_length=80)
    method = models.CharField(max_length=10, blank=True)
    content = models.BinaryField(default=bytes)
    size = models.PositiveIntegerField()
    # SHA-256 of what went.
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("attachment")

    def __str__(self) -> str:
        return self.name
