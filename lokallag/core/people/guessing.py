"""Whom somebody means who slipped while typing a name: «Hlavorsen» is Halvorsen."""

from __future__ import annotations

from rapidfuzz import process
from rapidfuzz.distance import OSA

from lokallag.core.people.models import PersonQuerySet
from lokallag.core.people.searching import MOST_WORDS, search_key

#: A word shorter than this has a neighbour in every name.
_SHORTEST = 3
# A sort key keeps æ, ø and å apart so that they sort last; here they are folded as in searching.
_FOLD = str.maketrans({"{": "e", "|": "o", "}": "a", "-": " "})


def meant_by(asked: str, people: PersonQuerySet, *, most: int = 5) -> list[int]:
    """Return the ids of up to `most` of the people in whom each word of a name is found with a slip or two, the nearest first.

    A slip is a letter too many, too few, another, or two in the wrong order; words of five letters or fewer may have one,
    longer ones two. One query, of the names alone: their index answers it.
    """
    words = search_key(asked).split()[:MOST_WORDS]
    if not words or any(not word.isalpha() or len(word) < _SHORTEST for word in words):
        return []
    keys, names = [], []
    for pk, name in people.order_by().values_list("pk", "sort_key"):
        keys.append(pk)
        names.append(name)
    # One translation of all names at once: a thousand times cheaper than one each.
    parts = [name.split() for name in "\n".join(names).translate(_FOLD).split("\n")] if names else []
    vocabulary = sorted({part for name in parts for part in name})
    near = [_near(word, vocabulary) for word in words]
    found: list[tuple[int, int]] = []
    if all(near):
        fewest = min(near, key=len).keys()
        for place, own in enumerate(parts):
            if fewest.isdisjoint(own):
                continue
            slips = [min((known[part] for part in own if part in known), default=None) for known in near]
            if None not in slips:
                found.append((sum(each or 0 for each in slips), keys[place]))
    found.sort()
    return [key for _slips, key in found[:most]]


def _near(word: str, vocabulary: list[str]) -> dict[str, int]:
    """The names within reach of a word, each with how many slips away it is."""
    slips = 1 if len(word) <= 5 else 2
    hits = process.extract(word, vocabulary, scorer=OSA.distance, score_cutoff=slips, limit=None)
    return {name: int(distance) for name, distance, _place in hits}
