"""What a meeting has adopted never changes: rows and querysets that refuse to."""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from django.db import models

from lokallag.core.chapters.models import ChapterModel, ChapterQuerySet

M = TypeVar("M", bound=models.Model)


class AdoptedIsFixed(Exception):
    """Somebody tried to change what a meeting has adopted; an amendment is a new version."""


class FixedQuerySet(ChapterQuerySet[M]):
    """Writes drafts only; `adoption` is the way from a row to the adoption of its version."""

    adoption: ClassVar[str] = "version__adoption"

    def _drafts_only(self) -> None:
        if self.filter(**{f"{self.adoption}__isnull": False}).exists():
            raise AdoptedIsFixed

    def update(self, **kwargs: Any) -> int:
        """Update drafts; what is adopted is refused."""
        self._drafts_only()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete drafts; what is adopted is refused."""
        self._drafts_only()
        return super().delete()


class FixedModel(ChapterModel):
    """A row that can be written while its version is a draft."""

    class Meta:
        abstract = True

    @property
    def is_fixed(self) -> bool:
        """Whether a meeting has adopted the version it belongs to."""
        raise NotImplementedError

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.is_fixed:
            raise AdoptedIsFixed
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        if self.is_fixed:
            raise AdoptedIsFixed
        return super().delete(*args, **kwargs)
