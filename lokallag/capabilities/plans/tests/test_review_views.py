"""The pages of the review: every step by plain forms, two people at once, and as many queries for 30 as for 3."""

import re

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Actor
from lokallag.capabilities.plans.actions.pieces import places_to_split
from lokallag.capabilities.plans.forms.owners import owner_choices
from lokallag.capabilities.plans.forms.review import CommitmentForm, seen_of, values_of
from lokallag.capabilities.plans.models import Commitment, Version
from lokallag.capabilities.plans.tests.factories import DAY, TEXT, a_plan_by_rows, a_plan_read
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.groups.models import Group


def url(name: str, **kwargs: object) -> str:
    return reverse(f"plans:{name}", kwargs={"chapter": "north", **kwargs})


@pytest.fixture
def draft(north: Chapter, ada: Actor) -> Version:
    with within(north):
        return a_plan_read(ada.person)


def rows(version: Version) -> list[Commitment]:
    with within(version.chapter):
        return list(Version.objects.get(pk=version.pk).commitments.in_order())


def page(answer: HttpResponse) -> str:
    return answer.content.decode()


def typed(row: Commitment, **changes: object) -> dict[str, object]:
    """The change form as a browser sends it back, with some fields changed."""
    with within(row.chapter):
        values = {**values_of(row), "seen": "", **changes}
    return {k: "" if v is None else v for k, v in values.items()}


def test_the_review_shows_the_whole_text_with_every_promise_marked(ada: Actor, draft: Version) -> None:
    shown = page(ada.client.get(url("review", pk=draft.pk)))
    plain = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", shown))
    for word in TEXT.replace("-", " ").split():
        assert word in plain
    for row in rows(draft):
        assert url("review_one", pk=draft.pk, promise=row.promise) in shown


def test_confirming_goes_on_to_the_next_that_is_open(ada: Actor, draft: Version) -> None:
    first, second, *_rest = rows(draft)
    answer = ada.client.post(url("acceptance", pk=draft.pk, promise=first.promise), {"revision": 0})
    assert answer["Location"] == url("review_one", pk=draft.pk, promise=second.promise)
    assert rows(draft)[0].review == "accepted"


def test_who_is_chosen_beside_the_button(ada: Actor, draft: Version) -> None:
    row = next(r for r in rows(draft) if not r.owner_role)
    where = url("acceptance", pk=draft.pk, promise=row.promise)
    ada.client.post(where, {"revision": 0, "owner": f"person:{ada.person.pk}"})
    assert next(r for r in rows(draft) if r.pk == row.pk).owner_person_id == ada.person.pk


@pytest.mark.parametrize("owner", ["person:999999", "role:king", "group:1", "x", "person:", ":"])
def test_an_owner_that_does_not_exist_is_nobody(ada: Actor, draft: Version, owner: str) -> None:
    row = rows(draft)[0]
    ada.client.post(url("acceptance", pk=draft.pk, promise=row.promise), {"revision": 0, "owner": owner})
    now = rows(draft)[0]
    assert (now.review, now.owner_person, now.owner_role, now.owner_group) == ("accepted", None, "", None)


def test_a_person_of_another_chapter_cannot_be_chosen(ada: Actor, draft: Version, cecilie: Actor) -> None:
    row = rows(draft)[0]
    data = typed(row, owner=f"person:{cecilie.person.pk}")
    assert ada.client.post(url("change", pk=draft.pk, promise=row.promise), data).status_code == 422
    assert rows(draft)[0].owner_person is None


def test_everything_can_be_changed_in_the_form(ada: Actor, draft: Version, north: Chapter) -> None:
    with within(north):
        group = Group.objects.create(name="Mediegruppa")
    row = rows(draft)[0]
    data = typed(
        row, tracking="rhythm", cadence="monthly", measure="meetings.board_held", comparator="about", target=1,
        excepted_months=["7", "12"], owner=f"group:{group.pk}", area="Styret", look_again_on="2021-06-30", confirm="1",
    )  # fmt: skip
    assert ada.client.post(url("change", pk=draft.pk, promise=row.promise), data).status_code == 302
    now = rows(draft)[0]
    assert (now.tracking, now.cadence, now.measure, now.excepted_months) == (
        "rhythm", "monthly", "meetings.board_held", [7, 12],
    )  # fmt: skip
    assert (now.owner_group, now.area, now.review, now.within_days) == (group, "Styret", "accepted", None)
    shown = page(ada.client.get(url("review_one", pk=draft.pk, promise=row.promise)))
    assert "Mediegruppa" in shown


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"tracking": "count", "target": "", "measure": "events.held"}, "target"),
        ({"tracking": "rhythm", "cadence": "", "measure": "events.held"}, "cadence"),
        ({"tracking": "coverage", "measure": "events.held"}, "measure"),
        ({"tracking": "pulse", "measure": ""}, "measure"),
        ({"starts_on": "2021-05-01", "ends_on": "2021-04-01"}, "ends_on"),
        ({"due_on": "1021-05-01"}, "due_on"),
        ({"tracking": "count", "target": 5, "target_max": 4, "measure": "events.held"}, "target_max"),
        ({"tracking": "wish"}, "tracking"),
    ],
)
def test_what_makes_no_sense_is_said_at_its_field(
    ada: Actor, draft: Version, changes: dict[str, object], field: str
) -> None:
    row = next(r for r in rows(draft) if r.tracking == "milestone")
    answer = ada.client.post(url("change", pk=draft.pk, promise=row.promise), typed(row, **changes))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert next(r for r in rows(draft) if r.pk == row.pk).revision == 0


def test_the_second_to_save_sees_what_the_other_changed_and_keeps_what_was_typed(
    ada: Actor, draft: Version, actor_with: "object"
) -> None:
    dag = actor_with("secretary")  # type: ignore[operator]
    row = rows(draft)[0]
    with within(draft.chapter):
        seen = CommitmentForm(row=row, owners=owner_choices(DAY, row), own_words=False).initial["seen"]
    mine = typed(row, area="Adas ord", seen=seen)
    dag.client.post(url("change", pk=draft.pk, promise=row.promise), typed(row, area="Dags ord"))

    answer = ada.client.post(url("change", pk=draft.pk, promise=row.promise), mine)
    assert answer.status_code == 409
    shown = page(answer)
    assert "Dag Eide" in shown
    assert "Dags ord" in shown
    assert 'value="Adas ord"' in shown
    assert answer.context["others"] == [(str(CommitmentForm.base_fields["area"].label), "Dags ord")]
    assert rows(draft)[0].area == "Dags ord"

    with within(draft.chapter):
        again = typed(rows(draft)[0], area="Adas ord")
    assert ada.client.post(url("change", pk=draft.pk, promise=row.promise), again).status_code == 302
    assert rows(draft)[0].area == "Adas ord"


def test_confirming_what_somebody_changed_is_stopped(ada: Actor, draft: Version) -> None:
    row = rows(draft)[0]
    ada.client.post(url("change", pk=draft.pk, promise=row.promise), typed(row, area="Nytt"))
    ada.client.post(url("acceptance", pk=draft.pk, promise=row.promise), {"revision": 0})
    assert rows(draft)[0].review == "open"


def test_splitting_merging_adding_and_taking_back(ada: Actor, draft: Version) -> None:
    row = next(r for r in rows(draft) if places_to_split(r.text))
    before = [r.text for r in rows(draft)]
    count = len(before)
    where = url("split", pk=draft.pk, promise=row.promise)
    assert ada.client.get(where).status_code == 200
    assert ada.client.post(where, {"revision": 0}).status_code == 422
    assert ada.client.post(where, {"first": "finnes ikke"}).status_code == 422
    assert ada.client.post(where, {"at": places_to_split(row.text)[0], "revision": 0}).status_code == 302
    assert len(rows(draft)) == count + 1
    ada.client.post(url("merge", pk=draft.pk, promise=row.promise))
    assert len(rows(draft)) == count
    ada.client.post(url("addition", pk=draft.pk), {"text": "Vi vil bli flere"})
    assert len(rows(draft)) == count + 1
    for _step in range(3):
        ada.client.post(url("review_undo", pk=draft.pk))
    assert [r.text for r in rows(draft)] == before
    assert ada.client.post(url("review_undo", pk=draft.pk)).status_code == 302


def test_the_split_of_written_words(ada: Actor, draft: Version) -> None:
    row = next(r for r in rows(draft) if r.text.startswith("Ringe alle nye"))
    ada.client.post(url("split", pk=draft.pk, promise=row.promise), {"first": "alle nye medlemmer"})
    assert "Ringe alle nye medlemmer" in [r.text for r in rows(draft)]


def test_many_at_once(ada: Actor, draft: Version) -> None:
    for which, review in (("leave", "rejected"), ("rest", "rejected")):
        ada.client.post(url("review_many", pk=draft.pk), {"which": which})
        assert {r.review for r in rows(draft)} == {review}
    ada.client.post(url("review_undo", pk=draft.pk))
    ada.client.post(url("review_undo", pk=draft.pk))
    ada.client.post(url("review_many", pk=draft.pk), {"which": "rest", "next": "adopt"})
    assert {r.review for r in rows(draft)} == {"accepted"}
    assert ada.client.post(url("review_many", pk=draft.pk), {"which": "?"}).status_code == 302


def test_goals_are_changed_and_a_change_by_another_is_told(ada: Actor, draft: Version) -> None:
    where = url("goals", pk=draft.pk)
    seen = ada.client.get(where).context["form"].initial["seen"]
    ada.client.post(where, {"main_goals": "Bli flere\n\nVinne", "priorities": "Klima", "seen": seen})
    with within(draft.chapter):
        now = Version.objects.get(pk=draft.pk)
    assert (now.main_goals, now.priorities) == (["Bli flere", "Vinne"], ["Klima"])
    answer = ada.client.post(where, {"main_goals": "Mitt", "priorities": "", "seen": seen})
    assert answer.status_code == 422
    assert "Mitt" in page(answer)


def test_the_preview_counts(ada: Actor, draft: Version) -> None:
    row = next(r for r in rows(draft) if r.tracking == "count")
    where = url("preview", pk=draft.pk, promise=row.promise)
    assert "0" in page(ada.client.get(where, typed(row)))
    assert page(ada.client.get(where, typed(row, tracking="rhythm", cadence=""))).strip() == ""
    assert page(ada.client.get(where)).strip() == ""


def test_only_the_board_reviews(bo: Actor, cecilie: Actor, draft: Version) -> None:
    row = rows(draft)[0]
    for name in ("review_one", "change", "split", "preview"):
        where = url(name, pk=draft.pk, promise=row.promise)
        assert bo.client.get(where).status_code == 403
        assert cecilie.client.get(where).status_code == 404
        assert Client().get(where).status_code == 302
    other = reverse("plans:review", kwargs={"chapter": "south", "pk": draft.pk})
    assert cecilie.client.get(other).status_code == 404


def test_a_promise_that_is_not_there_is_not_found(ada: Actor, draft: Version) -> None:
    assert ada.client.get(url("review_one", pk=draft.pk, promise="nei")).status_code == 404
    assert ada.client.get(url("review", pk=999999)).status_code == 404
    assert ada.client.get(url("review", pk=draft.pk) + "%00/").status_code == 404
    assert ada.client.post(url("rejection", pk=draft.pk, promise="nei")).status_code == 302
    assert ada.client.get(url("addition", pk=draft.pk), {"at": "\x00", "text": "\x00"}).status_code == 200


@pytest.mark.parametrize("name", ["review_one", "change", "split"])
def test_thirty_commitments_ask_no_more_than_three(north: Chapter, ada: Actor, name: str) -> None:
    asked = []
    for count in (3, 30):
        with within(north):
            version = a_plan_by_rows(count, ada.person, owner_person=ada.person)
            Group.objects.get_or_create(name=f"G{count}")
        promise = rows(version)[1].promise
        ada.client.get(url(name, pk=version.pk, promise=promise))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert ada.client.get(url(name, pk=version.pk, promise=promise)).status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1]
    assert asked[1] <= 20


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from([*CommitmentForm.base_fields, "confirm"]),
        st.one_of(
            st.text(max_size=40), st.integers().map(str), st.sampled_from(["count", "rhythm", "2021-01-01", "1"])
        ),
    )
)
def test_no_input_breaks_the_change_form(ada: Actor, draft: Version, data: dict[str, str]) -> None:
    row = rows(draft)[0]
    where = url("change", pk=draft.pk, promise=row.promise)
    assert ada.client.post(where, data).status_code in {302, 409, 422}
    assert ada.client.get(where, data).status_code == 200
    assert ada.client.get(url("preview", pk=draft.pk, promise=row.promise), data).status_code == 200


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["split", "merge", "acceptance", "rejection"]), st.text(max_size=20), st.text(max_size=60))
def test_no_input_breaks_a_step(ada: Actor, draft: Version, step: str, number: str, words: str) -> None:
    row = rows(draft)[0]
    data = {"revision": number, "at": number, "first": words, "owner": words}
    answer = ada.client.post(url(step, pk=draft.pk, promise=row.promise), data)
    assert answer.status_code in {302, 422}
    data = {"text": words, "start": number, "end": number, "main_goals": words, "seen": words, "which": words}
    assert ada.client.post(url("addition", pk=draft.pk), data).status_code in {302, 422}
    assert ada.client.post(url("goals", pk=draft.pk), data).status_code in {302, 422}
    assert ada.client.post(url("review_many", pk=draft.pk), data).status_code == 302


def test_what_the_form_shows_can_be_compared(draft: Version) -> None:
    row = rows(draft)[0]
    with within(draft.chapter):
        assert seen_of(row) == seen_of(row)
        assert "owner" in seen_of(row)
