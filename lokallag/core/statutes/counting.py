"""Counting days for deadlines, back from a meeting and forward from a notice. Pure: dates only, so no clock change matters.

Statutes count plain days: Sundays and holidays count, and no deadline moves for them (a notice can be mailed on a Sunday).
Deadlines of the law are another thing: they move to the next working day (`moved`; valgloven § 21-4).
"""

import calendar
import datetime

from lokallag.core.calendar.year import is_working_day
from lokallag.core.statutes.rule import Unit

_DAYS = {Unit.DAYS: 1, Unit.WEEKS: 7}


def month_shifted(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months later (or earlier); where the month is shorter, its last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def before(day: datetime.date, amount: int, unit: Unit) -> datetime.date:
    """The last day that is at least so much before a day. The day itself is not counted: 21 days before 25 February is 4 February.

    A month before 31 March is the last of February: the earlier of the readings, so that nobody is late by it.
    """
    if unit == Unit.MONTHS:
        return month_shifted(day, -amount)
    return day - datetime.timedelta(days=amount * _DAYS[unit])


def after(day: datetime.date, amount: int, unit: Unit) -> datetime.date:
    """The last day of a time that begins on a day: a month after 31 January is the last of February."""
    if unit == Unit.MONTHS:
        return month_shifted(day, amount)
    return day + datetime.timedelta(days=amount * _DAYS[unit])


def first_day_for(sent_on: datetime.date, amount: int, unit: Unit) -> datetime.date:
    """The first day a meeting may be held on when its notice goes out on a day."""
    day = after(sent_on, amount, unit)
    while before(day, amount, unit) < sent_on:
        day += datetime.timedelta(days=1)
    return day


def day_of_year(said: str, year: int) -> datetime.date:
    """The day in a year of "01-31" or "02-end". Raises ValueError for what is no day."""
    month, _, day = said.partition("-")
    last = calendar.monthrange(year, int(month))[1]
    return datetime.date(year, int(month), last if day == "end" else int(day))


def advised(due_on: datetime.date) -> datetime.date:
    """The working day to do it on at the latest if one wants to be safe: the same, or the last one before."""
    while not is_working_day(due_on):
        due_on -= datetime.timedelta(days=1)
    return due_on


def moved(due_on: datetime.date) -> datetime.date:
    """Where a deadline of the law falls that lands on a Saturday, Sunday or holiday: the next working day (valgloven § 21-4)."""
    while not is_working_day(due_on):
        due_on += datetime.timedelta(days=1)
    return due_on
