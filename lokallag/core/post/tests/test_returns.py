"""What comes back: real forms of it, three times is enough, and nobody can put an address out of use by a letter."""

from __future__ import annotations

import datetime
import mailbox
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from conftest import Actor
from lokallag.core.chapters.models import Chapter
from lokallag.core.people.models import Person
from lokallag.core.post.jobs import read_returns, thin_out
from lokallag.core.post.letters import queue_letters
from lokallag.core.post.models import Letter, Mailing, Suppression
from lokallag.core.post.receiving import hear_provider, receive
from lokallag.core.post.tests.factories import mailing, member
from lokallag.core.privacy.actions import erase_person

NOW = datetime.datetime(2021, 2, 15, 12, tzinfo=datetime.UTC)
State, Why = Letter.State, Letter.Why

# As Postfix writes it.
DSN = """\
Return-Path: <>
To: {to}
From: MAILER-DAEMON@mx.example.org (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="E5A"

--E5A
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mx.example.org. I'm sorry to have to inform you that your message could not be delivered.

<kari@example.org>: host mail.example.org said: {code} {status} {words} (in reply to RCPT TO command)

--E5A
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org
Arrival-Date: Mon, 15 Feb 2021 12:00:00 +0100 (CET)

Final-Recipient: rfc822; kari@example.org
Original-Recipient: rfc822;kari@example.org
Action: {action}
Status: {status}
Remote-MTA: dns; mail.example.org
Diagnostic-Code: smtp; {code} {status} {words}

--E5A
Content-Type: text/rfc822-headers

From: North <lokallag@localhost>
To: Kari <kari@example.org>
Subject: =?utf-8?b?VsOlcm3DuHRl?=
Message-ID: <{key}@localhost>

--E5A--
"""
COMPLAINT = """\
To: abuse@example.org
From: feedback@provider.example
Subject: Abuse report
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="F1"

--F1
Content-Type: text/plain

This is an email abuse report for a message received on 15 Feb 2021.

--F1
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: SomeGenerator/1.0
Version: 1

--F1
Content-Type: message/rfc822

From: North <lokallag@localhost>
To: Kari <kari@example.org>
Message-ID: <{key}@localhost>
Subject: Hei

Hei
--F1--
"""
HOLIDAY = (
    "To: lokallag@localhost\nFrom: kari@example.org\nSubject: Ferie\nIn-Reply-To: <{key}@localhost>\n\nJeg er borte.\n"
)


def one_letter() -> Letter:
    """A letter to Kari that was taken by the mail server."""
    kari = Person.objects.filter(given_name="Kari").first() or member("Kari")
    mail = mailing(is_important=True)
    queue_letters(mail, [kari], actor=None, now=NOW)
    return mail.letters.get()


def came_back(letter: Letter, **said: str) -> bytes:
    filled = {"to": "lokallag@localhost", "key": letter.key, "action": "failed", "code": "550", "status": "5.1.1"}
    return DSN.format(**{**filled, "words": "User unknown", **said}).encode()


def test_what_comes_back_is_known_again_by_its_key_and_by_nothing_else(in_north: Chapter) -> None:
    table: list[tuple[str, dict[str, str], tuple[bool, str, str]]] = [
        ("hard", {}, (True, State.BOUNCED, Why.CAME_BACK)),
        ("full for now", {"code": "452", "status": "4.2.2", "action": "delayed"}, (True, State.SENT, "")),
        ("a stranger's notice", {"key": "0" * 24}, (False, State.SENT, "")),
        ("no key at all", {"key": "x"}, (False, State.SENT, "")),
        (
            "by the address it came to",
            {"key": "x", "to": "bounce+{key}@localhost"},
            (True, State.BOUNCED, Why.CAME_BACK),
        ),
    ]
    for name, said, expected in table:
        letter = one_letter()
        filled = {part: value.replace("{key}", letter.key) for part, value in said.items()}
        known = receive(came_back(letter, **filled))
        letter.refresh_from_db()
        assert (known, letter.state, letter.why) == expected, name
        letter.mailing.delete()
    letter = one_letter()
    assert not receive(HOLIDAY.format(key=letter.key).encode())
    assert not receive(b"\xff\xfe nonsense")
    letter.refresh_from_db()
    assert letter.state == State.SENT


def test_three_hard_bounces_put_an_address_out_of_use_until_somebody_lifts_it(in_north: Chapter, ada: Actor) -> None:
    for number in range(3):
        assert not Suppression.objects.exists(), number
        letter = one_letter()
        receive(came_back(letter, code="452", status="4.2.2", action="delayed"))
        receive(came_back(letter))
        receive(came_back(letter))
    assert one_letter().why == Why.SUPPRESSED
    row = Suppression.objects.get()
    assert (row.address, row.why) == ("kari@example.org", Suppression.Why.BOUNCES)

    assert "kari@example.org" in ada.client.get("/north/post/addresses/").content.decode()
    ada.client.post(f"/north/post/addresses/{row.pk}/lifting/")
    again = one_letter()
    assert again.state == State.SENT
    receive(came_back(again))
    assert one_letter().state == State.SENT
    ada.client.post(f"/north/post/addresses/{row.pk}/lifting/undo/")
    assert one_letter().why == Why.SUPPRESSED


def test_who_says_that_it_is_spam_gets_nothing_more(in_north: Chapter) -> None:
    assert receive(COMPLAINT.format(key=one_letter().key).encode())
    assert one_letter().why == Why.COMPLAINED


def test_a_providers_word_counts_as_much(in_north: Chapter) -> None:
    def told(kind: str, letter: Letter, **more: Any) -> str:
        said = {"reject_reason": None, "mta_response": "", "description": "", "timestamp": timezone.now()}
        by_key = {"metadata": {"letter": letter.key}, "message_id": None}
        hear_provider(event=SimpleNamespace(event_type=kind, **{**said, **by_key, **more}))
        letter.refresh_from_db()
        return letter.state

    letter = one_letter()
    assert told("delivered", letter) == State.DELIVERED
    assert told("bounced", letter, reject_reason="timed_out") == State.DELIVERED
    assert told("bounced", letter, reject_reason="bounced") == State.BOUNCED
    other = one_letter()
    Letter.objects.filter(pk=other.pk).update(provider_id="abc-1")
    assert told("delivered", other, metadata={}, message_id="abc-1") == State.DELIVERED
    hear_provider(event=SimpleNamespace(event_type="bounced", metadata=None, message_id="nobody's", timestamp=None))


def test_a_maildir_is_read_and_what_was_understood_removed(in_north: Chapter, settings: Any, tmp_path: Path) -> None:
    box = mailbox.Maildir(tmp_path / "box")
    letter = one_letter()
    box.add(came_back(letter))
    box.add(b"Subject: Hei\n\nKan dere ringe meg?\n")
    settings.BOUNCE_MAILBOX = f"maildir:{tmp_path / 'box'}"
    read_returns()

    letter.refresh_from_db()
    assert letter.state == State.BOUNCED
    assert [message["Subject"] for message in mailbox.Maildir(tmp_path / "box")] == ["Hei"]


def test_what_is_old_goes_and_an_erased_person_leaves_no_letter(in_north: Chapter, ada: Actor) -> None:
    letter = one_letter()
    kept = one_letter()
    Letter.objects.filter(pk=letter.pk).update(queued_at=NOW - datetime.timedelta(days=366))
    Suppression.objects.create(address="kari@example.org", why="bounces")
    thin_out()
    assert list(Letter.objects.all()) == [kept]

    erase_person(person=kept.person, actor=ada.person, today=NOW.date())
    assert (Letter.objects.count(), Suppression.objects.count()) == (0, 0)
    assert Mailing.objects.count() == 2
