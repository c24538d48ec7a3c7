"""Who left is erased within a day; who has not paid after two people's yes and 14 days; all can be taken back before."""

import datetime
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from conftest import TODAY, Actor
from lokallag.capabilities.members.actions import register_member, set_state, undo_leaving
from lokallag.capabilities.members.actions.retention import (
    approve_clearing,
    erase_gone,
    finish_clearings,
    months_before,
    note_farewells,
    propose_clearing,
    take_back_clearing,
    unpaid_too_long,
)
from lokallag.capabilities.members.jobs import keep_the_promise_to_forget
from lokallag.capabilities.members.models import Clearing, Farewell, Member
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.jobs.schedule import RECURRING
from lokallag.core.journal.models import Entry, first_broken
from lokallag.core.people.models import Consent, FormerSeat, Person, Seat
from lokallag.core.people.roles import Role

NOW = datetime.datetime(2021, 2, 15, 12, tzinfo=datetime.UTC)
HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)
OVERDUE = datetime.date(2020, 8, 15)


def member(ada: Actor, name: str, state: str = "", on: datetime.date = TODAY) -> Member:
    made = register_member(
        given_name=name,
        family_name="Moen",
        joined_on=datetime.date(2020, 1, 1),
        contact=None,
        actor=ada.person,
        today=TODAY,
    )
    if state:
        set_state(member=made, state=state, on=on, actor=ada.person, today=TODAY)
    return made


def consent(who: Member) -> None:
    Consent.objects.create(person=who.person, purpose=Consent.Purpose.ARCHIVE, how="form", confirmed_at=NOW)


@pytest.mark.parametrize(
    ("day", "before"), [("2021-08-31", "2021-02-28"), ("2021-02-15", "2020-08-15"), ("2020-08-31", "2020-02-29")]
)
def test_half_a_year_back_is_a_day_that_exists(day: str, before: str) -> None:
    assert months_before(datetime.date.fromisoformat(day), 6) == datetime.date.fromisoformat(before)


def test_who_left_is_erased_within_a_day_but_not_who_came_back_or_said_yes_to_the_archive(
    ada: Actor, bo: Actor, in_north: Chapter
) -> None:
    gone, back, kept = (member(ada, name, "resigned") for name in ("Gone", "Back", "Kept"))
    expelled = member(ada, "Expelled", "expelled")
    consent(kept)
    Seat.objects.create(person=gone.person, role=Role.TREASURER, starts_on=datetime.date(2020, 2, 1))

    note_farewells(today=TODAY, now=NOW)
    assert set(Farewell.objects.values_list("member__person__given_name", flat=True)) == {"Gone", "Back"}
    assert note_farewells(today=TODAY, now=NOW + HOUR) == 0
    assert erase_gone(today=TODAY, now=NOW + 19 * HOUR) == 0
    undo_leaving(member=back, actor=ada.person)
    # The job comes each hour: 20 hours, and at most one more before it was seen and one more before it is done.
    note_farewells(today=TODAY, now=NOW + 20 * HOUR)
    assert erase_gone(today=TODAY, now=NOW + 20 * HOUR) == 1

    names = set(Person.objects.values_list("given_name", flat=True))
    assert {"Back", "Kept", "Expelled"} < names
    assert "Gone" not in names
    assert Member.objects.filter(pk=expelled.pk).exists()
    former = FormerSeat.objects.get()
    assert (former.role, former.starts_on, former.ends_on) == ("treasurer", datetime.date(2020, 2, 1), TODAY)
    assert Entry.objects.get(verb="privacy.erased").data == {"person": gone.person_id, "why": "resigned"}
    page = ada.client.get("/north/seats/").content.decode()
    assert "2020" in page
    assert "Gone" not in page


def test_the_only_chair_who_left_waits_for_another(ada: Actor, in_north: Chapter) -> None:
    own = register_member(person=ada.person, joined_on=TODAY, contact=None, actor=ada.person, today=TODAY)
    set_state(member=own, state="resigned", on=TODAY, actor=ada.person, today=TODAY)
    note_farewells(today=TODAY, now=NOW)
    assert erase_gone(today=TODAY, now=NOW + DAY) == 0
    assert Person.objects.filter(pk=ada.person.pk).exists()


def test_who_has_not_paid_goes_after_two_yes_and_two_weeks_unless_kept_or_paid(
    ada: Actor, bo: Actor, in_north: Chapter
) -> None:
    late, paid, spared = (member(ada, name, "unpaid", OVERDUE) for name in ("Late", "Paid", "Spared"))
    fresh = member(ada, "Fresh", "unpaid", OVERDUE + DAY)
    archived = member(ada, "Archived", "unpaid", OVERDUE)
    consent(archived)
    assert set(unpaid_too_long(TODAY)) == {late, paid, spared}
    with pytest.raises(ValidationError):
        propose_clearing(members=[fresh, archived], actor=ada.person, today=TODAY, now=NOW)

    clearing = propose_clearing(members=[late, paid, spared, fresh], actor=ada.person, today=TODAY, now=NOW)
    assert clearing.rows.count() == 3
    with pytest.raises(ValidationError):
        approve_clearing(clearing=clearing, actor=ada.person, today=TODAY, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Clearing.objects.filter(pk=clearing.pk).update(approved_by=ada.person)
    assert finish_clearings(today=TODAY + 365 * DAY, now=NOW) == 0

    clearing = approve_clearing(clearing=clearing, actor=bo.person, today=TODAY, now=NOW)
    assert clearing.erase_on == TODAY + 14 * DAY
    take_back_clearing(clearing=clearing, members=[spared], actor=bo.person, now=NOW)
    set_state(member=paid, state="member", on=TODAY, actor=ada.person, today=TODAY)
    assert finish_clearings(today=TODAY + 13 * DAY, now=NOW) == 0
    assert finish_clearings(today=TODAY + 14 * DAY, now=NOW) == 1
    assert set(Person.objects.filter(family_name="Moen").values_list("given_name", flat=True)) == {
        "Paid",
        "Spared",
        "Fresh",
        "Archived",
    }
    clearing.refresh_from_db()
    assert (clearing.erased, clearing.finished_at) == (1, NOW)
    with pytest.raises(ValidationError):
        take_back_clearing(clearing=clearing, actor=ada.person, now=NOW)
    told = [entry.verb for entry in Entry.objects.order_by("pk") if entry.verb.startswith(("members.cl", "privacy"))]
    assert told == [
        "members.clearing_proposed",
        "members.clearing_approved",
        "members.clearing_taken_back",
        "privacy.erased",
        "members.clearing_done",
    ]
    assert first_broken() is None


@pytest.mark.parametrize("rows", [1, 3])
def test_the_queue_is_a_dry_run_first_and_needs_two_on_the_pages(
    rows: int,
    ada: Actor,
    actor_with: Callable[..., Actor],
    in_north: Chapter,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    late = [member(ada, f"Late{number}", "unpaid", OVERDUE) for number in range(rows)]
    dag = actor_with(Role.MEMBERSHIP_OFFICER)
    url = "/north/members/unpaid/"
    with django_assert_max_num_queries(75):
        page = ada.client.get(url)
    assert len(page.context["rows"]) == rows
    assert page.context["would"].deleted
    assert ada.client.post(url, {}).status_code == 422

    assert ada.client.post(url, {"members": [each.pk for each in late]}).status_code == 302
    clearing = Clearing.objects.get()
    approval = f"{url}{clearing.pk}/approval/"
    ada.client.post(approval)
    clearing.refresh_from_db()
    assert clearing.approved_at is None
    assert dag.client.post(approval).status_code == 302
    clearing.refresh_from_db()
    assert clearing.approved_by == dag.person
    assert ada.client.post(f"{url}{clearing.pk}/return/", {"member": "999"}).status_code == 404
    ada.client.post(f"{url}{clearing.pk}/return/", {"member": late[0].pk})
    assert clearing.rows.filter(taken_back_at__isnull=False).count() == 1
    ada.client.post(f"{url}{clearing.pk}/return/")
    assert not Clearing.objects.standing().exists()
    assert len(ada.client.get(url).context["rows"]) == rows


def test_the_job_comes_each_hour_and_keeps_each_chapters_promise(ada: Actor, cecilie: Actor, in_north: Chapter) -> None:
    gone = member(ada, "Gone", "resigned")
    Farewell.objects.create(member=gone, noticed_at=NOW, erase_at=NOW - DAY)
    assert keep_the_promise_to_forget.name in RECURRING
    keep_the_promise_to_forget()
    with within(ada.chapter):
        assert not Person.objects.filter(given_name="Gone").exists()
