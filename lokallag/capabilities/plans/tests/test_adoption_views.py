"""Adopting, amending, and the pages of versions: what is refused is said, what changed is said in words."""

import datetime

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Actor
from lokallag.capabilities.plans.actions.pieces import add
from lokallag.capabilities.plans.actions.reviewing import change, reject, set_goals
from lokallag.capabilities.plans.models import Adoption, Commitment, Version
from lokallag.capabilities.plans.tests.factories import DAY, NOW, TEXT, a_plan_by_rows, a_plan_read, adopted_plan
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.gatherings.models import Gathering


def url(name: str, **kwargs: object) -> str:
    return reverse(f"plans:{name}", kwargs={"chapter": "north", **kwargs})


def page(answer: HttpResponse) -> str:
    return answer.content.decode()


@pytest.fixture
def draft(north: Chapter, ada: Actor) -> Version:
    with within(north):
        return a_plan_read(ada.person)


def confirm_all(actor: Actor, version: Version) -> None:
    actor.client.post(url("review_many", pk=version.pk), {"which": "rest"})


DECISION = {"meeting": "Årsmøtet 2021", "adopted_on": "2021-02-10", "decision": "Enstemmig vedtatt"}


def test_open_proposals_are_said_with_two_ways_on(ada: Actor, draft: Version) -> None:
    shown = page(ada.client.get(url("adopt", pk=draft.pk)))
    assert 'value="rest"' in shown
    assert 'value="leave"' in shown
    answer = ada.client.post(url("adopt", pk=draft.pk), DECISION)
    assert answer.status_code == 422
    assert answer.context["form"].errors["__all__"]
    with within(draft.chapter):
        assert Adoption.objects.count() == 0


def test_a_plan_is_adopted_by_a_meeting_in_words(ada: Actor, draft: Version) -> None:
    confirm_all(ada, draft)
    answer = ada.client.post(url("adopt", pk=draft.pk), DECISION)
    assert answer["Location"] == url("board")
    again = ada.client.post(url("adopt", pk=draft.pk), DECISION)
    assert again["Location"] == url("version", pk=draft.pk)
    with within(draft.chapter):
        adoption = Adoption.objects.get()
        assert (adoption.meeting, adoption.adopted_on, adoption.decision) == (
            "Årsmøtet 2021", datetime.date(2021, 2, 10), "Enstemmig vedtatt",
        )  # fmt: skip
    shown = page(ada.client.get(url("version", pk=draft.pk)))
    for words in ("Årsmøtet 2021", "Enstemmig vedtatt", "Stå på stand minst to ganger"):
        assert words in shown


def test_a_meeting_of_the_calendar_gives_its_day(ada: Actor, draft: Version, north: Chapter) -> None:
    confirm_all(ada, draft)
    with within(north):
        held = Gathering.objects.create(
            kind="annual_meeting", title="Årsmøte", on=datetime.date(2021, 1, 20), planned_on=DAY
        )
        Gathering.objects.create(kind="annual_meeting", title="Neste år", on=datetime.date(2022, 1, 20), planned_on=DAY)
    shown = page(ada.client.get(url("adopt", pk=draft.pk)))
    assert "Årsmøte" in shown
    assert "Neste år" not in shown
    ada.client.post(url("adopt", pk=draft.pk), {"gathering": held.pk})
    with within(north):
        adoption = Adoption.objects.get()
    assert (adoption.gathering_id, adoption.adopted_on, adoption.meeting) == (held.pk, held.on, "Årsmøte")


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"adopted_on": "2021-02-10"}, "meeting"),
        ({"meeting": "Årsmøtet"}, "adopted_on"),
        ({"meeting": "Årsmøtet", "adopted_on": "2021-03-10"}, "adopted_on"),
        ({"meeting": "Årsmøtet", "adopted_on": "i går"}, "adopted_on"),
    ],
)
def test_what_is_missing_is_said_at_its_field(ada: Actor, draft: Version, data: dict[str, str], field: str) -> None:
    confirm_all(ada, draft)
    answer = ada.client.post(url("adopt", pk=draft.pk), data)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_a_second_plan_for_the_same_time_asks(ada: Actor, north: Chapter, draft: Version) -> None:
    with within(north):
        adopted_plan(a_plan_by_rows(1, ada.person), ada.person)
    confirm_all(ada, draft)
    answer = ada.client.post(url("adopt", pk=draft.pk), DECISION)
    assert answer.status_code == 422
    assert "overlap_is_meant" in answer.context["form"].errors
    assert ada.client.post(url("adopt", pk=draft.pk), {**DECISION, "overlap_is_meant": "on"}).status_code == 302


def test_a_mistaken_adoption_is_taken_back_with_one_button(ada: Actor, draft: Version) -> None:
    confirm_all(ada, draft)
    ada.client.post(url("adopt", pk=draft.pk), DECISION)
    answer = ada.client.post(url("adoption_undone", pk=draft.pk))
    assert answer["Location"] == url("review", pk=draft.pk)
    with within(draft.chapter):
        assert Adoption.objects.count() == 0
    assert ada.client.post(url("adoption_undone", pk=draft.pk)).status_code == 302


def test_only_chair_deputy_and_secretary_adopt(actor_with: object, bo: Actor, draft: Version) -> None:
    treasurer = actor_with("treasurer")  # type: ignore[operator]
    assert treasurer.client.get(url("review", pk=draft.pk)).status_code == 200
    assert treasurer.client.get(url("adopt", pk=draft.pk)).status_code == 403
    assert url("adopt", pk=draft.pk) not in page(treasurer.client.get(url("review", pk=draft.pk)))
    assert bo.client.post(url("adopt", pk=draft.pk), DECISION).status_code == 403


def test_an_adopted_plan_is_seen_by_members_and_not_reviewed(ada: Actor, bo: Actor, draft: Version) -> None:
    assert bo.client.get(url("version", pk=draft.pk)).status_code == 404
    confirm_all(ada, draft)
    ada.client.post(url("adopt", pk=draft.pk), DECISION)
    assert bo.client.get(url("version", pk=draft.pk)).status_code == 200
    assert bo.client.get(url("list")).status_code == 200
    assert ada.client.get(url("review", pk=draft.pk))["Location"] == url("version", pk=draft.pk)
    with within(draft.chapter):
        promise = draft.commitments.in_order()[0].promise
    for name in ("review_one", "change", "split", "preview"):
        assert ada.client.get(url(name, pk=draft.pk, promise=promise)).status_code == 404
    for name in ("acceptance", "rejection", "merge"):
        assert ada.client.post(url(name, pk=draft.pk, promise=promise)).status_code == 404


def test_an_amendment_says_what_changed_in_words(ada: Actor, bo: Actor, north: Chapter, draft: Version) -> None:
    with within(north):
        first = adopted_plan(draft, ada.person)
    answer = ada.client.post(url("amendment", pk=first.pk))
    with within(north):
        second = Version.objects.get(number=2)
        assert answer["Location"] == url("review", pk=second.pk)
        rows = list(second.commitments.in_order())
        count = next(row for row in rows if row.tracking == "count")
        on = {"version": second, "actor": ada.person, "now": NOW}
        change(**on, promise=count.promise, changes={"target": 5, "owner_role": "secretary"})
        reject(**on, promise=rows[-1].promise)
        add(version=second, text="Lage en podkast", accepted=True, actor=ada.person, now=NOW, today=DAY)
        set_goals(version=second, main_goals=["Bli dobbelt så mange"], priorities=[], actor=ada.person)
    shown = ada.client.get(url("review", pk=second.pk))
    assert TEXT.split("\n", maxsplit=1)[0] in page(shown)
    confirm_all(ada, second)
    ada.client.post(url("adopt", pk=second.pk), {**DECISION, "adopted_on": "2021-02-15"})

    answer = bo.client.get(url("version", pk=second.pk))
    changes = answer.context["changes"]
    assert [row.text for row in changes.added] == ["Lage en podkast"]
    assert [row.text for row in changes.removed] == [rows[-1].text]
    (changed,) = changes.changed
    assert changed.text == count.text
    assert len(changed.fields) == 2
    said = page(answer)
    assert "secretary" not in said
    assert "Bli dobbelt så mange" in said
    with within(north):
        assert (
            Commitment.objects.get(pk=next(r.pk for r in first.commitments.all() if r.promise == count.promise)).target
            == 3
        )
    earlier = bo.client.get(url("version", pk=first.pk))
    assert earlier.context["changes"] is None
    assert ada.client.post(url("amendment", pk=999)).status_code == 404


def test_thirty_commitments_ask_no_more_than_three(ada: Actor, north: Chapter) -> None:
    asked: dict[str, list[int]] = {"version": [], "adopt": [], "list": []}
    for count in (3, 30):
        with within(north):
            adopted = adopted_plan(a_plan_by_rows(count, ada.person, owner_person=ada.person), ada.person)
            draft = a_plan_by_rows(count, ada.person, owner_person=ada.person)
        pages = {"version": url("version", pk=adopted.pk), "adopt": url("adopt", pk=draft.pk), "list": url("list")}
        for name, where in pages.items():
            ada.client.get(where)
            with CaptureQueriesContext(connection) as queries:
                assert ada.client.get(where).status_code == 200
            asked[name].append(len(queries))
        with within(north):
            Adoption.objects.all().delete()
    assert {name: counts[0] for name, counts in asked.items()} == {name: counts[1] for name, counts in asked.items()}
    assert max(max(counts) for counts in asked.values()) <= 20


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(["meeting", "adopted_on", "decision", "gathering", "overlap_is_meant"]),
        st.one_of(st.text(max_size=50), st.sampled_from(["2021-01-01", "1", "9999-12-31"])),
    )
)
def test_no_input_breaks_the_adoption(ada: Actor, draft: Version, data: dict[str, str]) -> None:
    assert ada.client.post(url("adopt", pk=draft.pk), data).status_code == 422
