"""Names: whole ones are split where the family name begins, and two ways of writing one person are seen as one."""

import re

from rapidfuzz.fuzz import ratio

from lokallag.capabilities.members.importing.signs import one_line
from lokallag.core.people.searching import search_key

LONGEST = 80
#: Words that belong to the family name after them.
_PARTICLES = frozenset(
    "af av van von der den de di da dos du la le el al ul bin ibn bint ten ter zu zur st st. san santa mac mc o' ab ap".split()
)
_EASTERN = re.compile(r"[㐀-鿿가-힯぀-ヿ]+")
_AFTER = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "phd"})
_TITLES = frozenset({"hr.", "fru", "frk.", "dr.", "mr.", "mrs.", "ms."})


def split_name(text: str) -> tuple[str, str]:
    """Return (first and middle names, family name) of a whole name; «Etternavn, Fornavn» is turned round."""
    text = one_line(text).strip(" ,;")
    if text.count(",") == 1:
        family, given = (part.strip() for part in text.split(","))
        if given.lower() not in _AFTER:
            return (given, family) if given else (family, "")
        text = f"{family} {given}"
    words = text.split()
    while len(words) > 1 and words[0].lower() in _TITLES:
        words.pop(0)
    if len(words) < 2:
        # A Chinese or Korean name without a space is left whole: where it parts, nobody here can know.
        return text if len(words) != 1 else words[0], ""
    if all(_EASTERN.fullmatch(word) for word in words):
        return " ".join(words[1:]), words[0]
    start = len(words) - 1
    if words[start].lower() in _AFTER and start > 1:
        start -= 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:])


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet would reckon the text out instead of showing it."""
    return text[:1] in "=@+-\t" and len(text) > 1


def name_key(given: str, family: str) -> str:
    """Return both names folded, for looking up."""
    return search_key(f"{given} {family}").replace("-", " ")


def alike(one: str, other: str) -> bool:
    """Whether two folded names (`name_key`) can be one person's: the same first name or initial and more in common."""
    if one == other:
        return True
    first, second = one.split(), other.split()
    if not first or not second:
        return False
    if set(first) <= set(second) or set(second) <= set(first):
        return len(set(first) & set(second)) > 1 or len(first) == len(second) == 1
    same_first = first[0] == second[0] or (1 in (len(first[0]), len(second[0])) and first[0][0] == second[0][0])
    if same_first:
        return True
    return ratio(one, other) >= 88
