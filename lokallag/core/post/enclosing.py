"""What goes along with a letter: files, the same for all; and the date for a calendar, with lines for each reader alone."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lokallag.core.post.mime import part
from lokallag.core.post.models import Attachment, Mailing

#: A larger file is better linked to than sent: many mail servers refuse letters over ten megabytes.
MOST = 5 * 1024 * 1024
#: A calendar's line that names its reader, and the start of those with the reader's own address of a page.
ATTENDEE = "ATTENDEE:mailto:reader@invalid"
OWN_PAGE = "https://own-page.invalid/"
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\"]")


@dataclass(frozen=True)
class Enclosure:
    """A file to go along. `method` (REQUEST, CANCEL) makes it a calendar's: `core.calendar.ics.invitation` makes those."""

    name: str
    media_type: str
    content: bytes
    method: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of its content."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass
class Carried:
    """An attachment as a mailing's letters carry it; what is the same for all is written once."""

    name: str
    media_type: str
    method: str
    content: bytes

    def filled(self, name: str, address: str, values: Mapping[str, str]) -> bytes:
        """Its bytes for one reader: a file as it is, a calendar with their name, answer and page in it."""
        return _filled(self.content, name, address, values) if self.method else self.content

    def spoken(self, name: str, address: str, values: Mapping[str, str]) -> bytes:
        """A calendar as another way to say what the letter says: mail programs show it with the letter."""
        return part(self.filled(name, address, values), f"text/calendar; charset=utf-8; method={self.method}")

    def kept(self, name: str, address: str, values: Mapping[str, str]) -> bytes:
        """A file to keep."""
        return (
            part(self.filled(name, address, values), "application/ics", name=self.name) if self.method else self._file
        )

    @cached_property
    def _file(self) -> bytes:
        return part(self.content, self.media_type, name=self.name)


def enclose(mailing: Mailing, files: Sequence[Enclosure]) -> None:
    """Write down what goes along with a mailing's letters."""
    for file in files:
        Attachment.objects.create(
            mailing=mailing,
            name=file.name[:120],
            media_type=file.media_type,
            method=file.method,
            content=file.content,
            size=len(file.content),
            digest=file.digest,
        )


def carried(mailing: Mailing) -> list[Carried]:
    """What goes along with a mailing's letters, in the order it was put there. One query."""
    if mailing.pk is None:
        return []
    rows = mailing.attachments.order_by("pk")
    return [Carried(row.name, row.media_type, row.method, bytes(row.content)) for row in rows]


def _filled(calendar: bytes, name: str, address: str, values: Mapping[str, str]) -> bytes:
    """A calendar's lines with what is the reader's own, folded anew at 75 octets (RFC 5545, 3.1)."""
    status = "ACCEPTED" if values.get("answer") == "yes" else "NEEDS-ACTION"
    reader = (
        f'ATTENDEE;CN="{_CONTROLS.sub(" ", name)}";ROLE=REQ-PARTICIPANT;PARTSTAT={status};RSVP=FALSE'
        f":mailto:{_CONTROLS.sub('', address)}"
    )
    page = values.get("answer_url", "")
    lines = []
    for line in calendar.decode().replace("\r\n ", "").split("\r\n"):
        if line == ATTENDEE:
            lines.append(folded(reader))
        elif OWN_PAGE in line:
            lines += [folded(line.replace(OWN_PAGE, page))] if page else []
        else:
            lines.append(folded(line))
    return "\r\n".join(lines).encode()


def folded(line: str) -> str:
    """A line of a calendar in pieces of at most 75 octets, cut between characters."""
    pieces, piece, size = [], "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > 75:
            pieces.append(piece)
            piece, size = " ", 1
        piece += character
        size += octets
    return "\r\n".join([*pieces, piece])
