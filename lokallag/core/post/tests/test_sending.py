"""Handing over: to a real mail server that misbehaves, by a worker that is killed; nothing is lost and nothing doubled."""

from __future__ import annotations

import datetime
import email.policy
from collections.abc import Iterator
from email import message_from_bytes
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from lokallag.core.chapters.models import Chapter
from lokallag.core.people.models import Person
from lokallag.core.post import sending
from lokallag.core.post.carriers import SMTP
from lokallag.core.post.letters import queue_letters
from lokallag.core.post.models import Letter, Mailing, Suppression
from lokallag.core.post.tests.factories import mailing, member
from lokallag.core.post.tests.faulty import Faults, Handler, serve

NOW = datetime.datetime(2021, 2, 15, 12, tzinfo=datetime.UTC)
State = Letter.State


@pytest.fixture
def server(settings: Any) -> Iterator[Handler]:
    handler = Handler()
    controller = serve(handler)
    settings.EMAIL_BACKEND = SMTP
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", controller.port, 5
    yield handler
    controller.stop()


def again(one: Mailing) -> None:
    """Send what waits, as if its waiting time were over."""
    one.letters.filter(state=State.QUEUED).update(next_try_at=timezone.now())
    sending.carry(mailing=one.pk)


def test_a_letter_arrives_as_it_was_written_with_headers_that_let_one_out(in_north: Chapter, server: Handler) -> None:
    kari = member("Kari", family_name="Ødegård")
    blocks = [
        {"kind": "text", "text": "Hei {fornavn|venn}!\n\nSe https://example.org/a?b=1&c=2\n."},
        {"kind": "button", "text": "Svar", "url": "{answer_url}"},
    ]
    one = mailing(subject="Vårmøte for {fornavn}", blocks=blocks)
    queue_letters(one, [kari], actor=None, now=NOW, values={kari.pk: {"answer_url": "https://example.org/ja?x=1&y=2"}})

    letter, one = one.letters.get(), Mailing.objects.get()
    assert (letter.state, one.state) == (State.SENT, Mailing.State.SENT)
    got = message_from_bytes(server.got[0].content, policy=email.policy.default)
    assert got["Subject"] == "Vårmøte for Kari"
    assert got["To"].addresses[0].display_name == "Kari Ødegård"
    assert got["From"].addresses[0].display_name == "North"
    assert got["Message-ID"] == f"<{letter.key}@localhost>"
    assert got["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    text, html = (got.get_body([kind]).get_content() for kind in ("plain", "html"))
    assert "Hei Kari!" in text
    assert "https://example.org/a?b=1&c=2\n.\n" in text.replace("\r", "")
    assert "https://example.org/ja?x=1&y=2" in text
    assert 'href="https://example.org/ja?x=1&amp;y=2"' in html
    assert got["List-Unsubscribe"].strip("<>") in html
    assert "googleapis" not in html
    assert server.connections == 1


def test_refusals_come_back_delays_wait_and_lost_connections_are_made_again(in_north: Chapter, server: Handler) -> None:
    member("Kari")
    member("Gone")
    member("Per")
    server.faults = Faults(put_off=1.0)
    one = mailing()
    queue_letters(one, Person.objects.all(), actor=None, now=NOW)
    found = {row.person.given_name: row for row in one.letters.select_related("person")}
    assert (found["Gone"].state, found["Gone"].why) == (State.BOUNCED, Letter.Why.REFUSED)
    assert (found["Kari"].state, found["Kari"].tries, found["Kari"].said[:3]) == (State.QUEUED, 1, "451")
    assert found["Kari"].next_try_at > timezone.now()
    assert Mailing.objects.get().state == Mailing.State.OUTBOX

    server.faults = Faults(drop_early=0.5)
    for _turn in range(6):
        again(one)
    assert {row.state for row in one.letters.exclude(person__given_name="Gone")} == {State.SENT}
    assert sorted(got.to for got in server.got) == ["kari@example.org", "per@example.org"]
    for number in (2, 3):
        assert Suppression.objects.count() == 0, number
        queue_letters(mailing(is_important=True), Person.objects.filter(given_name="Gone"), actor=None, now=NOW)
    assert Suppression.objects.get().address == "gone@example.org"


def test_a_server_that_is_away_for_good_is_given_up_after_the_last_try(in_north: Chapter, settings: Any) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", 1
    member("Kari")
    one = mailing()
    queue_letters(one, Person.objects.all(), actor=None, now=NOW)
    one.letters.update(tries=len(sending.WAITS))
    again(one)

    assert (one.letters.get().state, one.letters.get().why) == (State.FAILED, Letter.Why.NO_ANSWER)
    assert Mailing.objects.get().state == Mailing.State.SENT


def test_whoever_changes_their_mind_before_it_goes_gets_nothing(in_north: Chapter, settings: Any) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend", "QUEUES": []}}
    kari, per = member("Kari"), member("Per")
    one = mailing()
    queue_letters(one, [kari, per], actor=None, now=NOW)
    Person.objects.filter(pk=kari.pk).update(wants=Person.Wants.NOTHING)
    sending.carry(mailing=one.pk)

    assert one.letters.get(person=kari).why == Letter.Why.NOTHING
    assert [letter.to for letter in mail.outbox] == [["per@example.org"]]
