"""A commitment's page: the rows behind it, what can be decided there, and that all of it can be undone."""

import datetime
import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Actor
from lokallag.capabilities.logbook.models import Note
from lokallag.capabilities.members.models import Contact, Member
from lokallag.capabilities.plans.models import Adjustment, Commitment, Judgement, SourceText, Version
from lokallag.capabilities.plans.standings import standings
from lokallag.capabilities.plans.tests.standing_factory import MEETINGS, WELCOME, WORD, make_gathering, make_plan
from lokallag.core.chapters.scopes import within
from lokallag.core.journal.models import Entry
from lokallag.core.people.models import Person
from lokallag.core.people.roles import Role
from lokallag.core.tasks.models import Task

D = datetime.date
TODAY = D(2021, 2, 15)


@pytest.fixture
def meetings(ada: Actor) -> Commitment:
    with within(ada.chapter):
        row = make_plan(MEETINGS | {"text": "Two meetings", "target": None}).commitments.get()
        make_gathering("member_meeting", D(2020, 10, 7), held=True, title="On the budget")
        make_gathering("member_meeting", D(2021, 3, 18), planned_on=D(2021, 2, 1), title="On the election")
        Note.objects.create(what="Met in the café", on=D(2020, 11, 1), promise=row.promise)
        Task.objects.create(title="Bake a cake", promise=row.promise, created_on=TODAY)
        return row


def url(row: Commitment, tail: str = "") -> str:
    return f"/north/plan/commitments/{row.promise}/{tail}"


def html(actor: Actor, row: Commitment, query: str = "") -> str:
    answer = actor.client.get(url(row) + query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def undo(actor: Actor, row: Commitment) -> None:
    """Press the button of the message that tells what was done."""
    found = re.search(r'<form method="post" action="([^"]+/removal/)"', html(actor, row))
    assert found is not None
    assert actor.client.post(found[1]).status_code == 302


def test_the_page_lists_the_rows_behind_the_figure(meetings: Commitment, ada: Actor) -> None:
    text = html(ada, meetings)
    for word in (
        "Two meetings",
        "On the budget",
        "On the election",
        "Met in the café",
        "Bake a cake",
        "The annual meeting",
    ):
        assert word in text


def test_as_of_a_day_later_rows_are_not_listed(meetings: Commitment, ada: Actor) -> None:
    text = html(ada, meetings, "?on=2020-10-20")
    assert "On the budget" in text
    assert "Met in the café" not in text
    assert "On the election" not in text


def test_a_stranger_finds_nothing_and_an_unknown_promise_is_404(
    meetings: Commitment, ada: Actor, cecilie: Actor
) -> None:
    assert cecilie.client.get(url(meetings)).status_code == 404
    assert cecilie.client.get(url(meetings).replace("north", "south")).status_code == 404
    assert ada.client.get("/north/plan/commitments/unknown/").status_code == 404


def test_newcomers_have_names_only_for_those_who_may_see_them(ada: Actor, bo: Actor) -> None:
    with within(ada.chapter):
        row = make_plan(WELCOME).commitments.get()
        member = Member.objects.create(
            person=Person.objects.create(given_name="Nils", family_name="Ny"), joined_on=D(2020, 5, 1)
        )
        Contact.objects.create(member=member, on=D(2020, 5, 3))
    assert "Nils Ny" in html(ada, row)
    assert "Nils Ny" not in html(bo, row)


def test_the_sentence_stands_in_its_plan(ada: Actor) -> None:
    with within(ada.chapter):
        version = make_plan(MEETINGS | {"text": "Two meetings", "start": 25, "end": 37})
        text = "Our plan.\n\nWe shall hold Two meetings a year, and a party."
        SourceText.objects.bulk_create([SourceText(version=version, format="txt", text=text)])
        row = version.commitments.get()
    text = html(ada, row)
    assert "We shall hold" in text
    assert "and a party" in text
    assert "Our plan." not in text


DECISIONS = {
    "owner/": {"owner-who": "role-chair", "owner-note": "She asked"},
    "owner/me/": {},
    "target/": {"target-target": "2"},
    "measure/": {"measure-measure": "rhythm:meetings.held"},
    "look-again/": {"look-look_again_on": "2021-05-01"},
    "judgements/": {"word-verdict": "behind", "word-note": "Thin"},
}


@pytest.mark.parametrize("tail", DECISIONS)
def test_a_decision_is_kept_journalled_and_can_be_undone(meetings: Commitment, ada: Actor, tail: str) -> None:
    answer = ada.client.post(url(meetings, tail), DECISIONS[tail])
    assert answer.status_code == 302
    with within(ada.chapter):
        assert Adjustment.objects.count() + Judgement.objects.count() == 1
        lines = Entry.objects.count()
    undo(ada, meetings)
    with within(ada.chapter):
        assert Adjustment.objects.count() + Judgement.objects.count() == 0
        assert Entry.objects.count() == lines + 1


@pytest.mark.parametrize("tail", DECISIONS)
def test_a_member_decides_nothing(meetings: Commitment, bo: Actor, cecilie: Actor, tail: str) -> None:
    assert bo.client.post(url(meetings, tail), DECISIONS[tail]).status_code == 403
    assert cecilie.client.post(url(meetings, tail), DECISIONS[tail]).status_code == 404
    with within(bo.chapter):
        assert Adjustment.objects.count() + Judgement.objects.count() == 0


def test_setting_how_many_is_enough_answers_the_question(meetings: Commitment, ada: Actor) -> None:
    with within(ada.chapter):
        assert standings(today=TODAY)[0].state == "needs_you"
    ada.client.post(url(meetings, "target/"), {"target-target": "3"})
    with within(ada.chapter):
        stood = standings(today=TODAY)[0]
    assert (stood.state, stood.standing.expected) == ("on_track", 3)


def test_taking_it_makes_it_mine(meetings: Commitment, ada: Actor) -> None:
    ada.client.post(url(meetings, "owner/me/"))
    with within(ada.chapter):
        assert standings(today=TODAY)[0].owner.name == "Ada Ås"


@pytest.mark.parametrize(
    ("tail", "data"),
    [
        ("owner/", {"owner-who": "person-999999"}),
        ("target/", {"target-target": "0"}),
        ("target/", {"target-target": "many"}),
        ("measure/", {"measure-measure": "count:gone.away"}),
        ("look-again/", {"look-look_again_on": "2020-01-01", "look-note": "kept as typed"}),
        ("judgements/", {"word-verdict": "splendid", "word-note": "kept as typed"}),
    ],
)
def test_a_wrong_answer_shows_the_form_again(meetings: Commitment, ada: Actor, tail: str, data: dict[str, str]) -> None:
    answer = ada.client.post(url(meetings, tail), data)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert 'aria-invalid="true"' in text or "ui-error" in text
    assert all(value in text for value in data.values() if value.startswith("kept"))


anything = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(DECISIONS)), anything)
def test_no_answer_breaks_the_page(meetings: Commitment, ada: Actor, tail: str, word: str) -> None:
    answer = ada.client.post(url(meetings, tail), dict.fromkeys(DECISIONS[tail], word))
    assert answer.status_code in {302, 422}


def test_undoing_what_belongs_to_another_promise_is_404(meetings: Commitment, ada: Actor) -> None:
    with within(ada.chapter):
        other = Adjustment.objects.create(promise="another", on=TODAY, target=1)
    assert ada.client.post(url(meetings, f"adjustments/{other.pk}/removal/")).status_code == 404


def test_a_promise_that_an_amendment_dropped_can_still_be_read(meetings: Commitment, ada: Actor) -> None:
    from lokallag.capabilities.plans.models import Adoption

    with within(ada.chapter):
        plan = meetings.version.plan
        amended = Version.objects.create(plan=plan, number=2, origin="amended", created_on=TODAY)
        Commitment.objects.create(
            version=amended,
            text="Else",
            tracking="judgement",
            starts_on=plan.starts_on,
            ends_on=plan.ends_on,
            review="accepted",
        )
        Adoption.objects.create(version=amended, adopted_on=D(2021, 2, 1), meeting="A member meeting")
    assert "Two meetings" in html(ada, meetings)


def test_an_observer_sees_no_names_on_the_page(ada: Actor, bo: Actor, actor_with: Callable[..., Actor]) -> None:
    with within(ada.chapter):
        row = make_plan(WORD | {"owner_person": bo.person}).commitments.get()
        Judgement.objects.create(promise=row.promise, on=D(2021, 1, 20), verdict="on_track", note="Fine", by=ada.person)
        Task.objects.create(title="Bake a cake", promise=row.promise, person=bo.person, created_on=TODAY)
    observer = actor_with(Role.COUNTY_OBSERVER, name="Odd")
    text = html(observer, row)
    assert "Bo Berg" not in text
    assert "Ada Ås" not in text
    assert "Bake a cake" not in text
