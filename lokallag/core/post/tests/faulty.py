"""A real mail server that misbehaves by a seed: drops connections at every step, dawdles, answers 4xx and 5xx."""
# ruff: noqa: ARG002 (the server calls with all of them)

from __future__ import annotations

import asyncio
import random
import re
import socket
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

_MESSAGE_ID = re.compile(rb"^Message-ID: (<[^>]+>)", re.MULTILINE | re.IGNORECASE)


@dataclass
class Got:
    """One message the server took, and whether it let the sender know."""

    to: str
    message_id: str
    content: bytes
    told: bool = True


@dataclass
class Faults:
    """How often, of each step, what goes wrong; 0 is a server that behaves."""

    drop_early: float = 0.0
    drop_in_text: float = 0.0
    drop_before_taking: float = 0.0
    # It takes the letter and drops the connection before it says so: nobody can know on the sender's side.
    drop_after_taking: float = 0.0
    put_off: float = 0.0
    delay: float = 0.0
    longest: float = 0.02


@dataclass
class Handler:
    """Takes letters. Addresses that begin with `gone` do not exist here."""

    faults: Faults = field(default_factory=Faults)
    chance: random.Random = field(default_factory=lambda: random.Random(1))
    got: list[Got] = field(default_factory=list)
    happened: Counter[str] = field(default_factory=Counter)
    connections: int = 0

    def _now(self, what: str) -> bool:
        if self.chance.random() < getattr(self.faults, what):
            self.happened[what] += 1
            return True
        return False

    async def _wait(self) -> None:
        if self._now("delay"):
            await asyncio.sleep(self.chance.random() * self.faults.longest)

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        """A new connection."""
        session.host_name = hostname
        self.connections += 1
        return responses

    async def handle_MAIL(self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]) -> str:  # noqa: N802
        """Who sends."""
        await self._wait()
        if self._now("drop_early"):
            server.transport.abort()
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]) -> str:  # noqa: N802
        """To whom."""
        if address.startswith("gone"):
            return "550 5.1.1 No such user here"
        if self._now("put_off"):
            return "451 4.7.1 Greylisted, try again later"
        if self._now("drop_early"):
            server.transport.abort()
        if self._now("drop_in_text"):
            session.axe = asyncio.get_running_loop().call_later(0.0005, server.transport.abort)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:  # noqa: N802
        """The letter."""
        await self._wait()
        if getattr(session, "axe", None) is not None:
            # Too late to cut the text off: the letter is whole.
            session.axe.cancel()
        if server.transport.is_closing():
            return "250 never said"
        if self._now("put_off"):
            return "452 4.3.1 Too busy"
        if self._now("drop_before_taking"):
            server.transport.abort()
            return "250 never said"
        found = _MESSAGE_ID.search(envelope.content)
        got = Got(envelope.rcpt_tos[0], found.group(1).decode() if found else "", envelope.content)
        self.got.append(got)
        if self._now("drop_after_taking"):
            got.told = False
            server.transport.abort()
        return "250 2.0.0 Taken"


def free_port() -> int:
    """A port nobody listens at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def serve(handler: Handler) -> Controller:
    """Start a server on a free port of this machine; `controller.port` says which, `controller.stop()` ends it."""
    controller = Controller(handler, hostname="127.0.0.1", port=free_port())
    controller.start()
    return controller
