"""The book of dates: what the year wheel, home, the brief and calendar feeds show, contributed by whoever has dates."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from lokallag.core.access.permissions import Permission
from lokallag.core.chapters.models import Chapter
from lokallag.core.people.models import Person

Ring = Literal["meetings", "deadlines", "people"]
Mark = Literal["held", "planned", "deadline", "behind", "election", "cancelled"]


@dataclass(frozen=True, kw_only=True)
class Dated:
    """One dated thing. `key` is stable over time (calendar feeds).

    `shown_to`: who may open its page; None is everybody in the chapter. `stands_for`: the key of what it says better,
    which is then left out.
    """

    key: str
    on: datetime.date
    title: str
    ring: Ring
    mark: Mark
    url: str = ""
    detail: str = ""
    starts_at: datetime.time | None = None
    ends_at: datetime.time | None = None
    place: str = ""
    who: str = ""
    sequence: int = 0
    # When it was last changed, where that is known.
    changed_at: datetime.datetime | None = None
    shown_to: Permission | None = None
    stands_for: str = ""


Source = Callable[[Chapter, datetime.date, datetime.date, datetime.date], list[Dated]]
_SOURCES: list[Source] = []


def dates_from(source: Source) -> Source:
    """Register a source: `(chapter, first, last, today)` to dated things from first to last (called in `apps.ready`)."""
    _SOURCES.append(source)
    return source


def dates(
    chapter: Chapter,
    first: datetime.date,
    last: datetime.date,
    today: datetime.date,
    *,
    may: Callable[[Permission], bool] | None = None,
) -> list[Dated]:
    """Return all dated things of the scope's chapter, in order of date and time.

    With `may` (the reader's `request.may`), what the reader may not open has no address.
    """
    found = [dated for source in _SOURCES for dated in source(chapter, first, last, today)]
    said = {dated.stands_for for dated in found if dated.stands_for}
    found = [dated for dated in found if dated.key not in said]
    if may is not None:
        found = [d if d.shown_to is None or may(d.shown_to) else replace(d, url="") for d in found]
    return sorted(found, key=lambda d: (d.on, d.starts_at or datetime.time(23, 59), d.title))


#: Of things a reader's posts do not open, the keys of those they may see all the same: they are invited, or in the group.
Besides = Callable[[Person, Sequence[Dated]], set[str]]
_EXCEPTIONS: list[Besides] = []


def also_shown_to(exception: Besides) -> Besides:
    """Register who may see what their posts do not open (called in `apps.ready`)."""
    _EXCEPTIONS.append(exception)
    return exception


def for_reader(found: Sequence[Dated], person: Person, may: Callable[[Permission], bool]) -> list[Dated]:
    """Return what one person may see of dated things: what goes out of the house holds nothing else, not even a title."""
    refused = [dated for dated in found if dated.shown_to is not None and not may(dated.shown_to)]
    if not refused:
        return list(found)
    allowed = {key for exception in _EXCEPTIONS for key in exception(person, refused)}
    hidden = {dated.key for dated in refused} - allowed
    return [dated for dated in found if dated.key not in hidden]
