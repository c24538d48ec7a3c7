"""Two who changed the same note: their words put together, so that no word either of them wrote is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

#: Tokens of the one times tokens of the other.
_MUCH = 1_000_000
_TOKEN = re.compile(r"\s+|\S+")
_Span = tuple[int, int]
_Block = tuple[int, int, int]


@dataclass(frozen=True)
class Merged:
    """The words of both; `clashes` counts the places where both changed the same words, marked `[one / other]`."""

    text: str
    clashes: int


def merge(base: str, mine: str, theirs: str) -> Merged:
    """Return what both made of `base`. Each word one of them wrote stands in it, also where they clash.

    A word that one took away and the other left alone is gone; one that the other changed stands.
    """
    if mine in (base, theirs):
        return Merged(theirs, 0)
    if theirs == base:
        return Merged(mine, 0)
    old, ours, others = _tokens(base), _tokens(mine), _tokens(theirs)
    pieces: list[str] = []
    clashes = 0
    for kept, in_base, in_mine, in_theirs in _regions(old, ours, others):
        if kept:
            pieces += old[slice(*in_base)]
            continue
        was, one, other = old[slice(*in_base)], ours[slice(*in_mine)], others[slice(*in_theirs)]
        joined, clashed = _both(was, one, other)
        clashes += clashed
        pieces += _apart(pieces, joined)
    return Merged("".join(pieces), clashes)


def _both(was: list[str], mine: list[str], theirs: list[str]) -> tuple[list[str], int]:
    """What a place holds after both were there, and whether they clashed."""
    if mine == was or _holds(theirs, mine):
        return theirs, 0
    if theirs == was or _holds(mine, theirs):
        return mine, 0
    if not "".join(was).strip():
        # Both only added: first what was saved first.
        return [*theirs, *_apart(theirs, mine)], 0
    return ["[", "".join(theirs).strip(), " / ", "".join(mine).strip(), "]", *_tail(theirs, mine)], 1


def _holds(more: list[str], less: list[str]) -> bool:
    """Whether all tokens of one stand in the other, in the same order."""
    rest = iter(more)
    return all(token in rest for token in less)


def _apart(before: list[str], after: list[str]) -> list[str]:
    """The tokens after, with a space first where two words would run together."""
    if before and after and not before[-1][-1:].isspace() and not after[0][:1].isspace():
        return [" ", *after]
    return after


def _tail(*sides: list[str]) -> list[str]:
    """The space a clash ends with, where either side ended with one."""
    return next(([side[-1]] for side in sides if side and side[-1].isspace()), [])


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _regions(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[tuple[bool, _Span, _Span, _Span]]:
    """Yield the places in order: those that all three share, and those between that somebody changed."""
    at_base = at_mine = at_theirs = 0
    for in_base, in_mine, in_theirs, length in _shared(base, mine, theirs):
        if (in_base, in_mine, in_theirs) != (at_base, at_mine, at_theirs):
            yield False, (at_base, in_base), (at_mine, in_mine), (at_theirs, in_theirs)
        at_base, at_mine, at_theirs = in_base + length, in_mine + length, in_theirs + length
        if length:
            yield True, (in_base, at_base), (in_mine, at_mine), (in_theirs, at_theirs)


def _shared(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield (start in base, in mine, in theirs, length) of what both left alone; last an empty one at the end."""
    ours, others = _blocks(base, mine), _blocks(base, theirs)
    one = other = 0
    while one < len(ours) and other < len(others):
        (a_base, a_mine, a_length), (b_base, b_theirs, b_length) = ours[one], others[other]
        start, end = max(a_base, b_base), min(a_base + a_length, b_base + b_length)
        if start < end:
            yield start, a_mine + start - a_base, b_theirs + start - b_base, end - start
        if a_base + a_length < b_base + b_length:
            one += 1
        else:
            other += 1
    yield len(base), len(mine), len(theirs), 0


def _blocks(base: list[str], changed: list[str]) -> list[_Block]:
    """What two texts share, in order. Beginning and end are taken off first: a note is mostly written on."""
    shortest = min(len(base), len(changed))
    head = next((n for n in range(shortest) if base[n] != changed[n]), shortest)
    most = shortest - head
    tail = next((n for n in range(most) if base[-1 - n] != changed[-1 - n]), most)
    one, other = base[head : len(base) - tail], changed[head : len(changed) - tail]
    # Looking for every token everywhere takes long where much was changed: then the most common ones find no place.
    middle = SequenceMatcher(str.isspace, one, other, autojunk=len(one) * len(other) > _MUCH)
    found = [(0, 0, head)]
    found += [(head + a, head + b, size) for a, b, size in middle.get_matching_blocks() if size]
    found.append((len(base) - tail, len(changed) - tail, tail))
    return [block for block in found if block[2]]
