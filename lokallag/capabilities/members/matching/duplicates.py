"""Who is perhaps written down twice: pairs with a score and the reasons, from plain records. Pure: no database, no HTTP.

Two records are compared only when they share a block: an e-mail, a phone, an address, most of a name. So 5 000 people are
some tens of thousands of comparisons and not twelve million.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from lokallag.core.people.searching import search_key

#: From this score on a pair is shown; two of one name and nothing else reach it just.
SHOWN_FROM = 45
#: Same phone or e-mail but other first names: a household, never the same person.
HOUSEHOLD = 20
#: A block larger than this (one address of a hundred people) is compared with neighbours by name only.
BLOCK = 40
_NEAR = 12


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of one person; `names` are other full names. Phones are E.164."""

    key: int
    given: str
    family: str = ""
    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    birth_year: int | None = None
    street: str = ""
    postcode: str = ""
    member_number: str = ""


@dataclass(frozen=True)
class Why:
    """One reason for (or against) a pair: its kind, and the value both have where there is one."""

    kind: str
    value: str = ""


@dataclass(frozen=True)
class Pair:
    """Two records that may be one person, the lower key first. Score 0 to 100."""

    first: int
    second: int
    score: int
    whys: tuple[Why, ...]


@dataclass(frozen=True)
class _Folded:
    """A record folded for comparing, once."""

    of: Known
    given: str
    family: str
    full: tuple[str, ...]
    emails: frozenset[str]
    phones: frozenset[str]
    street: str


def duplicates(people: Iterable[Known], *, apart: frozenset[tuple[int, int]] = frozenset()) -> list[Pair]:
    """Return the pairs that may be one person, the surest first; `apart` are pairs (lower key first) known not to be."""
    folded = [_fold(known) for known in people]
    seen: set[tuple[int, int]] = set(apart)
    found = []
    for one, other in _candidates(folded):
        keys = (one.of.key, other.of.key) if one.of.key < other.of.key else (other.of.key, one.of.key)
        if keys in seen:
            continue
        seen.add(keys)
        pair = _weigh(one, other, keys)
        if pair.score >= SHOWN_FROM:
            found.append(pair)
    return sorted(found, key=lambda pair: (-pair.score, pair.first, pair.second))


def compare(one: Known, other: Known) -> Pair:
    """Return how alike two records are, whatever the score."""
    low, high = sorted((one, other), key=lambda known: known.key)
    return _weigh(_fold(low), _fold(high), (low.key, high.key))


def _fold(known: Known) -> _Folded:
    given, family = search_key(known.given), search_key(known.family)
    full = {f"{given} {family}".strip(), *(search_key(name) for name in known.names)} - {""}
    return _Folded(
        known,
        given,
        family,
        tuple(sorted(full)),
        frozenset(email.strip().casefold() for email in known.emails if email),
        frozenset(phone for phone in known.phones if phone),
        search_key(known.street),
    )


def _candidates(people: list[_Folded]) -> Iterator[tuple[_Folded, _Folded]]:
    """Pairs that share a block; the same pair may come more than once."""
    blocks: dict[tuple[str, str], list[_Folded]] = {}
    for person in people:
        for block in _blocks(person):
            blocks.setdefault(block, []).append(person)
    for together in blocks.values():
        if len(together) <= BLOCK:
            yield from combinations(together, 2)
            continue
        near = sorted(together, key=lambda person: person.full)
        for place, person in enumerate(near):
            for other in near[place + 1 : place + _NEAR]:
                yield person, other


def _blocks(person: _Folded) -> set[tuple[str, str]]:
    blocks = {("email", email) for email in person.emails} | {("phone", phone) for phone in person.phones}
    if person.street:
        blocks.add(("street", f"{person.street} {person.of.postcode}"))
    for name in person.full:
        # One letter left out, in both: a letter wrong, missing, doubled or two changed about still meet.
        joined = "".join(sorted(name.split()))
        blocks.add(("name", joined))
        blocks.update(("name", joined[:at] + joined[at + 1 :]) for at in range(len(joined)))
        words = name.split()
        if len(words) > 1:
            # «Kari Anne Moen» and «Kari Moen».
            blocks.add(("ends", f"{words[0]} {words[-1]}"))
    return blocks


def _weigh(one: _Folded, other: _Folded, keys: tuple[int, int]) -> Pair:
    whys: list[Why] = []
    score = _name(one, other, whys)
    score += _contact(one, other, whys)
    score += _birth(one.of.birth_year, other.of.birth_year, whys)
    score += _address(one, other, whys)
    if one.of.member_number and other.of.member_number and one.of.member_number != other.of.member_number:
        whys.append(Why("numbers_differ"))
        score -= 10
    kinds = {why.kind for why in whys}
    if not kinds & {"name", "like_name", "other_name", "part_name"}:
        # Whatever they share, they are called different things: people who live or work together.
        whys.append(Why("names_differ"))
        score = min(score, HOUSEHOLD)
    elif "born_apart" in kinds:
        # A mother and a daughter of one name.
        score = min(score, SHOWN_FROM - 1)
    return Pair(*keys, max(0, min(score, 100)), tuple(whys))


def _name(one: _Folded, other: _Folded, whys: list[Why]) -> int:
    """45 for the same name, less the more they differ; 0 when they are two names."""
    shared = sorted(set(one.full) & set(other.full))
    if shared and one.full[0] == other.full[0] and len(one.full) == len(other.full) == 1:
        whys.append(Why("name"))
        return 45
    if shared:
        own = f"{one.given} {one.family}".strip() == f"{other.given} {other.family}".strip()
        whys.append(Why("name" if own else "other_name"))
        return 45
    alike = max((fuzz.token_sort_ratio(a, b) for a in one.full for b in other.full), default=0)
    first = JaroWinkler.similarity(one.given, other.given)
    last = JaroWinkler.similarity(one.family, other.family)
    if alike == 100:
        whys.append(Why("name"))
        return 43
    # «Jon» and «Jan» are two names; «Åes» is «Åse» with two letters changed about.
    slipped = sorted(one.given) == sorted(other.given)
    if alike >= 86 and (first >= 0.85 or slipped) and last >= 0.85:
        whys.append(Why("like_name"))
        return 35
    a, b = set(one.given.split()), set(other.given.split())
    if a & b and (a <= b or b <= a) and last >= 0.9:
        whys.append(Why("part_name"))
        return 33
    swapped = JaroWinkler.similarity(f"{one.family} {one.given}", f"{other.given} {other.family}")
    if swapped >= 0.95:
        whys.append(Why("like_name"))
        return 33
    # Married: the first name and the birth year say it, and a phone or an e-mail they share.
    if one.given == other.given and one.given and (one.emails & other.emails or one.phones & other.phones):
        whys.append(Why("part_name"))
        return 20
    return 0


def _contact(one: _Folded, other: _Folded, whys: list[Why]) -> int:
    score = 0
    if emails := sorted(one.emails & other.emails):
        whys.append(Why("email", emails[0]))
        score += 35
    if phones := sorted(one.phones & other.phones):
        whys.append(Why("phone", phones[0]))
        score += 30
    return score


def _birth(one: int | None, other: int | None, whys: list[Why]) -> int:
    if one is None or other is None:
        return 0
    if one == other:
        whys.append(Why("born", str(one)))
        return 15
    if abs(one - other) == 1 or sorted(str(one)) == sorted(str(other)):
        whys.append(Why("born_near"))
        return -5
    whys.append(Why("born_apart"))
    return -40


def _address(one: _Folded, other: _Folded, whys: list[Why]) -> int:
    if one.street and one.street == other.street and one.of.postcode == other.of.postcode:
        whys.append(Why("address", one.of.street))
        return 15
    if one.of.postcode and one.of.postcode == other.of.postcode:
        whys.append(Why("postcode", one.of.postcode))
        return 5
    return 0
