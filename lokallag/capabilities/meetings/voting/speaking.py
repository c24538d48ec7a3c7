"""In which order those who asked get the floor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

ORDER, REPLY, SPEECH = "order", "reply", "speech"
_FIRST = {ORDER: 0, REPLY: 1, SPEECH: 2}


@dataclass(frozen=True)
class Asked:
    """One who asked: a key of the caller's, who it is, what for, and list 1 or 2 (0: neither)."""

    key: int
    who: str
    kind: str = SPEECH
    side: int = 0


def in_turn(
    asked: Sequence[Asked], spoken: Sequence[Asked] = (), *, firsts: bool = False, alternates: bool = False
) -> list[Asked]:
    """Return those who wait (given as they asked) in the order they get the floor.

    To the order of business goes first, then replies, then speeches, each as they asked. With `firsts`, speeches of those
    who have made none (`spoken`, oldest first) go before others; with `alternates`, among them, list 1 and 2 take turns
    as long as both have somebody, beginning with the one that did not speak last.
    """
    urgent = sorted((one for one in asked if one.kind != SPEECH), key=lambda one: _FIRST[one.kind])
    waiting = [one for one in asked if one.kind == SPEECH]
    speeches = [one for one in spoken if one.kind == SPEECH]
    heard = {one.who for one in speeches}
    last = next((one.side for one in reversed(speeches) if one.side), 0)
    turn: list[Asked] = []
    while waiting:
        able = [one for one in waiting if one.who not in heard] if firsts else waiting
        able = able or waiting
        chosen = next((one for one in able if alternates and last and one.side not in (0, last)), able[0])
        waiting.remove(chosen)
        turn.append(chosen)
        heard.add(chosen.who)
        last = chosen.side or last
    return [*urgent, *turn]
