"""A promise in the making: where it stands, what it says, and the setting it was found in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lokallag.capabilities.plans.reading.kinds import Kind, kind_of
from lokallag.capabilities.plans.reading.quantities import quantity_in
from lokallag.capabilities.plans.reading.sentences import clean, trim

_TAIL = re.compile(
    r",\s+(?:som(?! for eksempel| f\.eks|\s+t\.d\.| til dømes)|der|där|hvor|kor|which|who|where|slik at|så at|så att|so that|og dermed|også for|noe som|fortrinnsvis|fortrinnsvis i|preferably)\b|\s(?:slik at|so that|in order that|som støtte|som stöd|som grunnlag)\b",
    re.IGNORECASE,
)
# A tail that gives reasons or examples, or parts of what was counted: its figures and years are not the promise's own.
_ASIDE_TAIL = re.compile(
    r",\s+(?:e\.g\.|f\.eks|t\.d\.|t\.ex\.|for example|for eksempel|til dømes|for instance|such as|(?:of which|hvorav|herav|heraf|varav)(?!\s(?:£|€|\$|kr|\d))|for (?:erfaringen|erfaringa|det er|vi vet|me veit)|fordi|because|for at folk)(?!\w)"
    r"|,[^,;.]{0,24}\s(?:slik at|so that|så at|så att)\b|\s[–-]\s+(?:som|slik som|like|such as|for eksempel|f\.eks|e\.g\.|til dømes)(?!\w)"
    r"|\s[–-]\s(?=[^–]{4,90}\b(?:possible|options|mulige|moglege|aktuelle|muligheter|har kontakten|har ansvaret)\W*$)",
    re.IGNORECASE,
)
_TIMEFUL = re.compile(
    r"\b(?:i løpet|i laupet|i løbet|innen|innan|inden|senest|seinast|hvert|kvart|hver|kvar|each|every|during|by|within|under|før|i (?:januari|februari|marts|maj|augusti|december)|in (?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|the (?:year|spring|summer|autumn|winter))|on \d|på (?:våren|høsten)|om (?:våren|høsten|hausten)|i (?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|20\d\d)|20\d\d|minst|to ganger|in 20)\b",
    re.IGNORECASE,
)


# A conjunction left at the end of a piece that was cut off before the next one.
_HANGING = re.compile(r"[\s,;]+(?:og|and|och|samt|men|but|eller|or|mens|medan)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a text stands: its area and mode, what the lead-in said, and whether the body of the plan has begun."""

    area: str | None = None
    mode: str = "normal"
    lead_force: str = ""
    lead_text: str = ""
    preamble: bool = False
    organisation: str | None = None
    who: str | None = None
    when: str | None = None
    dated: bool = False


@dataclass(slots=True)
class Draft:
    """A promise found: its span in the plan, the words to read its fields from, and how it was found."""

    start: int
    end: int
    form: str  # modal, bare, noun, present, dated, ordinal, goal, priority
    force: str
    subject: str
    subject_kind: str
    kind: Kind
    setting: Setting
    text: str
    pieces: int = 1
    extra: str = ""
    notes: set[str] = field(default_factory=set)


def draft_of(
    text: str, a: int, b: int, form: str, force: str, subject: str, setting: Setting, pieces: int = 1
) -> Draft:
    """Return a draft of the words between `a` and `b`, blank ends left out, its kind read from those words."""
    start, end = trim(text, a, b)
    if hanging := _HANGING.search(text, max(start, end - 12), end):
        start, end = trim(text, start, hanging.start())
    words = clean(text[start:end])
    return Draft(start, end, form, force, subject, "empty", kind_of(words), setting, words, pieces)


def says_when(words: str) -> bool:
    """Say whether words hold a time or a limit, and so belong to the promise."""
    return bool(_TIMEFUL.search(words))


def kind_by_subject(whole: str, phrase: str, subject: str, *, passive: bool) -> Kind:
    """Return the kind: by the verb and its object when somebody acts, by the whole when the subject is what it is about."""
    if subject in ("body", "named", "self") and not passive:
        narrow = kind_of(phrase)
        if narrow.weight >= 5:
            broad = kind_of(whole)
            if broad.name == "board_meeting" and narrow.name == "event_other":
                return broad
            shift = max(0, len(whole) - len(phrase)) if whole.endswith(phrase) else 0
            return replace(narrow, position=narrow.position + shift)
    return kind_of(whole)


def shorten(text: str, draft: Draft, *, asides_only: bool = False) -> None:
    """Drop a tail ("…, som er …", "… slik at …") that outweighs the act itself and holds none of its figures or times."""
    raw = text[draft.start : draft.end]
    aside = _ASIDE_TAIL.search(raw)
    if aside and aside.start() >= 18 and len(raw) - aside.start() > 0.8 * aside.start():
        start, end = trim(text, draft.start, draft.start + aside.start())
        draft.start, draft.end, draft.text = start, end, clean(text[start:end])
        return
    if asides_only:
        return
    for tail in _TAIL.finditer(raw):
        if tail.start() < 18 or len(raw) - tail.start() <= tail.start():
            continue
        rest = raw[tail.start() :]
        counted = quantity_in(clean(rest))
        if counted and not counted.article or _TIMEFUL.search(rest) and not _TIMEFUL.search(raw[: tail.start()]):
            continue
        start, end = trim(text, draft.start, draft.start + tail.start())
        draft.start, draft.end, draft.text = start, end, clean(text[start:end])
        return
