"""A chapter's board beside the register's: who is the same, who is missing, who has left, which titles it does not know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from lokallag.capabilities.obligations.registers.answers import (
    BOARD_GROUP,
    BOARD_ROLES,
    DEPUTY,
    DEPUTY_LEADER,
    LEADER,
    MEMBER,
    Answer,
    Held,
)
from lokallag.capabilities.obligations.registers.names import Likeness, folded, likeness

#: The register's role for each post of ours (`core/people/roles.py`), the highest first.
REGISTERED_AS = {
    "chair": LEADER,
    "deputy_chair": DEPUTY_LEADER,
    "secretary": MEMBER,
    "treasurer": MEMBER,
    "membership_officer": MEMBER,
    "training_officer": MEMBER,
    "media_officer": MEMBER,
    "campaign_manager": MEMBER,
    "board_member": MEMBER,
    "deputy_member": DEPUTY,
}
#: Posts that the register has under that very name; the rest are local titles, registered as board members.
KNOWN_TITLES = frozenset({"chair", "deputy_chair", "board_member", "deputy_member"})


class Finding(StrEnum):
    """What is said of one line."""

    SAME = "same"
    OTHER_ROLE = "other_role"
    UNSURE = "unsure"
    # On our board, not in the register.
    MISSING = "missing"
    # In the register, no longer on our board.
    LEFT = "left"
    DEAD = "dead"


class Standing(StrEnum):
    """What the whole says."""

    SAME = "same"
    DIFFERS = "differs"
    # The register has no board for the unit: that is not a wrong one.
    NO_DATA = "no_data"
    # Only the unit was read, not who sits on its board.
    NOT_READ = "not_read"
    # Our own board is empty: nothing to compare with.
    NO_BOARD = "no_board"


@dataclass(frozen=True, kw_only=True)
class OurSeat:
    """One of our board: a key that tells people apart, the name, the year of birth if known, the posts they hold."""

    key: int
    given: str
    family: str
    roles: tuple[str, ...]
    birth_year: int | None = None
    names: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.given} {self.family}".strip()

    @property
    def registered_as(self) -> str:
        """The register's role: the highest of their posts."""
        found = {REGISTERED_AS[role] for role in self.roles if role in REGISTERED_AS}
        return next((role for role in BOARD_ROLES if role in found), MEMBER)

    @property
    def local_titles(self) -> tuple[str, ...]:
        """Their posts that the register does not know."""
        return tuple(role for role in self.roles if role not in KNOWN_TITLES)


@dataclass(frozen=True)
class Row:
    """One line of the comparison; one side is None where somebody stands on the other only."""

    ours: OurSeat | None
    theirs: Held | None
    finding: Finding

    @property
    def is_fine(self) -> bool:
        """Whether nothing is to be done."""
        return self.finding == Finding.SAME


@dataclass(frozen=True)
class Comparison:
    """All lines, ours in the board's order and then what only the register has; roles that are no board's beside them."""

    standing: Standing
    rows: tuple[Row, ...] = ()
    others: tuple[Held, ...] = ()
    unknown: tuple[Held, ...] = ()

    @property
    def differing(self) -> tuple[Row, ...]:
        """The lines where something is to be done."""
        return tuple(row for row in self.rows if not row.is_fine)

    @property
    def local_titles(self) -> tuple[str, ...]:
        """The titles on our board that the register does not know, each once."""
        return tuple(dict.fromkeys(title for row in self.rows if row.ours for title in row.ours.local_titles))


def compare(ours: Sequence[OurSeat], answer: Answer) -> Comparison:
    """Compare our board with what the register answered."""
    others = tuple(held for held in answer.roles or () if held.group != BOARD_GROUP and not held.has_left)
    if answer.roles is None:
        return Comparison(Standing.NOT_READ)
    board = answer.board
    if not board:
        return Comparison(Standing.NO_DATA, others=others)
    unknown = tuple(held for held in board if held.role not in BOARD_ROLES)
    if not ours:
        rows = tuple(Row(None, held, Finding.DEAD if held.is_dead else Finding.LEFT) for held in board)
        return Comparison(Standing.NO_BOARD, rows, others, unknown)
    pairs = _paired(ours, board)
    rows = tuple(
        [
            _row(seat, board[pairs[number][0]], pairs[number][1])
            if number in pairs
            else Row(seat, None, Finding.MISSING)
            for number, seat in enumerate(ours)
        ]
        + [
            Row(None, held, Finding.DEAD if held.is_dead else Finding.LEFT)
            for number, held in enumerate(board)
            if number not in {place for place, _how in pairs.values()}
        ]
    )
    standing = Standing.SAME if all(row.is_fine for row in rows) else Standing.DIFFERS
    return Comparison(standing, rows, others, unknown)


def _row(seat: OurSeat, held: Held, how: Likeness) -> Row:
    if held.is_dead:
        return Row(seat, held, Finding.DEAD)
    if how == Likeness.UNSURE:
        return Row(seat, held, Finding.UNSURE)
    # A role the register has and we do not know is said as such, not called wrong.
    known = held.role in BOARD_ROLES
    return Row(seat, held, Finding.OTHER_ROLE if known and held.role != seat.registered_as else Finding.SAME)


def _paired(ours: Sequence[OurSeat], board: Sequence[Held]) -> dict[int, tuple[int, Likeness]]:
    """Match each of ours with at most one of theirs, the surest first, as many as can be; the order given never counts.

    Level by level: within a level a path of exchanges finds room for all who have any (Kuhn), and whoever is matched stays.
    """
    wishes: dict[tuple[int, int], tuple[int, ...]] = {}
    alike: dict[tuple[int, int], Likeness] = {}
    for a, seat in enumerate(ours):
        for b, held in enumerate(board):
            how = _likeness(seat, held)
            if how != Likeness.NONE:
                alike[a, b] = how
                wishes[a, b] = (how, _same_year(seat, held), held.role == seat.registered_as)
    found: dict[int, int] = {}
    for level in sorted(set(wishes.values()), reverse=True):
        for a in range(len(ours)):
            if a not in found:
                _find_room(a, {pair for pair, wish in wishes.items() if wish >= level}, found, set())
    return {a: (b, alike[a, b]) for a, b in found.items()}


def _find_room(a: int, pairs: set[tuple[int, int]], found: dict[int, int], asked: set[int]) -> bool:
    """Give one of ours a place, moving others to another of theirs if need be."""
    for b in sorted(place for who, place in pairs if who == a):
        if b in asked:
            continue
        asked.add(b)
        holder = next((who for who, place in found.items() if place == b), None)
        if holder is None or _find_room(holder, pairs, found, asked):
            found[a] = b
            return True
    return False


def _likeness(seat: OurSeat, held: Held) -> Likeness:
    """How alike they are; two who were born in different years are two people, or one of the years is wrong: look."""
    theirs = folded(held.given, held.middle, held.family)
    names = [folded(seat.given, seat.family), *(folded(other) for other in seat.names)]
    found = max(likeness(name, theirs) for name in names)
    if seat.birth_year and held.birth_year and seat.birth_year != held.birth_year:
        return Likeness.UNSURE if found >= Likeness.SHORTER else Likeness.NONE
    return found


def _same_year(seat: OurSeat, held: Held) -> bool:
    return seat.birth_year is not None and seat.birth_year == held.birth_year
