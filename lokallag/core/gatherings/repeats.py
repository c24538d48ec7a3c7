"""Which days something that repeats falls on. Pure: knows neither Django nor the database."""

import calendar
import datetime
from collections.abc import Collection
from typing import Literal

Pattern = Literal["weekly", "fortnightly", "monthly"]

#: As many as are made in one go: two years of meetings every other week.
MOST = 60


def ordinal(day: datetime.date) -> int:
    """Which one of its weekday in the month a day is: 1–4, and -1 for a fifth, which is read as "the last"."""
    number = (day.day - 1) // 7 + 1
    return number if number <= 4 else -1


def in_month(year: int, month: int, weekday: int, number: int) -> datetime.date:
    """The `number`th (1–4, or -1 for the last) of a weekday (0 is Monday) in a month."""
    first = datetime.date(year, month, 1)
    days = [
        first.replace(day=day)
        for day in range(1, calendar.monthrange(year, month)[1] + 1)
        if first.replace(day=day).weekday() == weekday
    ]
    return days[number - 1] if number > 0 else days[-1]


def repeated(
    first: datetime.date,
    until: datetime.date,
    pattern: Pattern,
    skip: Collection[int] = (),
    *,
    number: int | None = None,
) -> list[datetime.date]:
    """The days from `first` to `until`, both included, in the pattern that `first` sets, without the months in `skip`.

    Monthly means the same weekday of the month as `first` ("the first Tuesday"); `number` says which one where `first`
    alone does not (a fourth Tuesday may be meant as the last). At most `MOST` days, in order;
    `first` itself is left out only when its month is skipped.
    """
    days: list[datetime.date] = []
    day = first
    while day <= until and len(days) < MOST:
        if day.month not in skip:
            days.append(day)
        day = _next(day, first, pattern, number or ordinal(first))
    return days


def _next(day: datetime.date, first: datetime.date, pattern: Pattern, number: int) -> datetime.date:
    """The day after `day` in the pattern."""
    if pattern != "monthly":
        return day + datetime.timedelta(days=7 if pattern == "weekly" else 14)
    year, month = divmod(day.year * 12 + day.month, 12)
    return in_month(year, month + 1, first.weekday(), number)
