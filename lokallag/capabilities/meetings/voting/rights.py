"""Whether somebody may vote on an item on a day, from what is known of them and what the statutes say."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from lokallag.core.statutes.counting import after
from lokallag.core.statutes.rule import Unit


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


@dataclass(frozen=True)
class Rules:
    """What the statutes say of the right to vote, as they were on the day.

    `fee_years` are groups of years (`core.statutes.rules.fee_years`): all of one group paid is enough; none, and no fee is
    asked. `waiting` is counted from the day they joined, or paid first (`waits_from_payment`).
    `board_no_vote_on` are kinds of items on which members of the board have no vote.
    """

    fee_years: tuple[tuple[int, ...], ...] = ()
    waiting: int = 0
    waiting_unit: Unit = Unit.DAYS
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
    if rules.fee_years and not _has_paid(facts, rules, on):
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
    if not facts.paid:
        # The register holds no fee of theirs: only its word that they owe one says anything.
        return not facts.owes
    years = {year for year, day in facts.paid if day is not None and day <= on}
    return any(years.issuperset(group) for group in rules.fee_years)


def _waited(facts: Facts, rules: Rules) -> datetime.date | None:
    """The day from which the waiting time is over."""
    if not rules.waiting:
        return None
    days = [day for _year, day in facts.paid if day is not None]
    begun = min(days) if rules.waits_from_payment and days else facts.joined_on
    return after(begun, rules.waiting, rules.waiting_unit) if begun is not None else None
