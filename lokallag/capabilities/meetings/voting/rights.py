"""Whether somebody may vote on an item on a day, from what is known of them and what the statutes say."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum


class Why(StrEnum):
    """The reason of an answer, as a word; the sentences stand in `meetings/words/voting.py`."""

    YES = "yes"
    NOT_MEMBER = "not_member"
    TOO_YOUNG = "too_young"
    ASK_AGE = "ask_age"
    FEE = "fee"
    WAITING = "waiting"
    BOARD = "board"


@dataclass(frozen=True)
class Facts:
    """What is known of a person on the day. `paid` are pairs (year of the fee, the day it was paid or None).

    Of the birth only the year is known. `owes` is the register's own word that a fee past its day is not paid.
    """

    is_member: bool
    joined_on: datetime.date | None = None
    paid: tuple[tuple[int, datetime.date | None], ...] = ()
    owes: bool = False
    birth_year: int | None = None
    is_board: bool = False

    @property
    def has_fees(self) -> bool:
        """Whether the register holds any fee of theirs; if not, only its word `owes` says anything."""
        return bool(self.paid)


@dataclass(frozen=True)
class Rules:
    """What the statutes say of the right to vote, as they were on the day.

    `needs_fee`: the fee must be paid; this year's always counts, last year's until and with `last_year_until`
    (month, day), None never. `waiting_days` are counted from the day they joined, or paid first (`waits_from_payment`).
    `board_no_vote_on` are kinds of items on which members of the board have no vote.
    """

    needs_fee: bool = False
    last_year_until: tuple[int, int] | None = (12, 31)
    waiting_days: int = 0
    waits_from_payment: bool = False
    least_age: int | None = None
    board_no_vote_on: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Answer:
    """May they vote: True, False, or None where somebody must be asked; why; and from which day they may, if that is known."""

    may: bool | None
    why: Why
    since: datetime.date | None = None


def may_vote(facts: Facts, rules: Rules, on: datetime.date, kind: str = "") -> Answer:
    """Tell whether a person may vote on a day on an item of a kind ("" is any item that nobody is barred from).

    Only the year of birth is known: who reaches the age some day this year may have reached it or not, so they are to be
    asked, and are never let in or turned away by a guess.
    """
    if not facts.is_member:
        return Answer(False, Why.NOT_MEMBER)
    age = on.year - facts.birth_year if facts.birth_year is not None and rules.least_age is not None else None
    if age is not None and rules.least_age is not None and age < rules.least_age:
        return Answer(False, Why.TOO_YOUNG)
    if rules.needs_fee and not _has_paid(facts, rules, on):
        return Answer(False, Why.FEE)
    since = _waited(facts, rules)
    if since is not None and on < since:
        return Answer(False, Why.WAITING, since)
    if facts.is_board and kind in rules.board_no_vote_on:
        return Answer(False, Why.BOARD)
    if age is not None and age == rules.least_age:
        return Answer(None, Why.ASK_AGE)
    return Answer(True, Why.YES)


def _has_paid(facts: Facts, rules: Rules, on: datetime.date) -> bool:
    if not facts.has_fees:
        return not facts.owes
    years = {on.year}
    if rules.last_year_until is not None and (on.month, on.day) <= rules.last_year_until:
        years.add(on.year - 1)
    return any(year in years and day is not None and day <= on for year, day in facts.paid)


def _waited(facts: Facts, rules: Rules) -> datetime.date | None:
    """The day from which the waiting time is over."""
    if not rules.waiting_days:
        return None
    days = [day for _year, day in facts.paid if day is not None]
    begun = min(days) if rules.waits_from_payment and days else facts.joined_on
    return begun + datetime.timedelta(days=rules.waiting_days) if begun is not None else None
