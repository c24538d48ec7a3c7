"""Rows that belong to a chapter: read in its scope only, filled in and guarded when written."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import models
from django_scopes import get_scope
from django_scopes.exceptions import ScopeError
from django_scopes.manager import DisabledQuerySet

M = TypeVar("M", bound=models.Model)


def _writing_chapter_id() -> int | None:
    """Return the id of the chapter that may be written, None when the scope is lifted."""
    current = get_scope()
    if current.get("_enabled") is False:
        return None
    chapter = current.get("chapter")
    if chapter is None or isinstance(chapter, list | tuple):
        raise ScopeError("Writing needs the scope of exactly one chapter.")
    return int(chapter.pk)


def _claim(row: "ChapterModel") -> None:
    """Give the row the scope's chapter, or refuse one that is another's."""
    chapter_id = _writing_chapter_id()
    if chapter_id is None:
        if row.chapter_id is None:
            raise ScopeError("A row needs a chapter.")
        return
    if row.chapter_id is None:
        row.chapter_id = chapter_id
    elif row.chapter_id != chapter_id:
        raise ScopeError("This row belongs to another chapter.")


class ChapterQuerySet(models.QuerySet[M]):
    """Closes what django-scopes leaves open: bulk writes and moving rows between chapters."""

    def bulk_create(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> list[M]:
        """Create many rows, each claimed for the scope's chapter."""
        rows = list(objs)
        for row in rows:
            _claim(row)  # type: ignore[arg-type]
        return super().bulk_create(rows, *args, **kwargs)

    def bulk_update(self, objs: Iterable[M], fields: Iterable[str], *args: Any, **kwargs: Any) -> int:
        """Update many rows; their chapter never changes."""
        names = list(fields)
        rows = list(objs)
        if {"chapter", "chapter_id"} & set(names):
            raise ScopeError("A row never changes its chapter.")
        for row in rows:
            _claim(row)  # type: ignore[arg-type]
        return super().bulk_update(rows, names, *args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        """Update rows of the scope; their chapter never changes."""
        if {"chapter", "chapter_id"} & kwargs.keys():
            raise ScopeError("A row never changes its chapter.")
        _writing_chapter_id()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete rows of the scope; reading across chapters gives no right to."""
        _writing_chapter_id()
        return super().delete()


class _Outside(DisabledQuerySet):  # type: ignore[misc]
    """Outside a scope: django-scopes leaves bulk writes and a few questions open, so they are closed here."""

    def _refuse(self, *_args: Any, **_kwargs: Any) -> Any:
        raise ScopeError("This needs the scope of a chapter.")

    bulk_create = bulk_update = exists = contains = raw = in_bulk = alias = extra = _refuse
    aggregate = union = intersection = difference = distinct = defer = explain = _refuse


class ChapterManager(models.Manager[M]):
    """Answers with the scope's rows only; outside a scope every question raises."""

    def get_queryset(self) -> models.QuerySet[M]:
        current = get_scope()
        if current.get("_enabled") is False:
            return super().get_queryset()
        if "chapter" not in current:
            return _Outside(self.model, using=self._db, missing_scopes={"chapter"})
        value = current["chapter"]
        lookup = "chapter__in" if isinstance(value, list | tuple) else "chapter"
        return super().get_queryset().filter(**{lookup: value})


class ChapterModel(models.Model):
    """A row that belongs to one chapter for ever."""

    chapter = models.ForeignKey("chapters.Chapter", on_delete=models.CASCADE, related_name="+")

    objects = ChapterManager.from_queryset(ChapterQuerySet)()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        _claim(self)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        _claim(self)
        return super().delete(*args, **kwargs)
