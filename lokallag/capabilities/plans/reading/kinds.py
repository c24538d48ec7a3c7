"""Says what kind of thing a promise is, and how sure that is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lokallag.capabilities.plans.reading.refusals import example_start
from lokallag.capabilities.plans.reading.words.kinds import KIND_RULES

_COMPILED = tuple((kind, weight, re.compile(pattern, re.IGNORECASE)) for kind, weight, pattern in KIND_RULES)
# What follows these is an aim or a topic, and must not decide the kind when the action before it does.
_AIM = re.compile(
    r"\b(for å|slik at|så at|for at|för att|in order to|so that|med formål|med tanke på|knyttet til|knytt til|blant annet|til grunn for|som|that|which|där)\b",
    re.IGNORECASE,
)

# A parenthesis at the end says who, or where.
_AFTERTHOUGHT = re.compile(r"\s*\([^()]*\)\W*$")
# "Before the annual meeting" tells when, not what.
_BEFORE_OTHER = re.compile(
    r"\s(?:før|innan|innen|etter|efter|inför|i forkant av|foran|before|after|ahead of|prior to|fram til|frem til|fram mot)\s",
    re.IGNORECASE,
)
# "… på hvert styremøte", "… at the annual meeting": where it is done, not what is.
_SCENE = re.compile(
    r"\s(?:på|til|til|ved|vid|at|to|from|i|for)\s(?:(?:hvert|kvart|hver|kvar|varje|each|every|alle|det|the|our|neste|next|nästa|næste)\s)?"
    r"(?:(?:hvert|kvart|each|every|varje)\s(?:\w+\s)?\w*(?:møte|møde|möte|meeting)|\w*(?:årsmøtet|årsmøta|årsmötet|generalforsamlingen|generalforsamlinga|styremøtene|styremøta|styremøtet|medlemsmøtet|medlemsmøta|medlemsmøtene|kvart møte|hvert møte)|annual meeting|agm|board meetings?|fylkestinget|\w*stinget)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind with the weight of its evidence (0 for none) and the words that showed it, at `position` in the text given."""

    name: str
    weight: int
    words: str
    position: int = 0


@lru_cache(maxsize=4096)
def kind_of(text: str) -> Kind:
    """Return the kind of the action in `text` (clean, any case); continuous_duty with weight 0 when nothing shows."""
    text = text[:400]
    text = _AFTERTHOUGHT.sub("", text) if len(text) > 20 else text
    cut = example_start(text)
    text = text[:cut] if cut > 12 else text
    when = _BEFORE_OTHER.search(text, 9)
    text = text[: when.start()] if when else text
    scene = _SCENE.search(text, 9)
    if scene:
        within = _heaviest(text[: scene.start()])
        if within.weight >= 6 or (within.weight and scene.start() > 30):
            return within
    return _heaviest(text)


def _heaviest(text: str) -> Kind:
    """Return the kind of the rule that weighs most, earlier words before later ones."""
    best: tuple[float, Kind] | None = None
    aim = _AIM.search(text, 12)
    limit = aim.start() if aim else len(text)
    for kind, weight, pattern in _COMPILED:
        found = pattern.search(text)
        if found is None:
            continue
        if found.start() >= limit and weight <= 7:
            continue
        # Taking part in what others arrange is just that, whatever they arrange.
        first = 2 if kind == "participation" and found.start() <= 6 else 0
        score = weight + first - found.start() / 60 - (3 if found.start() >= limit else 0)
        if best is None or score > best[0]:
            best = (score, Kind(kind, weight, found.group().strip(), found.start()))
    return best[1] if best else Kind("continuous_duty", 0, "")
