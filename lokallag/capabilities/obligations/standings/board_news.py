"""What each receiver of a new board is told, ready to copy: made of the seats as they stand, kept nowhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import gettext as _

from lokallag.capabilities.obligations.models import BoardNews, Telling
from lokallag.capabilities.obligations.registers import OurSeat
from lokallag.capabilities.obligations.standings.registers import board_seats, our_board
from lokallag.capabilities.obligations.words.receivers import Receiver, receiver_on
from lokallag.capabilities.obligations.words.registers import role_word
from lokallag.core.chapters.models import Chapter
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.phones import spoken
from lokallag.core.people.roles import Role


@dataclass(frozen=True)
class Copy:
    """A piece to copy: what it is, and its text (several lines where `is_long`)."""

    label: str
    text: str

    @property
    def is_long(self) -> bool:
        """Whether it has more than one line."""
        return "\n" in self.text or len(self.text) > 60


@dataclass(frozen=True)
class ToTell:
    """A receiver with its row, what is known about telling it, and what to copy."""

    telling: Telling
    receiver: Receiver
    copies: tuple[Copy, ...]


@dataclass(frozen=True)
class _Board:
    """What the pieces are made of."""

    chapter: Chapter
    news: BoardNews
    seats: list[Seat]
    people: list[OurSeat]
    by_key: dict[int, Person]

    @property
    def elected_on(self) -> str:
        """The day in words."""
        return formats.date_format(self.news.elected_on, "DATE_FORMAT")


def to_tell(*, chapter: Chapter, news: BoardNews, tellings: list[Telling]) -> list[ToTell]:
    """Return all receivers with what they are told, of the board on the day it was elected or today, what is later."""
    seats = board_seats(max(chapter.today(), news.elected_on))
    board = _Board(chapter, news, seats, our_board(seats), {seat.person_id: seat.person for seat in seats})
    return [
        ToTell(
            row, receiver_on(row.receiver, news.elected_on), tuple(c for c in _PIECES[row.receiver](board) if c.text)
        )
        for row in tellings
    ]


def _number(board: _Board) -> Copy:
    number = board.chapter.organisation_number
    return Copy(_("Organisation number"), f"{number[:3]} {number[3:6]} {number[6:]}".strip())


def _name(board: _Board) -> Copy:
    return Copy(_("The chapter's name"), board.chapter.name)


def _of(board: _Board, *roles: str) -> list[tuple[Role, Person]]:
    return [(Role(seat.role), seat.person) for seat in board.seats if seat.role in roles]


def _reach(person: Person) -> str:
    return ", ".join(filter(None, (person.email, spoken(person.phone))))


def _register(board: _Board) -> list[Copy]:
    lines = [f"{role_word(one.registered_as)}: {one.name}" for one in _registered(board)]
    declared = _(
        "We declare that the board is lawfully elected by the annual meeting of %(chapter)s on %(day)s, or by the body "
        "that has the right to, that there are minutes which show it, and that they agree with what is reported here."
    )
    return [
        _number(board),
        _name(board),
        Copy(_("The day of the election"), board.elected_on),
        Copy(_("The whole board, as the register calls the roles"), "\n".join(lines)),
        Copy(_("Last names, one on each line"), "\n".join(one.family or one.given for one in _registered(board))),
        Copy(_("The declaration"), declared % {"chapter": board.chapter.name, "day": board.elected_on}),
    ]


def _registered(board: _Board) -> list[OurSeat]:
    """Each once, leader first, deputies last."""
    order = ("LEDE", "NEST", "MEDL", "VARA")
    return sorted(board.people, key=lambda one: order.index(one.registered_as))


def _portal(board: _Board) -> list[Copy]:
    leaders = _of(board, Role.CHAIR)
    return [
        _number(board),
        *(Copy(_("Leader"), person.name) for _role, person in leaders),
        *(Copy(_("How to reach the leader"), _reach(person)) for _role, person in leaders),
        *(Copy(str(role.label), f"{p.name}, {_reach(p)}".strip(", ")) for role, p in _of(board, Role.TREASURER)),
    ]


def _bank(board: _Board) -> list[Copy]:
    words = _(
        "On %(day)s %(chapter)s (org. no. %(number)s) elected a new board. The account may from now on be used by those "
        "named here. The minutes of the election are attached."
    ) % {"day": board.elected_on, "chapter": board.chapter.name, "number": _number(board).text or "–"}
    who = [f"{role.label}: {person.name}" for role, person in _of(board, Role.CHAIR, Role.TREASURER)]
    return [_number(board), Copy(_("Leader and treasurer"), "\n".join(who)), Copy(_("A letter to the bank"), words)]


def _party(board: _Board) -> list[Copy]:
    lines = [
        ", ".join(filter(None, (f"{Role(seat.role).label}: {seat.person.name}", _reach(seat.person))))
        for seat in board.seats
    ]
    return [Copy(_("All posts, and how to reach each"), "\n".join(lines)), Copy(_("From"), board.elected_on)]


def _website(board: _Board) -> list[Copy]:
    lines = [f"{Role(seat.role).label}: {seat.person.name}" for seat in board.seats]
    foot = f"{board.chapter.name} · {_('Org. no.')} {_number(board).text}" if board.chapter.organisation_number else ""
    return [Copy(_("The board, for the web page"), "\n".join(lines)), Copy(_("For the foot of the page"), foot)]


_PIECES: dict[str, Callable[[_Board], list[Copy]]] = {
    Telling.Receiver.REGISTER: _register,
    Telling.Receiver.PORTAL: _portal,
    Telling.Receiver.BANK: _bank,
    Telling.Receiver.PARTY: _party,
    Telling.Receiver.WEBSITE: _website,
}
