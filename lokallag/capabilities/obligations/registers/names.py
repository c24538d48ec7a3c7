"""Whether two names are one person's: whatever the order, the middle names, the accents and the initials."""

from __future__ import annotations

import re
from collections import Counter
from enum import IntEnum
from itertools import permutations

from lokallag.core.people.searching import search_key

_SPLIT = re.compile(r"[\W_]+")
# Written in two ways where the keyboard had no æ and ø: folded alike on both sides.
_TWO_WAYS = (("ae", "e"), ("oe", "o"))
#: More words than this are no name; the rest is not looked at.
_MOST = 12

#: A name folded for comparing: its words, in no order that counts.
Name = tuple[str, ...]


class Likeness(IntEnum):
    """How sure it is that two names are one person's."""

    NONE = 0
    # Two of the names are the same, another is not: perhaps a new surname. Somebody should look.
    UNSURE = 1
    # One leaves a name out, or has an initial.
    SHORTER = 2
    EQUAL = 3


def folded(*parts: str) -> Name:
    """Return the words of a name folded: small letters, without accents and hyphens, sorted."""
    key = search_key(" ".join(parts))
    for long, short in _TWO_WAYS:
        key = key.replace(long, short)
    return tuple(sorted(word for word in _SPLIT.split(key) if word)[:_MOST])


def likeness(one: Name, other: Name) -> Likeness:
    """Tell how alike two names are: the same whichever comes first, and whatever the order of their words."""
    if not one or not other:
        return Likeness.NONE
    if one == other:
        return Likeness.EQUAL
    same = Counter(one) & Counter(other)
    mine, theirs = Counter(one) - same, Counter(other) - same
    whole = sum(same.values()) + _written_as_one(mine, theirs) + _written_as_one(theirs, mine)
    by_letter = _initials(mine, theirs) + _initials(theirs, mine)
    left = min(sum(mine.values()), sum(theirs.values()))
    if left == 0 and whole >= 1 and whole + by_letter >= 2:
        both = sum(mine.values()) + sum(theirs.values())
        return Likeness.EQUAL if both == 0 and by_letter == 0 else Likeness.SHORTER
    return Likeness.UNSURE if whole >= 2 else Likeness.NONE


def _written_as_one(long: Counter[str], short: Counter[str]) -> int:
    """Take out Annemarie against Anne and Marie; returns how many such there were."""
    found = 0
    for word in sorted(long.elements()):
        pair = next(((a, b) for a, b in permutations(sorted(short.elements()), 2) if a + b == word), None)
        if pair is not None:
            long[word] -= 1
            short.subtract(pair)
            found += 1
    return found


def _initials(letters: Counter[str], names: Counter[str]) -> int:
    """Take out K against Kari; returns how many such there were."""
    found = 0
    for letter in sorted(word for word in letters.elements() if len(word) == 1):
        hit = next((word for word in sorted(names.elements()) if len(word) > 1 and word.startswith(letter)), None)
        if hit is not None:
            letters[letter] -= 1
            names[hit] -= 1
            found += 1
    return found
