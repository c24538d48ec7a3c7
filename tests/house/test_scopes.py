"""Every row of a chapter is scoped, and few may lift the scope: the third lock."""

import ast

import pytest
from django.apps import apps
from django.db import models
from django_scopes.exceptions import ScopeError

from lokallag.core.chapters.models import Chapter, ChapterManager, ChapterModel, ChapterQuerySet
from tests.house.sources import named, python, tree

# Rows that are nobody's in particular: the tree itself, log-ins, and the machinery of jobs and mail.
UNSCOPED = {
    "access.Opening",
    "chapters.Chapter",
    "jobs.Schedule",
    "jobs.Worker",
    "people.User",
    "post.Mail",
}
# Files that may see the rows of all chapters at once.
LIFTING = {
    "lokallag/config/demonstration/make.py",
    "lokallag/core/access/chapters_of.py",
    "lokallag/core/chapters/scopes.py",
}
ROWS = [model for model in apps.get_models() if issubclass(model, ChapterModel)]


def imported(name: str) -> set[str]:
    """The product's own files that import something of this name."""
    return {
        named(path)
        for path in python()
        if "tests" not in path.parts and path.name != "conftest.py"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom | ast.Import)
        if any(name in (alias.name, alias.name.split(".")[0]) for alias in node.names)
        or (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == name)
    }


def test_every_model_belongs_to_a_chapter_or_is_listed_here() -> None:
    own = [model for model in apps.get_models() if model.__module__.startswith("lokallag.")]
    assert {model._meta.label for model in own if not issubclass(model, ChapterModel)} == UNSCOPED


@pytest.mark.parametrize("model", ROWS, ids=lambda model: model._meta.label)
def test_the_managers_of_a_chapters_rows_are_scoped(model: type[ChapterModel]) -> None:
    for manager in model._meta.managers:
        assert isinstance(manager, ChapterManager)
        assert issubclass(getattr(manager, "_queryset_class", type(None)), ChapterQuerySet)


@pytest.mark.parametrize("model", ROWS, ids=lambda model: model._meta.label)
def test_reading_a_chapters_rows_outside_its_scope_raises(model: type[ChapterModel]) -> None:
    with pytest.raises(ScopeError):
        list(model._default_manager.all())


@pytest.mark.parametrize("model", ROWS, ids=lambda model: model._meta.label)
def test_a_row_goes_with_its_chapter(model: type[ChapterModel]) -> None:
    field = model._meta.get_field("chapter")
    assert isinstance(field, models.ForeignKey)
    assert field.remote_field.model is Chapter
    assert not field.null


def test_only_the_scopes_own_package_knows_the_library_behind_it() -> None:
    assert {name for name in imported("django_scopes") if not name.startswith("lokallag/core/chapters/")} == set()


def test_the_files_that_lift_the_scope_are_these() -> None:
    assert imported("everywhere") | imported("scopes_disabled") == LIFTING
