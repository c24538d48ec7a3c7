"""What can be served: the plan lists its commitments here, and whoever logs something offers them.

A commitment is known outside `plans` by its key alone (a text of 36 characters), so nothing points across capabilities.
"""

from collections.abc import Callable
from dataclasses import dataclass

from lokallag.core.chapters.models import Chapter


@dataclass(frozen=True)
class Served:
    """One commitment that a note or a task can be for; `owners` are the keys of the people who have it.

    `measure` is the key of what it is followed by in the book of measures; empty where only people can say.
    """

    key: str
    text: str
    area: str
    url: str
    owners: frozenset[int] = frozenset()
    measure: str = ""


Source = Callable[[Chapter], list[Served]]
_SOURCES: list[Source] = []


def offers(source: Source) -> Source:
    """Register a function that lists the commitments of the scope's chapter (called in `apps.ready`)."""
    _SOURCES.append(source)
    return source


def promises(chapter: Chapter) -> list[Served]:
    """Return all commitments in force that something can be logged for, in the plan's order."""
    return [served for source in _SOURCES for served in source(chapter)]
