"""Months, weekdays, seasons and number words in five languages."""

# fmt: off

MONTHS: dict[str, int] = {}
_MONTH_FORMS: tuple[tuple[str, ...], ...] = (
    ("januar", "january", "januari", "jan"),
    ("februar", "february", "februari", "feb", "febr"),
    ("mars", "march", "marts", "mar"),
    ("april", "apr"),
    ("mai", "may", "maj"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("august", "augusti", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("desember", "december", "des", "dec"),
)
for _number, _forms in enumerate(_MONTH_FORMS, 1):
    for _form in _forms:
        MONTHS[_form] = _number

# Whole words that may be something else in running text ("may", "mar", "jul" = Christmas, "des", "sep")
# count as months only beside a day, a dot, a slash or a year.
SHY_MONTHS = frozenset({"may", "mar", "jul", "jun", "des", "dec", "sep", "jan", "feb", "apr", "aug", "okt", "oct", "nov"})

WEEKDAYS: tuple[str, ...] = (
    "mandag", "måndag", "monday", "tirsdag", "tysdag", "tisdag", "tuesday", "onsdag", "wednesday",
    "torsdag", "thursday", "fredag", "friday", "lørdag", "laurdag", "lördag", "saturday",
    "søndag", "sundag", "söndag", "sunday",
)

NUMBER_WORDS: dict[str, int] = {
    "null": 0, "zero": 0, "noll": 0,
    "en": 1, "én": 1, "ei": 1, "éi": 1, "et": 1, "ett": 1, "étt": 1, "ein": 1, "éin": 1, "eit": 1, "éitt": 1, "eitt": 1, "ét": 1,
    "one": 1, "a": 1, "an": 1, "éen": 1,
    "to": 2, "two": 2, "två": 2, "tvo": 2,
    "tre": 3, "three": 3,
    "fire": 4, "four": 4, "fyra": 4, "fyre": 4,
    "fem": 5, "five": 5,
    "seks": 6, "six": 6, "sex": 6,
    "sju": 7, "syv": 7, "seven": 7,
    "åtte": 8, "otte": 8, "eight": 8, "åtta": 8,
    "ni": 9, "nine": 9, "nio": 9,
    "ti": 10, "ten": 10, "tio": 10,
    "elleve": 11, "eleven": 11, "elva": 11,
    "tolv": 12, "twelve": 12,
    "tretten": 13, "thirteen": 13, "tretton": 13,
    "fjorten": 14, "fourteen": 14, "fjorton": 14,
    "femten": 15, "fifteen": 15, "femton": 15,
    "seksten": 16, "sixteen": 16, "sexton": 16,
    "sytten": 17, "seventeen": 17, "sjutton": 17,
    "atten": 18, "eighteen": 18, "arton": 18,
    "nitten": 19, "nineteen": 19, "nitton": 19,
    "tjue": 20, "tyve": 20, "twenty": 20, "tjugo": 20, "tjuge": 20,
    "tretti": 30, "tredve": 30, "thirty": 30, "trettio": 30,
    "førti": 40, "forty": 40, "fyrtio": 40,
    "femti": 50, "fifty": 50, "femtio": 50,
    "hundre": 100, "hundred": 100, "hundra": 100, "hundrede": 100,
}

# Articles: number one only where the thing named is a single countable event or deliverable.
ARTICLES = frozenset({"en", "ei", "et", "ett", "ein", "eit", "a", "an"})
# Accented or stressed forms always mean the number.
STRESSED_ONE = frozenset({"én", "éin", "ét", "étt", "éi", "éitt", "eitt", "one", "éen"})
