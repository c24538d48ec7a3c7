"""Calling people to a meeting: who gets what, the date in their calendars, the proof that stays, closed items kept closed."""

from __future__ import annotations

import datetime
import io
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any
from urllib.parse import urlsplit

import pypdf
import pytest
from django.core import mail
from django.test import Client
from icalendar import Calendar

from conftest import TODAY, Actor, make_actor
from lokallag.capabilities.meetings.actions.bodies import own_body
from lokallag.capabilities.meetings.actions.notice import send_notice
from lokallag.capabilities.meetings.actions.papers import add_paper
from lokallag.capabilities.meetings.models import Body, Item, Notice, NoticeCopy, Sitting
from lokallag.core.chapters.models import Chapter
from lokallag.core.gatherings import actions as gathering_actions
from lokallag.core.gatherings.letters import answer_url
from lokallag.core.gatherings.models import Gathering, Kind
from lokallag.core.gatherings.tests.factories import member, planned
from lokallag.core.people.models import Person
from lokallag.core.people.roles import Role
from lokallag.core.privacy.actions import erase_person

LATER = TODAY + datetime.timedelta(days=20)
SECRET = "Tomtesalget på Nordre"


def item(meeting: Gathering, title: str, number: int, **more: Any) -> Item:
    body = more.pop("body", None) or own_body(Body.Kind.BOARD)
    return Item.objects.create(
        gathering=meeting, body=body, title=title, number=number, year=2021, position=number, added_on=TODAY, **more
    )


@pytest.fixture
def joint(ada: Actor, in_north: Chapter) -> Gathering:
    """A joint meeting with one item of the board's and one that is the council group's own."""
    meeting = planned(
        ada, on=LATER, kind=Kind.JOINT_MEETING, title="Fellesmøte", starts_at=datetime.time(19), place="Ås"
    )
    for place, kind in enumerate((Body.Kind.BOARD, Body.Kind.COUNCIL)):
        Sitting.objects.create(gathering=meeting, body=own_body(kind), place=place)
    item(meeting, "Budsjettet", 1, recommendation="Vedtas.")
    item(meeting, SECRET, 2, body=own_body(Body.Kind.COUNCIL), is_closed=True)
    return meeting


def sent(meeting: Gathering, actor: Actor, kind: str = Notice.Kind.NOTICE) -> Notice:
    now = actor.chapter.now()
    return send_notice(gathering=meeting, kind=kind, actor=actor.person, today=TODAY, now=now)


def letters() -> dict[str, EmailMessage]:
    """What each address got, as a mail program reads it."""
    found = {}
    for one in mail.outbox:
        read: Any = message_from_bytes(one.message().as_bytes(), policy=policy.default)
        found[one.to[0].rpartition("<")[2].strip(">")] = read
    return found


def pdf_of(letter: EmailMessage) -> str:
    (file,) = [part for part in letter.iter_attachments() if part.get_content_type() == "application/pdf"]
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(file.get_content())).pages)


def everything_in(letter: EmailMessage) -> str:
    """All the words of a letter, its files too."""
    words = [part.get_content() for part in letter.walk() if part.get_content_maintype() == "text"]
    return "\n".join([pdf_of(letter), str(letter["Subject"]), *words])


def test_a_notice_is_proved_and_keeps_a_closed_item_for_its_body(joint: Gathering, ada: Actor) -> None:
    make_actor(ada.chapter, "Ola", "Lie", Role.COUNCIL_GROUP_LEADER)
    deputy = make_actor(ada.chapter, "Vera", "Moe", Role.DEPUTY_MEMBER).person
    member("Uinvitert")
    silent = make_actor(ada.chapter, "Tor", "Vik", Role.TREASURER).person
    Person.objects.filter(pk=silent.pk).update(email="", wants=Person.Wants.NOTHING)
    budget = joint.items.get(title="Budsjettet")
    add_paper(item=budget, filename="tall.txt", data=b"Inntekter: 12 000 kr\n", actor=ada.person, today=TODAY)

    notice = sent(joint, ada)

    got = letters()
    assert sorted(got) == ["ada@example.org", "ola@example.org", "vera@example.org"]
    assert {address for address, letter in got.items() if SECRET in everything_in(letter)} == {"ola@example.org"}
    assert all("Inntekter: 12 000 kr" in pdf_of(letter) for letter in got.values())
    copies = {copy.person: copy for copy in notice.copies.select_related("person", "letter")}
    assert (notice.people, len(copies)) == (4, 4)
    assert copies[deputy].capacity == NoticeCopy.Capacity.DEPUTY
    assert [copy.person for copy in notice.copies.untold()] == [silent]
    assert {copy.outcome for copy in copies.values() if copy.person != silent} == {"sent"}
    assert all(copy.handed_over_at for copy in copies.values() if copy.person != silent)
    assert sorted(edition.items for edition in notice.editions.all()) == [1, 2]
    assert len(notice.digest) == 64


def calendar_in(letter: EmailMessage) -> Any:
    """The one date in a letter, as another way to say it and as a file, both the same."""
    (spoken,) = [part for part in letter.walk() if part.get_content_type() == "text/calendar"]
    (kept,) = [part for part in letter.iter_attachments() if part.get_filename() == "invite.ics"]
    read: Any = Calendar.from_ical(spoken.get_payload(decode=True))
    assert read == Calendar.from_ical(kept.get_payload(decode=True))
    assert f"method={read['METHOD']!s}" in spoken["Content-Type"].replace('"', "")
    (event,) = read.walk("VEVENT")
    return read["METHOD"], event


def test_a_moved_meeting_moves_in_calendars_and_a_cancelled_one_is_cancelled_there(
    joint: Gathering, ada: Actor
) -> None:
    sent(joint, ada, Notice.Kind.ANNOUNCEMENT)
    (first,) = letters().values()
    mail.outbox.clear()
    gathering_actions.change_gathering(
        gathering=joint, details={"place": "Digitalt, «Teams»; rom 2"}, seen=0, actor=ada.person, today=TODAY
    )
    (moved,) = letters().values()
    mail.outbox.clear()
    gathering_actions.cancel_gathering(gathering=joint, reason="Sykdom", actor=ada.person, today=TODAY)
    (called_off,) = letters().values()

    read = [calendar_in(letter) for letter in (first, moved, called_off)]
    assert [str(method) for method, _event in read] == ["REQUEST", "REQUEST", "CANCEL"]
    assert len({str(event["UID"]) for _method, event in read}) == 1
    sequences = [int(event["SEQUENCE"]) for _method, event in read]
    assert sequences == sorted(set(sequences))
    assert str(read[1][1]["LOCATION"]) == "Digitalt, «Teams»; rom 2"
    assert str(read[2][1]["STATUS"]) == "CANCELLED"
    assert str(read[0][1]["ATTENDEE"]) == "mailto:ada@example.org"
    # One's own page stands in the calendar, and says why it is cancelled.
    page = Client().get(urlsplit(str(read[2][1]["URL"])).path)
    assert (page.status_code, "Sykdom" in page.content.decode()) == (200, True)


def test_the_page_of_the_mail_shows_the_agenda_and_the_papers_they_may_see(joint: Gathering, ada: Actor) -> None:
    ola = make_actor(ada.chapter, "Ola", "Lie", Role.COUNCIL_GROUP_LEADER)
    secret = joint.items.get(title=SECRET)
    paper = add_paper(item=secret, filename="pris.txt", data=b"Prisen er 7", actor=ola.person, today=TODAY)
    seen = {}
    for actor in (ada, ola):
        base = urlsplit(answer_url(joint, actor.person)).path
        client = Client()
        text = client.get(base).content.decode()
        assert "Budsjettet" in text
        whole = client.get(f"{base}papers/")
        words = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(whole.content)).pages)
        seen[actor.person.given_name] = (
            SECRET in text,
            SECRET in words,
            client.get(f"{base}papers/{paper.pk}/").status_code,
        )
        assert client.post(base, {"answer": "yes"}).status_code == 302
    assert seen == {"Ada": (False, False, 404), "Ola": (True, True, 200)}
    assert joint.attendances.filter(answer="signed_up").count() == 2
    assert Client().get(f"/north/invitations/1.{joint.pk}.x/papers/").status_code == 404


def test_calendars_hold_what_their_reader_may_see_and_a_bodys_ends_with_the_seat(
    joint: Gathering, ada: Actor, bo: Actor
) -> None:
    from lokallag.core.calendar.actions import open_feed
    from lokallag.core.calendar.tokens import Ticket, token_of

    def read(actor: Actor, part: str = "") -> tuple[int, str]:
        feed = open_feed(person=actor.person, actor=actor.person)
        answer = Client().get(f"/feeds/{token_of(Ticket(actor.chapter.pk, feed.pk, feed.version, part))}.ics")
        return answer.status_code, answer.content.decode().replace("\r\n ", "")

    board = f"body-{own_body(Body.Kind.BOARD).pk}"
    assert (read(ada)[0], "Fellesmøte" in read(ada)[1]) == (200, True)
    # Not even the title of a meeting that is not for all.
    assert (read(bo)[0], "Fellesmøte" in read(bo)[1]) == (200, False)
    assert (read(ada, board)[0], "Fellesmøte" in read(ada, board)[1]) == (200, True)
    assert read(bo, board)[0] == 404
    assert SECRET not in read(ada)[1] + read(ada, board)[1]
    joint.invitations.create(person=bo.person, how="mail", invited_on=TODAY, chapter=ada.chapter)
    assert "Fellesmøte" in read(bo)[1]
    ada.person.seats.update(ends_on=TODAY - datetime.timedelta(days=1))
    make_seat = ada.person.seats.create(role=Role.MEMBER, starts_on=TODAY, chapter=ada.chapter)
    assert make_seat.pk
    assert (read(ada)[0], read(ada, board)[0], read(ada, "body-x")[0]) == (200, 404, 404)


def test_the_notice_is_looked_at_tried_and_sent_and_an_erased_person_leaves_the_proof(
    joint: Gathering, ada: Actor
) -> None:
    tor = make_actor(ada.chapter, "Tor", "Vik", Role.TREASURER).person
    away = make_actor(ada.chapter, "Per", "Dal", Role.BOARD_MEMBER).person
    Person.objects.filter(pk=away.pk).update(email="")
    room = f"/north/meetings/{joint.pk}/notice/"

    looked = ada.client.post(room, {"kind": "notice", "word": "Ta med kake {ord}", "step": "look"})
    assert (
        "Ta med kake"
        in ada.client.get(f"{room}letter/", {"kind": "notice", "word": "Ta med kake {ord}"}).content.decode()
    )
    assert (looked.status_code, Notice.objects.count(), mail.outbox) == (200, 0, [])
    assert SECRET not in looked.content.decode()
    ada.client.post(f"{room}test/", {"kind": "notice", "word": ""})
    assert (len(mail.outbox), Notice.objects.count()) == (1, 0)
    assert ada.client.post(room, {"kind": "papers", "step": "send"}).status_code == 422
    assert ada.client.post(room, {"kind": "notice", "step": "send"}).status_code == 302
    notice = Notice.objects.get()
    proof = f"/north/meetings/{joint.pk}/notices/{notice.pk}/"
    copy = notice.copies.get(person=away)
    ada.client.post(f"{proof}copies/{copy.pk}/told/", {"told": "1"})
    copy.refresh_from_db()
    assert (copy.how, copy.told_on, notice.copies.untold().count()) == ("spoken", TODAY, 0)
    erase_person(person=tor, actor=ada.person, today=TODAY)
    left = notice.copies.get(person=None)
    assert (left.outcome, left.letter, left.capacity, left.handed_over_at is not None) == ("sent", None, "member", True)
    page = ada.client.get(proof)
    assert (page.status_code, "Vik" in page.content.decode()) == (200, False)
