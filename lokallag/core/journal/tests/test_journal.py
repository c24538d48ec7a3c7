"""The journal: append-only, one chain a chapter, and it tells when somebody changed it."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Actor
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import ScopeError, within
from lokallag.core.journal.models import Entry, first_broken, record


def test_each_line_carries_the_hash_of_the_one_before(ada: Actor, in_north: Chapter) -> None:
    lines = [
        record("x.one", actor=ada.person),
        record("x.two", actor=None, subject=ada.person, on=datetime.date(2021, 1, 2)),
    ]

    assert [line.previous for line in lines] == ["", lines[0].digest]
    assert (lines[1].subject_type, lines[1].subject_id, lines[1].data) == (
        "people.person",
        str(ada.person.pk),
        {"on": "2021-01-02"},
    )
    assert first_broken() is None


@pytest.mark.parametrize(
    "change", [{"verb": "x.other"}, {"data": {"a": 1}}, {"actor_id": 7}, {"previous": "0" * 64}, {"subject_id": "9"}]
)
def test_a_changed_line_is_found(ada: Actor, in_north: Chapter, change: dict[str, object]) -> None:
    lines = [record(f"x.{number}", actor=ada.person) for number in range(3)]
    Entry.objects.filter(pk=lines[1].pk).update(**change)

    assert first_broken() == lines[1]


def test_a_line_taken_out_is_found(ada: Actor, in_north: Chapter) -> None:
    lines = [record(f"x.{number}", actor=ada.person) for number in range(3)]
    Entry.objects.filter(pk=lines[1].pk).delete()

    assert first_broken() == lines[2]


def test_each_chapter_has_its_own_chain(north: Chapter, south: Chapter) -> None:
    with within(north):
        record("x.one", actor=None)
    with within(south):
        record("x.one", actor=None)
        assert Entry.objects.count() == 1
        assert first_broken() is None


def test_two_lines_cannot_follow_the_same_one(in_north: Chapter) -> None:
    line = record("x.one", actor=None)
    copy = Entry(chapter=in_north, verb="x.two", previous=line.previous, digest="1" * 64)
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save(force_insert=True)


def test_nothing_is_written_outside_a_chapter(db: None) -> None:
    with pytest.raises(ScopeError):
        record("x.one", actor=None)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.dictionaries(
        st.from_regex(r"[a-z]{1,8}", fullmatch=True),
        st.text(alphabet=st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))
        | st.integers(-(2**53), 2**53)
        | st.none()
        | st.booleans(),
        max_size=4,
    )
)
def test_whatever_is_written_is_whole_when_read_back(in_north: Chapter, data: dict[str, object]) -> None:
    record("x.any", actor=None, **{f"k{key}": value for key, value in data.items()})

    assert first_broken() is None
