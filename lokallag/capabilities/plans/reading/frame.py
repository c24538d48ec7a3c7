"""Reads a plan's frame: its title, whose it is, and the years it covers."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from lokallag.capabilities.plans.reading.dates import Period
from lokallag.capabilities.plans.reading.headings import has_finite_verb, names_a_plan, opens_with_verb
from lokallag.capabilities.plans.reading.layout import Block
from lokallag.capabilities.plans.reading.sections import mode_of

_SPAN = re.compile(
    r"\b((?:19|20)\d\d)\s?(?:[-–—/]|til|to|till|og|and|och)\s?(?:[a-zæøåäö]{3,9}\.?\s)?((?:19|20)\d\d|\d\d)\b(?![./-]\d)"
)
_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)\b(?![./-]\d\d)")
_DATED = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d")
_ORGANISED = re.compile(
    r"(?:\b[A-ZÆØÅÄÖ][\wæøåäöé&-]*\s+(?:(?:og|&|i|på|de|den|of|the|and)\s+)?){0,4}"
    r"(?:\b(?:SV|MDG|AP|Ap|Arbeiderparti|Arbeidarparti|Arbeiderpartiet|Høyre|Høgre|Venstre|Rødt|Raudt|KrF|FrP|Frp|Senterparti|Senterpartiet|Sp|SF|Enhedslisten|Alternativet|Radikale|Socialdemokraterne|Miljøpartiet|Miljöpartiet|Vänsterpartiet|"
    r"Labour|Greens?|Green Party|Liberal Democrats|Conservatives?)\b|[\wæøåäö]*(?:lag|laget|forening|foreningen|forening|klubb|klubben|krets|samband|forbund|forbundet|Society|Association|Branch|Club|Union|Party|föreningen|förening|"
    r"Unge Høyre|AUF|kirkelyd|sokn|avdeling|kommunelag|Institute|Group)\b)(?:\s+(?:i|of|in|of the)\s+[A-ZÆØÅÄÖ][\wæøåäö-]+)?"
)
_ADOPTED = re.compile(
    r"\b(?:vedtatt|vedteken|vedteke|adopted|vedtaget|antagen|godkjent|fastställd)\b[^.\n]{0,60}?\b((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_NAME_FIRST = re.compile(
    r"(?:for|för|til|of|av)\s+((?:[A-ZÆØÅÄÖ][\wæøåäöé&-]*)(?:\s+(?:[A-ZÆØÅÄÖ][\wæøåäöé&-]*|i|og|of|and|bygdekvinnelag|sogelag|historielag|bondelag|[a-zæøåäö]+lag|[a-zæøåäö]+forening|[a-zæøåäö]+klubb))*)"
)
_CHAPTER = re.compile(
    r"\b([A-ZÆØÅÄÖ][\wæøåäö-]+(?:\s+(?:og\s+)?[A-ZÆØÅÄÖ][\wæøåäö-]+)?\s+(?:SV|MDG|Ap|AP|Høyre|Høgre|Venstre|Rødt|Raudt|KrF|FrP|Frp|Sp|Senterparti|Arbeiderparti|Arbeidarparti|SF|Labour|Greens|Unge\s\w+))\b"
)
_PLAN_WORDS = re.compile(
    r"\b(?:arbeids|handlings|års|virksomhets|verksemds|verksamhets|aktivitets|arbejds|handle|virksomheds)(?:plan|program)(?:en)?\b|\b(?:plan for arbeidet|work ?plan|action plan|annual plan|activity plan|strategi(?:plan)?|program|plan|årshjul)\b|"
    r"\bfor\b|\bi\b|\bperioden\b|\bthe\b|\båret\b|[,:–-]|\bvedtatt.*$|\bforslag( til)?\b|\butkast( til)?\b",
    re.IGNORECASE,
)


def title_of(text: str, blocks: list[Block]) -> tuple[str | None, int]:
    """Return the title and the number of its block, or (None, -1); only the opening of the document is looked at."""
    seen = 0
    for i, block in enumerate(blocks[:12]):
        if block.kind in ("noise", "row", "item"):
            continue
        words = text[block.start : block.end].strip(" *_#")
        if (
            names_a_plan(words)
            and len(words.split()) <= 14
            and not words.endswith((".", ":"))
            and not has_finite_verb(words)
        ):
            return words, i
        seen += 1
        if seen > 5:
            break
    return None, -1


def period_of(text: str, title: str | None) -> tuple[str | None, str | None, Period]:
    """Return the first and last year as written in the title, else in the opening, else the commonest; and both as a Period."""
    for place in (title or "", text[:1500]):
        if found := _SPAN.search(place):
            first, last = found.group(1), found.group(2)
            last = last if len(last) == 4 else first[:2] + last
            if 0 <= int(last) - int(first) <= 12:
                season = (
                    7 if len(found.group(2)) == 2 and int(last) - int(first) == 1 and "/" in found.group() else None
                )
                return first, last, Period(int(first), int(last), season)
        years = _YEAR.findall(_DATED.sub(" ", place))
        if years and place is title:
            return years[0], years[0], Period(int(years[0]), int(years[0]))
    if adopted := _ADOPTED.search(text[:3000]):
        year = adopted.group(1)
        return year, year, Period(int(year), int(year))
    counted = Counter(_YEAR.findall(text[:6000]))
    dated = Counter(m[-4:] for m in _DATED.findall(text[:60_000]))
    if dated:
        common = dated.most_common(1)[0][0]
        return common, common, Period(int(common), int(common))
    if counted:
        common = max(counted, key=lambda y: (counted[y], -int(y)))
        return common, common, Period(int(common), int(common))
    return None, None, Period(None, None)


def organisation_of(text: str, title: str | None, blocks: list[Block]) -> str | None:
    """Return the organisation's name: from the title, from the lines around it, or the name the text uses most."""
    if title:
        if found := _NAME_FIRST.search(title):
            return found.group(1)
        rest = _SPAN.sub(" ", title)
        rest = " ".join(_PLAN_WORDS.sub(" ", _YEAR.sub(" ", rest)).split()).strip(" -–,:")
        if rest and rest[0].isupper() and len(rest) > 2 and not rest.isdigit():
            return rest
    for i, block in enumerate(blocks[:5]):
        words = text[block.start : block.end].strip(" *_#")
        if (
            title
            and i
            and text[blocks[i - 1].start : blocks[i - 1].end].strip(" *_#") == title
            and block.kind in ("heading", "para")
            and 1 < len(words.split()) <= 6
        ):
            if (
                words[0].isupper()
                and not words.endswith((".", ":"))
                and not has_finite_verb(words)
                and not re.search(r"\d", words)
                and mode_of(words) is None
                and blocks[i].gap is False
            ):
                return words
    for block in blocks[:5]:
        words = text[block.start : block.end].strip(" *_#")
        if (
            len(words) < 70
            and words != title
            and not opens_with_verb(words)
            and block.kind in ("heading", "para")
            and not words.endswith((".", ":"))
            and not has_finite_verb(words)
        ):
            if found := _ORGANISED.search(words):
                return " ".join(found.group().split())
    names = Counter(" ".join(n.split()) for n in _CHAPTER.findall(text[:40_000]))
    if names:
        return names.most_common(1)[0][0]
    if found := _ORGANISED.search(text[:3000]):
        name = " ".join(found.group().split())
        return name if len(name.split()) > 1 and name[0].isupper() else None
    return None


def in_season(period: Period, months: list[int], spring_year: int | None) -> Period:
    """Return `period` as a season when the plan's own dates run from autumn over New Year; `spring_year` is the year a spring date states.

    `months` are those of the dated lines in order. A plan of one stated year begins the year before only if that year stands at a spring date.
    """
    if period.first_year is None or period.last_year is None or period.season_from or len(months) < 3:
        return period
    turns = sum(1 for a, b in pairwise(months) if b < a and a >= 8 and b <= 6)
    autumn_first = months[0] >= 8 and turns >= 1 and min(m for m in months if m <= 6) <= 6 and not {7} & set(months[:1])
    if not autumn_first:
        return period
    if period.last_year - period.first_year == 1:
        return Period(period.first_year, period.last_year, 7)
    if period.last_year == period.first_year:
        if spring_year == period.first_year:
            return Period(period.first_year - 1, period.first_year, 7)
        return Period(period.first_year, period.first_year + 1, 7)
    return period
