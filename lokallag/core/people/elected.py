"""A new board: whoever makes seats of a meeting's elections tells it here, and whoever has something to do then is called.

The core knows neither meetings nor registers: a capability hands in its listener at start (as with `membership.py`).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from lokallag.core.people.models import Person, Seat


@dataclass(frozen=True, kw_only=True)
class NewBoard:
    """What changed in the scope's chapter: from which day, and the seats that begin, end and go on.

    `gathering` is the key of the meeting that elected. `is_undone`: it is taken back, and the same seats are named; those
    that were given are gone (their keys are None). `actor` did it, `today` is the day it was done.
    """

    gathering: int
    starts_on: datetime.date
    given: tuple[Seat, ...]
    ended: tuple[Seat, ...]
    kept: tuple[Seat, ...]
    actor: Person | None
    today: datetime.date
    is_undone: bool = False


Listener = Callable[[NewBoard], None]

_LISTENERS: list[Listener] = []


def on_new_board(listener: Listener) -> Listener:
    """Say what to do when a chapter has a new board; called once, at start. It runs inside the transaction."""
    if listener not in _LISTENERS:
        _LISTENERS.append(listener)
    return listener


def tell_new_board(board: NewBoard) -> None:
    """Tell all who listen, in the order they came."""
    for listener in _LISTENERS:
        listener(board)
