"""In the meeting: who is there and may vote, notes of two at once, decisions, follow-ups, speakers, closing and opening again."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError

from conftest import LONG_AGO, Actor
from lokallag.capabilities.meetings.actions import room
from lokallag.capabilities.meetings.actions.agenda import add_item, change_item
from lokallag.capabilities.meetings.actions.bodies import own_body
from lokallag.capabilities.meetings.models import Body, Decision, FollowUp, Item, Note, NoteVersion, Presence, Speaker
from lokallag.capabilities.meetings.standings.attending import roll_of
from lokallag.capabilities.meetings.standings.screen import screen_of
from lokallag.capabilities.meetings.standings.voters import voters_of
from lokallag.core.chapters.models import Chapter
from lokallag.core.gatherings.models import Attendance, Gathering, Holding, Kind
from lokallag.core.gatherings.tests.factories import planned
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import Role
from lokallag.core.tasks.models import Task


@pytest.fixture
def meeting(ada: Actor, in_north: Chapter, today: datetime.date) -> Gathering:
    """A board meeting today, open, with two items, the second closed."""
    row = planned(ada, on=today, kind=Kind.BOARD_MEETING)
    add_item(
        meeting=row, title="Stands i vår", recommendation="Styret holder to stands.", actor=ada.person, today=today
    )
    add_item(meeting=row, title="Personalsak", is_closed=True, actor=ada.person, today=today)
    room.open_meeting(
        meeting=row, chaired_by=ada.person, written_by=ada.person, actor=ada.person, today=today, now=in_north.now()
    )
    return row


def _here(meeting: Gathering, actor: Actor, *people: Person, **more: object) -> None:
    now = meeting.chapter.now()
    for person in people:
        room.arrive(meeting=meeting, person=person, actor=actor.person, now=now, **more)  # type: ignore[arg-type]


def test_a_deputy_steps_in_and_the_quorum_is_said(
    ada: Actor, meeting: Gathering, actor_with: Callable[..., Actor]
) -> None:
    board = [actor_with(Role.BOARD_MEMBER, name=name).person for name in ("Eva", "Finn", "Gro")]
    first, second = (actor_with(Role.DEPUTY_MEMBER, name=name).person for name in ("Hans", "Inga"))
    item = meeting.items.in_order()[0]
    _here(meeting, ada, ada.person, board[0])
    assert not voters_of(item).is_quorum
    Attendance.objects.create(gathering=meeting, person=board[2], answer="declined", answered_on=meeting.on)
    roll = roll_of(meeting, [own_body(Body.Kind.BOARD)])
    steps_in = {row.person.pk: row.stands_in_for for row in roll.missing if row.is_deputy}
    assert steps_in == {first.pk: board[2], second.pk: board[1]}
    _here(meeting, ada, second, part=Presence.Part.OBSERVER)
    assert voters_of(item).number == 2
    _here(meeting, ada, first, part=Presence.Part.DEPUTY, stands_in_for=board[2])
    voters = voters_of(item)
    assert (voters.number, voters.of, voters.needed, voters.is_quorum) == (3, 4, 3, True)
    assert "3" in voters.sentence
    # One goes: said anew before the next vote.
    room.leave(presence=Presence.objects.get(person=first), actor=ada.person, now=meeting.chapter.now())
    assert not voters_of(item).is_quorum


def test_in_a_joint_meeting_each_body_has_its_own_votes(
    ada: Actor, in_north: Chapter, today: datetime.date, actor_with: Callable[..., Actor]
) -> None:
    leader = actor_with(Role.COUNCIL_GROUP_LEADER, name="Liv").person
    joint = planned(ada, on=today, kind=Kind.JOINT_MEETING)
    ours = add_item(meeting=joint, title="Vårt", body=own_body(Body.Kind.BOARD), actor=ada.person, today=today)
    theirs = add_item(meeting=joint, title="Deres", body=own_body(Body.Kind.COUNCIL), actor=ada.person, today=today)
    _here(joint, ada, ada.person, leader)
    assert (voters_of(ours).number, voters_of(theirs).number) == (1, 1)


def test_a_decision_follows_its_numbers(ada: Actor, meeting: Gathering, actor_with: Callable[..., Actor]) -> None:
    item = meeting.items.in_order()[0]
    item.promise = str(uuid.UUID(int=7))
    item.save()
    _here(meeting, ada, ada.person, *[actor_with(Role.BOARD_MEMBER, name=n).person for n in ("Eva", "Finn", "Gro")])

    def vote(ayes: int, noes: int, chair: str = "", key: uuid.UUID | None = None) -> Decision:
        votes = room.Votes(votes_for=ayes, votes_against=noes, votes_abstained=None, chairs_vote=chair)
        now, today = meeting.chapter.now(), meeting.on
        return room.decide(
            item=item, text="Ja.", how="hands", votes=votes, key=key, actor=ada.person, today=today, now=now
        )

    with pytest.raises(ValidationError, match="5"):
        vote(3, 2)
    with pytest.raises(ValidationError) as tie:
        vote(2, 2)
    assert tie.value.error_dict["chairs_vote"][0].code == "tie"
    key = uuid.uuid4()
    lost = vote(2, 2, "against", key)
    assert (lost.is_carried, lost.voters, lost.promise, vote(2, 2, "against", key)) == (False, 4, item.promise, lost)
    changed = room.change_decision(
        decision=lost, text="Nei.", how="hands", votes={"votes_for": 3, "votes_against": 1}, seen=0, actor=ada.person
    )
    assert (changed.is_carried, changed.text, changed.chairs_vote) == (True, "Nei.", "")
    with pytest.raises(ValidationError) as slower:
        room.change_decision(decision=lost, text="Nja.", how="agreed", seen=0, actor=ada.person)
    assert slower.value.code == "changed"
    room.remove_decision(decision=lost, actor=ada.person, now=meeting.chapter.now())
    assert not Decision.objects.exists()
    assert not item.decisions.exists()
    room.put_decision_back(decision=lost, actor=ada.person)
    assert list(item.decisions.all()) == [lost]


def test_a_note_keeps_every_word_of_two_who_write(ada: Actor, bo: Actor, meeting: Gathering) -> None:
    item, key, now = meeting.items.in_order()[0], uuid.uuid4(), meeting.chapter.now()

    def write(who: Actor, text: str, base: int) -> room.Written:
        return room.write_note(item=item, key=key, text=text, base=base, actor=who.person, now=now)

    assert write(ada, "Per la fram", 0).own == 1
    assert write(ada, "Per la fram", 0).own == 1, "the same sent twice is one"
    assert write(ada, "Per la fram saken", 1).own == 2
    both = write(bo, "I går: Per la fram", 1)
    assert both.note.text == "I går: Per la fram saken"
    assert both.own == 3 != both.note.version
    # Bo has gone on writing from what was sent.
    assert write(bo, "I går: Per la fram tallene", both.own).note.text == "I går: Per la fram saken tallene"
    # An answer that never came, after others wrote on.
    assert write(bo, "I går: Per la fram", 1).note.text == "I går: Per la fram saken tallene"
    texts = list(NoteVersion.objects.order_by("version").values_list("text", flat=True))
    assert texts[:3] == ["Per la fram", "Per la fram saken", "I går: Per la fram"]
    note = room.restore_note(note=both.note, version=1, actor=ada.person, now=now)
    assert note.text == "Per la fram"
    assert NoteVersion.objects.filter(text="I går: Per la fram saken tallene").exists()


def test_the_task_of_a_closed_item_does_not_tell(ada: Actor, bo: Actor, meeting: Gathering) -> None:
    item = Item.objects.get(is_closed=True)
    item.number, item.year, item.promise = 12, 2026, "p"
    item.save()
    made = room.follow_up(
        item=item, words="Si opp avtalen med Bo", person=ada.person, actor=ada.person, today=meeting.on
    )
    assert Task.objects.get().title == "Følg opp sak 12/26" or "12/26" in Task.objects.get().title
    assert "Bo" not in Task.objects.get().title
    assert Task.objects.get().promise == ""
    assert made.words == "Si opp avtalen med Bo"
    for url in ("/north/tasks/", "/north/tasks/?show=all", "/north/", "/north/year/"):
        assert b"Si opp avtalen" not in bo.client.get(url).content
    change_item(item=item, details={"is_closed": False}, seen=item.sequence, actor=ada.person)
    assert (Task.objects.get().title, Task.objects.get().promise) == ("Si opp avtalen med Bo", "p")
    room.undo_follow_up(follow_up=FollowUp.objects.get(), actor=ada.person)
    assert not Task.objects.exists()


def test_closing_makes_it_count_and_the_same_evening_it_opens_again(
    ada: Actor, bo: Actor, meeting: Gathering, today: datetime.date
) -> None:
    now = meeting.chapter.now()
    item = meeting.items.in_order()[0]
    room.take_up(item=item, actor=ada.person, now=now)
    _here(meeting, ada, ada.person, bo.person)
    room.let_guest_in(meeting=meeting, name="Gjest", key=uuid.uuid4(), actor=ada.person, now=now)
    room.ask_for_the_floor(item=item, guest="Gjest", actor=ada.person, now=now)
    at = now + datetime.timedelta(hours=2)
    room.close_meeting(meeting=meeting, actor=ada.person, today=today, now=at)
    assert Holding.objects.get().headcount == 3
    assert set(Attendance.objects.values_list("person", "answer")) == {(ada.person.pk, "came"), (bo.person.pk, "came")}
    assert not Presence.objects.filter(left_at__isnull=True).exists()
    assert not Speaker.objects.exists(), "who only asked, and guests, are forgotten"
    with pytest.raises(ValidationError, match=r"Møtet|closed"):
        room.write_note(item=item, key=uuid.uuid4(), text="for sent", actor=ada.person, now=at)
    room.reopen_meeting(meeting=meeting, actor=ada.person, now=at)
    assert Presence.objects.filter(left_at__isnull=True).count() == 2
    assert item.stretches.get().ended_at is None
    assert not Holding.objects.exists()
    room.close_meeting(meeting=meeting, actor=ada.person, today=today, now=at)
    with pytest.raises(ValidationError):
        room.reopen_meeting(meeting=meeting, actor=ada.person, now=at + datetime.timedelta(days=1))


def test_the_screen_never_shows_a_closed_item_to_others(ada: Actor, bo: Actor, meeting: Gathering) -> None:
    now, closed = meeting.chapter.now(), Item.objects.get(is_closed=True)
    _here(meeting, ada, ada.person)
    room.take_up(item=closed, actor=ada.person, now=now)
    assert screen_of(meeting, now, None, meeting.on).title == "Personalsak"
    _here(meeting, ada, bo.person, part=Presence.Part.OBSERVER)
    assert screen_of(meeting, now, None, meeting.on).state == "closed_item"
    assert screen_of(meeting, now, bo.person, meeting.on).state == "closed_item"
    meeting.is_open = True
    meeting.save()
    for page in ("follow", "projector"):
        answer = bo.client.get(f"/north/meetings/{meeting.pk}/{page}/")
        assert answer.status_code == 200
        assert b"Personalsak" not in answer.content
    assert bo.client.post(f"/north/meetings/{meeting.pk}/follow/{closed.pk}/").status_code == 404


def test_the_screen_answers_with_nothing_where_nothing_changed(ada: Actor, meeting: Gathering) -> None:
    url = f"/north/meetings/{meeting.pk}/projector/"
    first = ada.client.get(url, headers={"HX-Request": "true"})
    tag = first["ETag"]
    again = ada.client.get(url, headers={"HX-Request": "true", "If-None-Match": tag})
    assert again.status_code == 304
    tag = tag.strip('"')
    assert ada.client.get(f"{url}?seen={tag}", headers={"HX-Request": "true"}).status_code == 204
    room.take_up(item=meeting.items.in_order()[0], actor=ada.person, now=meeting.chapter.now())
    assert b"Stands" in ada.client.get(f"{url}?seen={tag}", headers={"HX-Request": "true"}).content


def test_an_evening_by_the_pages(ada: Actor, bo: Actor, meeting: Gathering, actor_with: Callable[..., Actor]) -> None:
    at, item = f"/north/meetings/{meeting.pk}/room/", meeting.items.in_order()[0]
    assert bo.client.get(at).status_code == 404
    eva = actor_with(Role.BOARD_MEMBER, name="Eva")

    def post(actor: Actor, url: str, **said: object) -> int:
        return actor.client.post(f"{at}{url}", said).status_code  # type: ignore[arg-type]

    assert post(ada, "presence/new/", person=ada.person.pk, part="member") == 302
    assert post(ada, "presence/new/", person=eva.person.pk, part="member", digital="1") == 302
    assert post(ada, "next/") == 302
    key = uuid.uuid4()
    assert post(ada, f"items/{item.pk}/notes/", key=key, base=0, text="Uten\r\nJavaScript") == 302
    told = ada.client.get(f"{at}items/{item.pk}/notes/", headers={"Accept": "application/json"}).json()
    assert [piece["text"] for piece in told["pieces"]] == ["Uten\nJavaScript"]
    decide = f"items/{item.pk}/decisions/"
    assert post(ada, decide, key=uuid.uuid4(), text="To stands.", how="hands", votes_for=9, votes_against=0) == 422
    assert post(ada, decide, key=uuid.uuid4(), text="To stands.", how="hands", votes_for=2, votes_against=0) == 302
    decision = Decision.objects.get()
    assert post(ada, f"decisions/{decision.pk}/dissents/", person="Eva", words="Nei") == 302
    assert post(ada, f"items/{item.pk}/follow-ups/", key=uuid.uuid4(), person="eva", words="Bestille telt") == 302
    assert Task.objects.get().person == eva.person
    assert eva.client.post(f"/north/meetings/{meeting.pk}/follow/{item.pk}/", {"kind": "reply"}).status_code == 302
    assert post(ada, f"items/{item.pk}/speakers/next/") == 302
    page = ada.client.get(at).content.decode()
    assert all(words in page for words in ("To stands.", "Bestille telt", "Eva", "Uten"))
    assert post(bo, "closing/") == 404
    assert post(ada, "closing/") == 302
    assert Holding.objects.get().headcount == 2
    assert ada.client.get(at).status_code == 200
    # All have left by then; the page tells who was there.
    were = ada.client.get(f"{at}presence/").context["were"]
    assert [each.person.given_name for each in were] == ["Eva", "Ada"]


@pytest.mark.parametrize("many", [1, 3])
def test_the_room_asks_the_same_however_much_there_is(
    ada: Actor, meeting: Gathering, many: int, actor_with: Callable[..., Actor], django_assert_max_num_queries: object
) -> None:
    now = meeting.chapter.now()
    item = meeting.items.in_order()[0]
    for number in range(many):
        person = Person.objects.create(given_name=f"P{number}")
        Seat.objects.create(person=person, role=Role.BOARD_MEMBER, starts_on=LONG_AGO)
        _here(meeting, ada, person)
        room.write_note(item=item, key=uuid.uuid4(), text="n", actor=ada.person, now=now)
        made = room.decide(item=item, text="Ja", actor=ada.person, today=meeting.on, now=now)
        room.dissent(decision=made, person=person, actor=ada.person)
        room.follow_up(item=item, words="Gjør det", person=person, actor=ada.person, today=meeting.on)
        room.ask_for_the_floor(item=item, person=person, actor=ada.person, now=now)
    room.take_up(item=item, actor=ada.person, now=now)
    ada.client.get(f"/north/meetings/{meeting.pk}/room/")
    with django_assert_max_num_queries(20):  # type: ignore[operator]
        assert ada.client.get(f"/north/meetings/{meeting.pk}/room/").status_code == 200
    assert Note.objects.count() == many
