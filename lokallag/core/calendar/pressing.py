"""The book of what presses: late or soon late, so grave that home and the brief say it before anything else."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from lokallag.core.access.permissions import Permission
from lokallag.core.chapters.models import Chapter


@dataclass(frozen=True, kw_only=True)
class Pressing:
    """One thing that must not be overlooked: what, by when, why it matters, where it is done, who has it."""

    key: str
    title: str
    due_on: datetime.date
    is_late: bool
    sentence: str
    url: str
    who: str = ""


Source = Callable[[Chapter, datetime.date], list[Pressing]]
_SOURCES: list[tuple[Permission, Source]] = []


def pressing_from(shown_to: Permission, source: Source) -> None:
    """Register a source: `(chapter, today)` to what presses, asked only for those who may (called in `apps.ready`)."""
    _SOURCES.append((shown_to, source))


def presses(chapter: Chapter, today: datetime.date, *, may: Callable[[Permission], bool]) -> dict[str, list[Pressing]]:
    """Return what is late (`late_now`) and what comes soon (`soon_now`) in the scope's chapter, for who may see it, the first day first."""
    found = [one for shown_to, source in _SOURCES if may(shown_to) for one in source(chapter, today)]
    found.sort(key=lambda one: (one.due_on, one.key))
    return {"late_now": [one for one in found if one.is_late], "soon_now": [one for one in found if not one.is_late]}
