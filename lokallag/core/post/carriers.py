"""Those who carry letters out of the house: the hand for a mail server, Django's back ends for all else."""

from __future__ import annotations

import contextlib
import json
import os
import smtplib
import subprocess
import sys
from dataclasses import dataclass
from typing import IO, Protocol, cast

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.utils import timezone

from lokallag.core.post import hand, journals
from lokallag.core.post.models import Letter, Mailing
from lokallag.core.post.rendering import Writer, envelope_sender, message_id
from lokallag.core.post.sms import Refused, sms_carrier

SMTP = "django.core.mail.backends.smtp.EmailBackend"
# What stands for a code where there is none: taken by a back end that does not speak SMTP.
TAKEN = 250
SOFT = 451


@dataclass(frozen=True)
class Outcome:
    """What became of a letter: the server's code (0: no answer; `begun` tells whether its text was on its way)."""

    key: str
    code: int
    said: str
    begun: bool
    provider_id: str = ""


class Carrier(Protocol):
    """Takes letters, answers for each, in order."""

    run: str

    def give(self, writer: Writer, letter: Letter, values: dict[str, str]) -> None:
        """Hand over one letter; its outcome comes later."""

    def outcomes(self, how_many: int) -> list[Outcome]:
        """Wait for so many outcomes, oldest first; fewer where the carrier is gone."""

    def end(self) -> None:
        """No more letters."""


def carrier(channel: str) -> Carrier:
    """Return the carrier this installation is set up for, with its journal locked."""
    if channel == Mailing.Channel.SMS:
        return SmsCarrier()
    return HandCarrier() if settings.EMAIL_BACKEND == SMTP else BackendCarrier()


class HandCarrier:
    """Speaks with the hand (core.post.hand) through its pipes."""

    def __init__(self) -> None:
        self.run, journal = journals.open_new()
        self._process = subprocess.Popen(  # noqa: S603 (our own file, by our own Python)
            [sys.executable, "-I", hand.__file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # A group of its own: what ends the worker by the terminal does not end the hand in the middle of a letter.
            start_new_session=True,
            pass_fds=(journal,),
        )
        # The lock is the hand's now: it lasts as long as the hand lives, whatever becomes of this process.
        os.close(journal)
        self._in, self._out = cast("IO[bytes]", self._process.stdin), cast("IO[bytes]", self._process.stdout)
        self._write({
            "journal": journal,
            "host": settings.EMAIL_HOST,
            "port": settings.EMAIL_PORT,
            "user": settings.EMAIL_HOST_USER,
            "password": settings.EMAIL_HOST_PASSWORD,
            "tls": settings.EMAIL_USE_TLS,
            "ssl": getattr(settings, "EMAIL_USE_SSL", False),
            "timeout": settings.EMAIL_TIMEOUT,
            "helo": "",
        })  # fmt: skip
        self._in.flush()
        self._out.readline()

    def _write(self, said: dict[str, object], body: bytes = b"") -> None:
        with contextlib.suppress(BrokenPipeError):
            self._in.write(json.dumps(said).encode() + b"\n" + body)

    def give(self, writer: Writer, letter: Letter, values: dict[str, str]) -> None:
        """Send the letter's bytes through the pipe."""
        body = writer.as_bytes(letter.person, letter.address, letter.key, values, timezone.now())
        said = {"key": letter.key, "sender": envelope_sender(letter.key), "to": letter.address, "size": len(body)}
        self._write(said, body)

    def outcomes(self, how_many: int) -> list[Outcome]:
        """Read so many answers; the hand's death ends them early, and its journal says the rest."""
        with contextlib.suppress(BrokenPipeError):
            self._in.flush()
        found = []
        for _number in range(how_many):
            line = self._out.readline()
            if not line.endswith(b"\n"):
                break
            said = json.loads(line)
            found.append(Outcome(said["key"], said["code"], said["said"], said["begun"]))
        return found

    def end(self) -> None:
        """Close the pipes and wait until the hand has let go of its journal."""
        with contextlib.suppress(BrokenPipeError):
            self._in.close()
        self._out.close()
        self._process.wait()


class BackendCarrier:
    """Sends through Django's mail back end, one letter at a time on one open connection."""

    def __init__(self) -> None:
        self.run, journal = journals.open_new()
        self._own = journals.OwnJournal(journal)
        self._connection = get_connection()
        self._connection.open()
        self._done: list[Outcome] = []

    def give(self, writer: Writer, letter: Letter, values: dict[str, str]) -> None:
        """Send it now."""
        written = writer.write(letter.person, values)
        headers = {**writer.headers(letter.person), "Message-ID": message_id(letter.key)}
        reply_to = headers.pop("Reply-To", "")
        message = EmailMultiAlternatives(
            written.subject,
            written.text,
            writer.sender,
            [letter.address],
            headers=headers,
            reply_to=[reply_to] if reply_to else None,
        )
        message.attach_alternative(written.html, "text/html")
        for one in writer.enclosed():
            content = one.filled(letter.person.name, letter.address, values)
            if one.method:
                message.attach_alternative(content.decode(), f"text/calendar; method={one.method}")
            message.attach(one.name, content, "application/octet-stream" if one.method else one.media_type)
        # Providers (anymail) hand this back with what became of it.
        message.metadata = {"letter": letter.key}  # type: ignore[attr-defined]
        self._own.begun(letter.key)
        outcome = self._sent(message, letter.key)
        self._own.answered(outcome.key, outcome.code, outcome.said)
        self._done.append(outcome)

    def _sent(self, message: EmailMultiAlternatives, key: str) -> Outcome:
        try:
            self._connection.send_messages([message])
        except smtplib.SMTPResponseException as error:
            return Outcome(key, int(error.smtp_code), str(error), begun=True)
        except Exception as error:  # noqa: BLE001 (a provider's library raises what it likes; the letter is tried again)
            return Outcome(key, SOFT, f"{type(error).__name__}: {error}"[:300], begun=True)
        status = getattr(message, "anymail_status", None)
        given = getattr(status, "message_id", "") or ""
        return Outcome(key, TAKEN, "", begun=True, provider_id=str(given)[:200])

    def outcomes(self, how_many: int) -> list[Outcome]:
        """What became of those given."""
        found, self._done = self._done[:how_many], self._done[how_many:]
        return found

    def end(self) -> None:
        """Close the connection and let go of the journal."""
        self._connection.close()
        self._own.close()


class SmsCarrier:
    """Sends text messages through what the installation names (core.post.sms)."""

    def __init__(self) -> None:
        self.run, journal = journals.open_new()
        self._own = journals.OwnJournal(journal)
        self._carrier = sms_carrier()
        self._done: list[Outcome] = []

    def give(self, writer: Writer, letter: Letter, values: dict[str, str]) -> None:
        """Send it now."""
        self._own.begun(letter.key)
        try:
            given = self._carrier.send(letter.address, writer.write_sms(letter.person, values), letter.key)
            outcome = Outcome(letter.key, TAKEN, "", begun=True, provider_id=given[:200])
        except Refused as refused:
            outcome = Outcome(letter.key, 550, str(refused)[:300], begun=True)
        except Exception as error:  # noqa: BLE001 (a provider's library raises what it likes; the message is tried again)
            outcome = Outcome(letter.key, SOFT, f"{type(error).__name__}: {error}"[:300], begun=True)
        self._own.answered(outcome.key, outcome.code, outcome.said)
        self._done.append(outcome)

    def outcomes(self, how_many: int) -> list[Outcome]:
        """What became of those given."""
        found, self._done = self._done[:how_many], self._done[how_many:]
        return found

    def end(self) -> None:
        """Let go of the lock."""
        self._own.close()
