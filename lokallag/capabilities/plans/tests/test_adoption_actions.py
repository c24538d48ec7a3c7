"""Adopting and amending: when it is refused, that it is once and for ever, and what an amendment begins from."""

import datetime

import pytest
from django.db import transaction

from conftest import Actor
from lokallag.capabilities.plans.actions.adopting import (
    NotReady,
    adopt,
    begin_amendment,
    overlapping,
    undo_adoption,
)
from lokallag.capabilities.plans.actions.reviewing import accept_sure, change, reject_rest
from lokallag.capabilities.plans.actions.steps import CannotBeDone
from lokallag.capabilities.plans.models import AdoptedIsFixed, Adoption, Commitment, SourceText, Version
from lokallag.capabilities.plans.tests.factories import DAY, NOW, a_plan_by_rows, a_plan_read, adopted_plan
from lokallag.core.chapters.models import Chapter
from lokallag.core.gatherings.models import Gathering
from lokallag.core.journal.models import Entry

MEETING = {"meeting": "Årsmøtet", "today": DAY, "now": NOW}


def ready(ada: Actor) -> Version:
    version = a_plan_by_rows(2, ada.person)
    accept_sure(version=version, actor=ada.person, now=NOW, floor=0)
    return version


def test_a_plan_is_adopted_with_its_decision(in_north: Chapter, ada: Actor) -> None:
    version = ready(ada)
    gathering = Gathering.objects.create(kind="annual_meeting", title="Årsmøte", on=DAY, planned_on=DAY)
    adoption = adopt(
        version=version, adopted_on=DAY, decision="Enstemmig", gathering=gathering, actor=ada.person, **MEETING
    )
    assert (adoption.adopted_on, adoption.meeting, adoption.decision) == (DAY, "Årsmøtet", "Enstemmig")
    assert (adoption.gathering, adoption.recorded_by) == (gathering, ada.person)
    assert Commitment.objects.in_force().count() == 2
    assert Entry.objects.latest("pk").verb == "plans.adopted"


def test_adopting_twice_is_once(in_north: Chapter, ada: Actor) -> None:
    version = ready(ada)
    first = adopt(version=version, adopted_on=DAY, actor=ada.person, **MEETING)
    lines = Entry.objects.count()
    again = adopt(version=version, adopted_on=DAY, actor=ada.person, **MEETING)
    assert (again, Adoption.objects.count(), Entry.objects.count()) == (first, 1, lines)


def test_open_proposals_stand_in_the_way(in_north: Chapter, ada: Actor) -> None:
    version = a_plan_by_rows(2, ada.person)
    with pytest.raises(NotReady) as told:
        adopt(version=version, adopted_on=DAY, actor=ada.person, **MEETING)
    assert (told.value.code, told.value.params) == ("still_open", {"count": 2})
    reject_rest(version=version, actor=ada.person, now=NOW)
    with pytest.raises(NotReady, match="nothing_confirmed"):
        adopt(version=version, adopted_on=DAY, actor=ada.person, **MEETING)


@pytest.mark.parametrize(
    ("on", "code"),
    [(datetime.date(2021, 2, 16), "in_the_future"), (datetime.date(2022, 1, 1), "in_the_future")],
)
def test_a_day_that_cannot_be_right_is_refused(in_north: Chapter, ada: Actor, on: datetime.date, code: str) -> None:
    with pytest.raises(NotReady, match=code):
        adopt(version=ready(ada), adopted_on=on, actor=ada.person, **MEETING)


def test_a_plan_is_not_adopted_after_its_period(in_north: Chapter, ada: Actor) -> None:
    late = datetime.date(2022, 1, 2)
    with pytest.raises(NotReady, match="after_the_period"):
        adopt(version=ready(ada), adopted_on=late, meeting="Møtet", actor=ada.person, today=late, now=NOW)


def test_two_plans_for_the_same_time_must_be_meant(in_north: Chapter, ada: Actor) -> None:
    first = adopted_plan(a_plan_by_rows(1, ada.person), ada.person)
    second = ready(ada)
    assert overlapping(second) == first.plan
    with pytest.raises(NotReady, match="overlaps"):
        adopt(version=second, adopted_on=DAY, actor=ada.person, **MEETING)
    adopt(version=second, adopted_on=DAY, overlap_is_meant=True, actor=ada.person, **MEETING)
    assert Adoption.objects.count() == 2


def test_nothing_of_an_adopted_version_changes_by_any_way(in_north: Chapter, ada: Actor) -> None:
    version = a_plan_read(ada.person)
    row = version.commitments.in_order()[0]
    stale = Commitment.objects.get(pk=row.pk)
    version = adopted_plan(version, ada.person)
    rows = list(version.commitments.in_order())
    year = {"starts_on": version.plan.starts_on, "ends_on": version.plan.ends_on}
    fresh = Commitment(version=version, text="Mer", tracking="pulse", **year)
    for attempt in (
        rows[0].save,
        lambda: Commitment.objects.get(pk=stale.pk).save(),
        rows[0].delete,
        fresh.save,
        lambda: Commitment.objects.create(version=version, text="Mer", tracking="pulse", **year),
        lambda: Commitment.objects.bulk_create([fresh]),
        lambda: Commitment.objects.filter(pk=rows[0].pk).update(text="Noe annet"),
        lambda: version.commitments.update(area=""),
        lambda: Commitment.objects.bulk_update(rows, ["text"]),
        lambda: Commitment.objects.filter(version=version).delete(),
        lambda: Commitment.objects.update_or_create(pk=rows[0].pk, defaults={"text": "x"}),
        version.save,
        version.delete,
        lambda: Version.objects.filter(pk=version.pk).update(main_goals=[]),
        lambda: Version.objects.filter(pk=version.pk).delete(),
        version.source.save,
        version.source.delete,
        lambda: SourceText.objects.filter(version=version).update(text=""),
        lambda: SourceText.objects.filter(version=version).delete(),
    ):
        with pytest.raises(AdoptedIsFixed), transaction.atomic():
            attempt()
    again = list(Commitment.objects.filter(version=version).in_order())
    assert [(r.pk, r.text, r.area) for r in again] == [(r.pk, r.text, r.area) for r in rows]


def test_erasing_a_person_empties_only_the_name(in_north: Chapter, ada: Actor, bo: Actor) -> None:
    version = a_plan_by_rows(1, ada.person, owner_person=bo.person)
    adopted_plan(version, ada.person)
    bo.person.delete()
    row = Commitment.objects.get()
    assert (row.owner_person, row.text) == (None, "Gjøre ting nummer 1")


def test_an_adoption_by_mistake_is_taken_back_the_same_day(in_north: Chapter, ada: Actor) -> None:
    version = ready(ada)
    adopt(version=version, adopted_on=DAY, actor=ada.person, **MEETING)
    undo_adoption(version=version, actor=ada.person, now=NOW)
    assert Adoption.objects.count() == 0
    adopt(version=version, adopted_on=DAY, actor=ada.person, **MEETING)
    with pytest.raises(CannotBeDone, match="too_late"):
        undo_adoption(version=version, actor=ada.person, now=NOW + datetime.timedelta(hours=25))
    begin_amendment(version=Version.objects.get(pk=version.pk), actor=ada.person, today=DAY)
    with pytest.raises(CannotBeDone, match="built_on"):
        undo_adoption(version=version, actor=ada.person, now=NOW)


def test_an_amendment_begins_from_what_was_adopted(in_north: Chapter, ada: Actor) -> None:
    first = adopted_plan(a_plan_read(ada.person), ada.person)
    draft = begin_amendment(version=first, actor=ada.person, today=DAY)

    assert (draft.number, draft.origin, draft.plan, draft.is_adopted) == (2, "amended", first.plan, False)
    before, after = list(first.commitments.in_order()), list(draft.commitments.in_order())
    assert [(r.promise, r.text, r.start, r.review) for r in after] == [
        (r.promise, r.text, r.start, "accepted") for r in before
    ]
    assert (draft.source.text, draft.main_goals) == (first.source.text, first.main_goals)
    assert first.source.version_id == first.pk
    assert begin_amendment(version=first, actor=ada.person, today=DAY) == draft

    change(version=draft, promise=after[0].promise, changes={"area": "Nytt"}, actor=ada.person, now=NOW)
    adopted_plan(draft, ada.person)
    assert Version.objects.get(pk=first.pk).commitments.in_order()[0].area == before[0].area
    assert Version.objects.get(pk=draft.pk).commitments.in_order()[0].area == "Nytt"


def test_a_draft_is_not_amended(in_north: Chapter, ada: Actor) -> None:
    version = a_plan_by_rows(1, ada.person)
    assert begin_amendment(version=version, actor=ada.person, today=DAY) == version
    assert Version.objects.count() == 1


def test_an_amendment_is_not_adopted_before_the_plan_it_changes(in_north: Chapter, ada: Actor) -> None:
    first = adopted_plan(a_plan_by_rows(1, ada.person), ada.person)
    draft = begin_amendment(version=first, actor=ada.person, today=DAY)
    with pytest.raises(NotReady, match="before_the_last"):
        adopt(version=draft, adopted_on=datetime.date(2021, 1, 3), actor=ada.person, **MEETING)
