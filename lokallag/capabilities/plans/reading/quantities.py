"""Reads how many: number, range, comparator, coverage ("all members"), and per whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lokallag.capabilities.plans.reading.words.time import ARTICLES, MONTHS, NUMBER_WORDS, STRESSED_ONE
from lokallag.capabilities.plans.reading.words.verbs import ENGLISH_VERBS

_WORDS = "|".join(sorted((re.escape(w) for w in NUMBER_WORDS if w), key=len, reverse=True))
_NUMBER = rf"(?:\d{{1,3}}(?:[ .]\d{{3}})+(?!\d)|\d+|\b(?:{_WORDS})\b)"
_COMPARATORS: tuple[tuple[str, str], ...] = (
    (
        "at_least",
        (
            r"ikk?j?e (?:sjeldnere enn|sjeldnare enn|sjældnere end|mindre enn|færre enn)|inte mindre än|minst|mindst|minimum|min\.|over|mer enn|meir enn|flere enn|fleire enn|mere end|flere end|"
            r"mer än|fler än|more than|at least|not less than|no fewer than|no less than|a minimum of|from|fra|minstekrav"
        ),
    ),
    (
        "at_most",
        r"inntil|høyst|høgst|maks\.?|maksimum|maksimalt|højst|högst|max\.?|up to|at most|no more than|maximum|opp til|opptil|op til|upp till|ikke mer enn|ikkje meir enn",
    ),
    (
        "about",
        r"omtrent|omkring|ca\.?|cirka|circa|rundt|om lag|omlag|kring|ungefær|ungefär|about|around|approximately|approx\.?|roughly|i snitt|gjennomsnittlig|on average|typisk",
    ),
)
_COMPARATOR = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _COMPARATORS)
_QUANTITY = re.compile(
    rf"(?:\b(?:{_COMPARATOR})\s+)?(?:(?:en|ein|et|eit|a)\s+(?=\d))?(?P<first>{_NUMBER})(?:\s?(?:-|–|—|til|to|till|or|eller)\s?(?P<last>{_NUMBER}))?(?![\d%°])",
    re.IGNORECASE,
)
_TIMES = re.compile(r"^\s*(?:ganger?|gonge?r?|gong|gange|gånger|gång|times?|x)\b", re.IGNORECASE)
_TWICE = re.compile(rf"\b(?:(?:{_COMPARATOR})\s+)?(?P<twice>once|twice|thrice)\b", re.IGNORECASE)
# Numbers that count nothing: years, clock times, money, weeks, ages, places in a row, parts of names.
_NOT_AFTER = re.compile(
    r"(kl\.?|klokka|klokken|klockan|uke|veke|uge|vecka|week|weeks|nr\.?|no\.|pkt\.?|punkt|kapittel|kapitel|chapter|§|sak|side|page|agenda|£|\$|€|kr\.?|nok|kroner|tlf\.?|mobil|født|trinn|klasse|"
    r"within|inom|under|fylt|strategi|strategy|article|paragraf|fase|phase|år|vg|formel|mål|level|nivå|tel\.?|dkk|sek|(?:\w*gruppe[nr]?|\w*gruppa|\w*utvalg(?:et)?|\w*udvalg(?:et)?|\w*utval(?:et)?|\w*komit[eé](?:en)?|\w*nemnda?|\w*grupp(?:en)?|\w*utskott(?:et)?|committee|group|team)\s+(?:på|med|of|with))\s*$",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"^\s*(\.\s?(?:og|-|–|til|and|to|och)\s?\d{1,2}\.?\s|%|prosent|procent|percent|per cent|kr\b|kroner|kronor|nok\b|øre|\.\s?(?:"
    + "|".join(MONTHS)
    + r")\b|(?:"
    + "|".join(m for m in MONTHS if m not in ("mar", "may", "jul"))
    + r")\b|"
    r"\.\s?\d|[:/.]\d|uker|uke\b|veker|veke\b|uger|veckor|weeks?\b|dager (?:før|etter|i forkant|på forhånd)|dagar (?:før|etter|i forkant)|days?\b|dages?\b|dage\b|dager\b|dagar\b|måneder|månader|months?\b|timer|timar|hours?|"
    r"år\b|års\b|year|årig|-årig|. trinn|\.\s?klasse|mill|million|mrd|km|meter|siste|sidste|sista|første|fyrste|förste|första|first|øverste|øvste|top|neste|ledd|gangs|stemmer|votes|prosentpoeng|representanter i|mandater|(?:service|brigade|drill|safety|station|alarm)s?\b|plasser|seats|minutt|min\b)",
    re.IGNORECASE,
)
# "8-14 May": the month that is also a verb, told by its capital; "Grundkursus 2": which one, not how many.
_MONTH_AFTER = re.compile(r"\s*(?:May|Mar|Jul)\b")
_PART_BEFORE = re.compile(r"\b\w*(?:kurs|kursus|course|modul|module|del|part|trinn|trin)\s*$", re.IGNORECASE)
_DAYS_OF = re.compile(r"^\s*(dager|dagar|dage|days)\s+(?:med|of|til|av|with)\b", re.IGNORECASE)
_ARTICLE_TRAPS = re.compile(
    r"^\s*(par|couple|del|rekke|rekkje|rad|gang|gong|gång|stund|tid|periode|eller|av (?!dem|dei|dei|disse|møtene|møta)|annen|anna|annan|anden|annet|viktig|god|større|tydelig|tydeleg|mer|meir|bedre|aktiv|felles|sterk|lang|"
    r"helhetlig|prioritert|kultur|naturlig|positiv|levende|åpen|god|number of|lot|few|variety|range|better|more|strong|good|high|clear|active|important|rekkje|forutsetning|oversikt over hva)\b",
    re.IGNORECASE,
)
_COVERAGE = re.compile(
    r"\b(alle|alla|all|samtlige|samtlege|samtliga|hvert|hver|kvart|kvar|varje|every|each|hele)\s+(?:av\s+|de\s+|dei\s+|våre\s+|the\s+|our\s+|of\s+|nye\s+|new\s+|nya\s+|lokale\s+|aktive\s+|existing\s+|tidligere\s+|passive\s+|nåværende\s+|innmeldte\s+|betalende\s+|inaktive\s+|unge\s+|politiske\s+|interesserte\s+|lapsed\s+|current\s+)*"
    r"(\w*medlem\w*|members?|member\b|\w*lag\b|\w*laga\b|\w*lagene\b|lokalforeninger\w*|branches|branch|husstand\w*|husstander|households?|tillitsvalgte?|tillitsvalde|folkevalgte|kandidater|kandidatar|candidates?|"
    r"nyinnmeldte|innmeldte|nye\b|interessert\w*|newcomers?|kommuner\b|krets\w*|klubber|klubbene|nyansatte|ny\w+e|trenere|som\b|\w*ansvarlige|trenere|trenerne|trenarar|ledere|lederne|leiarar|\w+leiarar|verter|instruktører|styrerepresentanter|representanter|councillors|styremedlem\w*|volunteers|frivillige|joiners|fylker|fylkene|listekandidat\w*|grupper|gruppene|skoler|bydeler|grend\w*)",
    re.IGNORECASE,
)
_EVERYWHERE = re.compile(
    r"\bi alle (?:lag|lokallag|klubber|kretser|kommuner|fylker|bydeler|lokalavdelinger)\b", re.IGNORECASE
)
_PER = re.compile(
    r"\b(?:per|pr\.?|for (?:hvert|kvart|each|every)|til (?:hvert|kvar[t]?))\s+(?P<a>medlem|member|lokallag|lag|branch|person|styremedlem|utvalg|kandidat|klubb|krets|innbygger)\b|"
    r"\b(?P<b>medlem\w*|person|member|lag)\s+(?:hver|kvar|each)\b|\b(?P<c>hver|hvert|kvar|kvart|each|every)\s+(?P<d>tillitsvalgt\w*|tillitsvald\w*|medlem|member|styremedlem\w*|board member|representant|kandidat)\b",
    re.IGNORECASE,
)
_EACH_OF = re.compile(
    rf"\b(?:hvert|hver|kvart|kvar|varje|each)\s+(?:av|of)\s+(?:\w+\s+){{0,2}}?(?P<n>{_NUMBER})\s", re.IGNORECASE
)
_EACH_OF_GENITIVE = re.compile(
    rf"\b(?:hvert|hver|kvart|kvar|each)\s+(?:av|of)\s+\w+s\s+(?P<n>{_NUMBER})\s", re.IGNORECASE
)
_FROM_TO = re.compile(
    r"\b(?:fra|frå|från|from)\s+(\d{1,5})\s+(?:til|till|to)\s+(\d{1,5})(?=\s+(?:\w+\s+)?(?:medlem|member|sanger|songar|spiller|utøver|i peri|innen|innan|inden|by|senest|before|ved utgangen|lag|lokallag|branch|klubb|frivillig|volunteer))",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"^\s*(eller flere|eller fleire|or more|og et|et par)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many: `count` to `count_max` under `comparator`; `words` is what the plan says, `position` where."""

    count: int
    count_max: int | None
    comparator: str
    words: str
    position: int
    article: bool = False


def number_of(word: str) -> int | None:
    """Return the number a word or a run of digits stands for, None when it is neither."""
    low = word.lower()
    if low in NUMBER_WORDS:
        return NUMBER_WORDS[low]
    digits = re.sub(r"[ .]", "", low)
    return int(digits) if digits.isdigit() and len(digits) <= 7 else None


def quantity_in(text: str, *, near: int = 0) -> Quantity | None:
    """Return the quantity that counts the thing promised in `text` (clean), the first that counts anything at all.

    `near` is where the thing's noun stands; a bare article counts only close before it.
    """
    for pattern in (_EACH_OF, _EACH_OF_GENITIVE):
        if found := pattern.search(text):
            number = number_of(found.group("n"))
            if number and number > 1:
                return Quantity(number, None, "exactly", found.group().strip(), found.start())
    if grown := _FROM_TO.search(text):
        return Quantity(int(grown.group(2)), None, "at_least", grown.group(), grown.start())
    article: Quantity | None = None
    for found in _QUANTITY.finditer(text):
        if (
            text[max(0, found.start("first") - 1) : found.start("first")] in (".", "-", "/", ":")
            and found.start("first") > 0
            and text[found.start("first") - 2 : found.start("first") - 1].isdigit()
        ):
            continue
        quantity = _one(text, found, near)
        if quantity is None:
            continue
        if quantity.article:
            article = article or quantity
            continue
        return quantity
    if found_twice := _TWICE.search(text):
        name = next((n for n, _ in _COMPARATORS if found_twice.group(n)), "exactly")
        return Quantity(
            {"once": 1, "twice": 2, "thrice": 3}[found_twice.group("twice").lower()],
            None,
            name,
            found_twice.group(),
            found_twice.start(),
        )
    return article


def _one(text: str, found: re.Match[str], near: int) -> Quantity | None:
    first = found.group("first")
    low = first.lower()
    start, end = found.start("first"), found.end("last") if found.group("last") else found.end("first")
    rest = text[end:]
    number = number_of(first)
    last = number_of(found.group("last")) if found.group("last") else None
    if _MONTH_AFTER.match(rest) or (_PART_BEFORE.search(text[max(0, start - 24) : start]) and not rest.strip(" .,;")):
        number = None
    named = bool(start) and low.isdigit() and text[start - 1].isalpha()  # "Y3", "U14"
    if (
        named
        or number is None
        or number == 0
        and low.isdigit()
        or (low.isdigit() and len(low) == 4 and 1900 <= number <= 2100)
    ):
        return None
    if _NOT_AFTER.search(text[max(0, start - 24) : start]):
        return None
    if not _DAYS_OF.match(rest) and _NOT_BEFORE.match(rest):
        return None
    if last is not None and last <= number:
        if re.search(r"\b(til|to|till|eller|or)\b", text[found.end("first") : found.start("last")]):
            last = None
        else:
            return None
    times = bool(_TIMES.match(rest))
    if low in ARTICLES or low in STRESSED_ONE:
        if low == "to" or (low in ARTICLES and not times and not _named(found) and _ARTICLE_TRAPS.match(rest)):
            return None
        if low in ARTICLES and not times and not _named(found):
            if near and (start > near + 25 or near - start > 45):
                return None
            return Quantity(1, None, "exactly", first, start, article=True)
    if low == "to" and _infinitive_to(text, start, rest):
        return None
    if low in ("seks", "sex", "ni", "ti", "fem") and not rest[:1].isspace():
        return None
    name = next((n for n, _ in _COMPARATORS if found.group(n)), None)
    if _VAGUE.match(rest):
        name = name or "at_least"
    words = text[found.start() : end].strip()
    comparator = name or ("at_least" if last is not None else "exactly")
    return Quantity(number, last, comparator, words, start)


def _named(found: re.Match[str]) -> bool:
    return any(found.group(name) for name, _ in _COMPARATORS)


def _infinitive_to(text: str, start: int, rest: str) -> bool:
    """English "to" is no number: a verb or an article follows, or English words stand around."""
    first = re.match(r"\s+([^\W\d_]+)", rest)
    if first and first.group(1).lower() in ENGLISH_VERBS:
        return True
    return bool(
        re.match(
            r"\s+(the|a|an|be|our|all|each|make|hold|get|members|new|local|help|recruit|raise|support|increase|ensure)\b",
            rest,
            re.IGNORECASE,
        )
    ) or bool(
        re.search(
            r"\b(the|and|of|will|with|for|aim|continue|is|are|talking|talks?|listening|listens?|responds?|responding|reports?|apply|applies|contribute|writes?|writing|speaks?|access|accessible|presents?|hope|need|want|try|send|sends|letters?|visits?|invitations?)\b",
            text[:start][-40:],
            re.IGNORECASE,
        )
        and not re.search(r"\b(minst|mindst|ca|omtrent|og|med|til|i)\b", text[:start][-12:], re.IGNORECASE)
    )


def coverage_in(text: str) -> tuple[str | None, str]:
    """Return ("all", the words) when every one of a set must be reached, else (None, "")."""
    found = _COVERAGE.search(text) or _EVERYWHERE.search(text)
    if found is None:
        return None, ""
    return "all", found.group().strip()


def per_in(text: str) -> tuple[str | None, str]:
    """Return whom the number is for ("member", "branch", "person") and the words that say so."""
    found = _PER.search(text)
    if found is None:
        return None, ""
    noun = (found.group("a") or found.group("b") or found.group("d") or "").lower()
    if noun.startswith(("medlem", "member")):
        return "member", found.group()
    if noun.startswith(("lag", "lokallag", "branch", "klubb", "krets")):
        return "branch", found.group()
    return "person", found.group()
