"""Which posts may take people out of the register as a file."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.members.permissions import EDIT
from lokallag.core.chapters.models import ChapterModel

#: Who may where the chapter has not said anything.
MAY_EXPORT = frozenset(EDIT.roles or ())


class ExportRules(ChapterModel):
    """The posts that may export in a chapter; one row at most, and `MAY_EXPORT` where there is none."""

    roles = models.JSONField(_("posts that may export"), default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chapter"], name="export_rules_once")]

    def __str__(self) -> str:
        return ", ".join(self.roles)


def exporting_roles() -> frozenset[str]:
    """Return the posts that may export in the scope's chapter."""
    rules = ExportRules.objects.first()
    return frozenset(MAY_EXPORT) if rules is None else frozenset(rules.roles)
