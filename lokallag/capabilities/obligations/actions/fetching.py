"""Asks Enhetsregisteret about one organisation number, with little patience: what is wrong is a word, never an error."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from typing import Any

from django.conf import settings

from lokallag.capabilities.obligations.registers import MOST_BYTES, Answer, CannotRead, Problem, read

#: Seconds for one question, however slowly the register talks.
PATIENCE = 4.0
_PIECE = 64 * 1024


def may_ask() -> bool:
    """Whether this installation asks the register itself."""
    return bool(settings.ENHETSREGISTERET_URL)


def fetch(number: str) -> Answer:
    """Return what the register says of a unit and of who sits in its board. Raises CannotRead."""
    if not may_ask():
        raise CannotRead("off")
    base = f"{settings.ENHETSREGISTERET_URL}/enheter/{number}"
    found = read(_get(base), number=number)
    if found.unit is None:
        raise CannotRead("changed")
    if found.unit.deleted_on:
        # Who is deleted has no board to ask for.
        return found
    roles = read(_get(f"{base}/roller"), number=number)
    if roles.roles is None:
        raise CannotRead("changed")
    return found.with_(roles)


class _NoDetours(urllib.request.HTTPRedirectHandler):
    """An answer that points elsewhere is none."""

    def redirect_request(self, *_where: Any, **_more: Any) -> None:
        return None


def _get(url: str) -> str:
    """Return the text at an address: in time, not too much, from there and nowhere else."""
    until = time.monotonic() + PATIENCE
    request = urllib.request.Request(url, headers={"Accept": "application/json", "User-Agent": "Lokallag"})  # noqa: S310 (the installation's own setting)
    try:
        with urllib.request.build_opener(_NoDetours).open(request, timeout=PATIENCE / 2) as answer:
            return _patiently(answer, until)
    except urllib.error.HTTPError as wrong:
        with wrong:
            raise CannotRead(_problem_of(wrong.code)) from None
    except TimeoutError:
        raise CannotRead("slow") from None
    except urllib.error.URLError as wrong:
        raise CannotRead("slow" if isinstance(wrong.reason, TimeoutError) else "unreachable") from None
    except (OSError, http.client.HTTPException, ValueError):
        raise CannotRead("unreachable") from None


def _problem_of(status: int) -> Problem:
    """What a status that is no success means."""
    if status in (404, 410):
        return "not_found"
    if status >= 500:
        return "failed"
    return "moved" if status < 400 else "refused"


def _patiently(answer: http.client.HTTPResponse, until: float) -> str:
    """Read piece by piece, so that a register that drips is cut off as well as one that is silent."""
    pieces: list[bytes] = []
    size = 0
    while piece := answer.read1(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > MOST_BYTES:
            raise CannotRead("too_large")
        if time.monotonic() > until:
            raise CannotRead("slow")
    if answer.length:
        raise CannotRead("unreachable")
    return b"".join(pieces).decode("utf-8", "replace")
