"""Lines that are dates: alone, as a month's heading, or as the opening of a line."""

from __future__ import annotations

import re
from functools import lru_cache

from lokallag.capabilities.plans.reading.words.time import MONTHS, WEEKDAYS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAYS = "|".join(WEEKDAYS)
_YEAR = r"(?:19|20)\d\d"


@lru_cache(maxsize=2048)
def is_only_a_date(text: str) -> bool:
    """Say whether a line holds a date, a weekday, a week or a month with its small words, and nothing else."""
    low = text.strip().lower()
    if not low or len(low) > 60:
        return False
    rest = re.sub(
        rf"\b(?:{_DAYS})\w*\b|\b(?:{'|'.join(d[:3] for d in WEEKDAYS)})\b\.?|\b(?:{_MONTH})\b|\b(?:uke|veke|uge|vecka|week|uker|weeks|inden|innen|innan|senest|seinast|senast|by|undtagen|tues?|weds?|thurs?|sidste|sista|forår(?:et)?|efterår(?:et)?|vinter|kl|klokka|klokken|kvartal|quarter)\b|\b(?:i|ved|den|dato|først|sist|sent|tidlig|tidleg|primo|medio|ultimo|slutten|starten|midten|begynnelsen|siste|første|fyrste|del|helga|helgen|av|til|og|eller|ca|fra|frå|the|of|on|early|late|mid|end|beginning|and|to|våren|vår|høsten|høst|haust|hausten|sommeren|sommaren|sommer|vinteren|spring|summer|autumn|winter|påske|påska|jul|jula|advent|pinse|halvår|uka|dato|kommer|kjem|ikke|fastsatt|løpende|løpande|hele|heile|året|st|nd|rd|th)\b",
        " ",
        low,
    )
    rest = re.sub(r"[\d\s./:,()\-–?]+", "", rest)
    return (
        not rest
        and bool(re.search(r"[^\W\d_]{3}|\d+[./]\s?\d+|\d", low))
        and bool(
            re.search(
                r"\d|"
                + _MONTH
                + "|"
                + _DAYS
                + r"|våren|høsten|hausten|sommer|vinter|påske|jul|uke|løpende|året|spring|summer|autumn|winter",
                low,
            )
        )
    )


def month_heading(text: str) -> tuple[int, str] | None:
    """Return (month, the rest of the line) when a line opens with a month's name as a heading; else None."""
    found = re.match(
        rf"\s*(?:\*\*|__|#+\s*)?({_MONTH})\b(?:\s*(?:/|-|–|og|and)\s*({_MONTH})\b)?\.?\s*({_YEAR})?\s*(?:\*\*|__)?\s*[:,–-]?\s*(?P<rest>.*)$",
        text,
        re.IGNORECASE | re.DOTALL,
    )
    if found is None or not text.strip("*_# \t")[:1].isupper():
        return None
    if found.group(1).lower() in ("may", "mar") and found.group("rest")[:1].islower():
        return None
    return MONTHS[(found.group(2) or found.group(1)).lower()], found.group("rest").strip()


def leading_date(text: str) -> int:
    """Return where the words begin after a date that opens a line ("16.01 Årsmøte", "Uke 10: stand"), 0 when none opens it."""
    found = re.match(
        rf"\s*(?:w/c\s+|week (?:commencing|beginning)\s+|from\s+|by\s+|inden\s+|innen\s+|innan\s+|senest\s+|seinast\s+|senast\s+)?(?:(?:{_DAYS}|man|tir|tirs|ons|tor|tors|fre|lør|lau|søn|sun|mån|tis|lör|sön|mon|tues?|weds?|thu|thurs?|fri|sat|sun)\b\.?,?\s*(?:den\s+|the\s+)?)?"
        rf"(?:\d{{1,2}}[./]\s?\d{{1,2}}(?:[./]\s?(?:{_YEAR}|\d\d))?\.?(?:\s?(?:-|–|og)\s?\d{{1,2}}[./]\s?\d{{1,2}}(?:[./](?:{_YEAR}|\d\d))?\.?)?|(?:\d{{1,2}}\.?\s?(?:-|–|og|and|to)\s?)?\d{{1,2}}(?:\.|st|nd|rd|th)?\s*(?:of\s)?(?:{_MONTH})\b\.?(?:\s*{_YEAR})?|(?:mid|early|late|primo|medio|ultimo|start(?:en)? av|slutten av|midten av|in)[ -]?(?:{_MONTH})\b(?:\s*{_YEAR})?(?=\s*[:–-])|(?:{_MONTH})\b(?:\s*{_YEAR})?(?:\s*,?\s*(?:date|dato|datum)\s+(?:tbc|tba|tbd|kommer|kjem|følger))?(?=\s+[–-]\s)|"
        rf"(?:uke|veke|uge|vecka|week)\s*\d{{1,2}}(?:\s?[-–/]\s?\d{{1,2}})?|(?:{_YEAR})-\d\d-\d\d|(?:{_MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?![.:]\d))"
        r"(?:\s*(?:,?\s*kl\.?|klokka|klokken|at)\s*\d{1,2}(?:[.:]\d\d)?(?:\s?[-–]\s?\d{1,2}(?:[.:]\d\d)?)?|,?\s+\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]m)?\s?[-–]\s?\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]m)?(?=\s)|,?\s+\d{1,2}(?:[.:]\d\d)?\s?[ap]m)?\s*[:,–|-]?\s*",
        text,
        re.IGNORECASE,
    )
    if found is None or not found.end():
        return 0
    dated = re.search(r"\d", found.group()) or re.search(rf"\b(?:{_MONTH})\b", found.group(), re.IGNORECASE)
    return found.end() if dated and found.end() < len(text) else 0


def month_named(text: str) -> int | None:
    """Return the month that a date names, by word or by number; None when it names none."""
    if found := re.search(rf"\b({_MONTH})\b", text, re.IGNORECASE):
        return MONTHS[found.group(1).lower()]
    found = re.search(r"\b\d{1,2}[./](\d{1,2})\b", text)
    return int(found.group(1)) if found else None
