"""Cuts running text into sentences and finds words; knows abbreviations, dates and lost full stops."""

from __future__ import annotations

import re
from itertools import pairwise

from lokallag.capabilities.plans.reading.words.time import MONTHS

WORD = re.compile(r"[^\W\d_]+(?:[-–'’][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_STOP = re.compile(r"[.!?…]+[\"»”')*]*(?=\s+[\"«“'(*–-]*[A-ZÆØÅÄÖÁÉ0-9])|;(?=\s)|\s[•●▪]\s|\s–\s(?=[A-ZÆØÅÄÖ])")
_ABBREVIATIONS = frozenset(
    """f.eks feks bl.a bla ca kl nr mv m.v osv jf jfr pkt evt m.m mm dvs st t.d td etc e.g i.e mr mrs dr pr inkl ev t.ex bl a div ansv tlf avd
    o.l ol o.a m.a mht ift iht vedr resp eks sml kr mill hhv d.v.s no vol min max maks adr gl vs approx incl t.o.m fr.o.m mfl m.fl""".split()
)
_LAST_WORD = re.compile(r"[\w.]+$")
_NEXT_WORD = re.compile(r"\s*[\"«“'(*]*([^\W\d_]+)")
# Common nouns a plan's sentence opens with; a capital there in mid-line means that a full stop was lost.
_OPENERS = re.compile(
    r"(?<=[\wæøåäö])\s+(?=(?:Kampanje|Kampagne|Medlem|Styre|Fylke|Lokallag|Lagene|Laga|Lag|Partiet|Foreningen|Bestyrelse|Utvalg|Utval|Udvalg|Gruppe|Gruppa|Arbeidsgruppe|Aktivitet|"
    r"Arrangement|Møte|Møde|Vi|Det|Alle|Hver|Planen|Årsmøte|Leder|Leiar|Nettsid|Members|The board|We|Styrelse|Årsmöte|Plan)[a-zæøåäö]*\s)"
)


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences in `text`, blank ends left out."""
    cuts = [0]
    for stop in _STOP.finditer(text):
        if stop.group()[0] == "." and _is_inside(text, stop.start(), stop.end()):
            continue
        cuts.append(stop.end())
    cuts.append(len(text))
    spans: list[tuple[int, int]] = []
    for begin, finish in pairwise(cuts):
        for part in _lost_stops(text, begin, finish):
            for piece in _bounded(text, *part):
                trimmed = trim(text, *piece)
                if trimmed[0] < trimmed[1]:
                    spans.append(trimmed)
    return spans


_LONGEST = 1_500


def _bounded(text: str, begin: int, finish: int) -> list[tuple[int, int]]:
    """Cut what has no full stop at all into lengths that keep the reading linear."""
    pieces: list[tuple[int, int]] = []
    while finish - begin > _LONGEST:
        blank = text.rfind(" ", begin + 1, begin + _LONGEST)
        cut = blank if blank > begin else begin + _LONGEST
        pieces.append((begin, cut))
        begin = cut
    pieces.append((begin, finish))
    return pieces


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without blanks, bullets and separators at its ends."""
    while start < end and (text[start].isspace() or text[start] in ";,•●▪–-"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ";,•●▪–"):
        end -= 1
    return start, end


def _is_inside(text: str, dot: int, after: int) -> bool:
    """Say whether the full stop at `dot` belongs to an abbreviation, an ordinal or a date."""
    word = _LAST_WORD.search(text, max(0, dot - 24), dot)
    if word is None:
        return False
    last = word.group().lower().strip(".")
    following = _NEXT_WORD.match(text, after)
    if last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha()):
        return True
    if last.isdigit() and len(last) <= 2:
        if following is None:
            return True
        nxt = following.group(1).lower()
        return nxt in MONTHS or not text[after:].lstrip()[:1].isupper()
    return False


def _lost_stops(text: str, begin: int, finish: int) -> list[tuple[int, int]]:
    """Cut again where a PDF lost the full stop: a capitalised everyday noun after a clause that already has its verb."""
    cuts = [begin]
    for found in _OPENERS.finditer(text, begin, finish):
        before = text[cuts[-1] : found.start()]
        after = text[found.end() : found.end() + 60]
        if (
            len(before) > 25
            and _VERBAL.search(before)
            and _VERBAL.search(after)
            and not before.rstrip().endswith((",", ":", "-"))
        ):
            cuts.append(found.end())
    cuts.append(finish)
    return list(pairwise(cuts))


_VERBAL = re.compile(
    r"\b(skal|må|vil|bør|ska|måste|vill|bör|shall|will|must|should|er|har|går|setter|i siste|holder|arbeider)\b"
)


def clean(text: str) -> str:
    """Return `text` with line-end hyphenation joined and blanks made single, for matching words."""
    joined = re.sub(r"[-\u00ad]\s*[\r\n]\s*(?=[a-zæøåäö])", "", text)
    return " ".join(joined.replace("\u00ad", "").replace("*", "").replace("_", " ").split())
