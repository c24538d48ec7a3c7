"""When a chapter's own rule falls due: once, or again each year, quarter or month."""

import calendar
import datetime
from collections.abc import Iterator
from enum import StrEnum


class Rhythm(StrEnum):
    """How often a chapter's own rule comes."""

    ONCE = "once"
    YEARLY = "yearly"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"


MONTHS = {Rhythm.YEARLY: 12, Rhythm.QUARTERLY: 3, Rhythm.MONTHLY: 1}


def own_days(
    begins_on: datetime.date, rhythm: str, first: datetime.date, last: datetime.date
) -> Iterator[datetime.date]:
    """Yield the days from `first` to `last`; the 31st is the last day of a shorter month."""
    if rhythm == Rhythm.ONCE:
        if first <= begins_on <= last:
            yield begins_on
        return
    step = MONTHS[Rhythm(rhythm)]
    months = begins_on.year * 12 + begins_on.month - 1
    end = last.year * 12 + last.month - 1
    while months <= end:
        year, month = divmod(months, 12)
        day = min(begins_on.day, calendar.monthrange(year, month + 1)[1])
        on = datetime.date(year, month + 1, day)
        if first <= on <= last:
            yield on
        months += step
