"""Promises in the present tense: "Styret kaller inn til …", "Det settes ned en gruppe …", "Regnskapet avsluttes i januar"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from lokallag.capabilities.plans.reading import refusals
from lokallag.capabilities.plans.reading.cadences import cadence_in
from lokallag.capabilities.plans.reading.coordination import finite_cuts
from lokallag.capabilities.plans.reading.drafts import Draft, Setting, draft_of, kind_by_subject, says_when, shorten
from lokallag.capabilities.plans.reading.kinds import Kind, kind_of
from lokallag.capabilities.plans.reading.quantities import quantity_in
from lokallag.capabilities.plans.reading.responsibles import is_role, subject_kind
from lokallag.capabilities.plans.reading.sentences import WORD, clean, trim
from lokallag.capabilities.plans.reading.splitting import split_things
from lokallag.capabilities.plans.reading.words.verbs import AMBIGUOUS, ENGLISH_VERBS, STATIVE, is_finite

ORDINAL = re.compile(
    r"^\W*(?:den|det|dei|the)\s+(?:første|fyrste|ene|eine|one|first|första|andre|second|andra|anden)\b", re.IGNORECASE
)
_NEXT_ORDINAL = re.compile(
    r",?\s*(?:og |and |och )?(?=\b(?:den|det|dei|the)\s+(?:andre|anden|annen|annet|second|other|tredje|third|siste|last|andra)\b)",
    re.IGNORECASE,
)
_CHARGE = re.compile(
    r"(?:står|tar|tek|tager|sørger|syter|syrgjer|ansvarar|ansvarer)\s+(?:for|seg av|sig af|för)\s+\S|(?:har|has|have|er|is|are)\s+(?:\w+\s+)?(?:ansvar|ansvaret|ansvarlig|ansvarleg|responsible|responsibility|hovedansvar\w*)\s+for\s+\S",
    re.IGNORECASE,
)
_WILL_BE = re.compile(
    r"\b(?:blir|vert|bliver)\s+(?:det\s+|der\s+)?(?:\w+\s+){0,2}?(?:arrangert|arrangeret|skipa|halde|haldne|holdt|avholdt|afholdt|gjennomført|satt|sett|sendt|gitt|gjeve|planlagt|laga|laget|utarbeidd|utarbeidet|invitert|lagt|valgt|vald|vedtatt|organisert|ordnet|\w{3,}(?:ert|eret|erad)|utgitt|udsendt|lavet)\b",
    re.IGNORECASE,
)
_EXISTS = re.compile(
    r"\b(?:blir|är|vert|bliver|er) (?:det|der)\b|^(?:det|der) (?:blir|vert|bliver|er)\b|\bthere (?:are|is)\b",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"(?<=\S)\s(som|at|når|hvis|dersom|fordi|om|der|hvor|kor|which|that|who|if|when|mens|slik)\b|^(når|hvis|dersom|mens|if|when)\b",
    re.IGNORECASE,
)
_OUR_REGION = re.compile(
    r"\W*(?:fylket|distriktet|kretsen|regionen|sentralt|kretsen|region|the (?:district|region))\W*$", re.IGNORECASE
)
_INDEFINITE = re.compile(r"\W*(?:en|ei|ein|et|eit|ett|a|an)\s", re.IGNORECASE)
_PARTS = re.compile(r",\s+(?:og\s+|and\s+)?|\s+og\s+(?=\w+\s+\w+e?s\b)")
_ACTORS = ("body", "named", "self")
_HAVING = ("har", "has", "have")
_CHARGED = frozenset("har has have er is are står tar tek tager sørger syter syrgjer ansvarar ansvarer".split())
# "Konfirmantane deltek …": people in the definite plural, whom no list of bodies knows.
_MEMBERS = re.compile(r"[A-ZÆØÅÄÖ]\w+(?:ane|ene|erne|arna|erna|ara)")
_PERSON = re.compile(r"[A-ZÆØÅÄÖ][a-zæøåäöé]+(?:\s(?:og|and)\s[A-ZÆØÅÄÖ][a-zæøåäöé]+)?")
# "Årsskriftet kjem kvart år": what comes or goes on in a rhythm is promised.
_GOING_ON = frozenset(
    "kjem kommer kommer held holder fortsetter fortset går utkommer continues comes appears fortsätter hålls fortsætter".split()
)
_RHYTHMS = ("weekly", "fortnightly", "monthly", "quarterly", "half_yearly", "yearly")
_SILENT = ("background", "status", "priorities", "people", "contents")
_MIDDLE = (
    "gis",
    "finns",
    "finnes",
    "møtes",
    "møtest",
    "mødes",
    "samles",
    "samlast",
    "samlas",
    "møtast",
    "möts",
    "träffas",
)


@dataclass(frozen=True, slots=True)
class _Found:
    """The verb that makes a sentence a promise: who acts, what they are, and whether the subject is acted upon."""

    who: str
    subject: str
    passive: bool = False


def in_present(text: str, a: int, b: int, setting: Setting) -> list[Draft]:
    """Return the promises of a sentence without a modal; none when nobody that the plan can bind does anything in it."""
    sentence = text[a:b]
    words = clean(sentence)
    if setting.mode in _SILENT or refusals.is_past(words) or refusals.is_reason(words) or refusals.is_practical(words):
        return []
    found = _verb(sentence, words, setting)
    if found is None:
        return []
    start, end = trim(text, a, b)
    if found.passive and "," not in found.who:
        pieces = _passives(text, start, end)
    else:
        pieces = [piece for x, y in finite_cuts(text, start, end) for piece in split_things(text, x, y)]
    drafts = [draft_of(text, x, y, "present", "binding", found.who.strip(), setting, len(pieces)) for x, y in pieces]
    for draft in drafts:
        if draft.pieces == 1:
            shorten(text, draft)
        if found.subject in ("body", "named") and text[start:end].startswith(found.who.strip()):
            draft.kind = kind_by_subject(
                draft.text, clean(text[draft.start + len(found.who) : draft.end]), found.subject, passive=found.passive
            )
        draft.subject_kind = "thing" if found.passive and found.subject == "body" else found.subject
        if found.subject == "self" and draft.kind.weight < 5:
            draft.notes.add("weak")
    return drafts


def _verb(sentence: str, words: str, setting: Setting) -> _Found | None:
    kind = kind_of(words)
    tokens = list(WORD.finditer(sentence))
    for i, token in enumerate(tokens[:14]):
        low = token.group().lower()
        before = sentence[: token.start()]
        if low == "to" and _is_told(before, tokens, i):
            return _Found(before, "body")
        if held := _in_charge(low, sentence[token.start() :], before, kind, setting):
            return held
        if not (low in _HAVING and _holds_meetings(clean(sentence[token.end() :]))) and (
            not (is_finite(low) or i and _must_be_verb(low, before)) or (low in AMBIGUOUS and i == 0)
        ):
            continue
        if _SUBORDINATE.search(before) and "," not in before and not any(is_role(w) for w in before.split()[:1]):
            return None
        after = " ".join(t.group() for t in tokens[i + 1 : i + 4])
        return _acted(low, before, after, words, kind, setting)
    return None


def _is_told(before: str, tokens: list[re.Match[str]], i: int) -> bool:
    """Say whether a role and "to" with a verb tell somebody what to do ("Secretary to draft the plan")."""
    words = before.split()
    return (
        1 <= len(words) <= 3
        and is_role(words[-1])
        and i + 1 < len(tokens)
        and tokens[i + 1].group().lower() in ENGLISH_VERBS
    )


def _must_be_verb(low: str, before: str) -> bool:
    """Say whether a word that may be a noun is a verb for standing right behind a definite body ("Udvalget taler", "Styret indkalder")."""
    words = before.split()
    if not 1 <= len(words) <= 2 or low in STATIVE or is_role(low) or len(low) < 4:
        return False
    definite = words[-1].lower().endswith(("et", "en", "a", "an", "ne", "erne"))
    return definite and is_role(words[-1]) and low.endswith(("er", "ar", "rer"))


def _in_charge(low: str, rest: str, before: str, kind: Kind, setting: Setting) -> _Found | None:
    """ "Nestleder har ansvaret for standene", "Kvar medlem får besøk"."""
    if (
        low in _CHARGED
        and _CHARGE.match(rest)
        and (subject_kind(before, setting.organisation) == "body" or _PERSON.fullmatch(before.strip()))
    ):
        return _Found(before, "body")
    if low == "ser" and re.match(r"\S+ (?:på|etter)\b", rest) and subject_kind(before, setting.organisation) == "body":
        return _Found(before, "body")
    if (
        low in _HAVING
        and re.match(r"\S+ (?:en |ein |a )?(?:fast|permanent|regular) ", rest)
        and subject_kind(before, setting.organisation) == "body"
    ):
        return _Found(before, "body")
    if (
        low.endswith("s")
        and low[:-1] in ENGLISH_VERBS
        and subject_kind(before, setting.organisation) == "body"
        and len(before.split()) <= 6
    ):
        return _Found(before, "body")
    if low in ("får", "gets") and kind.weight >= 7 and subject_kind(before, setting.organisation) == "body":
        return _Found(before, "thing", passive=True)
    return None


def _acted(low: str, before: str, after: str, words: str, kind: Kind, setting: Setting) -> _Found | None:
    ahead = subject_kind(before, setting.organisation)
    made = _INDEFINITE.match(before) and len(before.split()) == 2 and is_role(before.split()[1]) and kind.weight >= 7
    if (_INDEFINITE.match(before) and not made) or len(before.split()) > 9:
        ahead = "thing"
    elif made:
        ahead = "body"
    number = quantity_in(words)
    if ahead == "outsider" and _OUR_REGION.match(before) and kind.weight >= 8 and number:
        ahead = "body"
    if low in ("gis", "gives", "gjevast", "ytes", "ges") and kind.weight >= 7:
        return _Found(before, "thing", passive=True)
    behind = subject_kind(after.split(" ", maxsplit=1)[0], setting.organisation)
    passive = low.endswith(("s", "st")) and low not in _MIDDLE
    if ahead in _ACTORS or behind in _ACTORS:
        if setting.preamble and kind.weight < 5 and "self" in (ahead, behind):
            return None
        return _Found(before, ahead, passive) if ahead in _ACTORS else _Found(after, behind, passive)
    if _MEMBERS.fullmatch(before.strip()) and says_when(words) and kind.weight >= 5:
        return _Found(before, "thing", passive)
    if low in _GOING_ON and kind.weight >= 5 and 1 <= len(before.split()) <= 4 and cadence_in(words)[0] in _RHYTHMS:
        return _Found(before, "thing")
    if _WILL_BE.search(words) and (kind.weight >= 5 or says_when(words)):
        return _Found(before, "thing", passive=True)
    if passive and (kind.weight >= 7 or _timed_passive(before, words, setting)):
        return _Found(before, "thing", passive=True)
    exists = bool(_EXISTS.search(words)) and number is not None and not number.article
    if kind.weight >= 7 and (exists or setting.mode in ("calendar", "actions")):
        return _Found("", "thing", passive)
    return None


def _timed_passive(before: str, words: str, setting: Setting) -> bool:
    """Say whether a passive of no known kind is a promise all the same: short subject, stated time, outside a preamble."""
    return (
        not setting.preamble
        and bool(before.strip())
        and says_when(words)
        and before.strip()[:1].isupper()
        and len(before.split()) <= 5
    )


def _holds_meetings(words: str) -> bool:
    """Say whether what a body "has" is meetings or courses, and so a promise ("Styret har møte kvar månad")."""
    kind = kind_of(words)
    return (
        kind.weight >= 5
        and kind.position < 32
        and (kind.name.endswith(("meeting", "course")) or kind.name == "event_other")
    )


def _passives(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split "Regnskap avsluttes, årsberetning skrives" where every part has a verb of its own."""
    cuts = [start] + [m.end() for m in _PARTS.finditer(text, start, end)] + [end]
    parts = [trim(text, x, y) for x, y in pairwise(cuts)]
    if all(
        any(is_finite(w.group().lower()) and w.group().endswith("s") for w in WORD.finditer(text, x, y))
        for x, y in parts
    ):
        return parts
    return split_things(text, start, end)


def in_order(text: str, a: int, b: int, setting: Setting, before: Draft) -> list[Draft]:
    """ "Den første går i mai, den andre i oktober": one promise each, of the kind just promised."""
    sentence = text[a:b]
    cuts = [0] + [m.end() for m in _NEXT_ORDINAL.finditer(sentence) if m.start() > 3] + [len(sentence)]
    found: list[Draft] = []
    for x, y in pairwise(cuts):
        start, end = trim(text, a + x, a + y)
        draft = draft_of(text, start, end, "ordinal", "binding", "", setting, len(cuts) - 1)
        draft.kind = before.kind
        found.append(draft)
    return found
