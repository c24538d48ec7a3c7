"""Cuts a sentence at "og", "and", ";" where a new clause with a subject and a verb of its own begins."""

from __future__ import annotations

import re
from itertools import pairwise

from lokallag.capabilities.plans.reading.drafts import says_when
from lokallag.capabilities.plans.reading.kinds import kind_of
from lokallag.capabilities.plans.reading.modality import MODAL
from lokallag.capabilities.plans.reading.responsibles import subject_kind
from lokallag.capabilities.plans.reading.sentences import WORD, clean
from lokallag.capabilities.plans.reading.words.verbs import AMBIGUOUS, ENGLISH_VERBS, is_finite

_AND = re.compile(
    r"\s*[,;]?\s+(?:og|and|och|men|but|samt|mens|medan|while)\s+|\s*;\s+|:\s+(?=[a-zæøåäö])", re.IGNORECASE
)
_OPEN = re.compile(
    r"\b(?:at(?!\s+\w+e\b)|att(?!\s+\w+a\b)|that|som|which|who|når|när|hvis|dersom|fordi|slik|om(?!\s+(?:året|ugen|måneden|dagen|halvåret|aftenen|våren|høsten|hausten|vinteren|sommeren))|hvor|kor|där|if|when|because|så)\b[^,;]*$",
    re.IGNORECASE,
)
_IT = frozenset("det den dei de it they this".split())
_PREPOSITIONS = frozenset(
    "i på til for med av om fra frå hos ved under etter in on at to with of from by vid från till för".split()
)
_LONGEST = 1_500


def clause_spans(sentence: str) -> list[tuple[int, int]]:
    """Return the spans of the main clauses of `sentence` that have a subject and a verb each; the whole when it is one."""
    if len(sentence) > _LONGEST:
        return [(0, len(sentence))]
    cuts = [0]
    for joint in _AND.finditer(sentence):
        before = sentence[cuts[-1] : joint.start()]
        if (
            _has_verb(before)
            and ("," in joint.group() or not _OPEN.search(before))
            and _opens(sentence[joint.end() : joint.end() + 90])
        ):
            cuts.append(joint.end())
    return list(pairwise([*cuts, len(sentence)]))


def finite_cuts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of acts that share one subject: "legger fram regnskap og søker om støtte"."""
    cuts = [start]
    for joint in _AND.finditer(text, start, end):
        before = text[cuts[-1] : joint.start()]
        word = WORD.match(text, joint.end())
        if word is None or word.start() != joint.end() or _OPEN.search(before) and "," not in joint.group():
            continue
        low = word.group().lower()
        if _acts(low) and len(text[word.end() : end].split()) >= 2 and _has_verb(before):
            cuts.append(joint.end())
    return list(pairwise([*cuts, end]))


def _acts(low: str) -> bool:
    return low not in AMBIGUOUS and is_finite(low) or low.endswith("s") and low[:-1] in ENGLISH_VERBS


def _has_verb(words: str) -> bool:
    return (
        bool(MODAL.search(words))
        or any(_acts(w.group().lower()) for w in WORD.finditer(words))
        or bool(re.search(r"\b(?:er|har|är|is|are|has|have|får)\b", words))
    )


def _opens(after: str) -> bool:
    words = list(WORD.finditer(after))[:6]
    if not words or words[0].group().lower() in _PREPOSITIONS:
        return False
    for i, word in enumerate(words):
        low = word.group().lower()
        if not i:
            continue
        if not (is_finite(low) or low in ("har", "blir", "vert", "has", "have") or MODAL.match(after, word.start())):
            continue
        subject = after[: word.start()]
        if words[0].group().lower() in _IT:
            return i == 1
        if subject_kind(subject, None) in ("body", "self", "named"):
            return True
        passive = low.endswith(("es", "ast", "as", "ås")) and len(low) > 4
        return passive and i <= 4 and (kind_of(clean(after)).weight >= 8 or says_when(clean(after)))
    return False
