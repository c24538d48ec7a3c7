"""The chapter's board as it stands beside what the register answered last."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from lokallag.capabilities.obligations.models import RegisterAnswer
from lokallag.capabilities.obligations.registers import Comparison, OurSeat, compare
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import BOARD, Role

#: In the order a board is listed.
ORDER = [role for role in Role if role in BOARD or role == Role.DEPUTY_MEMBER]


def board_seats(day: datetime.date) -> list[Seat]:
    """Return the seats of the board and its deputies on a day, with the person, in the board's order. One query."""
    rows = Seat.objects.held_on(day).filter(role__in=ORDER).select_related("person")
    return sorted(rows, key=lambda seat: (ORDER.index(Role(seat.role)), seat.person.sort_key, seat.pk))


def our_board(seats: Iterable[Seat]) -> list[OurSeat]:
    """Return each person of the seats once, with all their posts."""
    people: dict[int, tuple[Person, list[str]]] = {}
    for seat in seats:
        people.setdefault(seat.person_id, (seat.person, []))[1].append(seat.role)
    return [
        OurSeat(
            key=person.pk,
            given=person.given_name,
            family=person.family_name,
            roles=tuple(dict.fromkeys(roles)),
            birth_year=person.birth_year,
        )
        for person, roles in people.values()
    ]


def compared(kept: RegisterAnswer | None, seats: Iterable[Seat]) -> Comparison | None:
    """Return the board beside the last answer, None before there is one."""
    answer = kept.answer if kept is not None else None
    return compare(our_board(seats), answer) if answer is not None else None
