"""Calling people to a meeting: who gets what, the date in their calendars, the proof that stays, closed items kept closed."""

from __future__ import annotations

import datetime
import io
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pypdf
import pytest
from django.core import mail

from conftest import TODAY, Actor, make_actor
from lokallag.capabilities.meetings.actions.bodies import own_body
from lokallag.capabilities.meetings.actions.notice import send_notice
from lokallag.capabilities.meetings.actions.papers import add_paper
from lokallag.capabilities.meetings.models import Body, Item, Notice, NoticeCopy, Sitting
from lokallag.core.chapters.models import Chapter
from lokallag.core.gatherings.models import Gathering, Kind
from lokallag.core.gatherings.tests.factories import member, planned
from lokallag.core.people.models import Person
from lokallag.core.people.roles import Role

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
