"""The pages: late first, evidence and signatures by those who may, and nothing missed is overlooked on home."""

import datetime
from collections.abc import Callable

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from conftest import TODAY, Actor
from lokallag.capabilities.obligations import actions
from lokallag.capabilities.obligations.actions.reminding import remind_of_duties
from lokallag.capabilities.obligations.models import Duty, NotOurs, OwnRule
from lokallag.core.calendar.dates import dates
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.people.roles import Role

D = datetime.date
NOW = datetime.datetime(2021, 2, 15, 11, tzinfo=datetime.UTC)


@pytest.fixture
def report(north: Chapter, ada: Actor) -> Duty:
    """The report of North, laid out long ago."""
    with within(north):
        actions.ensure_duties(chapter=north, today=D(2020, 6, 1))
        return Duty.objects.get(rule="report", period="2021")


def at(client: Client, path: str = "") -> str:
    answer = client.get(f"/north/{path}", headers={"accept-language": "en"})
    assert answer.status_code == 200
    return answer.content.decode()


def test_missing_one_is_said_on_home_in_the_brief_on_the_wheel_and_by_mail_to_the_end(
    ada: Actor, report: Duty, north: Chapter, actor_with: Callable[..., Actor]
) -> None:
    with within(north):
        Duty.objects.exclude(pk=report.pk).delete()
        treasurer = actor_with(Role.TREASURER)
        letters: list[tuple[D, str, str]] = []
        for days in (-100, -61, -60, -59, -30, -8, -7, -6, -1, 0, 1, 2, 3, 4, 40, 400):
            today = report.due_on + datetime.timedelta(days=days)
            for _again in range(1 + (days == 1)):
                remind_of_duties(today=today)
            letters += [(today, letter.to[0].split("<")[1], letter.subject) for letter in mail.outbox]
            mail.outbox.clear()
        assert [(str(day), who) for day, who, _subject in letters] == [
            ("2021-04-01", "dag@example.org>"),
            ("2021-05-24", "dag@example.org>"),
            ("2021-06-01", "dag@example.org>"),
            ("2021-06-03", "ada@example.org>"),
        ]
        for day, late in ((D(2021, 5, 31), False), (D(2021, 6, 1), True), (D(2029, 1, 1), True)):
            Chapter.objects.filter(pk=north.pk).update(clock_on=day)
            for client in (ada.client, treasurer.client):
                assert ('data-tone="danger"' in at(client)) is late
                assert ('data-tone="warning"' in at(client)) is not late
            north.refresh_from_db()
            [dated] = [one for one in dates(north, D(2021, 1, 1), D(2021, 12, 31), day) if one.key.startswith("obl")]
            assert (dated.on, dated.mark) == (D(2021, 5, 31), "behind" if late else "deadline")


def test_only_the_board_sees_what_presses_and_nobody_elses_chapter(
    ada: Actor, bo: Actor, cecilie: Actor, report: Duty, north: Chapter, actor_with: Callable[..., Actor]
) -> None:
    Chapter.objects.filter(pk=north.pk).update(clock_on=D(2021, 6, 5))
    assert "obligations" not in at(bo.client)
    deputy = actor_with(Role.DEPUTY_MEMBER)
    page = f"/north/obligations/{report.pk}/"
    assert [who.client.get(page).status_code for who in (ada, deputy, bo, cecilie)] == [200, 200, 403, 404]
    said = {"on": "2021-06-01", "reference": "AR1"}
    assert [who.client.post(f"{page}evidence/", said).status_code for who in (deputy, bo, cecilie)] == [403, 403, 404]
    assert "<form" not in at(deputy.client, f"obligations/{report.pk}/").split("<main")[1].split("</main")[0]
    assert cecilie.client.get(f"/south/obligations/{report.pk}/").status_code == 404


def test_evidence_is_given_seen_and_downloaded(ada: Actor, report: Duty, actor_with: Callable[..., Actor]) -> None:
    page, today = f"/north/obligations/{report.pk}/", TODAY.isoformat()
    for wrong in ({"on": today}, {"on": "2021-02-16", "words": "x"}, {"on": "", "words": "kvittering fra i går"}):
        answer = ada.client.post(f"{page}evidence/", wrong)
        assert answer.status_code == 422
        assert wrong.get("words", "") in answer.content.decode()
    bad = SimpleUploadedFile("x.html", b"<script>", content_type="text/html")
    assert ada.client.post(f"{page}evidence/", {"on": today, "file": bad}).status_code == 422
    file = SimpleUploadedFile("kvittering æøå.pdf", b"%PDF-1.7", content_type="text/html")
    assert ada.client.post(f"{page}evidence/", {"on": today, "file": file}).status_code == 302
    with within(report.chapter):
        evidence = report.evidence.get()
    answer = ada.client.get(f"{page}evidence/{evidence.pk}/file/")
    assert (answer.content, answer.headers["Content-Type"]) == (b"%PDF-1.7", "application/pdf")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    treasurer = actor_with(Role.TREASURER)
    for who in (ada, treasurer):
        assert who.client.post(f"{page}signature/").status_code == 302
    with within(report.chapter):
        assert Duty.objects.get(pk=report.pk).is_done
    ada.client.post(f"{page}signature/undo/")
    ada.client.post(f"{page}evidence/{evidence.pk}/removal/")
    with within(report.chapter):
        assert not Duty.objects.get(pk=report.pk).is_done


def test_the_portals_day_stands_beside_the_laws_and_the_amounts_of_that_year(ada: Actor, report: Duty) -> None:
    page = at(ada.client, f"obligations/{report.pk}/")
    assert "31. mai 2021" in page
    assert "1. juni" in page
    assert "12\xa0000" in page
    assert "https://lovdata.no/dokument/NL/lov/2005-06-17-102" in page


def test_a_duty_is_handed_over_moved_and_left_out(ada: Actor, report: Duty, actor_with: Callable[..., Actor]) -> None:
    treasurer = actor_with(Role.TREASURER)
    page = f"/north/obligations/{report.pk}/"
    ada.client.post(f"{page}owner/", {"who": f"person-{treasurer.person.pk}"})
    assert ada.client.post(f"{page}owner/", {"who": "person-0"}).status_code == 422
    assert ada.client.post(f"{page}day/", {"due_on": "2021-08-01"}).status_code == 422
    assert ada.client.post(f"{page}waiver/", {"why": ""}).status_code == 422
    with within(report.chapter):
        assert Duty.objects.get(pk=report.pk).person == treasurer.person
    assert ada.client.post(f"{page}waiver/", {"why": "Laget er lagt ned", "scope": "once"}).status_code == 302
    assert "Laget er lagt ned" in at(ada.client, f"obligations/{report.pk}/")
    ada.client.post(f"{page}waiver/undo/")
    ada.client.post(f"{page}waiver/", {"why": "Gjelder ikke oss", "scope": "always"})
    assert ada.client.get(page).status_code == 404
    assert "Gjelder ikke oss" in at(ada.client, "obligations/")
    with within(report.chapter):
        row = NotOurs.objects.get()
    ada.client.post(f"/north/obligations/others/{row.pk}/undo/")
    with within(report.chapter):
        assert Duty.objects.filter(rule="report", period="2021").exists()


def test_own_rules_and_donations_are_written_in_forms(ada: Actor, report: Duty) -> None:
    said = {"title": "Kassarapport", "rhythm": "monthly", "begins_on": "2021-03-31", "who": "role-treasurer"}
    assert ada.client.post("/north/obligations/own/new/", said | {"begins_on": "aldri"}).status_code == 422
    assert ada.client.post("/north/obligations/own/new/", said).status_code == 302
    with within(report.chapter):
        own = OwnRule.objects.get()
        assert own.duties.count() == 22
    ada.client.post(f"/north/obligations/own/{own.pk}/", said | {"rhythm": "once"})
    with within(report.chapter):
        assert own.duties.count() == 1
    ada.client.post(f"/north/obligations/own/{own.pk}/ending/")
    ada.client.post(f"/north/obligations/own/{own.pk}/ending/undo/")
    assert "Kassarapport" in at(ada.client, "obligations/")
    donation = {"received_on": "2021-02-01", "reference": "Bilag 7"}
    assert (
        ada.client.post("/north/obligations/donations/new/", donation | {"received_on": "2020-12-01"}).status_code
        == 422
    )
    assert ada.client.post("/north/obligations/donations/new/", donation, follow=True).status_code == 200
    with within(report.chapter):
        assert Duty.objects.get(rule="donation").due_on == D(2021, 3, 1)


def test_the_year_costs_the_same_with_one_duty_as_with_many(
    ada: Actor, report: Duty, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    at(ada.client, "obligations/")
    for keep in (99, 1):
        with within(report.chapter):
            for row in Duty.objects.exclude(pk=report.pk)[keep:]:
                row.delete()
        with django_assert_num_queries(9):
            at(ada.client, "obligations/?year=2021")


def test_the_last_day_for_a_list_is_said_once_with_its_hour(county: Chapter) -> None:
    with within(county):
        actions.ensure_duties(chapter=county, today=D(2029, 1, 1))
        found = dates(county, D(2029, 3, 25), D(2029, 4, 10), D(2029, 1, 1))
    assert [(one.on, one.starts_at, one.mark) for one in found] == [(D(2029, 4, 3), datetime.time(12), "deadline")]
