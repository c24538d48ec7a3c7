"""The book of parts of the calendar that one can subscribe to alone, such as the meetings of a body."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lokallag.core.calendar.dates import Dated
from lokallag.core.people.models import Person


@dataclass(frozen=True, kw_only=True)
class Part:
    """`choices(person, today)` are those one person may subscribe to, (key, name). `entries(person, key, first, last, today)`
    is a name and what is in it, None where it is not, or no longer, theirs.
    """

    key: str
    choices: Callable[[Person, datetime.date], Sequence[tuple[str, str]]]
    entries: Callable[[Person, str, datetime.date, datetime.date, datetime.date], tuple[str, list[Dated]] | None]


_BOOK: dict[str, Part] = {}


def calendar_part(part: Part) -> Part:
    """Write a part in the book (called in `apps.ready`)."""
    _BOOK[part.key] = part
    return part


def choices_for(person: Person, today: datetime.date) -> list[tuple[str, str]]:
    """What a person may subscribe to alone: (`body-7`, its name)."""
    return [(f"{part.key}-{key}", name) for part in _BOOK.values() for key, name in part.choices(person, today)]


def part_of(
    said: str, person: Person, first: datetime.date, last: datetime.date, today: datetime.date
) -> tuple[str, list[Dated]] | None:
    """The name and what is in a part said as `body-7`; None where there is none such for the person."""
    kind, _dash, key = said.partition("-")
    part = _BOOK.get(kind)
    return part.entries(person, key, first, last, today) if part is not None else None
