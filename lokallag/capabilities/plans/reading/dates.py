"""Reads when: dates, months, seasons, quarters, weeks and feasts, as the last day they name, in the plan's period."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from lokallag.capabilities.plans.reading.words.time import MONTHS, SHY_MONTHS, WEEKDAYS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAYS = "|".join(WEEKDAYS)
_YEAR = r"(?:19|20)\d\d"
_NUMERIC = re.compile(rf"(?<![\d.])(\d{{1,2}})[./](\d{{1,2}})(?:[./]\s?({_YEAR}|\d\d)(?!\d))?(?![\d%])(?!\.\d)")
_ISO = re.compile(rf"\b({_YEAR})-(\d\d)-(\d\d)\b")
_DAY_MONTH = re.compile(rf"\b(?:(\d{{1,2}})\.?\s?(?:-|–|og|til|and|to|och)\s?)?(\d{{1,2}})(?:\.|st|nd|rd|th|:e)?\s*(?:of\s+)?({_MONTH})\b\.?(?:\s*({_YEAR}))?", re.IGNORECASE)
_MONTH_DAY = re.compile(rf"\b({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d|[.:]\d)(?:,?\s*({_YEAR}))?", re.IGNORECASE)
_MONTHS_RUN = re.compile(rf"\b({_MONTH})\b\.?(?:\s*(?:/|-|–|og|eller|til|or|and|to|och|until)\s*({_MONTH})\b)?\.?(?:\s*({_YEAR}))?", re.IGNORECASE)
_SEASONS: tuple[tuple[str, tuple[int, int], tuple[int, int]], ...] = (
    (r"(?:på |om |i løpet av |denne )?(?:våren|vårhalvåret|vårsemesteret|foråret|spring|vår)", (1, 1), (6, 30)),
    (r"(?:sommeren|sommaren|sommerhalvåret|summer)", (6, 1), (8, 31)),
    (r"(?:høsten|hausten|høsthalvåret|haustsemesteret|høstsemesteret|efteråret|hösten|autumn|høst|haust)", (8, 1), (12, 31)),
    (r"(?:vinteren|vintern|winter)", (1, 1), (3, 31)),
)
_SEASON = re.compile("(?:" + "|".join(rf"\b(?P<s{i}>{p})\b" for i, (p, _, _) in enumerate(_SEASONS)) + rf")(?:\s*({_YEAR}))?", re.IGNORECASE)
_QUARTER = re.compile(rf"\b(?:(første|1\.?|fyrste|first|andre|2\.?|second|andet|tredje|3\.?|third|fjerde|4\.?|fourth|siste|sidste|last|sista)\s+(?:kvartal|quarter|kvarter)|q([1-4]))\b(?:\s*(?:av|i|of|,)?\s*({_YEAR}))?", re.IGNORECASE)
_HALF = re.compile(rf"\b(første|fyrste|1\.|first|andre|2\.|second|siste|last)\s+(?:halvår|halvdel av året|halvparten av året|half|half of the year)(?:et)?\b(?:\s*(?:av|i|of|,)?\s*({_YEAR}))?", re.IGNORECASE)
_WEEK = re.compile(rf"\b(?:uke|veke|uge|vecka|week|weeks|uker)\s*(\d{{1,2}})(?:\s*(?:-|–|og|/|til|and)\s*(\d{{1,2}}))?(?:\s*,?\s*({_YEAR}))?", re.IGNORECASE)
_FEASTS: tuple[tuple[str, str], ...] = (
    ("christmas", r"(?:før|innan|innen|til|inden|before|by|til|mot|opp mot|før)\s+(?:jul|jol|jula|jola|julen|christmas)"),
    ("advent", r"(?:i |til )?(?:advent|førjulstid\w*|julemåneden)"),
    ("summer", r"(?:før|innan|innen|inden|before|til)\s+(?:sommeren|sommaren|sommerferien|sommarferien|summer|sommerferie)"),
    ("easter", r"(?:til|før|innen|by|before|i|inden)\s+(?:påske|påska|påsken|easter)|påskeuk\w*|påskevek\w*"),
    ("new_year", r"(?:før|innen|innan|by|inden|before)\s+(?:nyttår|årsskiftet|årsskifte|nytår|new year|utgangen av året|årets slutt|slutten av året|årets utgang|the end of the year|year end|utløpet av året|udgangen af året)|ved (?:årsskiftet|årets slutt)|by the end of the year|in the course of the year"),
    ("may17", r"17\.\s?mai|syttende mai|nasjonaldagen"),
)
_FEAST = re.compile("(?:" + "|".join(rf"\b(?P<{n}>{p})\b" for n, p in _FEASTS) + rf")(?:\s*({_YEAR}))?", re.IGNORECASE)
_LIMIT = r"(?:innen|innan|inden|inom|senest|seinast|senast|by|before|før|no later than|by the end of|innen utgangen av|i løpet av|i laupet av|i løbet av|i løbet af|during|under|fram til|frem til|ut|within)"
_BY_YEAR = re.compile(rf"\b(ved|at|innen|innan|inden|by|before|før|i løpet av|i laupet av|i løbet af|during|senest|seinast|senast|within|i perioden|under|in|i|ut|til)\s+(?:utgangen av |utløpet av |slutten av |udgangen af |the end of |året )?(?:(?:{_YEAR})\s?[-–/]\s?)?({_YEAR}|\d\d(?<=[-–/]\d\d))\b(?!\s?[-–]\s?\d)", re.IGNORECASE)
_LEADS_IN = re.compile(rf"\b(?:{_LIMIT}|i|til|in|on|den|ca\.?|rundt|kring|around|slutten av|siste del av|sist i|midten av|starten av|begynnelsen av|fra|frå|from)\s*(?:utgangen av|slutten av|midten av|the end of|starten av|måneden|månad|udgangen af)?\s*$", re.IGNORECASE)
_RANGE_FROM = re.compile(rf"\b(?:fra|frå|from|mellom|between)\s+(?:(\d{{1,2}})\.?\s*)?({_MONTH})\b(?:\s*({_YEAR}))?\s*(?:til|to|till|–|-|og|and|until)\s+(?:(\d{{1,2}})\.?\s*)?({_MONTH})\b(?:\s*({_YEAR}))?", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(?:\d+|en|to|tre|fire|two|three|four|ein)\s+(?:uker?|veker?|dager|dagar|dage|uger?|weeks?|days?|måneder|months?)\s+(?:før|before|i forkant|etter|after|efter)|\bneste (?:årsmøte|landsmøte|år)|\bfremtid",
    re.IGNORECASE,
)


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

    def year_for(self, month: int) -> int | None:
        """Return the year of a date that names none: a spring month lies in the first year, as does any other unless it is past."""
        return self.first_year


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


def _year(raw: str | None, period: Period, month: int) -> int | None:
    if raw:
        return int(raw) if len(raw) == 4 else 2000 + int(raw)
    return period.year_for(month)


def when_in(text: str, period: Period) -> When | None:
    """Return the date `text` (clean) binds its promise to, resolved in `period`; None when there is none or no year can be known."""
    found = [w for w in (_range(text, period), _numeric(text, period), _day_month(text, period), _week(text, period), _quarter(text, period), _feast(text, period)) if w]
    if found:
        return min(found, key=lambda w: w.start)
    for reader in (_month, _season, _by_year):
        if when := reader(text, period):
            return when
    return None


def _range(text: str, period: Period) -> When | None:
    found = _RANGE_FROM.search(text)
    if found is None:
        return None
    m1, m2 = MONTHS[found.group(2).lower()], MONTHS[found.group(5).lower()]
    last_year = _year(found.group(6) or found.group(3), period, m2)
    first_year = int(found.group(3)) if found.group(3) else (last_year - 1 if last_year and m1 > m2 else last_year)
    first, last = _safe(first_year, m1, int(found.group(1) or 1)), _safe(last_year, m2, int(found.group(4) or 31))
    return When(last, first, found.group(), bool(found.group(6)), found.start()) if first and last else None


def _numeric(text: str, period: Period) -> When | None:
    if found := _ISO.search(text):
        day = _safe(int(found.group(1)), int(found.group(2)), int(found.group(3)))
        return When(day, day, found.group(), True, found.start()) if day else None
    for found in _NUMERIC.finditer(text):
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
    if found := _DAY_MONTH.search(text):
        month = MONTHS[found.group(3).lower()]
        year = _year(found.group(4), period, month)
        last, first = _safe(year, month, int(found.group(2))), _safe(year, month, int(found.group(1) or found.group(2)))
        if last and first:
            return When(last, first, found.group(), bool(found.group(4)), found.start())
    if found := _MONTH_DAY.search(text):
        if text[found.start() : found.end()][:1].isupper():
            month = MONTHS[found.group(1).lower()]
            day = _safe(_year(found.group(3), period, month), month, int(found.group(2)))
            if day:
                return When(day, day, found.group(), bool(found.group(3)), found.start())
    return None


def _week(text: str, period: Period) -> When | None:
    found = _WEEK.search(text)
    if found is None:
        return None
    year = int(found.group(3)) if found.group(3) else period.first_year
    if year is None:
        return None
    one, two = int(found.group(1)), int(found.group(2) or found.group(1))
    try:
        first, last = date.fromisocalendar(year, one, 1), date.fromisocalendar(year, two, 7)
    except ValueError:
        return None
    return When(last, first, found.group(), bool(found.group(3)), found.start())


_PLACES = {"første": 1, "1": 1, "fyrste": 1, "first": 1, "andre": 2, "2": 2, "second": 2, "andet": 2, "tredje": 3, "3": 3, "third": 3, "fjerde": 4, "4": 4, "fourth": 4, "siste": 4, "sidste": 4, "last": 4, "sista": 4}


def _quarter(text: str, period: Period) -> When | None:
    if found := _QUARTER.search(text):
        q = int(found.group(2)) if found.group(2) else _PLACES[found.group(1).lower().rstrip(".")]
        year = _year(found.group(3), period, q * 3)
        if found.group(3) is None and period.first_year != period.last_year:
            return None  # which year's quarter it is cannot be known
        first, last = _safe(year, q * 3 - 2, 1), _safe(year, q * 3, 31)
    elif found := _HALF.search(text):
        second = found.group(1).lower() not in ("første", "fyrste", "1.", "first")
        year = _year(found.group(2), period, 12 if second else 6)
        first, last = _safe(year, 7 if second else 1, 1), _safe(year, 12 if second else 6, 31)
    else:
        return None
    return When(last, first, found.group(), found.group(found.re.groups) is not None, found.start()) if first and last else None


def _feast(text: str, period: Period) -> When | None:
    found = _FEAST.search(text)
    if found is None:
        return None
    raw = found.group(found.re.groups)
    year = int(raw) if raw else period.first_year
    if year is None or not 1900 <= year <= 2100:
        return None
    day = {
        "christmas": date(year, 12, 24),
        "advent": date(year, 12, 24),
        "summer": date(year, 6, 20),
        "easter": easter(year),
        "new_year": date(year, 12, 31),
        "may17": date(year, 5, 17),
    }[next(n for n, _ in _FEASTS if found.group(n))]
    return When(day, day, found.group(), bool(raw), found.start())


def _month(text: str, period: Period) -> When | None:
    for found in _MONTHS_RUN.finditer(text):
        one = found.group(1).lower().rstrip(".")
        dotted = text[found.end(1) : found.end(1) + 1] in (".", "/")
        if one in SHY_MONTHS and len(text.strip(" .:")) > len(one) and not (dotted or found.group(2) or found.group(3)):
            if one in ("may", "mar", "jul", "des", "dec", "sep", "jun") and not (one == "may" and _LEADS_IN.search(text[: found.start()]) and found.group(1)[0].isupper()):
                continue
        if _RELATIVE.search(text[max(0, found.start() - 30) : found.start()]):
            continue
        month = MONTHS[(found.group(2) or found.group(1)).lower()]
        first_month = MONTHS[one]
        year = _year(found.group(3), period, month)
        last, first = _safe(year, month, 31), _safe(year, first_month, 1)
        if last and first:
            return When(last, first, found.group(), bool(found.group(3)), found.start())
    return None


def _season(text: str, period: Period) -> When | None:
    found = _SEASON.search(text)
    if found is None or re.search(r"\b(vår|våre)\b", found.group()) and not found.group(found.re.groups) and not re.search(r"\b(i|til|denne|hver)\s+vår\b", text, re.IGNORECASE):
        return None
    i = next(i for i in range(len(_SEASONS)) if found.group(f"s{i}"))
    raw = found.group(found.re.groups)
    _, begins, ends = _SEASONS[i]
    year = int(raw) if raw else period.first_year
    first, last = _safe(year, *begins), _safe(year, *ends)
    return When(last, first, found.group(), bool(raw), found.start()) if first and last else None


def _by_year(text: str, period: Period) -> When | None:
    for found in _BY_YEAR.finditer(text):
        raw = found.group(2)
        lead = found.group(1).lower()
        year = int(raw) if len(raw) == 4 else 2000 + int(raw)
        if lead in ("inden", "before", "før") and "utgangen" not in found.group() and "udgangen" not in found.group() and "end" not in found.group():
            year -= 1  # before the year begins
        if lead in ("i", "til", "in") and period.first_year and year not in (period.first_year, period.last_year) and not re.search(r"\d\s?[-–/]", found.group()):
            continue
        last, first = _safe(year, 12, 31), _safe(year, 1, 1)
        if last and first:
            return When(last, first, found.group(), True, found.start())
    return None


def is_only_a_date(text: str) -> bool:
    """Say whether a line holds a date, a weekday, a week or a month with its small words, and nothing else."""
    low = text.strip().lower()
    if not low or len(low) > 60:
        return False
    rest = re.sub(rf"\b(?:{_DAYS})\w*\b|\b(?:{'|'.join(d[:3] for d in WEEKDAYS)})\b\.?|\b(?:{_MONTH})\b|\b(?:uke|veke|uge|vecka|week|uker|weeks|kl|klokka|klokken|kvartal|quarter)\b|\b(?:i|ved|den|dato|først|sist|sent|tidlig|tidleg|primo|medio|ultimo|slutten|starten|midten|begynnelsen|siste|første|fyrste|del|helga|helgen|av|til|og|eller|ca|fra|frå|the|of|on|early|late|mid|end|beginning|and|to|våren|vår|høsten|høst|haust|hausten|sommeren|sommaren|sommer|vinteren|spring|summer|autumn|winter|påske|påska|jul|jula|advent|pinse|halvår|uka|dato|kommer|kjem|ikke|fastsatt|løpende|løpande|hele|heile|året|st|nd|rd|th)\b", " ", low)
    rest = re.sub(r"[\d\s./:,()\-–?]+", "", rest)
    return not rest and bool(re.search(r"[^\W\d_]{3}|\d+[./]\s?\d+|\d", low)) and bool(re.search(r"\d|" + _MONTH + "|" + _DAYS + r"|våren|høsten|hausten|sommer|vinter|påske|jul|uke|løpende|året|spring|summer|autumn|winter", low))


def month_heading(text: str) -> tuple[int, str] | None:
    """Return (month, the rest of the line) when a line opens with a month's name as a heading; else None."""
    found = re.match(rf"\s*(?:\*\*|__|#+\s*)?({_MONTH})\b(?:\s*(?:/|-|–|og|and)\s*({_MONTH})\b)?\.?\s*({_YEAR})?\s*(?:\*\*|__)?\s*[:,–-]?\s*(?P<rest>.*)$", text, re.IGNORECASE | re.DOTALL)
    if found is None or not text.strip("*_# \t")[:1].isupper():
        return None
    if found.group(1).lower() in ("may", "mar") and found.group("rest")[:1].islower():
        return None
    return MONTHS[(found.group(2) or found.group(1)).lower()], found.group("rest").strip()


def leading_date(text: str) -> int:
    """Return where the words begin after a date that opens a line ("16.01 Årsmøte", "Uke 10: stand"), 0 when none opens it."""
    found = re.match(
        rf"\s*(?:(?:{_DAYS}|man|tir|tirs|ons|tor|tors|fre|lør|søn|mon|tue|wed|thu|fri|sat|sun)\b\.?,?\s*(?:den\s+)?)?"
        rf"(?:\d{{1,2}}[./]\s?\d{{1,2}}(?:[./]\s?(?:{_YEAR}|\d\d))?\.?(?:\s?(?:-|–|og)\s?\d{{1,2}}[./]\s?\d{{1,2}}(?:[./](?:{_YEAR}|\d\d))?\.?)?|(?:\d{{1,2}}\.?\s?(?:-|–|og|and|to)\s?)?\d{{1,2}}(?:\.|st|nd|rd|th)?\s*(?:of\s)?(?:{_MONTH})\b\.?(?:\s*{_YEAR})?|"
        rf"(?:uke|veke|uge|vecka|week)\s*\d{{1,2}}(?:\s?[-–/]\s?\d{{1,2}})?|(?:{_YEAR})-\d\d-\d\d|(?:{_MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?![.:]\d))"
        r"(?:\s*(?:,?\s*kl\.?|klokka|klokken|at)\s*\d{1,2}(?:[.:]\d\d)?(?:\s?[-–]\s?\d{1,2}(?:[.:]\d\d)?)?)?\s*[:,–|-]?\s*",
        text,
        re.IGNORECASE,
    )
    return found.end() if found and found.end() and re.search(r"\d", found.group()) else 0
