"""The scope: nothing is read or written outside it, whatever way one tries."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from conftest import Actor
from lokallag.core.chapters.models import RESERVED_SLUGS, Chapter
from lokallag.core.chapters.scopes import ScopeError, across, current_chapter, everywhere, within
from lokallag.core.groups.models import Group


@pytest.fixture
def groups(north: Chapter, south: Chapter) -> tuple[Group, Group]:
    """One group in each chapter."""
    made = []
    for chapter in (north, south):
        with within(chapter):
            made.append(Group.objects.create(name=f"In {chapter}"))
    return made[0], made[1]


ASK: list[Callable[[], object]] = [
    lambda: list(Group.objects.all()),
    lambda: Group.objects.filter(name="X").count(),
    lambda: Group.objects.filter(pk=1).exists(),
    lambda: Group.objects.create(name="X"),
    lambda: Group.objects.bulk_create([Group(name="X")]),
    lambda: Group.objects.bulk_create([Group(name="X", chapter_id=1)]),
    lambda: Group.objects.bulk_update([Group(pk=1, name="X", chapter_id=1)], ["name"]),
    lambda: Group.objects.update(name="X"),
    lambda: Group.objects.exclude(name="X").exists(),
    lambda: list(Group.objects.raw("SELECT * FROM groups_group")),
    lambda: Group.objects.in_bulk([1]),
    lambda: list(Group.objects.distinct()),
    lambda: list(Group.objects.union(Group.objects.none())),
    lambda: list(Group.objects.none() | Group.objects.all()),
]


@pytest.mark.parametrize("ask", ASK)
def test_outside_a_scope_every_question_raises(db: None, ask: Callable[[], object]) -> None:
    with pytest.raises(ScopeError):
        ask()


def test_in_a_scope_only_its_own_rows_are_seen(north: Chapter, groups: tuple[Group, Group]) -> None:
    with within(north):
        assert list(Group.objects.all()) == [groups[0]]
        assert current_chapter() == north


def test_anothers_rows_are_not_written(north: Chapter, south: Chapter, groups: tuple[Group, Group]) -> None:
    theirs = groups[1]
    with within(north):
        for write in (
            theirs.save,
            theirs.delete,
            lambda: Group.objects.bulk_create([Group(name="X", chapter=south)]),
            lambda: Group.objects.bulk_update([theirs], ["name"]),
            lambda: Group.objects.update(chapter=south),
            lambda: Group.objects.bulk_update([groups[0]], ["chapter"]),
        ):
            with pytest.raises(ScopeError):
                write()
    with within(south):
        assert list(Group.objects.all()) == [theirs]


def test_across_chapters_one_reads_and_never_writes(
    north: Chapter, south: Chapter, groups: tuple[Group, Group]
) -> None:
    with across([north, south]):
        assert set(Group.objects.all()) == set(groups)
        for write in (
            lambda: Group.objects.create(name="X"),
            lambda: Group.objects.update(name="X"),
            lambda: Group.objects.all().delete(),
            groups[0].save,
        ):
            with pytest.raises(ScopeError):
                write()
        with pytest.raises(ScopeError):
            current_chapter()


def test_a_row_without_a_chapter_is_never_written(db: None) -> None:
    with everywhere(), pytest.raises(ScopeError):
        Group.objects.create(name="X")


@pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS))
def test_no_chapter_takes_a_reserved_address(db: None, slug: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Chapter.objects.create(name="X", slug=slug)


def test_a_lazy_queryset_stays_in_the_chapter_it_was_made_in(
    north: Chapter, south: Chapter, groups: tuple[Group, Group]
) -> None:
    with within(north):
        lazy = Group.objects.all()
    with within(south):
        assert list(lazy) == [groups[0]]


def test_the_demonstrations_clock_stands_still(north: Chapter, ada: Actor) -> None:
    assert north.today().isoformat() == "2021-02-15"
    assert north.now().isoformat() == "2021-02-15T12:00:00+01:00"
    assert north.is_demonstration
