"""What the result of a meeting's elections means for the chapter's posts: who begins, whose post ends, who goes on."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from lokallag.capabilities.meetings.models import Elected, Election
from lokallag.core.gatherings.models import Gathering
from lokallag.core.groups.models import Group, Membership
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import BOARD, Role


@dataclass(frozen=True)
class Change:
    """One person in one post: `seat` is the one they have, None for one who is new."""

    role: Role
    person: Person
    seat: Seat | None = None

    @property
    def post(self) -> str:
        """The post in words."""
        return str(self.role.label)


@dataclass(frozen=True)
class Plan:
    """What would be done from a day on. `unsettled` are elections nobody is elected in; their posts are left alone.

    `board` is the board's group, `into` and `out_of` whom it gets and loses, `leader` its new leader if that changes.
    """

    starts_on: datetime.date
    begins: tuple[Change, ...]
    ends: tuple[Change, ...]
    goes_on: tuple[Change, ...]
    unsettled: tuple[Election, ...]
    # Elected to what is no post in the system: auditors, delegates.
    others: tuple[tuple[str, tuple[str, ...]], ...]
    board: Group | None
    into: tuple[Person, ...]
    out_of: tuple[Membership, ...]
    leader: Person | None

    @property
    def changes_anything(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.begins or self.ends or self.goes_on)

    @property
    def without_login(self) -> tuple[Person, ...]:
        """Those who begin and cannot log in yet."""
        return tuple(dict.fromkeys(each.person for each in self.begins if each.person.user_id is None))


def plan_of(meeting: Gathering, starts_on: datetime.date) -> Plan:
    """Work out what the elections of a meeting change. Only posts that were elected here; the others are left alone.

    A post of the board that nobody was elected to, while others were, is left alone too: it may not be up this year.
    """
    elections = list(Election.objects.filter(item__gathering=meeting).order_by("item__position", "place", "pk"))
    rows = Elected.objects.filter(election__in=elections, candidate__person__isnull=False)
    won: dict[int, list[Person]] = {}
    for row in rows.select_related("candidate__person").order_by("place", "pk"):
        person = row.candidate.person
        if person is not None:
            won.setdefault(row.election_id, []).append(person)
    wanted: dict[str, list[Person]] = {}
    for election in elections:
        if election.role and election.pk in won:
            wanted.setdefault(election.role, []).extend(won[election.pk])
    held = list(Seat.objects.held_on(starts_on).filter(role__in=list(wanted)).select_related("person").order_by("pk"))
    begins, ends, goes_on = _compare(wanted, held)
    board = board_group()
    into, out_of = _group(board, wanted, ends, starts_on)
    chairs = wanted.get(Role.CHAIR, [])
    leader = chairs[0] if board is not None and chairs and board.leader_id != chairs[0].pk else None
    others = [
        (each.post, tuple(person.name for person in won[each.pk]))
        for each in elections
        if not each.role and each.pk in won
    ]
    return Plan(
        starts_on,
        tuple(begins),
        tuple(ends),
        tuple(goes_on),
        tuple(each for each in elections if each.pk not in won),
        tuple(others),
        board,
        into,
        out_of,
        leader,
    )


def board_group() -> Group | None:
    """The board's group, where the chapter has one."""
    return Group.objects.filter(kind=Group.Kind.BOARD, dissolved_on__isnull=True).order_by("pk").first()


def _compare(wanted: dict[str, list[Person]], held: list[Seat]) -> tuple[list[Change], list[Change], list[Change]]:
    begins, goes_on = [], []
    kept: set[int] = set()
    for role, people in wanted.items():
        for person in dict.fromkeys(people):
            seat = next((each for each in held if each.role == role and each.person_id == person.pk), None)
            if seat is None:
                begins.append(Change(Role(role), person))
            else:
                kept.add(seat.pk)
                goes_on.append(Change(Role(role), person, seat))
    ends = [Change(Role(seat.role), seat.person, seat) for seat in held if seat.pk not in kept]
    return begins, ends, goes_on


def _group(
    board: Group | None,
    wanted: dict[str, list[Person]],
    ends: list[Change],
    starts_on: datetime.date,
) -> tuple[tuple[Person, ...], tuple[Membership, ...]]:
    """Whom the board's group gets and loses, where people of the board are written down in it."""
    if board is None:
        return (), ()
    inside = list(Membership.objects.held_on(starts_on).filter(group=board).select_related("person"))
    known = {row.person_id for row in inside}
    of_board = [person for role, people in wanted.items() if role in BOARD for person in people]
    into = tuple(person for person in dict.fromkeys(of_board) if person.pk not in known)
    # Who still has another post of the board that was not up for election stays.
    still = set(
        Seat.objects.held_on(starts_on)
        .filter(role__in=BOARD)
        .exclude(pk__in=[change.seat.pk for change in ends if change.seat is not None])
        .values_list("person", flat=True)
    )
    still |= {person.pk for person in of_board}
    left = {change.person.pk for change in ends if change.role in BOARD} - still
    return into, tuple(row for row in inside if row.person_id in left)
