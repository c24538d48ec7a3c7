"""Text messages: how long one is, and who carries it. The default carrier writes them into a file and sends none.

A carrier is a class with `send(to, text, key) -> str` (the provider's id of the message); the setting SMS_BACKEND names it.
It raises `Refused` for a number that cannot be reached, any other exception where it should be tried again.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string

# The alphabet of GSM 03.38; what is not in it makes the whole message 16-bit, and shorter.
_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWO = frozenset("^{}\\[~]|€\f")
#: More parts than this nobody reads.
MOST_PARTS = 6


@dataclass(frozen=True)
class Length:
    """How long a text message is: characters as they are counted, room in the last part, parts that are paid for."""

    characters: int
    room: int
    parts: int
    # Whether a letter outside the common alphabet (đ, ŋ, 😀) makes each part 70 characters instead of 160.
    wide: bool
    because: str = ""


def length_of(text: str) -> Length:
    """Count a text as the networks do: 160 or 153 characters a part of GSM-7, 70 or 67 of UCS-2."""
    odd = "".join(dict.fromkeys(c for c in text if c not in _BASIC and c not in _TWO))
    if odd:
        used = len(text.encode("utf-16-le")) // 2
        one, many = 70, 67
    else:
        used = sum(2 if c in _TWO else 1 for c in text)
        one, many = 160, 153
    parts = 0 if not used else 1 if used <= one else math.ceil(used / many)
    room = one - used if parts <= 1 else parts * many - used
    return Length(used, room, parts, bool(odd), odd[:10])


class Refused(Exception):
    """The number cannot be reached; trying again will not help."""


class Carrier(Protocol):
    """What a provider of text messages must be able to do."""

    def send(self, to: str, text: str, key: str) -> str:
        """Send a text to a number in E.164; `key` is the same on every try. Returns the provider's id."""


class FileCarrier:
    """Writes each message as a line of JSON into the data folder's `sms/`, a file a day."""

    def send(self, to: str, text: str, key: str) -> str:
        """Append the message; the id is its key."""
        folder = Path(settings.DATA) / "sms"
        folder.mkdir(parents=True, exist_ok=True)
        now = timezone.now()
        line = json.dumps({"at": now.isoformat(), "to": to, "text": text, "key": key}, ensure_ascii=False)
        with (folder / f"{now:%Y-%m-%d}.jsonl").open("a", encoding="utf-8") as file:
            file.write(line + "\n")
        return key


def sms_carrier() -> Carrier:
    """Return the carrier that the installation names."""
    made: Carrier = import_string(settings.SMS_BACKEND)()
    return made
