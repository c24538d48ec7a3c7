"""Writing, changing, taking away and putting back a note."""

import datetime
import uuid

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Actor
from lokallag.capabilities.logbook import actions
from lokallag.capabilities.logbook.models import Note, Removal
from lokallag.core.chapters.models import Chapter
from lokallag.core.journal.models import Entry, first_broken
from lokallag.core.measures.book import BOOK

YESTERDAY = datetime.date(2021, 2, 14)
YEAR = (datetime.date(2021, 1, 1), datetime.date(2021, 12, 31))


def write(actor: Actor, what: str = "Stand", **more: object) -> Note:
    values: dict[str, object] = {"on": YESTERDAY, "promise": "p1", "who": actor.person, **more}
    return actions.write_note(what=what, actor=actor.person, today=datetime.date(2021, 2, 15), **values)  # type: ignore[arg-type]


def counted() -> int:
    return sum(row.amount for row in BOOK.rows(["logbook.entries"], *YEAR, promises=["p1"]))


def test_a_note_counts_for_its_commitment(ada: Actor, in_north: Chapter) -> None:
    write(ada, amount=3)
    write(ada, promise="p2")
    write(ada, promise="")
    assert counted() == 3
    assert [row.label for row in BOOK.rows(["logbook.entries"], *YEAR)] == ["Stand", "Stand"]


def test_the_same_note_twice_over_a_bad_line_is_one_note(ada: Actor, in_north: Chapter) -> None:
    receipt = str(uuid.uuid4())
    assert write(ada, receipt=receipt).pk == write(ada, receipt=receipt).pk
    assert (Note.objects.count(), Entry.objects.count()) == (1, 1)


def test_another_note_from_the_same_screen_is_another_note(ada: Actor, in_north: Chapter) -> None:
    receipt = str(uuid.uuid4())
    write(ada, receipt=receipt)
    write(ada, "Leserbrev", receipt=receipt)
    assert Note.objects.count() == 2


def test_a_note_without_a_receipt_is_always_new(ada: Actor, in_north: Chapter) -> None:
    write(ada)
    write(ada)
    assert Note.objects.count() == 2


def test_a_note_taken_away_counts_no_longer_until_it_is_put_back(
    ada: Actor, in_north: Chapter, today: datetime.date
) -> None:
    note = write(ada)
    for _twice in range(2):
        actions.remove_note(note=note, actor=ada.person, today=today)
    assert (counted(), Removal.objects.count()) == (0, 1)
    actions.undo_removal(note=note, actor=ada.person)
    assert counted() == 1
    assert first_broken() is None


def test_a_note_sent_again_after_undo_stands_again(ada: Actor, in_north: Chapter, today: datetime.date) -> None:
    receipt = str(uuid.uuid4())
    note = write(ada, receipt=receipt)
    actions.remove_note(note=note, actor=ada.person, today=today)
    assert write(ada, receipt=receipt).pk == note.pk
    assert counted() == 1


def test_nothing_was_done_tomorrow(ada: Actor, in_north: Chapter) -> None:
    with pytest.raises(ValidationError):
        write(ada, on=datetime.date(2021, 2, 16))
    assert not Note.objects.exists()


def test_a_change_moves_the_count_to_another_commitment(ada: Actor, in_north: Chapter, today: datetime.date) -> None:
    note = write(ada)
    same = {"what": "Stand", "on": YESTERDAY, "amount": 1, "link": "", "who": ada.person, "actor": ada.person}
    actions.change_note(note=note, promise="p2", today=today, **same)  # type: ignore[arg-type]
    assert counted() == 0
    assert Entry.objects.filter(verb="logbook.changed").count() == 1
    actions.change_note(note=note, promise="p2", today=today, **same)  # type: ignore[arg-type]
    assert Entry.objects.filter(verb="logbook.changed").count() == 1


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(st.tuples(st.sampled_from(["write", "remove", "restore", "amount"]), st.integers(1, 9)), max_size=20)
)
def test_what_counts_is_a_recount_of_what_stands(steps: list[tuple[str, int]], ada: Actor, in_north: Chapter) -> None:
    Note.objects.all().delete()
    standing: dict[int, int] = {}
    removed: dict[int, int] = {}
    for step, number in steps:
        if step == "write":
            standing[write(ada, amount=number).pk] = number
        elif step == "remove" and standing:
            pk = sorted(standing)[number % len(standing)]
            actions.remove_note(note=Note.objects.get(pk=pk), actor=ada.person, today=YESTERDAY)
            removed[pk] = standing.pop(pk)
        elif step == "restore" and removed:
            pk = sorted(removed)[number % len(removed)]
            actions.undo_removal(note=Note.objects.get(pk=pk), actor=ada.person)
            standing[pk] = removed.pop(pk)
    assert counted() == sum(standing.values())
