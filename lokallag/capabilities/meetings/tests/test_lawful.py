"""Was the meeting lawfully called: never when it was late, whichever way it is moved; its room, its tasks, its reach."""

import contextlib
import datetime
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import TODAY, Actor, make_actor
from lokallag.capabilities.meetings.actions.deadlines import give_deadline, keep_deadlines
from lokallag.capabilities.meetings.actions.lawful import NotLawful, mark_lawful, record_sent, say_extraordinary
from lokallag.capabilities.meetings.dates import meeting_deadlines
from lokallag.capabilities.meetings.models import DeadlineTask, Extraordinary, LawfulMark, OutsideNotice
from lokallag.capabilities.meetings.standings.lawful import lawfulness
from lokallag.core.chapters.models import Chapter
from lokallag.core.gatherings.models import Cancellation, Gathering, Kind
from lokallag.core.journal.models import Entry, first_broken
from lokallag.core.people.roles import Role
from lokallag.core.statutes.actions import remove_rule, set_rule
from lokallag.core.statutes.models import OwnRule
from lokallag.core.statutes.rule import NONE, Unit
from lokallag.core.statutes.rules import rules_on
from lokallag.core.tasks.actions import remove_task
from lokallag.core.tasks.models import Completion, Task


def later(days: int) -> datetime.date:
    return TODAY + datetime.timedelta(days=days)


@pytest.fixture
def sv(in_north: Chapter) -> Chapter:
    """North is a chapter of SV: 21, 14 and 7 days."""
    in_north.party = "SV"
    in_north.save(update_fields=["party"])
    return in_north


@pytest.fixture
def meeting(sv: Chapter) -> Gathering:
    """An annual meeting in 30 days."""
    return Gathering.objects.create(
        kind=Kind.ANNUAL_MEETING, title="Annual meeting", on=later(30), planned_on=later(-30)
    )


def sent(meeting: Gathering, ada: Actor, kind: str, on: datetime.date) -> OutsideNotice:
    return record_sent(meeting=meeting, kind=kind, sent_on=on, how="By post", actor=ada.person, today=max(on, TODAY))


def test_each_state_says_why_with_its_paragraph(meeting: Gathering, ada: Actor) -> None:
    def state(day: datetime.date = TODAY) -> str:
        return lawfulness(meeting, today=day).state

    assert state() == "not_called"
    assert state(later(2)) == "last_days"
    assert state(later(10)) == "late"
    assert "§ 2-1" in lawfulness(meeting, today=later(10)).reasons[0]
    assert lawfulness(meeting, today=later(10)).first_lawful_on == later(31)
    first = sent(meeting, ada, "notice", later(9))
    assert state(later(9)) == "in_time"
    assert state(later(17)) == "last_days"
    sent(meeting, ada, "papers", later(23))
    assert state(later(23)) == "lawful"
    with translation.override("en"):
        said = lawfulness(meeting, today=later(23)).sentence
    parts = (
        "21 days before the meeting. § 2-1 of SVs",
        "at least 21 days. The papers",
        "§ 2-1 asks for at least 7 days.",
    )
    assert [part for part in parts if part not in said] == []
    assert said.endswith("The meeting was lawfully called.")
    OutsideNotice.objects.filter(pk=first.pk).update(sent_on=later(10))
    assert state(later(23)) == "not_lawful"
    assert "20" in lawfulness(meeting, today=later(23)).reasons[0]


def test_what_is_late_is_never_marked_lawful(meeting: Gathering, ada: Actor) -> None:
    sent(meeting, ada, "notice", later(12))
    sent(meeting, ada, "papers", later(12))

    page = ada.client.get(f"/north/meetings/{meeting.pk}/deadlines/")
    answer = ada.client.post(f"/north/meetings/{meeting.pk}/deadlines/lawful/")

    assert page.status_code == 200
    assert answer.status_code == 422
    assert "§ 2-1" in answer.context["refused"][0]
    assert not LawfulMark.objects.exists()
    with pytest.raises(NotLawful):
        mark_lawful(meeting=meeting, actor=ada.person, today=later(20))


def test_a_notice_of_another_day_does_not_count(meeting: Gathering, ada: Actor) -> None:
    sent(meeting, ada, "notice", TODAY)
    sent(meeting, ada, "papers", TODAY)
    mark_lawful(meeting=meeting, actor=ada.person, today=TODAY)
    assert lawfulness(meeting).is_marked
    # Moved further away there is more time, but what was sent said another day.
    for moved in (later(60), later(25)):
        meeting.on = moved
        meeting.save()
        found = lawfulness(meeting)
        assert (found.state, found.is_marked) == (("not_called" if moved == later(60) else "last_days"), False)
        assert len(found.reasons) == 3
    meeting.on = later(30)
    meeting.save()
    assert lawfulness(meeting).is_marked


EVENTS = st.lists(
    st.one_of(
        st.tuples(st.just("move"), st.integers(-5, 90)),
        st.tuples(st.sampled_from(["notice", "papers"]), st.integers(-40, 60)),
        st.tuples(st.just("rule"), st.integers(1, 60)),
        st.tuples(st.just("none"), st.just(0)),
        st.tuples(st.just("extraordinary"), st.just(0)),
        st.tuples(st.just("mark"), st.integers(0, 60)),
    ),
    max_size=9,
)


@given(EVENTS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_late_notice_is_ever_lawful_whichever_way_the_meeting_is_moved(
    meeting: Gathering, ada: Actor, events: list[tuple[str, int]]
) -> None:
    for model in (OutsideNotice, OwnRule, LawfulMark, Extraordinary):
        model.objects.all().delete()
    Gathering.objects.filter(pk=meeting.pk).update(on=later(30))
    told: list[tuple[str, datetime.date, datetime.date]] = []
    for what, number in events:
        row = Gathering.objects.get(pk=meeting.pk)
        if what == "move":
            Gathering.objects.filter(pk=row.pk).update(on=later(number))
        elif what in {"rule", "none"}:
            value = NONE if what == "none" else number
            key = "notice_days"
            set_rule(key=key, value=value, unit=Unit.DAYS, valid_from=later(0), actor=ada.person, today=TODAY)
        elif what == "extraordinary":
            say_extraordinary(meeting=row, is_extraordinary=True, actor=ada.person, today=TODAY)
        elif what == "mark":
            with contextlib.suppress(NotLawful):
                mark_lawful(meeting=row, actor=ada.person, today=later(number))
        else:
            sent(row, ada, what, later(number))
            told.append((what, later(number), row.on))
        row = Gathering.objects.get(pk=meeting.pk)
        found = lawfulness(row, today=later(60))
        if found.is_lawful or found.is_marked:
            rules = rules_on(row.chapter, row.on)
            key = "extraordinary_notice_days" if Extraordinary.objects.exists() else "notice_days"
            days = int(str(rules[key].value))
            assert any(k == "notice" and names == row.on and (row.on - on).days >= days for k, on, names in told)
            if key == "notice_days":
                assert any(k == "papers" and names == row.on and (row.on - on).days >= 7 for k, on, names in told)


def test_tasks_are_made_in_time_follow_the_meeting_and_end_when_it_was_sent(meeting: Gathering, ada: Actor) -> None:
    assert keep_deadlines(today=TODAY) == 1
    row = DeadlineTask.objects.select_related("task").get()
    assert (row.key, row.task.person, row.task.due_on) == ("notice", ada.person, later(9))
    Gathering.objects.filter(pk=meeting.pk).update(on=later(32))
    assert keep_deadlines(today=TODAY) == 1
    assert Task.objects.get().due_on == later(11)
    assert keep_deadlines(today=TODAY) == 0
    sent(Gathering.objects.get(pk=meeting.pk), ada, "notice", TODAY)
    keep_deadlines(today=TODAY)
    assert Completion.objects.filter(task=row.task).exists()
    # What somebody takes away is not made again; what is for a meeting that was called off goes.
    give_deadline(meeting=meeting, key="papers", person=None, actor=ada.person, today=TODAY)
    remove_task(task=DeadlineTask.objects.get(key="papers").task, actor=ada.person)
    assert keep_deadlines(today=later(20)) == 0
    give_deadline(meeting=meeting, key="papers", person=ada.person, actor=ada.person, today=TODAY)
    Cancellation.objects.create(gathering=meeting, cancelled_on=TODAY)
    assert keep_deadlines(today=TODAY) == 1
    assert Task.objects.open().count() == 0
    assert first_broken() is None


def test_the_wheel_shows_each_deadline_once(meeting: Gathering, ada: Actor, sv: Chapter) -> None:
    def marks() -> list[tuple[str, str]]:
        return [(d.key.rpartition("-")[2], d.mark) for d in meeting_deadlines(sv, TODAY, later(40), later(24))]

    assert marks() == [("notice", "behind"), ("proposals", "deadline"), ("papers", "behind")]
    sent(meeting, ada, "notice", TODAY)
    give_deadline(meeting=meeting, key="papers", person=ada.person, actor=ada.person, today=TODAY)
    assert marks() == [("notice", "held"), ("proposals", "deadline")]


def test_the_room_works_by_its_forms_and_each_thing_can_be_taken_back(meeting: Gathering, ada: Actor) -> None:
    at = f"/north/meetings/{meeting.pk}/deadlines/"
    assert ada.client.post(f"{at}sent/", {"kind": "notice", "sent_on": str(later(1)), "how": "Post"}).status_code == 422
    form = {"kind": "notice", "sent_on": str(TODAY), "how": "Post", "people": "84"}
    assert ada.client.post(f"{at}sent/", form).status_code == 302
    row = OutsideNotice.objects.get()
    assert (row.sent_on, row.meeting_on, row.people, row.written_by) == (TODAY, meeting.on, 84, ada.person)
    ada.client.post(f"{at}papers/owner/", {"papers-person": str(ada.person.pk)})
    assert Task.objects.get().person == ada.person
    ada.client.post(f"{at}sent/", {**form, "kind": "papers"})
    assert ada.client.post(f"{at}lawful/").status_code == 302
    assert lawfulness(meeting).is_marked
    assert "84" in ada.client.get(f"{at}proof/").content.decode()
    ada.client.post(f"{at}lawful/undo/")
    ada.client.post(f"{at}sent/{row.pk}/undo/")
    ada.client.post(f"{at}extraordinary/", {"is_extraordinary": "yes"})
    assert (LawfulMark.objects.count(), OutsideNotice.objects.count(), Extraordinary.objects.count()) == (0, 1, 1)
    assert lawfulness(meeting).state == "no_rule"
    assert ada.client.post(f"{at}nothing/done/").status_code == 302
    assert ada.client.post(f"{at}papers/done/undo/").status_code == 302
    assert first_broken() is None


def test_who_may_see_and_write(meeting: Gathering, ada: Actor, bo: Actor, cecilie: Actor, sv: Chapter) -> None:
    board = Gathering.objects.create(kind=Kind.BOARD_MEETING, title="Board", on=later(9), planned_on=TODAY)
    at = f"/north/meetings/{meeting.pk}/deadlines/"
    assert bo.client.get(at).status_code == 200
    assert b"<form" not in bo.client.get(at).content.split(b"<main", 1)[1].split(b"</main", 1)[0]
    assert bo.client.get(f"/north/meetings/{board.pk}/deadlines/").status_code == 404
    for path in ("lawful/", "sent/", "extraordinary/", "papers/owner/"):
        assert bo.client.post(f"{at}{path}").status_code == 403
        assert cecilie.client.post(f"{at}{path}").status_code == 404
    assert bo.client.get(f"{at}proof/").status_code == 403
    assert bo.client.get("/north/statutes/notice_days/").status_code == 200
    assert bo.client.post("/north/statutes/notice_days/", {}).status_code in {403, 404}
    assert cecilie.client.get("/north/statutes/").status_code == 404
    assert ada.client.get("/north/statutes/nothing/").status_code == 404


def test_the_secretary_writes_down_a_rule_that_holds_from_its_day(sv: Chapter, meeting: Gathering, ada: Actor) -> None:
    secretary = make_actor(sv, "Siri", "Vik", Role.SECRETARY)
    form = {"has": "says", "number": "4", "unit": "weeks", "paragraph": "§ 5", "valid_from": str(later(20))}
    for wrong in ({"number": ""}, {"number": "80"}, {"valid_from": "x"}, {"valid_to": str(TODAY)}, {"has": "x"}):
        assert secretary.client.post("/north/statutes/notice_days/", {**form, **wrong}).status_code == 422
    assert secretary.client.post("/north/statutes/notice_days/", form).status_code == 302
    # The meeting lies after the day, so it follows the new rule; one before it does not.
    assert lawfulness(meeting).deadlines[0].due_on == later(2)
    meeting.on = later(19)
    assert (lawfulness(meeting).rules["notice_days"].value, lawfulness(meeting).state) == (21, "late")
    row = OwnRule.objects.get()
    assert (row.value, row.unit, row.paragraph, row.set_by) == ("4", "weeks", "§ 5", secretary.person)
    assert secretary.client.post(f"/north/statutes/own/{row.pk}/undo/").status_code == 302
    assert not OwnRule.objects.exists()
    for key, value in (
        ("annual_meeting_by", {"day": "28.2.", "unit": "day_of_year"}),
        ("quorum", {"share": "half+", "unit": "share"}),
        ("vote_fee", {"choice": "this_year"}),
        ("papers_days", {"has": NONE}),
    ):
        answer = secretary.client.post(f"/north/statutes/{key}/", {**form, "valid_from": str(TODAY), **value})
        assert answer.status_code == 302, key
    kept = dict(OwnRule.objects.values_list("key", "value"))
    assert kept == {"annual_meeting_by": "02-end", "quorum": "half+", "vote_fee": "this_year", "papers_days": NONE}
    assert secretary.client.get("/north/statutes/?on=2021-03-30").status_code == 200
    assert secretary.client.get("/north/statutes/?on=9999999-1").status_code == 200
    remove_rule(row=OwnRule.objects.get(key="quorum"), actor=ada.person)
    assert Entry.objects.filter(verb="statutes.rule_removed").count() == 2


@pytest.mark.parametrize("number", [1, 3])
def test_the_room_and_the_wheel_ask_a_fixed_number_of_questions(
    meeting: Gathering, ada: Actor, sv: Chapter, number: int, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for count in range(number):
        sent(meeting, ada, "notice", later(-count))
        Gathering.objects.create(kind=Kind.BOARD_MEETING, title="Board", on=later(9 + count), planned_on=TODAY)
    with django_assert_max_num_queries(32):  # type: ignore[attr-defined]
        ada.client.get(f"/north/meetings/{meeting.pk}/deadlines/")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        meeting_deadlines(sv, TODAY, later(60), TODAY)
    assert len(asked) <= 7
