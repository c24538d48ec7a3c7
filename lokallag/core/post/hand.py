"""The hand that gives letters to the mail server: a process of its own, on nothing but the standard library.

A worker can be killed at any moment; what must not be interrupted is the breath between the last byte of a letter and the
server's answer. So the hand keeps the connection, finishes the letter it has begun when its worker dies, and writes each
step down in a journal that outlives both: `d KEY` before a letter's text is sent, `r KEY CODE WORDS` after the answer.
The journal is handed over open and locked; the lock lasts as long as the hand lives, so that others see whether it does.

Reads from standard input one JSON line of settings, then for each letter a JSON line {key, sender, to, size} and `size`
bytes. Answers each with a JSON line {key, code, said, begun} on standard output. Ends at the end of its input.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import smtplib
import sys
import time
from collections.abc import Callable
from typing import IO, Any

# How often a connection that was lost before a letter's text is made anew at once.
AGAIN = 3
# For so many seconds nothing is tried after a server that did not answer that often.
AWAY = 20.0


class Dropped(Exception):
    """The connection was lost; `begun` tells whether the letter's text was on its way."""

    def __init__(self, begun: bool) -> None:
        super().__init__()
        self.begun = begun


class Hand:
    """One connection, made when it is needed and again when it is lost."""

    def __init__(self, said: dict[str, Any]) -> None:
        self.said = said
        self.smtp: smtplib.SMTP | None = None
        # Open and locked already; the lock is held as long as this process lives.
        self.journal = int(said["journal"])
        self.away_until = 0.0

    def note(self, line: str) -> None:
        """Write a line in the journal, whole or not at all."""
        os.write(self.journal, (" ".join(line.split()) + "\n").encode())

    def give(self, letter: dict[str, Any], body: bytes) -> dict[str, Any]:
        """Hand over one letter; `code` is the server's, 0 where there was no answer."""
        begun, said = False, "The mail server does not answer."
        for turn in range(AGAIN if time.monotonic() >= self.away_until else 0):
            try:
                code, said = self._try(letter, body)
                return self._answer(letter, code, said, begun=True)
            except Dropped as drop:
                begun = drop.begun
                said = "The connection was lost."
                if begun:
                    break
            except (OSError, smtplib.SMTPException) as error:
                said = str(error) or type(error).__name__
                refusal = getattr(error, "smtp_code", 0)
                self._let_go()
                if refusal and int(refusal) >= 500 and not isinstance(error, smtplib.SMTPConnectError):
                    # Log-in refused or no TLS: nothing a new try would mend, and no fault of the address.
                    return self._answer(letter, 0, said, begun=False)
            self._let_go()
            time.sleep(0.05 * turn)
        else:
            # The letters behind this one need not all wait for a server that is away.
            self.away_until = max(self.away_until, time.monotonic() + AWAY)
        return self._answer(letter, 0, said, begun=begun)

    def _try(self, letter: dict[str, Any], body: bytes) -> tuple[int, str]:
        smtp = self.smtp or self._connect()
        try:
            asked: tuple[tuple[Callable[[], tuple[int, bytes]], tuple[int, ...]], ...] = (
                (lambda: smtp.mail(letter["sender"]), (250,)),
                (lambda: smtp.rcpt(letter["to"]), (250, 251)),
                (lambda: smtp.docmd("data"), (354,)),
            )
            for ask, good in asked:
                code, said = ask()
                if code not in good:
                    self._refused(smtp, code)
                    return code, said.decode("utf-8", "replace")
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            raise Dropped(begun=False) from error
        self.note(f"d {letter['key']}")
        try:
            smtp.send(body)
            code, said = smtp.getreply()
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            raise Dropped(begun=True) from error
        if code == 421:
            self._let_go()
        return code, said.decode("utf-8", "replace")

    def _refused(self, smtp: smtplib.SMTP, code: int) -> None:
        """Go on with the next letter on the same connection, unless the server is about to close it."""
        if code in (421, -1):
            self._let_go()
            if code == -1:
                raise smtplib.SMTPServerDisconnected("No answer.")
            return
        smtp.rset()

    def _connect(self) -> smtplib.SMTP:
        said = self.said
        kind = smtplib.SMTP_SSL if said["ssl"] else smtplib.SMTP
        smtp = kind(said["host"], said["port"], local_hostname=said["helo"] or None, timeout=said["timeout"])
        if said["tls"]:
            smtp.starttls()
        if said["user"]:
            smtp.login(said["user"], said["password"])
        smtp.ehlo_or_helo_if_needed()
        self.smtp = smtp
        return smtp

    def _let_go(self) -> None:
        if self.smtp is not None:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                self.smtp.close()
            self.smtp = None

    def _answer(self, letter: dict[str, Any], code: int, said: str, *, begun: bool) -> dict[str, Any]:
        word = "u" if code == 0 and begun else str(code)
        self.note(f"r {letter['key']} {word} {said[:300]}")
        return {"key": letter["key"], "code": code, "said": said[:300], "begun": begun}

    def end(self) -> None:
        """Say goodbye to the server."""
        if self.smtp is not None:
            with contextlib.suppress(OSError, smtplib.SMTPException):
                self.smtp.quit()


def dotted(body: bytes) -> bytes:
    """A letter's text as SMTP wants it: a dot doubled at each line's beginning, a dot alone at the end."""
    if body.startswith(b"."):
        body = b"." + body
    return body.replace(b"\r\n.", b"\r\n..") + (b".\r\n" if body.endswith(b"\r\n") else b"\r\n.\r\n")


def work(source: IO[bytes], answers: IO[bytes]) -> None:
    """Do what comes until there is no more; answers nobody reads any longer are in the journal."""
    first = source.readline()
    if not first.endswith(b"\n"):
        return
    hand = Hand(json.loads(first))
    try:
        _tell(answers, {"ready": True})
        while line := source.readline():
            letter = json.loads(line)
            body = source.read(letter["size"])
            if len(body) < letter["size"]:
                return
            _tell(answers, hand.give(letter, dotted(body)))
    finally:
        hand.end()


def _tell(answers: IO[bytes], said: dict[str, Any]) -> None:
    with contextlib.suppress(BrokenPipeError):
        answers.write(json.dumps(said).encode() + b"\n")
        answers.flush()


if __name__ == "__main__":
    for _signal in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(_signal, signal.SIG_IGN)
    work(sys.stdin.buffer, sys.stdout.buffer)
    # Nobody may be left to read the answers; that is no fault worth a word at the end.
    os._exit(0)
