"""Which of the chapter's interests a thing is about, known by the words it is told in. Pure functions.

A keyword is the beginning of a word («leserbrev» finds leserbrevet), or, after `*`, a part of one («*møte»).
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping

_WORD = re.compile(r"[^\W_]+")

#: Beginnings of words in bokmål, nynorsk and English by the key of a default interest.
KEYWORDS: Mapping[str, tuple[str, ...]] = {
    "stand": ("stand ", "stands", "standen", "standvakt", "bod", "bu ", "torg", "stall", "valgbod", "valbod"),
    "doors": ("dør", "døren", "dører", "husbesøk", "door", "canvass", "dørbank", "hjemmebesøk", "heimebesøk"),
    "call": ("ring ", "ringe", "ringer", "telefon", "call", "phone", "ringerunde", "oppring"),
    "newcomers": ("nye medlem", "nye medlemmer", "velkommen", "velkomen", "welcome", "newcomer", "nytt medlem", "ferske", "innmeld", "verv", "recruit", "fadder"),
    "write": ("skriv", "leserbrev", "lesarbrev", "innlegg", "kronikk", "tekst", "write", "letter", "article", "artikkel", "høring", "høyring", "program", "referat", "manus", "report", "nyhetsbrev", "nyheitsbrev", "newsletter", "uttal", "notat"),
    "speak": ("appell", "tale", "innled", "debatt", "foredrag", "speak", "speech", "talk", "debate", "møteleder", "møteleiar", "ordstyr", "intervju", "radio", "paneldebatt"),
    "social_media": ("facebook", "instagram", "sosiale medier", "sosiale medium", "social media", "tiktok", "twitter", "innlegg på nett", "*medier"),
    "design": ("plakat", "design", "brosjyre", "flyer", "flygeblad", "løpeseddel", "layout", "poster", "grafisk", "logo", "banner", "illustr"),
    "photo": ("foto", "bilde", "bilete", "film", "video", "photo", "kamera"),
    "organise": ("arranger", "planlegg", "organis", "sommerfest", "sommarfest", "fest", "arrangement", "organize", "event ", "events", "pynt", "lokale", "booking", "book ", "program for", "møteserie", "*seminar", "*fest", "kurs", "medlemsmøt", "temamøt"),
    "cook": ("bake", "baker", "kake", "mat", "kok", "kaffe", "grill", "vafler", "vaflar", "cook", "cake", "food", "coffee", "suppe", "servering"),
    "drive": ("kjør", "køyr", "bil", "hent", "frakt", "bær", "henger", "tilhengar", "drive", "carry", "transport av", "rigg", "lever", "flytt", "del ut", "postkasse", "utdeling", "dele ut"),
    "web": ("nettsid", "nettsted", "nettstad", "web", "data", "pc", "teknisk", "it-", "digital", "zoom", "webinar", "computer", "stream", "strøym"),
    "money": ("regnskap", "rekneskap", "budsjett", "kasserer", "økonomi", "account", "budget", "money", "penger", "pengar", "loddsalg", "sponsor", "innsamling", "bilag", "lotteri"),
    "lead": ("led ", "lede", "leder", "leie ", "leiar", "lead", "koordin", "coordinat", "ansvar for gruppa", "verv i"),
    "candidate": ("kandidat", "liste", "nominasjon", "valgliste", "valliste", "candidate", "stille til valg", "election list"),
    "climate": ("klima", "natur ", "naturen", "naturvern", "naturmang", "miljø", "climate", "nature", "environment", "utslipp", "utslepp", "strand", "rydd", "friluft", "energi", "dyr", "skog", "hav", "søppel", "plast"),
    "schools": ("skole", "skule", "barnehage", "oppvekst", "school", "kindergarten", "elev", "ungdom", "lærer", "lærar", "barn"),
    "health": ("helse", "omsorg", "eldre", "sykehjem", "sjukeheim", "health", "care ", "lege", "psyk", "sykehus", "sjukehus", "pleie"),
    "transport": ("buss", "tog", "sykkel", "sykkelvei", "vei", "veg", "trafikk", "kollektiv", "transport", "bus", "cycl", "bike", "road", "parkering", "gange", "gående", "gåande", "ferge", "ferje"),
    "planning": ("bolig", "bustad", "regulering", "arealplan", "byplan", "utbygg", "housing", "planning", "sentrum", "kommuneplan", "tomt", "jordvern"),
    "culture": ("kultur", "idrett", "bibliotek", "culture", "sport", "library", "musikk", "kino", "museum", "frivillig"),
    "equality": ("likestilling", "inkluder", "integrer", "8. mars", "pride", "equality", "kvinne", "innvandr", "flyktning", "mangfold", "mangfald", "diskriminer", "solidar", "fattig"),
    "business": ("næring", "arbeid", "fagforening", "business", "work life", "jobb", "lærling", "bedrift", "landbruk", "bonde", "bønder", "turisme", "reiseliv", "1. mai"),
}  # fmt: skip

#: What a kind of gathering or group needs by its nature.
BY_KIND: Mapping[str, tuple[str, ...]] = {
    "stand": ("stand",),
    "social": ("organise", "cook"),
    "open_meeting": ("organise",),
    "webinar": ("organise", "web"),
    "course": ("organise",),
}


def fold(text: str) -> str:
    """Lower case, composed letters, one space between words."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().replace("\x00", " ").split())


def is_about(text: str, keywords: Iterable[str]) -> bool:
    """Tell whether one of the keywords stands in the text."""
    said = fold(text)
    words = _WORD.findall(said)
    return any(_stands(keyword, said, words) for keyword in keywords)


def interests_in(text: str, vocabulary: Mapping[int, Iterable[str]]) -> frozenset[int]:
    """Return the interests (by number) that a text is about; `vocabulary` are each one's keywords."""
    return frozenset(number for number, keywords in vocabulary.items() if is_about(text, keywords))


def _stands(keyword: str, said: str, words: list[str]) -> bool:
    ends, sought = keyword.endswith(" "), fold(keyword)
    if not sought:
        return False
    if sought.startswith("*"):
        return any(sought[1:] in word for word in words)
    if ends and " " not in sought:
        return sought in words
    if _WORD.fullmatch(sought):
        # Short words are too often the beginning of others: «bil» is a car, «billett» is none.
        return sought in words if len(sought) <= 3 else any(word.startswith(sought) for word in words)
    return re.search(rf"(?<!\w){re.escape(sought)}", said) is not None
