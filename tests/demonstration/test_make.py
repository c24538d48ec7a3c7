"""The demonstration is made whole, the same every time, and removed without a trace."""

from __future__ import annotations

import hashlib
import json
import re

import pytest
from django.apps import apps
from django.core import serializers

from lokallag.capabilities.plans.following import State
from lokallag.capabilities.plans.models import Commitment
from lokallag.capabilities.plans.standings import standings
from lokallag.config.demonstration.make import CHAPTERS, make, remove
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import everywhere, within
from lokallag.core.people.models import Person, Seat, User

# What differs by nature: keys the database or chance hands out, and the moment of making.
VARYING = frozenset(
    "promise recorded_at written_at created_at joined_at reviewed_at read_at at digest previous password last_login "
    "receipt user series token secret key issued_at link_key registered_at given_at made_at data steps gone_number survivor_number salt content scan size".split()
)
# A letter names a gathering by its key, a duty the chapter's own rule it comes from.
NUMBERED = re.compile(r"(?<=gathering:)\d+|(?<=own\.)\d+")


def _counts() -> dict[str, int]:
    with everywhere():
        return {
            model._meta.label: model._base_manager.count()
            for model in apps.get_models()
            if model.__module__.startswith("lokallag.")
        }


def _fingerprint() -> str:
    """A hash of every row of the demonstration without primary keys and what differs by nature."""
    rows = []
    with everywhere():
        for model in sorted(apps.get_models(), key=lambda m: m._meta.label):
            if not model.__module__.startswith("lokallag.") or model._meta.app_label in {"journal", "contenttypes"}:
                continue
            keys = {f.name for f in model._meta.fields if f.is_relation}
            for row in serializers.serialize("python", model._base_manager.all()):
                fields = {k: v for k, v in row["fields"].items() if k not in VARYING | keys}
                rows.append(NUMBERED.sub("", json.dumps([row["model"], fields], sort_keys=True, default=str)))
    return hashlib.sha256("\n".join(sorted(rows)).encode()).hexdigest()


@pytest.fixture
def made(db: None) -> int:
    """The demonstration, made."""
    return make()


def test_both_chapters_are_made_once(made: int) -> None:
    assert made == 2
    assert make() == 0
    assert set(Chapter.objects.filter(kind="local").values_list("slug", flat=True)) == {c.slug for c in CHAPTERS}


def test_it_is_the_same_every_time(made: int) -> None:
    first = _fingerprint()
    make(again=True)
    assert _fingerprint() == first


def test_removing_it_leaves_no_row(db: None) -> None:
    before = _counts()
    make()
    assert remove() == 2
    assert _counts() == before
    assert not User.objects.exists()


def test_removing_it_spares_real_chapters(db: None) -> None:
    real = Chapter.objects.create(name="Real", slug="real")
    with within(real):
        Person.objects.create(given_name="Real", user=User.objects.create_user("real@example.org"))
    make()
    remove()
    assert list(Chapter.objects.all()) == [real]
    assert User.objects.count() == 1


@pytest.mark.parametrize("made_chapter", CHAPTERS, ids=lambda c: c.slug)
def test_the_reader_found_what_was_corrected(made: int, made_chapter: object) -> None:
    chapter = Chapter.objects.get(slug=made_chapter.slug)  # type: ignore[attr-defined]
    with within(chapter):
        rows = list(Commitment.objects.in_force())
        assert len(rows) == {"lillehammer-sv": 21, "asker-mdg": 17}[chapter.slug]
        assert all(row.tracking and (row.measure or row.tracking == "judgement") for row in rows)


def test_the_year_shows_every_kind_of_state(made: int) -> None:
    seen = set()
    for made_chapter in CHAPTERS:
        chapter = Chapter.objects.get(slug=made_chapter.slug)
        with within(chapter):
            seen |= {stood.standing.state for stood in standings(today=chapter.today())}
    assert seen >= {State.DONE, State.ON_TRACK, State.DUE_SOON, State.BEHIND, State.NEEDS_YOU, State.NOT_STARTED}


def test_each_one_click_role_has_somebody(made: int) -> None:
    for made_chapter in CHAPTERS:
        with within(Chapter.objects.get(slug=made_chapter.slug)):
            roles = set(Seat.objects.values_list("role", flat=True))
        assert roles >= {"chair", "membership_officer", "group_leader", "member"}


def test_no_address_of_a_real_domain_is_used(made: int) -> None:
    with everywhere():
        addresses = Person.objects.exclude(email="").values_list("email", flat=True)
        assert {address.rsplit(".", 2)[-2:] == ["example", "org"] for address in addresses} == {True}
