"""The posts that were held by people who are erased: which and when, never who."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import ChapterModel
from lokallag.core.people.roles import Role


class FormerSeat(ChapterModel):
    """That a post was held from a day until a day. What a party's history may keep of somebody who left it."""

    role = models.CharField(_("post"), max_length=30, choices=Role)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.starts_on} – {self.ends_on}"
