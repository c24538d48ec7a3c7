"""What a register answered about a unit, and what can be wrong with an answer. Plain values, as they are kept."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass
from typing import Any, Literal

#: What is wrong with an answer, or with asking. Each is a sentence in `words/registers.py`, never an error.
Problem = Literal[
    "off",  # this installation does not ask by itself
    "slow",  # no answer in time
    "unreachable",  # no connection, or it broke off
    "failed",  # the register itself failed (5xx)
    "refused",  # too many questions, or not let in (4xx)
    "moved",  # it points somewhere else
    "not_found",  # there is no such unit
    "not_json",  # a page of words, or half an answer
    "too_large",
    "changed",  # JSON of another shape
    "other_unit",  # an answer about another unit
    "search",  # a list of units, not one
]

#: The group of roles that is a board, and its roles (Enhetsregisteret's codes).
BOARD_GROUP = "STYR"
LEADER, DEPUTY_LEADER, MEMBER, DEPUTY = "LEDE", "NEST", "MEDL", "VARA"
BOARD_ROLES = (LEADER, DEPUTY_LEADER, MEMBER, DEPUTY)


class CannotRead(Exception):
    """The answer is none: `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem: Problem = problem


@dataclass(frozen=True, kw_only=True)
class Unit:
    """What the register says of the unit itself. Days are ISO texts, empty where it says nothing."""

    number: str
    name: str = ""
    form: str = ""
    form_name: str = ""
    registered_on: str = ""
    deleted_on: str = ""
    street: str = ""
    place: str = ""
    is_bankrupt: bool = False


@dataclass(frozen=True, kw_only=True)
class Held:
    """One role in the register. Of a birth date only the year is kept; a role held by a unit has `unit`."""

    role: str
    role_name: str = ""
    group: str = BOARD_GROUP
    given: str = ""
    middle: str = ""
    family: str = ""
    unit: str = ""
    birth_year: int | None = None
    has_left: bool = False
    is_dead: bool = False

    @property
    def name(self) -> str:
        """The whole name as the register has it."""
        return " ".join(part for part in (self.given, self.middle, self.family) if part) or self.unit

    @property
    def is_on_board(self) -> bool:
        """Whether it is a role in the board that still stands, held by a living person."""
        return self.group == BOARD_GROUP and not self.has_left and not self.unit


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What was read: the unit, the roles, or both. `roles` None: nothing was said of roles, which is not "no roles"."""

    unit: Unit | None = None
    roles: tuple[Held, ...] | None = None
    # Which unit the roles are of, where the answer says it, and when they were last changed there.
    roles_of: str = ""
    changed_on: str = ""

    @property
    def board(self) -> tuple[Held, ...]:
        """The standing board as the register has it."""
        return tuple(held for held in self.roles or () if held.is_on_board)

    def with_(self, other: Answer) -> Answer:
        """Return this answer with what another one adds (the unit from one page, the roles from the next)."""
        return Answer(
            unit=other.unit or self.unit,
            roles=self.roles if other.roles is None else other.roles,
            roles_of=other.roles_of or self.roles_of,
            changed_on=other.changed_on or self.changed_on,
        )

    def as_json(self) -> dict[str, Any]:
        """As it is stored."""
        return asdict(self)

    @staticmethod
    def of_json(stored: dict[str, Any]) -> Answer:
        """As it was stored."""
        unit, roles = stored.get("unit"), stored.get("roles")
        return Answer(
            unit=Unit(**unit) if unit else None,
            roles=None if roles is None else tuple(Held(**held) for held in roles),
            roles_of=stored.get("roles_of", ""),
            changed_on=stored.get("changed_on", ""),
        )


def day_of(text: str) -> datetime.date | None:
    """Return the day that an ISO text says, None for none."""
    try:
        return datetime.date.fromisoformat(text[:10])
    except ValueError:
        return None
