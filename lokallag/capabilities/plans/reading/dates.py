"""Reads when: dates, months, seasons, quarters, weeks and feasts, as the last day they name, in the plan's period."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from lokallag.capabilities.plans.reading.datepatterns import (
    BY_YEAR,
    DAY_MONTH,
    FEAST,
    FEASTS,
    HALF,
    ISO,
    LEADS_IN,
    MONTH_DAY,
    MONTHS_RUN,
    NUMERIC,
    QUARTER,
    RANGE_FROM,
    RELATIVE,
    SEASON,
    SEASONS,
    WEEK,
)
from lokallag.capabilities.plans.reading.words.time import MONTHS, SHY_MONTHS


@dataclass(frozen=True, slots=True)
class When:
    """A day (or the last of several) a promise names; `precise` is False for a season or a guess at the year."""

    last: date
    first: date
    words: str
    year_stated: bool
    start: int


@dataclass(frozen=True, slots=True)
class Period:
    """The years a plan covers; None where it names none."""

    first_year: int | None
    last_year: int | None
    season_from: int | None = None

    def year_of(self, month: int) -> int | None:
        """Return the year of a month that states none; a season ("2025/26") turns the year at New Year."""
        return self.last_year if self.season_from and month < self.season_from else self.first_year


def easter(year: int) -> date:
    """Return Easter Sunday of `year` (the anonymous Gregorian rule)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _safe(year: int | None, month: int, day: int) -> date | None:
    if year is None or not 1900 <= year <= 2100 or not 1 <= month <= 12:
        return None
    if not 1 <= day <= 31:
        return None
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _year(raw: str | None, period: Period, month: int = 12) -> int | None:
    if raw:
        return int(raw) if len(raw) == 4 else 2000 + int(raw)
    return period.year_of(month)


# A year that stands beside the date ("i valgåret 2021 … senest i februar"), not one in a name ("Strategi 2023").
_STATED_YEAR = re.compile(
    r"\b(?:i|in|for|valgåret|valåret|året|år|under|during|of|av)\s+((?:19|20)\d\d)\b(?!\s?[-–/]\s?\d)", re.IGNORECASE
)


def when_in(text: str, period: Period) -> When | None:
    """Return the date `text` (clean) binds its promise to, resolved in `period`; None when there is none or no year can be known."""
    if len(years := set(_STATED_YEAR.findall(text))) == 1 and period.first_year:
        year = int(years.pop())
        if period.first_year <= year <= (period.last_year or year):
            period = Period(year, year)
    found = [
        w
        for w in (
            _range(text, period),
            _numeric(text, period),
            _day_month(text, period),
            _week(text, period),
            _quarter(text, period),
            _feast(text, period),
        )
        if w
    ]
    if found:
        return min(found, key=lambda w: w.start)
    for reader in (_month, _season, _by_year):
        if when := reader(text, period):
            return when
    return None


def _range(text: str, period: Period) -> When | None:
    found = RANGE_FROM.search(text)
    if found is None:
        return None
    m1, m2 = MONTHS[found.group(2).lower()], MONTHS[found.group(5).lower()]
    last_year = _year(found.group(6) or found.group(3), period)
    first_year = int(found.group(3)) if found.group(3) else (last_year - 1 if last_year and m1 > m2 else last_year)
    first, last = _safe(first_year, m1, int(found.group(1) or 1)), _safe(last_year, m2, int(found.group(4) or 31))
    return When(last, first, found.group(), bool(found.group(6)), found.start()) if first and last else None


def _numeric(text: str, period: Period) -> When | None:
    if found := ISO.search(text):
        day = _safe(int(found.group(1)), int(found.group(2)), int(found.group(3)))
        return When(day, day, found.group(), True, found.start()) if day else None
    for found in NUMERIC.finditer(text):
        before = text[max(0, found.start() - 8) : found.start()].lower()
        if before.rstrip().endswith(("kl", "kl.", "klokka", "klokken", "at", "§", "punkt", "pkt.", "kapittel", "sak")):
            continue
        d, m = int(found.group(1)), int(found.group(2))
        if not 1 <= m <= 12 or not 1 <= d <= 31:
            continue
        day = _safe(_year(found.group(3), period, m), m, d)
        if day:
            return When(day, day, found.group(), bool(found.group(3)), found.start())
    return None


def _day_month(text: str, period: Period) -> When | None:
    if found := DAY_MONTH.search(text):
        month = MONTHS[found.group(3).lower()]
        year = _year(found.group(4), period, month)
        last, first = _safe(year, month, int(found.group(2))), _safe(year, month, int(found.group(1) or found.group(2)))
        if last and first:
            return When(last, first, found.group(), bool(found.group(4)), found.start())
    if found := MONTH_DAY.search(text):
        if text[found.start() : found.end()][:1].isupper():
            month = MONTHS[found.group(1).lower()]
            day = _safe(_year(found.group(3), period, month), month, int(found.group(2)))
            if day:
                return When(day, day, found.group(), bool(found.group(3)), found.start())
    return None


def _week(text: str, period: Period) -> When | None:
    found = WEEK.search(text)
    if found is None:
        return None
    year = _year(found.group(3), period, 1 if int(found.group(1)) < 30 else 12)
    if year is None:
        return None
    one, two = int(found.group(1)), int(found.group(2) or found.group(1))
    try:
        first, last = date.fromisocalendar(year, one, 1), date.fromisocalendar(year, two, 7)
    except ValueError:
        return None
    return When(last, first, found.group(), bool(found.group(3)), found.start())


_PLACES = {
    "første": 1,
    "1": 1,
    "fyrste": 1,
    "first": 1,
    "andre": 2,
    "2": 2,
    "second": 2,
    "andet": 2,
    "tredje": 3,
    "3": 3,
    "third": 3,
    "fjerde": 4,
    "4": 4,
    "fourth": 4,
    "siste": 4,
    "sidste": 4,
    "last": 4,
    "sista": 4,
}


def _quarter(text: str, period: Period) -> When | None:
    if found := QUARTER.search(text):
        q = int(found.group(2)) if found.group(2) else _PLACES[found.group(1).lower().rstrip(".")]
        year = _year(found.group(3), period)
        if found.group(3) is None and period.first_year != period.last_year:
            return None  # which year's quarter it is cannot be known
        first, last = _safe(year, q * 3 - 2, 1), _safe(year, q * 3, 31)
    elif found := HALF.search(text):
        second = found.group(1).lower() not in ("første", "fyrste", "1.", "first")
        year = _year(found.group(2), period)
        first, last = _safe(year, 7 if second else 1, 1), _safe(year, 12 if second else 6, 31)
    else:
        return None
    return (
        When(last, first, found.group(), found.group(found.re.groups) is not None, found.start())
        if first and last
        else None
    )


def _feast(text: str, period: Period) -> When | None:
    found = FEAST.search(text)
    if found is None:
        return None
    raw = found.group(found.re.groups)
    early = any(found.group(n) for n in ("summer", "easter", "may17", "may1", "march8", "june6"))
    year = _year(raw, period, 4 if early else 12)
    if year is None or not 1900 <= year <= 2100:
        return None
    day = {
        "christmas": date(year, 12, 24),
        "advent": date(year, 12, 24),
        "summer": date(year, 6, 20),
        "easter": easter(year),
        "new_year": date(year, 12, 31),
        "may17": date(year, 5, 17),
        "may1": date(year, 5, 1),
        "march8": date(year, 3, 8),
        "june6": date(year, 6, 6),
    }[next(n for n, _ in FEASTS if found.group(n))]
    return When(day, day, found.group(), bool(raw), found.start())


def _month(text: str, period: Period) -> When | None:
    for found in MONTHS_RUN.finditer(text):
        one = found.group(1).lower().rstrip(".")
        dotted = text[found.end(1) : found.end(1) + 1] in (".", "/")
        if one in SHY_MONTHS and len(text.strip(" .:")) > len(one) and not (dotted or found.group(2) or found.group(3)):
            if one in ("may", "mar", "jul", "des", "dec", "sep", "jun") and not (
                one == "may" and LEADS_IN.search(text[: found.start()]) and found.group(1)[0].isupper()
            ):
                continue
        if RELATIVE.search(text[max(0, found.start() - 30) : found.start()]):
            continue
        month = MONTHS[(found.group(2) or found.group(1)).lower()]
        first_month = MONTHS[one]
        year = _year(found.group(3), period, month)
        last, first = _safe(year, month, 31), _safe(year, first_month, 1)
        if last and first:
            return When(last, first, found.group(), bool(found.group(3)), found.start())
    return None


def _season(text: str, period: Period) -> When | None:
    found = SEASON.search(text)
    if (
        found is None
        or re.search(r"\b(vår|våre)\b", found.group())
        and not found.group(found.re.groups)
        and not re.search(r"\b(i|til|denne|hver)\s+vår\b", text, re.IGNORECASE)
    ):
        return None
    i = next(i for i in range(len(SEASONS)) if found.group(f"s{i}"))
    raw = found.group(found.re.groups)
    _, begins, ends = SEASONS[i]
    year = _year(raw, period, ends[0])
    first, last = _safe(year, *begins), _safe(year, *ends)
    return When(last, first, found.group(), bool(raw), found.start()) if first and last else None


def _by_year(text: str, period: Period) -> When | None:
    for found in BY_YEAR.finditer(text):
        raw = found.group(2)
        lead = found.group(1).lower()
        year = int(raw) if len(raw) == 4 else 2000 + int(raw)
        if (
            lead in ("inden", "before", "før")
            and "utgangen" not in found.group()
            and "udgangen" not in found.group()
            and "end" not in found.group()
        ):
            year -= 1  # before the year begins
        if (
            lead in ("i", "til", "in")
            and period.first_year
            and year not in (period.first_year, period.last_year)
            and not re.search(r"\d\s?[-–/]", found.group())
        ):
            continue
        last, first = _safe(year, 12, 31), _safe(year, 1, 1)
        if last and first:
            return When(last, first, found.group(), True, found.start())
    return None
