"""Days that are worked out: moved to a working day, four weeks after, the Friday before an election."""

import datetime

from lokallag.core.calendar.year import is_working_day

DAY = datetime.timedelta(days=1)
NOON = datetime.time(12)
#: Partiloven § 18 (4): a donation in an election year is reported within four weeks.
FOUR_WEEKS = datetime.timedelta(weeks=4)


def working_day_from(day: datetime.date) -> datetime.date:
    """Return the day itself, or the next Monday to Friday that is no public holiday (valgloven § 21-4)."""
    while not is_working_day(day):
        day += DAY
    return day


def friday_before(election: datetime.date) -> datetime.date:
    """Return the last Friday before an election day, at least a day before it."""
    return election - DAY * ((election.weekday() - 4) % 7 or 7)


def last_of_february(year: int) -> datetime.date:
    """Return 28 February, or the 29th of a leap year."""
    return datetime.date(year, 3, 1) - DAY
