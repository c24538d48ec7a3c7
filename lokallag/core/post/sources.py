"""The book of what a letter can show besides text: whoever has such things (gatherings) writes a source in it.

A thing is `<source>:<key>`, such as `gathering:7`. It has facts everybody sees, and answers each person gives by a link of
their own; the answers' words are the same for all, their addresses are not.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from lokallag.core.people.models import Person


@dataclass(frozen=True)
class Shown:
    """What everybody sees of a thing: a title, lines of facts (when, where), a page to read more, words of the answers."""

    title: str
    lines: tuple[str, ...] = ()
    url: str = ""
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Source:
    """`choices(today)` are what can be picked now, (key, label); `shows(key)` a thing's facts in the active language, or
    None when it is gone; `links(key, people)` each person's addresses, as many and in the order of `Shown.answers`."""

    key: str
    label: Promise | str
    choices: Callable[[datetime.date], Sequence[tuple[str, str]]]
    shows: Callable[[str], Shown | None]
    links: Callable[[str, Sequence[Person]], Mapping[int, Sequence[str]]] | None = None


_BOOK: dict[str, Source] = {}


def merge_source(source: Source) -> Source:
    """Write a source in the book (from an app's `ready`)."""
    _BOOK[source.key] = source
    return source


def sources() -> list[Source]:
    """Every source, in the order they were written."""
    return list(_BOOK.values())


def source_of(thing: str) -> Source | None:
    """Return the source of a thing such as `gathering:7`."""
    return _BOOK.get(thing.partition(":")[0])
