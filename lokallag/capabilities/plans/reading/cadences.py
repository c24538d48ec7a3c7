"""Reads how often: weekly to yearly, once, continuous, with months excepted; and "within N days"."""

from __future__ import annotations

import re

from lokallag.capabilities.plans.reading.words.time import MONTHS

_EACH = r"(?:hver|hvert|kvar|kvart|varje|every|each|per|pr\.?|i|om|a|for|in the|en gang i|én gang i|for kvar)"
_CADENCES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "two_yearly",
            r"\b(annethvert|annakvart|anna kvart|annet hvert|vartannat|hvert andet|kvart anna|every (?:second|other|two)) (?:år|years?)\b",
        ),
        (
            "fortnightly",
            r"\b(annenhver|anna kvar|annakvar|hver annen|hver anden|varannan|every (?:other|second)|fortnightly|hver 14\. dag|kvar 14\. dag)(?!\s*(?:måned|månad|month|år|year))\s*(?:uke|veke|uge|vecka|week|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag|tysdag|laurdag)?\b",
        ),
        (
            "half_yearly",
            r"\b(?:hvert|kvart|per|pr\.?|i|i kvart|varje|every|each|half)[ -]*(?:halvår(?:et)?|half[- ]?year|six months|year half)|\bhalvårs(?!hjul|møte)\w+|\bhalvårlig\w*|\bhalvårleg\w*|\bhalf-yearly\b|\bhalvårsvis\b|\b(?:både )?(?:vår|på våren|om våren|forår) og (?:på |om )?(?:høst|haust|hausten|høsten|efterår)\w*\b|\bspring and autumn\b|\bbiannual\w*|\btwice[- ]yearly|\b(?:per|hvert) semester\b|\bvår och höst\b|\bhvert semester\b|\ben gang i halvåret\b",
        ),
        (
            "quarterly",
            r"\b(?:hvert|kvart|per|pr\.?|i|every|each|varje|a)\s+(?:kvartal(?:et)?|quarter|kvarter)\b|\bkvartalsvis\w*|\bkvartalsvist|\bquarterly\b|\bhver tredje måned|\bevery three months",
        ),
        (
            "monthly",
            r"\b(?:hver|kvar|per|pr\.?|i|om|a|every|each|varje|in the|the|of each|of every)\s+(?:måned(?:en)?|månad(?:en)?|månaden|month|mnd\.?)\b|\bmånedlig\w*|\bmånadle[gi]\w*|\bmånatlig\w*|\bmånedsvis\b|\bmonthly\b|\bper month\b|\bi kvar månad|\b(?:første|fyrste|andre|tredje|siste|first|second|third|last|anden|sidste) (?:mandag|måndag|tirsdag|tysdag|onsdag|torsdag|fredag|lørdag|laurdag|søndag|sundag|monday|tuesday|wednesday|thursday|friday|saturday|sunday) (?:i|hver|kvar|of|in)\s+(?:the |each |every |hver |kvar |hvert )?(?:måned|månad|mnd|month)\w*",
        ),
        (
            "weekly",
            r"\b(?:hver|kvar|per|pr\.?|om|a|every|each|varje)\s+(?:uke|uka|uken|veke|veka|uge|ugen|vecka|veckan|week)\b(?!\s*\d)|\bi (?:uka|uken|veka|ugen|veckan)\b(?!\s*(?:\d|før|etter|efter))|\bukentlig\w*|\bvekentle[gi]\w*|\bvekeleg\w*|\bugentlig\w*|\bveckovis\b|\bweekly\b|\b(?:hver|kvar|every) (?:mandag|måndag|tirsdag|tysdag|onsdag|torsdag|fredag|lørdag|laurdag|søndag|sundag|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b",
        ),
        (
            "yearly",
            r"\b(?:i løpet av|i laupet av|i løbet af|under|during|over|for|gjennom) (?:året|the year|hele året|årets løp)\b|\bin the year\b|\b(?:(?:hvert|kvart|per|pr\.?|om|for|a|every|each|varje)\s+(?:år(?:et)?|year|kalenderår|annum)|i\s+året)\b|\b(?:hver|kvar|hvert|every|each|varje)\s+(?:høst|haust|vår|sommer|sommar|vinter|jul|påske|autumn|spring|summer|winter|efterår|forår|höst|januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)\b|\bårlig\w*|\bårle[gi]\w*|\bannually\b|\bannual\b(?! (?:general )?meeting| report)|\byearly\b|\bårligen\b|\bper annum\b|\bunder året\b|\bonce a year\b|\bi årets løb\b|\bhvert eneste år",
        ),
    )
)
_CONTINUOUS = re.compile(
    r"\b(jevnlig\w*|regelmessig\w*|jamle[gi]\w*|jamnle[gi]\w*|regelmessige?|med jevne mellomrom|med jamne mellomrom|løpende|løpande|fortløpende|kontinuerlig\w*|kontinuerle[gi]\w*|hele tiden|heile tida|året rundt|hele året|heile året|"
    r"ved behov|etter behov|når (?:det er|det blir|kommunen|noen|nokon|folk|ein|man) |när (?:det|någon|kommunen) |whenever |når det (?:passer|passar|høver|trengs)|fortsette å|fortsetter å|fortsatt|framleis|fortsat|fortsätt\w*|videreføre|vidareføre|videreføres|opprettholde|oppretthalde|halde fram|holde ved like|"
    r"vedlikeholde|vedlikehalde|til enhver tid|alltid|regularly|regular|ongoing|continuously|continue to|continues to|as needed|when needed|whenever|throughout the year|løbende|jævnligt|jævnlige|fortsætte\w*|efter behov|"
    r"regelbundet|regelbundn\w*|löpande|vid behov|kontinuerlig\w*|fast|faste|on a rolling basis|at all times|stadig|aktivt)\b",
    re.IGNORECASE,
)
_EXCEPT = re.compile(
    r"\b(?:unntatt|unnateke|unntatt i|bortsett fra|med unntak av|utenom|utanom|utan i|undtagen|undtaget|utom|förutom|except|excluding|apart from|ikke i|ikkje i|minus)\s+(?P<rest>[^.;]{3,60})",
    re.IGNORECASE,
)
_WITHIN_DAYS = re.compile(
    r"\b(?:innen|innan|inden|inom|within|in under|senest|seinast)\s+(?P<n>\d{1,3}|en|én|ein|ei|to|two|tre|three|fire|fem|seks|sju|syv|ti|fjorten|one|a|seven|ten|fourteen|två|tio)\s+(?P<unit>døgn|dager|dagar|dage|dag|days?|uker|uke|veker|veke|uger|uge|veckor|vecka|weeks?|måneder|måned|månader|månad|months?)\b"
    r"(?!\s+(?:før|i forkant|before))",
    re.IGNORECASE,
)
_BY_OTHER = re.compile(
    r"\b(?:før|etter|efter|på|ved|til|i forkant av|innan|inför|vid|before|after|ahead of|at|to)\s+(?:hvert|kvart|hver|kvar|varje|each|every)\s+(?:\w+\s+)?\w*(?:møte|møde|möte|meeting|ting|samling|årsmøte|konsert|koncert|concert|kamp|match|arrangement|event|forsamling|fullmäktige|kurs|course|election|valg|val)\b",
    re.IGNORECASE,
)
_SMALL = {
    "en": 1,
    "én": 1,
    "ein": 1,
    "ei": 1,
    "one": 1,
    "a": 1,
    "to": 2,
    "two": 2,
    "två": 2,
    "tre": 3,
    "three": 3,
    "fire": 4,
    "fem": 5,
    "seks": 6,
    "sju": 7,
    "syv": 7,
    "seven": 7,
    "ti": 10,
    "ten": 10,
    "tio": 10,
    "fjorten": 14,
    "fourteen": 14,
}


def cadence_in(text: str) -> tuple[str | None, str]:
    """Return the stated rhythm in `text` (clean) and its words; "continuous" for standing duties; (None, "") when nothing is said."""
    text = _WITHIN_DAYS.sub(" ", text)
    for name, pattern in _CADENCES:
        if found := pattern.search(text):
            return name, found.group().strip()
    if found := _CONTINUOUS.search(text):
        return "continuous", found.group()
    return None, ""


def bound_to_other(text: str) -> str:
    """Return the words that bind the promise to another calendar ("før hvert kommunestyremøte"), or ""."""
    found = _BY_OTHER.search(text)
    return found.group() if found else ""


def exceptions_in(text: str) -> tuple[int, ...]:
    """Return the months excepted ("unntatt juli og august" gives 7, 8)."""
    found = _EXCEPT.search(text)
    if found is None:
        return ()
    words = re.findall(r"[^\W\d_]+", found.group("rest").lower())
    months = sorted({MONTHS[w] for w in words if w in MONTHS})
    if not months and {"sommeren", "sommaren", "sommermånedene", "summer"} & set(words):
        months = [7]
    return tuple(months)


def within_days(text: str) -> tuple[int | None, str]:
    """Return the number of days in "innen 7 dager", weeks and months counted as 7 and 30 days, with the words."""
    found = _WITHIN_DAYS.search(text)
    if found is None:
        return None, ""
    raw = found.group("n").lower()
    number = int(raw) if raw.isdigit() else _SMALL.get(raw, 1)
    unit = found.group("unit").lower()
    factor = 7 if unit.startswith(("u", "v", "week")) else 30 if unit.startswith("m") else 1
    return number * factor, found.group()
