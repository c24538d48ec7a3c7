"""Was the notice lawful? From the meeting's day, the rules of that day and what was sent when. It asks nothing of the database, and is never too kind.

A notice counts for the day it named: one that named another day is no notice of this meeting, whichever way it was moved.
"""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from lokallag.core.statutes.deadlines import Deadline

#: So many days before a deadline it is time to warn.
WARNING_DAYS = 7
#: What each deadline is met by: what was sent.
MET_BY = {"notice": frozenset({"announcement", "notice"}), "papers": frozenset({"papers"})}


class State(StrEnum):
    """How a meeting stands with its notice."""

    NO_RULE = "no_rule"
    NOT_CALLED = "not_called"
    LAST_DAYS = "last_days"
    IN_TIME = "in_time"
    LATE = "late"
    LAWFUL = "lawful"
    NOT_LAWFUL = "not_lawful"


@dataclass(frozen=True)
class Sent:
    """That something went out: `names_on` is the day of the meeting it told."""

    kind: str
    on: datetime.date
    names_on: datetime.date
    how_many: int = 0


@dataclass(frozen=True)
class Step:
    """One deadline with what became of it: the first that was sent for it and named the day; late, open or in time."""

    deadline: Deadline
    sent: Sent | None
    today: datetime.date

    @property
    def is_met(self) -> bool:
        """Whether it was done in time."""
        return self.sent is not None and self.sent.on <= self.deadline.due_on

    @property
    def is_late(self) -> bool:
        """Whether it was done too late."""
        return self.sent is not None and not self.is_met

    @property
    def is_missed(self) -> bool:
        """Whether the day is past and nothing was sent."""
        return self.sent is None and self.deadline.due_on < self.today

    @property
    def is_near(self) -> bool:
        """Whether nothing was sent and the day is near."""
        left = (self.deadline.due_on - self.today).days
        return self.sent is None and 0 <= left <= WARNING_DAYS


def steps(
    deadlines: list[Deadline], sent: list[Sent], meeting_on: datetime.date, today: datetime.date
) -> tuple[Step, ...]:
    """What became of the deadlines that something must be sent by."""
    told = sorted((row for row in sent if row.names_on == meeting_on), key=lambda row: row.on)
    return tuple(
        Step(deadline, next((row for row in told if row.kind in MET_BY[deadline.key]), None), today)
        for deadline in deadlines
        if deadline.key in MET_BY
    )


def judge(found: tuple[Step, ...]) -> State:
    """How a meeting stands: lawful only when everything that must be sent was sent in time."""
    if not any(step.deadline.key == "notice" for step in found):
        return State.NO_RULE
    if any(step.is_late for step in found):
        return State.NOT_LAWFUL
    if any(step.is_missed for step in found):
        return State.LATE
    if all(step.is_met for step in found):
        return State.LAWFUL
    if any(step.is_near for step in found):
        return State.LAST_DAYS
    return State.IN_TIME if any(step.is_met for step in found) else State.NOT_CALLED
