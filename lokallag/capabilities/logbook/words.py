"""Which commitments a note's words point to, and which are likely before a word is written. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from lokallag.core.measures.promises import Served

#: Words that stand in every sentence of a plan and tell nothing (bokmål, nynorsk, English).
COMMON = frozenset(
    """
    vi har hadde hatt skal ble blei vart er var og eller med på i til fra frå av for om en ei et eit den det de dei som
    å at vår vårt våre alle noe noko noen nokon minst året år perioden løpet lokallaget lokallag laget gjorde gjort
    mer meir flere fleire nye samt også så sin sitt sine the and of in to a we our at least year for with on
    """.split()
)
SHORTEST = 3


def words(text: str) -> set[str]:
    """The words of a text that can tell one commitment from another, in small letters."""
    found = re.findall(r"[^\W\d_]+", text.casefold())
    return {word for word in found if len(word) >= SHORTEST and word not in COMMON}


def akin(one: str, other: str) -> bool:
    """Whether two words are forms of each other, or one is a part of the other as Norwegian compounds have it.

    «stand» – «stands», «møte» – «medlemsmøter», «leserbrev» – «leserbrevene».
    """
    short, long = sorted((one, other), key=len)
    if len(short) >= 4 and long.startswith(short):
        return True
    stem = short[:-1] if len(short) > 4 and short[-1] in "ear" else short
    return len(stem) >= 4 and (stem in long if len(stem) >= 5 else long.startswith(stem) or stem in long[2:])


def pointed_to(what: str, offered: Sequence[Served], most: int = 3) -> list[Served]:
    """The commitments whose words the note shares, best first, at most `most`.

    A shared word counts the more, the fewer commitments have it.
    """
    said = words(what)
    texts = [words(served.text) | words(served.area) for served in offered]
    shared = [{word for word in said if any(akin(word, own) for own in text)} for text in texts]
    spread = Counter(word for each in shared for word in each)
    marks = [sum(1 / spread[word] for word in each) for each in shared]
    ranked = sorted(range(len(offered)), key=lambda place: (-marks[place], place))
    return [offered[place] for place in ranked if marks[place] > 0][:most]


def likely(
    offered: Sequence[Served], *, what: str, person: int, own_recent: Iterable[str], all_recent: Iterable[str]
) -> list[Served]:
    """All that is offered, the most likely first.

    In this order: what the words point to, what the person logged lately, what is the person's, what others logged
    lately, the rest as the plan has it.
    """
    by_key = {served.key: served for served in offered}
    keys = [
        *(served.key for served in pointed_to(what, offered)),
        *own_recent,
        *(served.key for served in offered if person in served.owners),
        *all_recent,
        *by_key,
    ]
    return [by_key[key] for key in dict.fromkeys(keys) if key in by_key]
