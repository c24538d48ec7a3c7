"""Going through a plan: each step, its way back, and two people at once."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Actor
from lokallag.capabilities.plans.actions.pieces import add, merge, places_to_split, split
from lokallag.capabilities.plans.actions.reviewing import (
    accept,
    accept_sure,
    change,
    reject,
    reject_rest,
    set_goals,
    undo,
)
from lokallag.capabilities.plans.actions.steps import CannotBeDone, ChangedMeanwhile, Step, keep
from lokallag.capabilities.plans.models import AdoptedIsFixed, Commitment, Version
from lokallag.capabilities.plans.tests.factories import DAY, NOW, TEXT, a_plan_by_rows, a_plan_read
from lokallag.core.chapters.models import Chapter
from lokallag.core.journal.models import Entry


def photo(version: Version) -> list[dict[str, object]]:
    """Everything about a version's commitments but their row numbers and revisions."""
    return [
        {k: v for k, v in keep(row).items() if k not in {"id", "revision", "position"}}
        for row in Version.objects.get(pk=version.pk).commitments.in_order()
    ]


@pytest.fixture
def draft(in_north: Chapter, ada: Actor) -> Version:
    return a_plan_read(ada.person)


def test_confirming_keeps_who_and_when(draft: Version, ada: Actor) -> None:
    row = draft.commitments.in_order()[0]
    accept(version=draft, promise=row.promise, revision=0, actor=ada.person, now=NOW)
    row.refresh_from_db()
    assert (row.review, row.reviewed_by, row.reviewed_at, row.revision) == ("accepted", ada.person, NOW, 1)
    assert Entry.objects.latest("pk").verb == "plans.confirmed"


def test_confirming_with_an_owner_sets_both(draft: Version, ada: Actor) -> None:
    row = draft.commitments.get(text__contains="kontakten med")
    accept(version=draft, promise=row.promise, changes={"owner_role": "secretary"}, actor=ada.person, now=NOW)
    row.refresh_from_db()
    assert (row.review, row.owner_role, row.owner_group, row.owner_person) == ("accepted", "secretary", None, None)
    assert row.why["owner"]["code"] == "by_hand"


def test_a_new_tracking_leaves_the_old_ones_figures_behind(draft: Version, ada: Actor) -> None:
    row = draft.commitments.get(text__contains="medlemsmøter")
    assert (row.tracking, row.target) == ("count", 3)
    changes = {"tracking": "judgement", "measure": "meetings.member_held"}
    change(version=draft, promise=row.promise, changes=changes, actor=ada.person, now=NOW)
    row.refresh_from_db()
    assert (row.tracking, row.target, row.comparator, row.measure, row.review) == ("judgement", None, "", "", "open")


def test_the_second_of_two_people_is_told(draft: Version, ada: Actor, bo: Actor) -> None:
    row = draft.commitments.in_order()[0]
    change(version=draft, promise=row.promise, revision=0, changes={"area": "Hos Bo"}, actor=bo.person, now=NOW)
    with pytest.raises(ChangedMeanwhile) as told:
        change(version=draft, promise=row.promise, revision=0, changes={"area": "Hos Ada"}, actor=ada.person, now=NOW)
    assert told.value.commitment is not None
    assert (told.value.commitment.area, told.value.commitment.reviewed_by) == ("Hos Bo", bo.person)
    assert draft.commitments.in_order()[0].area == "Hos Bo"


def test_the_sure_ones_are_confirmed_at_once(in_north: Chapter, ada: Actor) -> None:
    version = a_plan_by_rows(3, ada.person)
    version.commitments.filter(position=2).update(confidence=0.6)
    step = accept_sure(version=version, actor=ada.person, now=NOW)
    assert [row.review for row in version.commitments.in_order()] == ["accepted", "open", "accepted"]
    reject_rest(version=version, actor=ada.person, now=NOW)
    assert [row.review for row in version.commitments.in_order()] == ["accepted", "rejected", "accepted"]
    undo(version=version, step=step, actor=ada.person)
    assert [row.review for row in version.commitments.in_order()] == ["open", "rejected", "open"]


def test_a_commitment_is_cut_in_two_where_told(draft: Version, ada: Actor) -> None:
    row = draft.commitments.get(text__startswith="Ringe alle nye")
    place = next(p for p in places_to_split(row.text) if row.text[p:].startswith("og ønske"))
    split(version=draft, promise=row.promise, at=place, actor=ada.person, today=DAY)
    first, second = draft.commitments.in_order().filter(text__regex="Ringe|ønske")
    assert (first.text, second.text) == ("Ringe alle nye medlemmer", "ønske dem velkommen.")
    assert TEXT[first.start : first.end] == first.text
    assert TEXT[second.start : second.end] == second.text
    assert (second.position, first.promise, second.area) == (first.position + 1, row.promise, row.area)
    positions = [r.position for r in draft.commitments.all()]
    assert len(positions) == len(set(positions))


@pytest.mark.parametrize("at", [0, 4000, -3])
def test_a_cut_outside_the_words_is_refused(draft: Version, ada: Actor, at: int) -> None:
    row = draft.commitments.in_order()[0]
    with pytest.raises(CannotBeDone, match="no_place"):
        split(version=draft, promise=row.promise, at=at, actor=ada.person, today=DAY)


def test_two_neighbours_become_one_stretch_of_the_text(draft: Version, ada: Actor) -> None:
    rows = list(draft.commitments.in_order())
    merge(version=draft, promise=rows[0].promise, actor=ada.person)
    after = list(draft.commitments.in_order())
    assert len(after) == len(rows) - 1
    assert after[0].text == TEXT[rows[0].start : rows[1].end] == TEXT[after[0].start : after[0].end]
    with pytest.raises(CannotBeDone, match="nothing_after"):
        merge(version=draft, promise=after[-1].promise, actor=ada.person)


def test_words_of_the_text_can_be_added(draft: Version, ada: Actor) -> None:
    words = "Vi vil bli  flere"
    add(version=draft, text=words, actor=ada.person, now=NOW, today=DAY)
    row = draft.commitments.in_order()[0]
    assert (row.text, TEXT[row.start : row.end]) == ("Vi vil bli flere",) * 2
    with pytest.raises(CannotBeDone, match="taken"):
        add(version=draft, text="bli flere og", actor=ada.person, now=NOW, today=DAY)
    with pytest.raises(CannotBeDone, match="empty"):
        add(version=draft, text=" \n", actor=ada.person, now=NOW, today=DAY)


def test_what_is_added_by_hand_is_read_too(in_north: Chapter, ada: Actor) -> None:
    version = a_plan_by_rows(1, ada.person)
    add(version=version, text="Ha minst fire medlemsmøter", accepted=True, actor=ada.person, now=NOW, today=DAY)
    row = version.commitments.in_order()[1]
    assert (row.tracking, row.target, row.measure, row.review) == ("count", 4, "meetings.member_held", "accepted")


@pytest.mark.parametrize("which", ["accept", "reject", "change", "split", "merge", "add", "accept_sure", "reject_rest"])
def test_every_step_can_be_taken_back(draft: Version, ada: Actor, which: str) -> None:
    row = draft.commitments.get(text__startswith="Ringe alle nye")
    on = {"version": draft, "promise": row.promise, "actor": ada.person}
    before = photo(draft)
    step = {
        "accept": lambda: accept(**on, now=NOW),
        "reject": lambda: reject(**on, now=NOW),
        "change": lambda: change(**on, changes={"area": "Ny", "tracking": "pulse"}, now=NOW),
        "split": lambda: split(**on, at=places_to_split(row.text)[0], today=DAY),
        "merge": lambda: merge(**on),
        "add": lambda: add(version=draft, text="Noe helt nytt", actor=ada.person, now=NOW, today=DAY),
        "accept_sure": lambda: accept_sure(version=draft, actor=ada.person, now=NOW, floor=0),
        "reject_rest": lambda: reject_rest(version=draft, actor=ada.person, now=NOW),
    }[which]()
    assert photo(draft) != before
    undo(version=draft, step=Step.from_json(step.as_json()), actor=ada.person)
    assert photo(draft) == before


def test_a_step_that_somebody_built_on_is_not_taken_back(draft: Version, ada: Actor, bo: Actor) -> None:
    row = draft.commitments.in_order()[0]
    step = reject(version=draft, promise=row.promise, actor=ada.person, now=NOW)
    accept(version=draft, promise=row.promise, actor=bo.person, now=NOW)
    with pytest.raises(ChangedMeanwhile):
        undo(version=draft, step=step, actor=ada.person)
    assert draft.commitments.in_order()[0].review == "accepted"


def test_goals_are_lines(draft: Version, ada: Actor) -> None:
    set_goals(version=draft, main_goals=[" Bli flere ", ""], priorities=["Klima"], actor=ada.person)
    draft.refresh_from_db()
    assert (draft.main_goals, draft.priorities) == (["Bli flere"], ["Klima"])


def test_an_adopted_version_is_not_reviewed(in_north: Chapter, ada: Actor) -> None:
    version = a_plan_by_rows(2, ada.person, adopted=True)
    promise = version.commitments.in_order()[0].promise
    on = {"version": version, "promise": promise, "actor": ada.person}
    for step in (
        lambda: accept(**on, now=NOW),
        lambda: reject(**on, now=NOW),
        lambda: change(**on, changes={"area": "x"}, now=NOW),
        lambda: split(**on, at=5, today=DAY),
        lambda: merge(**on),
        lambda: add(version=version, text="Mer", actor=ada.person, now=NOW, today=DAY),
        lambda: accept_sure(version=version, actor=ada.person, now=NOW),
        lambda: set_goals(version=version, main_goals=[], priorities=[], actor=ada.person),
    ):
        with pytest.raises(AdoptedIsFixed):
            step()


def test_the_text_stays_accounted_for_whatever_is_done(draft: Version, ada: Actor) -> None:
    segments = draft.source.segments
    rows = list(draft.commitments.in_order())
    merge(version=draft, promise=rows[0].promise, actor=ada.person)
    reject(version=draft, promise=rows[2].promise, actor=ada.person, now=NOW)
    draft.source.refresh_from_db()
    assert draft.source.segments == segments
    spans = sorted((r.start, r.end) for r in draft.commitments.exclude(review=Commitment.Review.REJECTED))
    assert all(a[1] <= b[0] for a, b in pairwise(spans))  # type: ignore[operator]


@given(st.text(max_size=300))
def test_suggested_cuts_leave_words_on_both_sides(text: str) -> None:
    for place in places_to_split(text):
        assert text[:place].strip()
        assert text[place:].strip()


def test_taking_back_what_a_deleted_person_had_leaves_nobody(in_north: Chapter, ada: Actor, bo: Actor) -> None:
    version = a_plan_by_rows(1, ada.person, owner_person=bo.person)
    row = version.commitments.get()
    changes = {"owner_role": "chair"}
    step = change(version=version, promise=row.promise, changes=changes, actor=ada.person, now=NOW)
    bo.person.delete()
    undo(version=version, step=step, actor=ada.person)
    row.refresh_from_db()
    assert (row.owner_person, row.owner_role) == (None, "")
