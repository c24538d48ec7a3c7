"""A letter as the bytes that go to the mail server: text and HTML in quoted-printable, headers that no name can break.

Written by hand because Django's message object costs more than handing the letter over (docs/decisions, benchmarks/post.py).
"""

from __future__ import annotations

import base64
import binascii
import datetime
import re
from collections.abc import Mapping, Sequence
from email.header import Header
from email.utils import encode_rfc2231, format_datetime
from functools import lru_cache

_BREAKS = re.compile(r"[\r\n\x00]+")
_PLAIN = re.compile(r"[\w !#$%&'*+/=?^`{|}~.-]*", re.ASCII)


def letter_bytes(
    *,
    sender: str,
    to: str,
    subject: str,
    message_id: str,
    at: datetime.datetime,
    text: str,
    html: str,
    headers: Mapping[str, str],
    others: Sequence[bytes] = (),
    files: Sequence[bytes] = (),
) -> bytes:
    """Return a whole message with CRLF line ends. `sender` and `to` are made by `named`; other headers are ASCII.

    `others` say the same in other ways than text and HTML (an invitation calendars read), `files` go along; both are
    made by `part`, once for many letters where they are the same.
    """
    edge = f"=_{message_id.partition('@')[0].strip('<')}_="
    lines = [
        f"From: {sender}",
        f"To: {to}",
        f"Subject: {worded(subject)}",
        f"Date: {format_datetime(at)}",
        f"Message-ID: {message_id}",
        "MIME-Version: 1.0",
        *(f"{name}: {_BREAKS.sub(' ', value)}" for name, value in headers.items()),
    ]
    head = "\r\n".join(lines).encode("ascii", "replace")
    cut = f"\r\n--{edge}".encode()
    kind = "\r\nContent-Type: text/%s; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    said = b"".join([
        f'\r\nContent-Type: multipart/alternative; boundary="{edge}"\r\n'.encode(),
        cut, (kind % "plain").encode(), _quoted(text), cut, (kind % "html").encode(), _quoted(html),
        *(piece for other in others for piece in (cut, other)), cut, b"--\r\n",
    ])  # fmt: skip
    if not files:
        return head + said
    # No edge may begin like another (RFC 2046, 5.1.2).
    outer = f"=_a{edge}"
    around = f"\r\n--{outer}".encode()
    mixed = f'\r\nContent-Type: multipart/mixed; boundary="{outer}"\r\n'.encode()
    return b"".join(
        [head, mixed, around, said, *(piece for file in files for piece in (around, file)), around, b"--\r\n"]
    )


def part(content: bytes, media_type: str, *, name: str = "") -> bytes:
    """Return one part of a message in base64, with the line break that opens it; with a name it is a file to keep."""
    lines = ["", f"Content-Type: {_BREAKS.sub(' ', media_type)}", "Content-Transfer-Encoding: base64"]
    if name:
        name = _BREAKS.sub(" ", name)
        said = f'filename="{name}"' if _PLAIN.fullmatch(name) else f"filename*={encode_rfc2231(name, 'utf-8')}"
        lines.append(f"Content-Disposition: attachment; {said}")
    head = "\r\n".join([*lines, "", ""]).encode("ascii", "replace")
    return head + base64.encodebytes(content).replace(b"\n", b"\r\n")


def named(name: str, address: str) -> str:
    """Return `name <address>` for a header: on one line, encoded where it must be."""
    name = " ".join(_BREAKS.sub(" ", name).split())
    address = _BREAKS.sub("", address)
    if not name:
        return address
    if _PLAIN.fullmatch(name) and "." not in name:
        return f"{name} <{address}>"
    if name.isascii():
        quoted = name.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{quoted}" <{address}>'
    return f"{_encoded(name)} <{address}>"


def worded(text: str) -> str:
    """Return a text for a header: on one line, encoded where it must be."""
    return _encoded(" ".join(_BREAKS.sub(" ", text).split()))


@lru_cache(maxsize=4096)
def _encoded(text: str) -> str:
    return Header(text, None if text.isascii() else "utf-8", maxlinelen=76).encode(linesep="\r\n")


def _quoted(text: str) -> bytes:
    return binascii.b2a_qp(text.replace("\r\n", "\n").replace("\n", "\r\n").encode(), istext=True)
