"""Inviting, answering from the mail, reminding: to the right people, once, never too late."""

import datetime
import re
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from conftest import TODAY, Actor
from lokallag.capabilities.members.models import Member
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.gatherings import actions
from lokallag.core.gatherings.jobs import remind_all
from lokallag.core.gatherings.letters import ANSWER
from lokallag.core.gatherings.models import AllInvited, Attendance, Gathering, Invitation, Kind, Reminder
from lokallag.core.gatherings.tests.factories import planned
from lokallag.core.measures.book import BOOK
from lokallag.core.people.links import link_token
from lokallag.core.people.models import Person

OSLO = ZoneInfo("Europe/Oslo")
LATER = TODAY + datetime.timedelta(days=20)
ALL = Person.objects
HOUR = datetime.timedelta(hours=1)


def member(given: str, **more: Any) -> Person:
    person = Person.objects.create(**{"given_name": given, "email": f"{given.lower()}@example.org", **more})
    Member.objects.create(person=person, joined_on=datetime.date(2019, 1, 1))
    return person


def ask(row: Gathering, actor: Actor, **more: Any) -> actions.Sorted:
    chapter = actor.chapter
    return actions.invite(
        gathering=row, people=Person.objects.all(), actor=actor.person, today=TODAY, now=chapter.now(), **more
    )


def to() -> list[str]:
    return sorted(letter.to[0].rpartition("<")[2].strip(">") for letter in mail.outbox)


def test_everybody_is_asked_as_they_wish_and_nobody_twice(ada: Actor, in_north: Chapter) -> None:
    for given_name, wants in (("Every", "everything"), ("Some", "important"), ("None", "nothing")):
        member(given_name, wants=wants)
    mute = member("Mute", email="")
    Person.objects.create(given_name="Stranger", email="stranger@example.org")
    asked = {
        Kind.SOCIAL: ["every@example.org"],
        Kind.MEMBER_MEETING: ["every@example.org", "some@example.org"],
        Kind.ANNUAL_MEETING: ["every@example.org", "none@example.org", "some@example.org"],
    }
    body = ""
    for kind, addresses in asked.items():
        mail.outbox.clear()
        row = planned(ada, on=LATER, kind=kind, about="Om {klima}", title="Fest")
        found = ask(row, ada, word="Velkommen, {venn}!")
        assert to() == addresses
        assert (found.to_tell, found.strangers) == ([mute], 2), "Ada and the stranger are no members"
        assert ask(row, ada).new == 0
        assert to() == addresses
        body = str(mail.outbox[0].body)
        assert "FEST" in body
        assert "(venn)" in body, "a brace somebody wrote is lost"
        # Not all were asked before somebody has told the one without an address.
        assert not AllInvited.objects.filter(gathering=row).exists()
        actions.set_told(
            invitation=Invitation.objects.get(gathering=row, person=mute), told=True, actor=ada.person, today=TODAY
        )
        assert AllInvited.objects.get(gathering=row).members == len(addresses) + 1
    assert len(re.findall(r"/north/invitations/\S+\?answer=(?:yes|no)", body)) == 2


def test_the_measure_counts_what_all_were_asked_to(ada: Actor, in_north: Chapter) -> None:
    member("Kari")
    rows = [planned(ada, on=LATER, kind=kind) for kind in (Kind.SOCIAL, Kind.OPEN_MEETING, Kind.BOARD_MEETING)]
    stand, public = planned(ada, on=LATER, kind=Kind.STAND), planned(ada, on=LATER, kind=Kind.STAND, is_open=True)
    ask(rows[0], ada)
    off = planned(ada, on=LATER, kind=Kind.WEBINAR)
    actions.cancel_gathering(gathering=off, reason="", actor=ada.person, today=TODAY)
    cases = {case.pk: case for case in BOOK.cases(["gatherings.invited"], TODAY, LATER)}
    assert set(cases) == {rows[0].pk, rows[1].pk, public.pk, off.pk}
    assert (cases[rows[0].pk].met_on, cases[rows[1].pk].met_on, cases[off.pk].waived_on) == (TODAY, None, TODAY)
    assert stand.pk not in cases


def test_one_answers_from_the_mail_without_a_login(ada: Actor, in_north: Chapter) -> None:
    kari = member("Kari", language="nn")
    row = planned(
        ada, on=LATER, kind=Kind.SOCIAL, capacity=3, guests_each=2, starts_at=datetime.time(18), place="Kafeen"
    )
    ask(row, ada)
    found = re.search(r"http://\S+(/north/invitations/\S+)\?answer=yes", str(mail.outbox[0].body))
    assert found
    url, client = found.group(1), Client()
    client.get(f"{url}?answer=yes")
    page = client.get(f"{url}?answer=yes")
    assert page.status_code == 200
    assert page.headers["Content-Language"] == "nb" or 'lang="nn"' in page.content.decode()
    assert 'lang="nn"' in page.content.decode(), "the page is not in the reader's language"
    assert not Attendance.objects.exists(), "looking answered: a mail scanner looks too"
    client.post(url, {"answer": "yes", "guests": "1", "word": "Tar med kake"})
    given_now = Attendance.objects.get()
    assert (given_now.person, given_now.answer, given_now.guests, given_now.word) == (
        kari,
        "signed_up",
        1,
        "Tar med kake",
    )
    assert client.post(url, {"answer": "yes", "guests": "9"}).status_code == 422
    assert client.post(url, {"answer": "maybe"}).status_code == 422
    client.post(url, {"answer": "no"})
    assert (Attendance.objects.get().answer, Attendance.objects.get().guests) == ("declined", 0)
    calendar = Calendar.from_ical(client.get(f"{url}calendar/").content)
    (event,) = calendar.walk("VEVENT")
    assert event["UID"] == f"gathering-{row.pk}@localhost"
    assert event.decoded("DTSTART") == datetime.datetime.combine(LATER, datetime.time(18), tzinfo=OSLO)
    # A word changed in the link, somebody else's, another chapter's: nothing.
    for wrong in (
        url[:-3] + "xx/",
        url.replace(f".{row.pk}.", ".999."),
        url.replace("/north/", "/south/"),
        "/north/invitations/x/",
    ):
        assert client.get(wrong).status_code == 404, wrong
    assert client.get(f"/north/invitations/{link_token(kari, 'other', row.pk)}/").status_code == 404
    assert client.get(f"/north/invitations/{link_token(kari, ANSWER, '1' * 30)}/").status_code == 404
    actions.cancel_gathering(gathering=row, reason="Snø", actor=ada.person, today=TODAY)
    assert "Snø" in client.get(url).content.decode()
    assert client.post(url, {"answer": "yes"}).status_code == 422


def test_a_series_is_answered_once(ada: Actor, in_north: Chapter) -> None:
    kari = member("Kari")
    details: actions.Details = {"kind": Kind.SOCIAL, "title": "Kaffe", "on": LATER, "capacity": None}
    days = [LATER + datetime.timedelta(weeks=week) for week in range(3)]
    rows = actions.plan_series(details=details, days=days, actor=ada.person, today=TODAY)
    url = f"/north/invitations/{link_token(kari, ANSWER, rows[0].pk)}/"
    Client().post(url, {"answer": "yes", "all": "on"})
    assert set(Attendance.objects.values_list("gathering", "answer")) == {(row.pk, "signed_up") for row in rows}


def test_those_who_come_are_told_when_it_is_off_on_again_or_moved(ada: Actor, in_north: Chapter) -> None:
    comes, cannot, waits = (member(name) for name in ("Comes", "Cannot", "Waits"))
    row = planned(ada, on=LATER, kind=Kind.SOCIAL, capacity=1)
    for person in (comes, waits):
        actions.sign_up(gathering=row, person=person, actor=person, today=TODAY)
    actions.decline(gathering=row, person=cannot, actor=cannot, today=TODAY)
    told = ["comes@example.org", "waits@example.org"]
    changed = {"place": "Biblioteket"}
    actions.change_gathering(gathering=row, details=changed, seen=0, actor=ada.person, today=TODAY)
    assert to() == told
    actions.change_gathering(gathering=row, details={"about": "x"}, seen=1, actor=ada.person, today=TODAY)
    for change in (
        lambda: actions.cancel_gathering(gathering=row, reason="Snø", actor=ada.person, today=TODAY),
        lambda: actions.undo_cancellation(gathering=row, actor=ada.person, today=TODAY),
    ):
        mail.outbox.clear()
        change()  # type: ignore[no-untyped-call]
        assert to() == told
    mail.outbox.clear()
    actions.cancel_gathering(gathering=row, reason="", actor=ada.person, today=LATER + datetime.timedelta(days=1))
    assert to() == [], "written after it was over"


def times(row: Gathering, *hours: float) -> list[datetime.datetime]:
    return [row.begins_at - datetime.timedelta(hours=each) for each in hours]


def remind(row: Gathering, now: datetime.datetime) -> list[str]:
    """What goes out at a moment, by address."""
    mail.outbox.clear()
    actions.remind_due(today=now.astimezone(OSLO).date(), now=now)
    return to()


@pytest.mark.parametrize("on", [datetime.date(2021, 3, 28), datetime.date(2021, 10, 31), datetime.date(2021, 6, 9)])
@pytest.mark.parametrize("starts_at", [datetime.time(18), datetime.time(2, 30), datetime.time(0, 0), None])
def test_reminders_come_three_days_and_a_day_before_around_the_clocks_too(
    ada: Actor, in_north: Chapter, on: datetime.date, starts_at: datetime.time | None
) -> None:
    comes, late = member("Comes"), member("Late")
    row = planned(ada, on=on, kind=Kind.SOCIAL, starts_at=starts_at)
    actions.sign_up(gathering=row, person=comes, actor=comes, today=TODAY)
    early, three, again, one, once, after = times(row, 72.1, 72, 48, 24, 23, 0)
    assert remind(row, early) == []
    assert remind(row, three) == ["comes@example.org"]
    assert remind(row, again) == []
    actions.sign_up(gathering=row, person=late, actor=late, today=TODAY)
    assert remind(row, again) == ["late@example.org"], "who signs up late hears too"
    assert remind(row, one) == ["comes@example.org", "late@example.org"]
    assert remind(row, once) == []
    Reminder.objects.all().delete()
    assert remind(row, after) == [], "reminded after it had begun"
    # The same wall-clock moment of the day before is a day less an hour when the clock goes forward.
    local = row.begins_at.astimezone(OSLO)
    assert starts_at is None or starts_at.hour == 2 or (local.date(), local.time()) == (on, starts_at)


def test_never_of_what_is_off_and_anew_when_it_is_moved(ada: Actor, in_north: Chapter) -> None:
    comes = member("Comes")
    row = planned(ada, on=LATER, kind=Kind.SOCIAL, starts_at=datetime.time(18))
    actions.sign_up(gathering=row, person=comes, actor=comes, today=TODAY)
    (three,) = times(row, 72)
    assert remind(row, three) == ["comes@example.org"]
    day = LATER + datetime.timedelta(days=7)
    actions.change_gathering(gathering=row, details={"on": day}, seen=0, actor=ada.person, today=TODAY)
    row = Gathering.objects.get()
    (three,) = times(row, 72)
    assert remind(row, three) == ["comes@example.org"]
    actions.cancel_gathering(gathering=row, reason="", actor=ada.person, today=TODAY)
    assert remind(row, times(row, 24)[0]) == []


def test_who_has_not_answered_is_asked_once_more_and_newcomers_are_invited(ada: Actor, in_north: Chapter) -> None:
    silent, answered = member("Silent"), member("Answered")
    row = planned(ada, on=LATER, kind=Kind.SOCIAL, starts_at=datetime.time(18))
    ask(row, ada)
    actions.decline(gathering=row, person=answered, actor=answered, today=TODAY)
    week, day = times(row, 24 * 7 - 1, 23)
    assert remind(row, week) == [], "nobody chose it"
    actions.set_asking(gathering=row, asks_again=True, invites_newcomers=True, actor=ada.person, today=TODAY)
    new = member("New")
    assert remind(row, week) == ["new@example.org", "silent@example.org"]
    assert remind(row, week + HOUR) == []
    mail.outbox.clear()
    assert actions.ask_again(gathering=row, actor=ada.person, today=week.date(), now=week) == 1
    assert to() == ["new@example.org"], "who was asked twice is left in peace"
    silent.wants = "nothing"
    silent.save()
    Reminder.objects.all().delete()
    assert new.email in to()
    assert "silent@example.org" not in remind(row, week + 2 * HOUR)
    assert remind(row, day) == []


def test_the_job_finds_what_is_near_in_every_chapter(ada: Actor, cecilie: Actor) -> None:
    for actor in (ada, cecilie):
        with within(actor.chapter):
            row = planned(actor, on=TODAY + datetime.timedelta(days=1), kind=Kind.SOCIAL, starts_at=datetime.time(11))
            actions.sign_up(gathering=row, person=actor.person, actor=actor.person, today=TODAY)
    remind_all()
    remind_all()
    assert to() == ["ada@example.org", "cecilie@example.org"]


def test_the_organiser_looks_sends_and_sees_who_has_answered(ada: Actor, bo: Actor, in_north: Chapter) -> None:
    kari, mute = member("Kari"), member("Mute", email="", phone="+4791234567")
    row = planned(ada, on=LATER, kind=Kind.SOCIAL)
    url = f"/north/events/{row.pk}/invitations/"
    assert bo.client.get(url).status_code == 403
    token = next(
        token
        for _shelf, offers in ada.client.get(url).context["form"].fields["people"].widget.choices[1:]
        for token, name in offers
        if "new" not in token
    )
    looked = ada.client.post(url, {"people": token, "asks_again": "on"})
    assert (looked.status_code, looked.context["preview"].new, len(mail.outbox)) == (200, 2, 0)
    assert ada.client.post(url, {"people": "nonsense"}).status_code == 422
    ada.client.post(url, {"people": token, "asks_again": "on", "step": "send"})
    assert to() == [kari.email]
    assert Gathering.objects.get().asks_again
    page = ada.client.get(url)
    assert [each.person for each in page.context["asked"].untold] == [mute]
    ada.client.post(f"{url}told/", {"person": mute.pk, "told": "1"})
    ada.client.post(f"{url}nudge/")
    assert to() == [kari.email, kari.email]
    friend = member("Friend")
    ada.client.post(f"{url}person/", {"person": friend.pk})
    state = ada.client.get(f"{url}?q=fri").context
    assert (state["asked"].invited, len(state["asked"].silent), state["names"]) == (3, 3, [friend])


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_ask_as_often_however_many_are_invited(
    ada: Actor, in_north: Chapter, count: int, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    row = planned(ada, on=LATER, kind=Kind.SOCIAL, capacity=1)
    crowd = [member(f"P{number}") for number in range(count)]
    ask(row, ada)
    for person in crowd[1:]:
        actions.sign_up(gathering=row, person=person, actor=person, today=TODAY)
    with django_assert_max_num_queries(18):
        ada.client.get(f"/north/events/{row.pk}/invitations/")
    with django_assert_max_num_queries(12):
        Client().get(f"/north/invitations/{link_token(crowd[0], ANSWER, row.pk)}/")


@given(
    data=st.dictionaries(st.sampled_from(["answer", "guests", "word", "all"]), st.text(max_size=30)),
    asked=st.text(max_size=9),
)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_input_breaks_the_answer(ada: Actor, in_north: Chapter, data: dict[str, str], asked: str) -> None:
    row = Gathering.objects.first() or planned(ada, on=LATER, kind=Kind.SOCIAL, guests_each=2)
    url = f"/north/invitations/{link_token(ada.person, ANSWER, row.pk)}/"
    assert Client().get(url, {"answer": asked}).status_code == 200
    assert Client().post(url, data).status_code in {302, 422}
    assert Client().get(f"/north/invitations/{asked.replace('/', '') or 'x'}/").status_code in {404, 301}
