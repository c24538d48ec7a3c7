"""How a sentence is written in an address and in a form: `p=members.current&p=-groups.in:5,7`."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode

from lokallag.core.segments.book import BOOK, MOST_PARTS, Part

_LONGEST = 2000


def written_part(part: Mapping[str, Any]) -> str:
    """Return a part as one word: `-` when it is turned round, the clause's key, `:` and the value when it has one."""
    value = str(part.get("value", ""))
    return f"{'-' if part.get('negated') else ''}{part['clause']}{':' + value if value else ''}"


def read_part(text: str) -> Part | None:
    """Return the part a word stands for, None when its clause is not in the book."""
    key, _colon, value = text.replace("\x00", "")[:_LONGEST].removeprefix("-").partition(":")
    if key not in BOOK.clauses:
        return None
    return Part(clause=key, value=value, negated=text.startswith("-"))


def read_parts(texts: Iterable[str]) -> list[Part]:
    """Return the parts of a sentence in an address; words nobody knows are left out."""
    return [part for text in list(texts)[:MOST_PARTS] if (part := read_part(text)) is not None]


def query_of(parts: Sequence[Mapping[str, Any]], **more: Any) -> str:
    """Return a sentence as the query of an address."""
    return urlencode([("p", written_part(part)) for part in parts] + [(key, str(value)) for key, value in more.items()])


def token_of(parts: Sequence[Mapping[str, Any]]) -> str:
    """Return a sentence as one value of a form: a single part as its word, more as a query."""
    return written_part(parts[0]) if len(parts) == 1 else query_of(parts)


def parts_of(token: str) -> list[Part] | None:
    """Return the sentence a form's value stands for, None when a part of it is unknown."""
    texts = [value for key, value in parse_qsl(token) if key == "p"] if token.startswith("p=") else [token]
    parts = read_parts(texts)
    return parts if parts and len(parts) == len(texts) else None
