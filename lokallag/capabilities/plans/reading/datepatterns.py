"""Patterns of dates in five languages: days, months, seasons, quarters, weeks, feasts and limits."""

import re

from lokallag.capabilities.plans.reading.words.time import MONTHS

MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
YEAR = r"(?:19|20)\d\d"
NUMERIC = re.compile(rf"(?<![\d.])(\d{{1,2}})[./](\d{{1,2}})(?:[./]\s?({YEAR}|\d\d)(?!\d))?(?![\d%])(?!\.\d)")
ISO = re.compile(rf"\b({YEAR})-(\d\d)-(\d\d)\b")
DAY_MONTH = re.compile(
    rf"\b(?:(\d{{1,2}})\.?\s?(?:-|–|og|til|and|to|och)\s?)?(\d{{1,2}})(?:\.|st|nd|rd|th|:e)?\s*(?:of\s+)?({MONTH})\b\.?(?:\s*({YEAR}))?",
    re.IGNORECASE,
)
MONTH_DAY = re.compile(rf"\b({MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d|[.:]\d)(?:,?\s*({YEAR}))?", re.IGNORECASE)
MONTHS_RUN = re.compile(
    rf"\b({MONTH})\b\.?(?:\s*(?:/|-|–|og|eller|til|or|and|to|och|until)\s*({MONTH})\b)?\.?(?:\s*({YEAR}))?",
    re.IGNORECASE,
)
SEASONS: tuple[tuple[str, tuple[int, int], tuple[int, int]], ...] = (
    (r"(?:på |om |i løpet av |denne )?(?:våren|vårhalvåret|vårsemesteret|foråret|forår|spring|vår)", (1, 1), (6, 30)),
    (r"(?:sommeren|sommaren|sommerhalvåret|summer)", (6, 1), (8, 31)),
    (
        r"(?:høsten|hausten|høsthalvåret|haustsemesteret|høstsemesteret|efteråret|efterår|hösten|höst|autumn|høst|haust)",
        (8, 1),
        (12, 31),
    ),
    (r"(?:vinteren|vintern|winter)", (1, 1), (3, 31)),
)
SEASON = re.compile(
    "(?:" + "|".join(rf"\b(?P<s{i}>{p})\b" for i, (p, _, _) in enumerate(SEASONS)) + rf")(?:\s*({YEAR}))?",
    re.IGNORECASE,
)
QUARTER = re.compile(
    rf"\b(?:(første|1\.?|fyrste|first|andre|2\.?|second|andet|tredje|3\.?|third|fjerde|4\.?|fourth|siste|sidste|last|sista)\s+(?:kvartal|quarter|kvarter)|q([1-4]))\b(?:\s*(?:av|i|of|,)?\s*({YEAR}))?",
    re.IGNORECASE,
)
HALF = re.compile(
    rf"\b(første|fyrste|1\.|first|andre|2\.|second|siste|last)\s+(?:halvår|halvdel av året|halvparten av året|half|half of the year)(?:et)?\b(?:\s*(?:av|i|of|,)?\s*({YEAR}))?",
    re.IGNORECASE,
)
WEEK = re.compile(
    rf"\b(?:uke|veke|uge|vecka|week|weeks|uker)\s*(\d{{1,2}})(?:\s*(?:-|–|og|/|til|and)\s*(\d{{1,2}}))?(?:\s*,?\s*({YEAR}))?",
    re.IGNORECASE,
)
FEASTS: tuple[tuple[str, str], ...] = (
    (
        "christmas",
        r"(?:før|innan|innen|til|inden|before|by|til|mot|opp mot|før)\s+(?:jul|jol|jula|jola|julen|christmas)",
    ),
    ("advent", r"(?:i |til )?(?:advent|førjulstid\w*|julemåneden)"),
    (
        "summer",
        r"(?:før|innan|innen|inden|before|til)\s+(?:sommeren|sommaren|sommerferien|sommarferien|summer|sommerferie)",
    ),
    ("easter", r"(?:til|før|innen|by|before|i|inden)\s+(?:påske|påska|påsken|easter)|påskeuk\w*|påskevek\w*"),
    (
        "new_year",
        r"(?:før|innen|innan|by|inden|before)\s+(?:nyttår|årsskiftet|årsskifte|nytår|new year|utgangen av året|årets slutt|slutten av året|årets utgang|the end of the year|year end|utløpet av året|udgangen af året)|(?:ved|vid|at) (?:årsskiftet|årsskiftet|årsskifte|årets slutt?|nyttår|nytår|the turn of the year|year end)|by the end of the year|in the course of the year",
    ),
    ("may17", r"17\.\s?mai|syttende mai|nasjonaldagen"),
    ("may1", r"(?:førstemai|förstamaj|første mai|fyrste mai)[\w-]*"),
    ("march8", r"(?:kvinnedagen|kvindedagen|kvinnodagen)"),
    ("june6", r"nationaldagen"),
)
FEAST = re.compile("(?:" + "|".join(rf"\b(?P<{n}>{p})\b" for n, p in FEASTS) + rf")(?:\s*({YEAR}))?", re.IGNORECASE)
LIMIT = r"(?:innen|innan|inden|inom|senest|seinast|senast|by|before|før|no later than|by the end of|innen utgangen av|i løpet av|i laupet av|i løbet av|i løbet af|during|under|fram til|frem til|ut|within)"
BY_YEAR = re.compile(
    rf"\b(ved|at|innen|innan|inden|by|before|før|i løpet av|i laupet av|i løbet af|during|senest|seinast|senast|within|i perioden|under|in|i|ut|til)\s+(?:utgangen av |utløpet av |slutten av |udgangen af |the end of |året )?(?:(?:{YEAR})\s?[-–/]\s?)?({YEAR}|\d\d(?<=[-–/]\d\d))\b(?!\s?[-–]\s?\d)",
    re.IGNORECASE,
)
LEADS_IN = re.compile(
    rf"\b(?:{LIMIT}|i|til|in|on|den|ca\.?|rundt|kring|around|slutten av|siste del av|sist i|midten av|starten av|begynnelsen av|fra|frå|from)\s*(?:utgangen av|slutten av|midten av|the end of|starten av|måneden|månad|udgangen af)?\s*$",
    re.IGNORECASE,
)
RANGE_FROM = re.compile(
    rf"\b(?:fra|frå|from|mellom|between)\s+(?:(\d{{1,2}})\.?\s*)?({MONTH})\b(?:\s*({YEAR}))?\s*(?:til|to|till|–|-|og|and|until)\s+(?:(\d{{1,2}})\.?\s*)?({MONTH})\b(?:\s*({YEAR}))?",
    re.IGNORECASE,
)
RELATIVE = re.compile(
    r"\b(?:\d+|en|to|tre|fire|two|three|four|ein)\s+(?:uker?|veker?|dager|dagar|dage|uger?|weeks?|days?|måneder|months?)\s+(?:før|before|i forkant|etter|after|efter)|\bneste (?:årsmøte|landsmøte|år)|\bfremtid",
    re.IGNORECASE,
)
