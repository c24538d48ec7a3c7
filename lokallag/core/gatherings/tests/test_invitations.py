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
from lokallag.core.chapters.models import Chapter
from lokallag.core.gatherings import actions
from lokallag.core.gatherings.letters import ANSWER
from lokallag.core.gatherings.models import AllInvited, Attendance, Gathering, Invitation, Kind
from lokallag.core.gatherings.tests.factories import LATER, ask, member, planned, to
from lokallag.core.measures.book import BOOK
from lokallag.core.people.links import link_token
from lokallag.core.people.models import Person

OSLO = ZoneInfo("Europe/Oslo")


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
