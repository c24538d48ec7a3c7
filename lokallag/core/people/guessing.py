"""Whom somebody means who slipped while typing a name: «Hlavorsen» is Halvorsen."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Aggregate, Q, TextField, Value
from django.db.models.sql.compiler import SQLCompiler
from rapidfuzz import process
from rapidfuzz.distance import OSA

from lokallag.core.people.models import PersonQuerySet
from lokallag.core.people.searching import MOST_WORDS, search_key

#: A word shorter than this has a neighbour in every name.
_SHORTEST = 3
#: More than this bear a name like the one typed: then it is no slip.
_CANDIDATES = 1000
# A sort key keeps æ, ø and å apart so that they sort last; here they are folded as in searching.
_FOLD = str.maketrans({"{": "e", "|": "o", "}": "a", "-": " "})


class _Joined(Aggregate):
    """All values of a column as one text with spaces between: a row for each name costs three times as much."""

    function = "STRING_AGG"
    output_field = TextField()

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **more: Any) -> tuple[str, Any]:
        """SQLite's name for it."""
        return super().as_sql(compiler, connection, function="GROUP_CONCAT", **more)


def meant_by(asked: str, people: PersonQuerySet, *, most: int = 5) -> list[int]:
    """Return the ids of up to `most` of the people in whom each word of a name is found with a slip or two, the nearest first.

    A slip is a letter too many, too few, another, or two in the wrong order; words of five letters or fewer may have one,
    longer ones two. Two queries at most, of the names alone: their index answers both.
    """
    words = search_key(asked).split()[:MOST_WORDS]
    if not words or any(not word.isalpha() or len(word) < _SHORTEST for word in words):
        return []
    vocabulary: dict[str, set[str]] = {}
    names = people.order_by().aggregate(all=_Joined("sort_key", Value(" ")))["all"] or ""
    for written in set(names.replace("-", " ").split()):
        vocabulary.setdefault(written.translate(_FOLD), set()).add(written)
    near = [_near(word, list(vocabulary)) for word in words]
    if not all(near):
        return []
    rarest = [written for folded in min(near, key=len) for written in vocabulary[folded]]
    holds = reduce(or_, (Q(sort_key__contains=written) for written in rarest))
    found = []
    for key, name in people.filter(holds).order_by().values_list("pk", "sort_key")[:_CANDIDATES]:
        own = name.translate(_FOLD).split()
        slips = [min((known[part] for part in own if part in known), default=None) for known in near]
        if None not in slips:
            found.append((sum(each or 0 for each in slips), key))
    return [key for _slips, key in sorted(found)[:most]]


def _near(word: str, vocabulary: list[str]) -> dict[str, int]:
    """The names within reach of a word, each with how many slips away it is."""
    slips = 1 if len(word) <= 5 else 2
    hits = process.extract(word, vocabulary, scorer=OSA.distance, score_cutoff=slips, limit=None)
    return {name: int(distance) for name, distance, _place in hits}
