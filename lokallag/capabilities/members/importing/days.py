"""Days as people and programs write them."""

import datetime
import re
from functools import lru_cache

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar january jan januari", "februar february feb februari", "mars march mar mar.", "april apr", "mai may maj",
            "juni june jun", "juli july jul", "august aug augusti", "september sep sept", "oktober october okt oct",
            "november nov", "desember december des dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_NORDIC = re.compile(r"(\d{1,2})[. /-]+(\d{1,2})[. /-]+(\d{4}|\d{2})(?: +\d{1,2}[:.]\d{2}.*)?")
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})")
_PACKED_NORDIC = re.compile(r"(\d{2})(\d{2})(\d{4})")
_WORDS = re.compile(r"(\d{1,2})\.? ([a-zåäö]+)\.?,? (\d{4})", re.IGNORECASE)
_AMERICAN = re.compile(r"([a-z]+)\.? (\d{1,2}),? (\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d{2}(?:[.,]0)?")
_EXCEL = re.compile(r"[1-5]\d{4}(?:[.,]\d+)?")
_FIRST, _LAST = 1880, 2100
_EPOCH = datetime.date(1899, 12, 30)
#: Two digits of a year above this are of the last century.
PIVOT = 40


@lru_cache(maxsize=50_000)
def day_of(text: str) -> datetime.date | None:
    """Return the day that the text says, None where it says none; a bare year is no day."""
    text = text.strip()
    if hit := _ISO.fullmatch(text):
        return _day(int(hit[1]), int(hit[2]), int(hit[3]))
    if hit := _NORDIC.fullmatch(text):
        day, month, year = int(hit[1]), int(hit[2]), _century(hit[3])
        # 3/25/2021 can only be the American way.
        return _day(year, day, month) if month > 12 and day <= 12 and "/" in text else _day(year, month, day)
    if hit := _PACKED.fullmatch(text):
        found = _day(int(hit[1]), int(hit[2]), int(hit[3]))
        if found is not None:
            return found
        packed = _PACKED_NORDIC.fullmatch(text)
        return _day(int(packed[3]), int(packed[2]), int(packed[1])) if packed else None
    if hit := _WORDS.fullmatch(text):
        return _day(int(hit[3]), _MONTHS.get(hit[2].lower(), 0), int(hit[1]))
    if hit := _AMERICAN.fullmatch(text):
        return _day(int(hit[3]), _MONTHS.get(hit[1].lower(), 0), int(hit[2]))
    if _EXCEL.fullmatch(text):
        return _EPOCH + datetime.timedelta(days=int(float(text.replace(",", "."))))
    return None


def year_of(text: str) -> int | None:
    """Return the year that a day or a bare year says."""
    text = text.strip()
    if _YEAR.fullmatch(text):
        return int(text[:4])
    found = day_of(text)
    return found.year if found else None


def _century(written: str) -> int:
    year = int(written)
    if len(written) == 4:
        return year
    return year + (1900 if year > PIVOT else 2000)


def _day(year: int, month: int, day: int) -> datetime.date | None:
    if not _FIRST <= year <= _LAST:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
