"""The Norwegian year: holidays, Easter, ISO weeks and elections, as dated data with their sources."""

import datetime
from dataclasses import dataclass
from functools import lru_cache

import holidays


@dataclass(frozen=True)
class Election:
    """An election day. `certain` is False for days not yet set by the King (valgloven § 9-1)."""

    on: datetime.date
    kind: str
    lists_due_on: datetime.date
    certain: bool = True


# valg.no, regjeringen.no; from 2027 on they are expected: the second Monday of September.
# Lists are due 31 March at 12.00; a Sunday in 2019 (valgloven of 2002 § 15-5), in Easter in 2029 and a Saturday in 2035
# (valgloven of 2023 § 21-4), so the next working day.
ELECTIONS = (
    Election(datetime.date(2017, 9, 11), "storting", datetime.date(2017, 3, 31)),
    Election(datetime.date(2019, 9, 9), "local", datetime.date(2019, 4, 1)),
    Election(datetime.date(2021, 9, 13), "storting", datetime.date(2021, 3, 31)),
    Election(datetime.date(2023, 9, 11), "local", datetime.date(2023, 3, 31)),
    Election(datetime.date(2025, 9, 8), "storting", datetime.date(2025, 3, 31)),
    Election(datetime.date(2027, 9, 13), "local", datetime.date(2027, 3, 31), certain=False),
    Election(datetime.date(2029, 9, 10), "storting", datetime.date(2029, 4, 3), certain=False),
    Election(datetime.date(2031, 9, 8), "local", datetime.date(2031, 3, 31), certain=False),
    Election(datetime.date(2033, 9, 12), "storting", datetime.date(2033, 3, 31), certain=False),
    Election(datetime.date(2035, 9, 10), "local", datetime.date(2035, 4, 2), certain=False),
)


def next_election(today: datetime.date) -> Election | None:
    """Return the first election on `today` or later that is known of."""
    return next((e for e in ELECTIONS if e.on >= today), None)


@lru_cache(maxsize=64)
def _holidays(year: int) -> dict[datetime.date, str]:
    return dict(holidays.country_holidays("NO", years=year, language="no"))


def holiday(day: datetime.date) -> str:
    """Return the name of the public holiday in Norwegian, empty on other days. Plain Sundays are none."""
    return _holidays(day.year).get(day, "")


def is_working_day(day: datetime.date) -> bool:
    """Tell whether it is a Monday to Friday and no public holiday."""
    return day.weekday() < 5 and not holiday(day)


def easter(year: int) -> datetime.date:
    """Return Easter Sunday (Gauss's rule in the form of Meeus, Astronomical Algorithms ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return datetime.date(year, month, day + 1)


def iso_week(day: datetime.date) -> int:
    """Return the ISO week number, as Norwegian calendars count."""
    return day.isocalendar().week
