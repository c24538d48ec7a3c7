"""How numbers, days and lists are said in a sentence."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import cast

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from lokallag.capabilities.plans.following.terms import Cadence

WORDED = 12  # numbers up to here are said in words


class Given:
    """The values of one reason, ready to be put into sentences."""

    def __init__(self, params: Mapping[str, object]) -> None:
        self.params = params
        self.today = cast("date", params["today"])

    def has(self, name: str) -> bool:
        """Tell whether there is anything under this name."""
        return bool(self.params.get(name))

    def number(self, name: str) -> int:
        """Give a number; none said is zero."""
        return cast("int", self.params.get(name) or 0)

    def day(self, name: str) -> date:
        """Give a day that the reason always carries."""
        return cast("date", self.params[name])

    def said_day(self, name: str) -> str:
        """Say a day, with its year when that is not this year."""
        return say_day(self.day(name), self.today)

    def names(self, name: str) -> tuple[str, ...]:
        """Give a list of names."""
        return cast("tuple[str, ...]", self.params.get(name) or ())


def say_number(number: int, beside: int = 0) -> str:
    """Say a number in words up to twelve, unless a number beside it is said in figures."""
    if not 0 <= number <= WORDED or beside > WORDED:
        return str(number_format(number, force_grouping=True))
    words = (
        pgettext("number", "zero"),
        pgettext("number", "one"),
        pgettext("number", "two"),
        pgettext("number", "three"),
        pgettext("number", "four"),
        pgettext("number", "five"),
        pgettext("number", "six"),
        pgettext("number", "seven"),
        pgettext("number", "eight"),
        pgettext("number", "nine"),
        pgettext("number", "ten"),
        pgettext("number", "eleven"),
        pgettext("number", "twelve"),
    )
    return words[number]


def say_all(number: int) -> str:
    """Say that it is all of them: both, or all four."""
    if number == 2:
        return pgettext("number", "both")
    return _("all %(number)s") % {"number": say_number(number)}


def say_day(day: date, today: date) -> str:
    """Say a day as people do: 12 June, and 12 June 2020 when that is another year than today's."""
    if day.year == today.year:
        return str(date_format(day, pgettext("day in a sentence, as Django's date format", "j F")))
    return str(date_format(day, pgettext("day in a sentence, as Django's date format", "j F Y")))


def say_days(days: int) -> str:
    """Say a time in days, or in weeks where that is how people would say it."""
    if days >= 21 and days % 7 == 0 and days <= 7 * WORDED:
        weeks = days // 7
        return ngettext("%(number)s week", "%(number)s weeks", weeks) % {"number": say_number(weeks)}
    return ngettext("%(number)s day", "%(number)s days", days) % {"number": say_number(days)}


def say_list(names: Sequence[str]) -> str:
    """Say names one after the other: a, b and c."""
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


def say_month(month: int) -> str:
    """Say the name of a month, 1 to 12."""
    return str(date_format(date(2021, month, 1), "F"))


def say_step(begins_on: date, cadence: object, today: date) -> str:
    """Say which week, month, quarter, half-year or year begins on this day."""
    match cadence:
        case Cadence.WEEKLY:
            week = begins_on.isocalendar().week
            return _("week %(week)s") % {"week": week}
        case Cadence.MONTHLY:
            return str(date_format(begins_on, "F" if begins_on.year == today.year else "F Y"))
        case Cadence.QUARTERLY:
            return _("the quarter from %(day)s") % {"day": say_day(begins_on, today)}
        case Cadence.HALF_YEARLY:
            return _("the half-year from %(day)s") % {"day": say_day(begins_on, today)}
    if (begins_on.month, begins_on.day) == (1, 1):
        return str(begins_on.year)
    return _("the year from %(day)s") % {"day": say_day(begins_on, today)}


def say_span(first: date, last: date, today: date) -> str:
    """Say when, for a stretch of days: in 2020, or from 1 March to 31 August."""
    if (first.month, first.day) == (1, 1) and last + timedelta(days=1) == date(first.year + 1, 1, 1):
        return _("in %(year)s") % {"year": first.year}
    return _("from %(first)s to %(last)s") % {"first": say_day(first, today), "last": say_day(last, today)}


def capital(text: str) -> str:
    """Begin a sentence with a capital letter."""
    return text[:1].upper() + text[1:]
