"""Splits a verb phrase or a noun list into one piece per act: "holde kurs og sende ut brev", "to stands, ett åpent møte"."""

from __future__ import annotations

import re
from itertools import pairwise

from lokallag.capabilities.plans.reading.kinds import kind_of
from lokallag.capabilities.plans.reading.quantities import quantity_in
from lokallag.capabilities.plans.reading.refusals import example_start
from lokallag.capabilities.plans.reading.sentences import WORD, clean, trim
from lokallag.capabilities.plans.reading.words.kinds import DELIVERABLE_KINDS, EVENT_KINDS, GENERIC_KINDS
from lokallag.capabilities.plans.reading.words.time import ARTICLES, MONTHS, NUMBER_WORDS
from lokallag.capabilities.plans.reading.words.verbs import AMBIGUOUS, IMPERATIVES, is_finite, is_infinitive

_JOINT = re.compile(
    r"\s*[,;]\s*(?:og|and|och|samt|men også|but also|as well as)?\s+|\s+(?:og også|og|and|och|samt|as well as|plus|&)\s+|\s+/\s+",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"^\S+(?:\s+\S+)?\s+(?:dem|den|det|dei|desse|disse|them|it|dem alle|these|those|henne|ham|de)\b", re.IGNORECASE
)
_DEPENDENT = re.compile(
    r"\b(for å|slik at|så at|for at|för att|in order to|so that|ved å|ved at|gjennom å|med å|til å|om å|som|at|når|hvis|dersom|om at|hvor|hvordan|korleis|how|who|which|that|når|mellom|både|between|both|either|enten)\b",
    re.IGNORECASE,
)
_PREPOSITIONS = frozenset(
    "i på til for med av om fra frå hos ved under over mot etter rundt kring gjennom blant mellom inn ut opp ned bl in on at to with of from by for about into through hos hjå per och och".split()
)
_PART_OF = re.compile(r"(?:av (?:disse|desse|dem|dei)|hvorav|herav|heraf|varav|of which|derav)\b", re.IGNORECASE)
_TIMED = re.compile(
    r"\b(?:i|in|på|om|den|on|til)\s+(?:"
    + "|".join(m for m in MONTHS if len(m) > 3)
    + r"|våren|høsten|hausten|sommeren|advent|jula|påsken|spring|autumn|summer)\b",
    re.IGNORECASE,
)
_QUANTIFIER = re.compile(
    r"^(?:minst|mindst|minimum|ca\.?|about|at least|inntil|høyst|over)?\s*(\d+|[^\W\d_]+)\b", re.IGNORECASE
)


def is_verb(word: str) -> bool:
    """Say whether a lower-case word is surely an infinitive, an imperative or a finite verb of doing."""
    return word not in AMBIGUOUS and (is_infinitive(word) or is_finite(word))


def split_acts(phrase: str) -> list[tuple[int, int]]:
    """Return the spans of the acts in `phrase`, which starts with a verb; the whole when it is one act."""
    cuts = [0]
    end = example_start(phrase)
    for joint in _JOINT.finditer(phrase):
        if joint.end() >= end:
            break
        before, after = phrase[cuts[-1] : joint.start()], phrase[joint.end() :]
        if _is_new_act(before, after):
            cuts.append(joint.end())
    pieces = list(zip(cuts, [*cuts[1:], len(phrase)], strict=True))
    pieces = _merge_alike(phrase, pieces)
    result: list[tuple[int, int]] = []
    for piece in pieces:
        result.extend(split_things(phrase, *piece))
    return result


def _is_new_act(before: str, after: str) -> bool:
    words = [w.group().lower() for w in WORD.finditer(after[:60])]
    if not words:
        return False
    marked = words[0] in ("å", "att")
    first = words[1] if marked and len(words) > 1 else words[0]
    if not (marked and first.endswith(("e", "a", "å")) or _is_infinitive(first, words)):
        return False
    earlier = [w.group().lower() for w in WORD.finditer(before)]
    if (
        len(earlier) < 2
        or is_verb(earlier[-1])
        and earlier[-1] not in NUMBER_WORDS
        or earlier[-1] in _PREPOSITIONS
        and earlier[-1] not in ("inn", "ut", "opp", "ned")
    ):
        return False
    if _DEPENDENT.search(before[before.find(" ") + 1 :] if " " in before else before) and not before.rstrip().endswith(
        (",", ";")
    ):
        return False
    return not _PRONOUN.match(after)


def _is_infinitive(word: str, words: list[str]) -> bool:
    if word in AMBIGUOUS:
        return False
    if word.endswith(("es", "ast")) and len(word) > 5 and is_finite(word):
        return True
    return is_infinitive(word) or (word in IMPERATIVES and len(words) > 1 and word not in ("mal", "rett"))


def _merge_alike(phrase: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join neighbours of one and the same general kind: two verbs for one standing duty are one promise."""
    merged: list[tuple[int, int]] = []
    for piece in pieces:
        if merged:
            one = kind_of(clean(phrase[merged[-1][0] : merged[-1][1]])).name
            two = kind_of(clean(phrase[piece[0] : piece[1]])).name
            number = quantity_in(clean(phrase[piece[0] : piece[1]]))
            if one == two and one in GENERIC_KINDS and (number is None or number.article):
                merged[-1] = (merged[-1][0], piece[1])
                continue
        merged.append(piece)
    return merged


def split_things(phrase: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the things one verb (or none) promises: each needs a number of its own, or a kind of its own."""
    text = phrase[start:end]
    stop = example_start(text)
    cuts = [0]
    for joint in _JOINT.finditer(text):
        if joint.end() >= stop:
            break
        before, after = text[cuts[-1] : joint.start()], text[joint.end() :]
        if _PART_OF.match(after) and quantity_in(clean(before)) and _of_another_kind(before, after):
            cuts.append(joint.end())
        elif _is_new_thing(before, _until_joint(after)):
            cuts.append(joint.start() if text[joint.start() : joint.end()].strip().lower() == "samt" else joint.end())
    if _is_listing(text, cuts):
        return [(start, end)]
    return [(start + a, start + b) for a, b in zip(cuts, [*cuts[1:], len(text)], strict=True)]


def _of_another_kind(before: str, after: str) -> bool:
    """Say whether the part of a number is something else than what was counted ("fire møter, hvorav ett årsmøte")."""
    part = kind_of(clean(_until_joint(after)))
    return part.weight >= 5 and part.name != kind_of(clean(before)).name


def _is_listing(text: str, cuts: list[int]) -> bool:
    """Say whether the pieces after the first only list what it counted ("to turer, en til fjells og en til byen")."""
    if len(cuts) < 3:
        return False
    number = quantity_in(clean(text[: cuts[1]]))
    rest = [text[a : a + 4].lower().split() for a in cuts[1:]]
    return number is not None and number.count == len(rest) and all(words and words[0] in ARTICLES for words in rest)


def split_names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the things a calendar's line or cell names: short names in a row, each of a kind of its own."""
    spans = split_things(text, start, end)
    if len(spans) > 1 or end - start > 160:
        return spans
    stop = example_start(text[start:end])
    cuts = [start, *[j.end() for j in _JOINT.finditer(text, start, end) if j.start() < start + stop], end]
    parts = [trim(text, a, b) for a, b in pairwise(cuts)]
    if any(
        not text[a:b].strip() or text[a].isdigit() or text[a:b].split(maxsplit=1)[0].lower() in _PREPOSITIONS
        for a, b in parts[1:]
    ):
        return spans
    kinds = [kind_of(clean(text[a:b])) for a, b in parts]
    short = all(a < b and len(text[a:b].split()) <= 5 for a, b in parts)
    told = all(k.weight >= 5 for k in kinds) and len({k.name for k in kinds}) == len(kinds)
    return parts if short and told and len(parts) > 1 else spans


def _until_joint(text: str) -> str:
    found = _JOINT.search(text)
    return text[: found.start()] if found else text


def _is_new_thing(before: str, after: str) -> bool:
    words = after.split()
    if not words or words[0].lower() in _PREPOSITIONS or _DEPENDENT.search(_tail(before)):
        return False
    one, two = kind_of(clean(before)), kind_of(clean(after))
    if two.weight < 7 or one.weight < 7:
        return False
    countable = EVENT_KINDS | DELIVERABLE_KINDS
    settled = one.weight >= 9 and two.weight >= 9
    if one.name not in countable or two.name not in countable:
        return False
    if two.position > 40:
        return False
    quantified = _QUANTIFIER.match(after)
    number = quantified.group(1).lower() if quantified else ""
    if number.isdigit() or number in NUMBER_WORDS:
        return number not in ARTICLES or one.name == two.name or one.name in countable
    if one.name == two.name and _TIMED.search(before) and _TIMED.search(after):
        return True
    return one.name != two.name and two.position <= 18 and (settled or " " not in before.strip())


def _tail(text: str) -> str:
    """Return what stands after the last comma: only that can still be open."""
    return text.rpartition(",")[2]
