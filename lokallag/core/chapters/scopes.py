"""The one place where the chapter's scope is set, and the only one that may lift it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django_scopes import get_scope, scope, scopes_disabled
from django_scopes.exceptions import ScopeError

from lokallag.core.chapters.models import Chapter

__all__ = ["ScopeError", "across", "current_chapter", "everywhere", "within"]


@contextmanager
def within(chapter: Chapter) -> Iterator[None]:
    """Read and write the rows of one chapter, and of no other."""
    with scope(chapter=chapter):
        yield


@contextmanager
def across(chapters: Iterable[Chapter]) -> Iterator[None]:
    """Read the rows of several chapters at once (a county's page); writing raises."""
    with scope(chapter=list(chapters)):
        yield


@contextmanager
def everywhere() -> Iterator[None]:
    """Lift the scope. Who may import this is a closed list in pyproject.toml."""
    with scopes_disabled():
        yield


def current_chapter() -> Chapter:
    """Return the chapter of the scope; raise ScopeError where there is not exactly one."""
    value = get_scope().get("chapter")
    if not isinstance(value, Chapter):
        raise ScopeError("This needs the scope of exactly one chapter.")
    return value
