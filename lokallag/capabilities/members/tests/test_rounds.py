"""Ring rounds: one person at a time from a shared queue, nobody twice, and a caller sees nobody else."""

import datetime
import re
import threading
from collections.abc import Callable

import pytest
from django.core import mail
from django.db import connection

from conftest import TODAY, Actor
from lokallag.capabilities.members import actions
from lokallag.capabilities.members.models import Answer, Contact, Interest, Member, Ring, Round, Wish
from lokallag.capabilities.members.tests.factories import joined
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.journal.models import first_broken
from lokallag.core.measures.book import BOOK
from lokallag.core.people.models import Person
from lokallag.core.people.roles import Role
from lokallag.core.tasks.models import Task

NOW = datetime.datetime(2021, 2, 15, 17, tzinfo=datetime.UTC)
LONG_AGO = datetime.date(2015, 5, 1)
ALL = [{"clause": "members.current", "value": "", "negated": False}]


def a_round(ada: Actor, *callers: Actor, people: int = 3) -> Round:
    """A round with so many members to call, all with a phone."""
    for number in range(people):
        joined(ada, f"Ring{number} Meg", LONG_AGO + datetime.timedelta(days=number), phone=f"+479000000{number}")
    return actions.make_round(
        name="Vinterrunden",
        who="Alle",
        parts=ALL,
        script="Hvorfor ble du med?",
        until=TODAY + datetime.timedelta(days=14),
        callers=[caller.person for caller in callers],
        actor=ada.person,
        today=TODAY,
    )


def test_a_round_takes_those_who_can_be_called_and_asks_the_callers(ada: Actor, bo: Actor, in_north: Chapter) -> None:
    joined(ada, "Uten Nummer", LONG_AGO)
    quiet = joined(ada, "Vil Ikke", LONG_AGO, phone="+4790000009")
    Person.objects.filter(pk=quiet.person_id).update(wants="nothing")
    made = a_round(ada, ada, bo, people=2)
    assert [ring.member.person.name for ring in made.rings.order_by("pk")] == ["Ring0 Meg", "Ring1 Meg"]
    assert [message.to[0] for message in mail.outbox] == ["Bo Berg <bo@example.org>"]
    assert f"/north/members/rounds/{made.pk}/call/" in str(mail.outbox[0].body)
    assert Task.objects.open().of(bo.person).get().due_on == made.until
    joined(ada, "Kom Siden", TODAY, phone="+4790000008")
    assert actions.refill_round(ring_round=made, actor=ada.person, today=TODAY) == 1
    actions.change_round(
        ring_round=made, name="Ny", script="", until=made.until, callers=[ada.person], actor=ada.person, today=TODAY
    )
    assert not Task.objects.open().of(bo.person).exists()
    assert first_broken() is None


def test_each_answer_does_what_it_says_and_is_taken_back(ada: Actor, bo: Actor, in_north: Chapter) -> None:
    made = a_round(ada, bo, people=1)
    member = Member.objects.get()
    august = datetime.date(2021, 8, 10)
    ends = {
        "talked": ("talked", True, "everything"),
        "no_answer": ("", False, "everything"),
        "again": ("", False, "everything"),
        "wrong_number": ("wrong_number", False, "everything"),
        "no_calls": ("no_calls", True, "important"),
        "leaving": ("leaving", True, "everything"),
    }
    for outcome, expected in ends.items():
        ring = actions.take_next(ring_round=made, caller=bo.person, today=TODAY, now=NOW)
        assert ring is not None
        written, again = (
            actions.answer(
                ring_round=made,
                ring=ring.pk,
                caller=bo.person,
                outcome=outcome,
                note="Hei",
                again_on=august if outcome == "again" else None,
                wants="important" if outcome == "no_calls" else "",
                today=TODAY,
                now=NOW,
            )
            for _twice in range(2)
        )
        assert written == again
        ring.refresh_from_db()
        contact = Contact.objects.get()
        person = Person.objects.get(pk=member.person_id)
        assert (ring.outcome, contact.reached, person.wants) == expected
        assert (contact.again_on, contact.for_board, ring.holder) == (
            (august if outcome == "again" else None),
            outcome == "leaving",
            None,
        )
        actions.undo_answer(answer=written, caller=bo.person, now=NOW)
        ring.refresh_from_db()
        person.refresh_from_db()
        assert (ring.outcome, ring.tries, ring.again_on, ring.is_promised) == ("", 0, None, False)
        assert (ring.holder, person.wants, Contact.objects.count()) == (bo.person, "everything", 0)
    assert first_broken() is None


def test_who_asked_for_august_comes_back_in_august_before_the_others(ada: Actor, bo: Actor, in_north: Chapter) -> None:
    made = a_round(ada, bo, people=2)
    august = datetime.date(2021, 8, 10)

    def take(day: datetime.date) -> Ring | None:
        return actions.take_next(ring_round=made, caller=bo.person, today=day, now=NOW)

    def say(ring: Ring | None, outcome: str, day: datetime.date, again_on: datetime.date | None = None) -> None:
        assert ring is not None
        actions.answer(
            ring_round=made, ring=ring.pk, caller=bo.person, outcome=outcome, again_on=again_on, today=day, now=NOW
        )

    first = take(TODAY)
    say(first, "again", TODAY, august)
    for tried in range(4):
        day = TODAY + datetime.timedelta(days=tried)
        second = take(day)
        assert second != first
        say(second, "no_answer", day)
        assert take(day) is None
    assert take(august - datetime.timedelta(days=1)) is None
    assert take(august) == first
    assert list(made.rings.order_by("pk").values_list("outcome", flat=True)) == ["", "no_answer"]
    assert Contact.objects.to_repeat_by(august).get().member_id == first.member_id  # type: ignore[union-attr]


def test_a_person_is_one_callers_until_the_pause_or_twenty_minutes(ada: Actor, bo: Actor, in_north: Chapter) -> None:
    made = a_round(ada, ada, bo, people=1)

    def take(who: Actor, minutes: int) -> Ring | None:
        now = NOW + datetime.timedelta(minutes=minutes)
        return actions.take_next(ring_round=made, caller=who.person, today=TODAY, now=now)

    ring = take(ada, 0)
    assert ring is not None
    assert (take(bo, 19), take(ada, 19)) == (None, ring)
    actions.pause(ring_round=made, caller=ada.person)
    assert take(bo, 19) == ring
    assert (take(ada, 38), take(ada, 39)) == (None, ring)
    with pytest.raises(actions.TakenOver):
        actions.answer(ring_round=made, ring=ring.pk, caller=bo.person, outcome="talked", today=TODAY, now=NOW)
    assert not Answer.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_callers_at_once_never_get_the_same_person(
    ada: Actor, north: Chapter, actor_with: Callable[..., Actor]
) -> None:
    if connection.vendor == "sqlite" and connection.is_in_memory_db():  # type: ignore[attr-defined]
        pytest.skip("An in-memory database has one connection; the file and PostgreSQL show this.")
    callers = [ada, *(actor_with(Role.MEMBER, name=name) for name in ("Eli", "Fia", "Geir"))]
    with within(north):
        made = a_round(ada, *callers, people=9)
    taken: list[int] = []
    ready = threading.Barrier(len(callers))

    def ring_them(caller: Actor) -> None:
        try:
            ready.wait(timeout=10)
            with within(north):
                while ring := actions.take_next(ring_round=made, caller=caller.person, today=TODAY, now=NOW):
                    taken.append(ring.pk)
                    actions.answer(
                        ring_round=made, ring=ring.pk, caller=caller.person, outcome="talked", today=TODAY, now=NOW
                    )
        finally:
            connection.close()

    threads = [threading.Thread(target=ring_them, args=(caller,)) for caller in callers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    with within(north):
        assert sorted(taken) == sorted(made.rings.values_list("pk", flat=True))
        assert (Contact.objects.count(), first_broken()) == (9, None)
        assert len(BOOK.rows(["members.talked_with"], TODAY, TODAY)) == 9


def test_a_caller_sees_the_person_at_hand_and_nobody_else(
    ada: Actor, bo: Actor, cecilie: Actor, actor_with: Callable[..., Actor], north: Chapter
) -> None:
    with within(north):
        made = a_round(ada, bo, people=2)
        Interest.objects.create(name="Stå på stand", kind="doing", place=1)
    url = f"/north/members/rounds/{made.pk}/call/"
    other = actor_with(Role.MEMBER, name="Eli")
    for who in (other, cecilie):
        assert [who.client.get(url).status_code, who.client.post(f"{url}next/").status_code] == [404, 404]
    assert "Ring0" not in bo.client.get(url).content.decode()
    assert bo.client.post(f"{url}next/").headers["Location"] == url
    page = bo.client.get(url).content.decode()
    assert ("Ring0 Meg" in page, "Ring1 Meg" in page, 'href="tel:+4790000000"' in page) == (True, False, True)
    with within(north):
        mine, theirs = made.rings.order_by("pk")
        member = Member.objects.get(pk=mine.member_id)
    for path in (f"{member.pk}/", f"rounds/{made.pk}/", "", "new/"):
        assert bo.client.get(f"/north/members/{path}").status_code == 403
    assert "Meg" not in bo.client.get("/north/members/care/").content.decode().split("<main")[1]
    # Somebody else's ring is refused, and the one at hand stays.
    bo.client.post(url, {"ring": theirs.pk, "outcome": "talked"})
    with within(north):
        assert not Answer.objects.exists()
    with within(north):
        wish = Interest.objects.get().pk
    # «Call again» asks when; the note comes along.
    asked = bo.client.post(url, {"ring": mine.pk, "outcome": "again", "note": "I ferien"}).content.decode()
    assert 'value="I ferien"' in asked
    assert 'value="2021-08-10"' in asked
    assert bo.client.post(url, {"ring": mine.pk, "again_on": "2020-01-01"}).status_code == 422
    answered = bo.client.post(
        url, {"ring": mine.pk, "outcome": "talked", "want": [wish], "for_board": "on", "note": "Ja"}
    )
    assert answered.headers["Location"] == url
    page = bo.client.get(url).content.decode()
    assert "Ring1 Meg" in page
    undo = re.search(rf'action="({url}\d+/undo/)"', page)
    assert undo is not None
    with within(north):
        assert Wish.objects.get().interest_id == wish
    detail = ada.client.get(f"/north/members/rounds/{made.pk}/").content.decode()
    assert "Ring0 Meg" in detail
    assert other.client.post(undo.group(1)).status_code == 404
    assert bo.client.post(undo.group(1)).status_code == 302
    page = bo.client.get(url).content.decode().split("<h1")[1]
    assert ("Ring0 Meg" in page, "Ring1 Meg" in page) == (True, False)
    ada.client.post(f"/north/members/rounds/{made.pk}/closing/")
    assert "Ring0" not in bo.client.get(url).content.decode()
