"""The year is laid out by itself, once, and follows its rules; what is done is done when it is shown and signed."""

import datetime
import threading
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from conftest import TODAY, Actor
from lokallag.capabilities.obligations import actions
from lokallag.capabilities.obligations.jobs import lay_out_years
from lokallag.capabilities.obligations.models import Duty, EvidenceContent, Fulfilment, OwnRule
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.gatherings.models import Gathering, Holding, Kind
from lokallag.core.journal.models import Entry
from lokallag.core.measures.book import discover
from lokallag.core.people.roles import Role

D = datetime.date
NOW = datetime.datetime(2021, 2, 15, 11, tzinfo=datetime.UTC)


def duty(rule: str, period: str = "2021") -> Duty:
    return Duty.objects.get(rule=rule, period=period)


def shown(row: Duty, on: datetime.date, by: Actor) -> None:
    actions.give_evidence(duty=row, on=on, reference="AR1", actor=by.person, today=TODAY, now=NOW)


def test_the_year_is_laid_out_once_and_follows_its_rule(ada: Actor, in_north: Chapter) -> None:
    made = actions.ensure_duties(chapter=in_north, today=TODAY)
    # Nothing from before the day it began: a new chapter is not late with what it never knew.
    assert made == Duty.objects.count() == Duty.objects.filter(due_on__gte=TODAY).count()
    entries = Entry.objects.count()
    assert actions.ensure_duties(chapter=in_north, today=TODAY) == 0
    assert Entry.objects.count() == entries
    Duty.objects.filter(rule="report", period="2021").update(due_on=D(2021, 5, 1), late_after=D(2021, 5, 1))
    moved = actions.move_duty(duty=duty("study_report", "2022"), due_on=D(2022, 1, 14), actor=ada.person, today=TODAY)
    with pytest.raises(ValidationError):
        actions.move_duty(duty=duty("report"), due_on=D(2021, 8, 1), actor=ada.person, today=TODAY)
    actions.ensure_duties(chapter=in_north, today=TODAY)
    assert duty("report").due_on == D(2021, 5, 31)
    moved.refresh_from_db()
    assert (moved.due_on, moved.is_certain) == (D(2022, 1, 14), True)


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_lay_out_one_year(north: Chapter) -> None:
    if connection.vendor == "sqlite" and connection.is_in_memory_db():  # type: ignore[attr-defined]
        pytest.skip("An in-memory database has one connection; the file and PostgreSQL show this.")
    gate = threading.Barrier(2)

    def work() -> None:
        try:
            gate.wait(timeout=10)
            lay_out_years()
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    with within(north):
        assert Duty.objects.filter(rule="report").count() == 2
        assert Entry.objects.filter(verb="obligations.laid_out").count() == 1


def test_a_report_is_done_when_it_is_shown_and_two_have_said_yes(
    ada: Actor, bo: Actor, in_north: Chapter, actor_with: Callable[..., Actor]
) -> None:
    dag, eli = actor_with(Role.TREASURER), actor_with(Role.BOARD_MEMBER, name="Eli")
    actions.ensure_duties(chapter=in_north, today=TODAY)
    shown(duty("report"), D(2021, 2, 10), dag)
    for somebody in (dag, dag, eli):
        actions.sign(duty=duty("report"), actor=somebody.person, today=TODAY)
    # Two of the board, but not the leader; one who says yes twice is one.
    assert not duty("report").is_done
    with pytest.raises(ValidationError):
        actions.sign(duty=duty("report"), actor=bo.person, today=TODAY)
    with pytest.raises(ValidationError):
        actions.sign(duty=duty("confirmation"), actor=ada.person, today=TODAY)
    actions.sign(duty=duty("report"), actor=ada.person, today=TODAY)
    assert duty("report").fulfilment.on == D(2021, 2, 10)
    for somebody in (dag, eli):
        actions.take_signature_back(duty=duty("report"), actor=somebody.person)
    assert not duty("report").is_done


def test_evidence_is_kept_taken_back_and_never_from_tomorrow(ada: Actor, in_north: Chapter) -> None:
    actions.ensure_duties(chapter=in_north, today=TODAY)
    row, file = duty("confirmation"), actions.Handed("kvittering.pdf", "application/pdf", b"%PDF-1.7")
    with pytest.raises(ValidationError):
        actions.give_evidence(duty=row, on=D(2021, 2, 16), words="x", actor=ada.person, today=TODAY, now=NOW)
    given = actions.give_evidence(duty=row, on=TODAY, file=file, actor=ada.person, today=TODAY, now=NOW)
    assert bytes(EvidenceContent.objects.get(file__evidence=given).data) == b"%PDF-1.7"
    shown(row, D(2021, 2, 1), ada)
    assert duty("confirmation").fulfilment.on == D(2021, 2, 1)
    for evidence in list(row.evidence.all()):
        actions.take_evidence_back(evidence=evidence, actor=ada.person)
    assert (Fulfilment.objects.count(), EvidenceContent.objects.count()) == (0, 0)


def test_what_is_left_out_is_said_why_and_comes_back(ada: Actor, in_north: Chapter) -> None:
    actions.ensure_duties(chapter=in_north, today=TODAY)
    actions.leave_out(duty=duty("donations"), why="Ingen bidrag i år", actor=ada.person, today=TODAY)
    assert not Duty.objects.open().filter(rule="donations").exists()
    actions.take_up_again(duty=duty("donations"), actor=ada.person)
    assert Duty.objects.open().filter(rule="donations").exists()
    late = duty("support", "2021-1")
    Duty.objects.filter(pk=late.pk).update(due_on=D(2021, 1, 10), late_after=D(2021, 1, 24))
    row = actions.is_not_ours(duty=duty("support", "2021-2"), why="Søker ikke", actor=ada.person, today=TODAY)
    # What was missed does not disappear by itself.
    assert list(Duty.objects.filter(rule="support").values_list("pk", flat=True)) == [late.pk]
    assert actions.ensure_duties(chapter=in_north, today=TODAY) == 0
    actions.is_ours_after_all(not_ours=row, actor=ada.person, today=TODAY)
    assert Duty.objects.filter(rule="support").count() == 8


def test_own_rules_become_duties_and_end(ada: Actor, in_north: Chapter) -> None:
    facts = {"title": "Kassarapport", "rhythm": OwnRule.Rhythm.QUARTERLY, "begins_on": D(2020, 11, 30)}
    own = actions.set_own_rule(**facts, actor=ada.person, today=TODAY)
    days = [str(day) for day in own.duties.order_by("due_on").values_list("due_on", flat=True)]
    assert days == [
        "2021-02-28", "2021-05-30", "2021-08-30", "2021-11-30", "2022-02-28", "2022-05-30", "2022-08-30", "2022-11-30",
    ]  # fmt: skip
    shown(own.duties.get(due_on=D(2021, 2, 28)), TODAY, ada)
    actions.change_own_rule(own=own, rhythm=OwnRule.Rhythm.YEARLY, actor=ada.person, today=TODAY)
    assert own.duties.count() == 3
    actions.end_own_rule(own=own, actor=ada.person, today=TODAY)
    assert [row.is_done for row in own.duties.all()] == [True]
    actions.ensure_duties(chapter=in_north, today=TODAY)
    assert own.duties.count() == 1


def test_a_held_annual_meeting_does_its_duty_once(ada: Actor, in_north: Chapter) -> None:
    in_north.party = "SV"
    in_north.save()
    actions.ensure_duties(chapter=in_north, today=D(2020, 1, 1))
    for on in (D(2020, 1, 28), D(2021, 2, 12)):
        meeting = Gathering.objects.create(kind=Kind.ANNUAL_MEETING, title="Årsmøte", on=on, planned_on=on)
        Holding.objects.create(gathering=meeting, held_on=on)
    assert actions.see_what_happened(today=TODAY, now=NOW) == 2
    assert actions.see_what_happened(today=TODAY, now=NOW) == 0
    done = {row.duty.due_on: row.on for row in Fulfilment.objects.select_related("duty")}
    assert done == {D(2020, 1, 31): D(2020, 1, 28), D(2021, 1, 31): D(2021, 2, 12)}


def test_a_donation_and_a_new_board_open_their_duty_once(ada: Actor, in_north: Chapter) -> None:
    said = {
        "key": "donation",
        "happened_on": D(2021, 2, 1),
        "reference": "Bilag 7",
        "actor": ada.person,
        "today": TODAY,
    }
    row = actions.open_duty(**said)
    assert actions.open_duty(**said) == row
    assert (row.due_on, row.reference) == (D(2021, 3, 1), "Bilag 7")
    with pytest.raises(ValidationError):
        actions.open_duty(key="donation", happened_on=D(2020, 12, 24), actor=ada.person, today=TODAY)
    board = actions.open_duty(key="board_register", happened_on=D(2021, 2, 9), actor=None, today=TODAY)
    assert (board.due_on, board.role) == (D(2021, 2, 23), Role.SECRETARY)


def test_the_measure_counts_what_was_done_in_time(ada: Actor, in_north: Chapter) -> None:
    actions.ensure_duties(chapter=in_north, today=TODAY)
    shown(duty("confirmation"), TODAY, ada)
    actions.leave_out(duty=duty("donations"), why="Ingen", actor=ada.person, today=TODAY)
    cases = discover().cases({"obligations.met"}, D(2021, 1, 1), D(2021, 12, 31))
    confirmed = next(case for case in cases if case.pk == duty("confirmation").pk)
    assert (confirmed.opened_on, confirmed.met_on) == (D(2021, 11, 15), TODAY)
    left_out = next(case for case in cases if case.pk == duty("donations").pk)
    assert (left_out.met_on, left_out.waived_on) == (None, TODAY)
    # Papers that may be thrown away are no duty.
    assert len(cases) == Duty.objects.must().filter(due_on__year=2021).count()
    assert all(case.label and "%(" not in case.label for case in cases)
