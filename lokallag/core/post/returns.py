"""What came back, read: a notice of non-delivery (RFC 3464 and the many other forms) or a complaint (RFC 5965).

A letter is known again only by its own key, in the address the notice came to or in the letter it sends back: a notice
anybody could have written, with nothing but an address in it, changes nothing.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from flufl.bounce import all_failures

_VERP = re.compile(r"\+([0-9a-f]{24})@")
_MESSAGE_ID = re.compile(r"<([0-9a-f]{24})@[^>\s]+>")
HARD, SOFT, COMPLAINT = "hard", "soft", "complaint"


@dataclass(frozen=True)
class Return:
    """What a message in the mailbox says of one letter: its key, `hard`, `soft` or `complaint`, in whose words."""

    key: str
    kind: str
    said: str


def read_return(raw: bytes) -> Return | None:
    """Return what a message says of a letter of ours; None for a holiday's answer, a stranger's mail, nonsense."""
    message = email.message_from_bytes(raw, policy=email.policy.compat32)
    key = _key(message)
    if key is None:
        return None
    if _is_complaint(message):
        return Return(key, COMPLAINT, "")
    soft, hard = all_failures(message)
    status = _status(message)
    # An enhanced code (RFC 3463) is surer than a guess at words: 5.x.x is for good, 4.x.x may pass.
    if status.startswith("5") or (hard and not status.startswith("4")):
        return Return(key, HARD, _said(message))
    if soft or status.startswith("4"):
        return Return(key, SOFT, _said(message))
    return None


def _key(message: Message) -> str | None:
    for name in ("Delivered-To", "X-Original-To", "To", "Envelope-To"):
        for value in message.get_all(name, []):
            if found := _VERP.search(str(value)):
                return found.group(1)
    for part in _walk(message):
        for name in ("Message-ID", "X-Original-Message-ID", "In-Reply-To", "References", "Original-Message-ID"):
            if found := _MESSAGE_ID.search(str(part.get(name, ""))):
                return found.group(1)
    return None


def _walk(message: Message) -> Iterator[Message]:
    """The message, its parts, and the headers that are sent back as text."""
    for part in message.walk():
        yield part
        if part.get_content_type() in {"text/rfc822-headers", "message/rfc822-headers"}:
            payload = part.get_payload(decode=True)
            yield email.message_from_bytes(payload if isinstance(payload, bytes) else b"")


def _is_complaint(message: Message) -> bool:
    kinds = {part.get_content_type() for part in message.walk()}
    return "message/feedback-report" in kinds


def _status(message: Message) -> str:
    """The enhanced status code of the failed recipient, empty where there is none."""
    for part in message.walk():
        status = str(part.get("Status", "")).strip()
        if re.match(r"[245]\.\d", status) and str(part.get("Action", "failed")).strip().lower() != "delivered":
            return status
    return ""


def _said(message: Message) -> str:
    for part in message.walk():
        if said := str(part.get("Diagnostic-Code", "")).strip():
            return " ".join(said.split())[:300]
    return ""
