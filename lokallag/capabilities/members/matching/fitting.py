"""Who fits a thing best, and why. Pure: a thing, some people and a day in; the best with their reasons out.

Left out are those who want to hear nothing, have no time, said no lately or are to be asked later, have a question
waiting, are in it already, or have their hands full. The rest get points for what they said and did; points are never
shown. Whoever has been asked lately, or has something to do, comes further down, so that it goes round.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

LEAST, MOST = 3, 10
#: How long a no is respected, and when an earlier ask no longer counts against being asked anew.
REST_AFTER_NO, LATELY, A_WHILE = (datetime.timedelta(days=days) for days in (60, 30, 90))
#: With so many open tasks somebody has enough.
FULL_HANDS = 3
WANT, CAN, LEARN = 10.0, 6.0, 4.0
# The second and third thing they also want count less than the first, but always something.
FADING = (1.0, 0.5, 0.25, 0.125)
TIME = {"campaign": 4.0, "monthly": 3.0, "sometimes": 1.0}
DID_IT, DID_OTHER, MOST_DEEDS = 3.0, 1.0, 3
SUITS, SUITS_NOT = 2.0, -3.0
ASKED_LATELY, ASKED_A_WHILE_AGO, PER_TASK, QUIETER = -5.0, -2.0, -2.0, -2.0


@dataclass(frozen=True, slots=True)
class Thing:
    """What somebody is wanted for: the interests it is about, when it is (daytime, evenings, weekends), how long."""

    interests: frozenset[int] = frozenset()
    when: str = ""
    is_short: bool = True


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is known of one person. `did` is how often they did this very kind of thing in the last year."""

    key: int
    wants: frozenset[int] = frozenset()
    can: frozenset[int] = frozenset()
    learn: frozenset[int] = frozenset()
    # "" when they have not said.
    time: str = ""
    when: frozenset[str] = frozenset()
    did: int = 0
    did_other: int = 0
    tasks: int = 0
    is_asked: bool = False
    is_in: bool = False
    # Wants to hear nothing; wants to hear only what is important.
    is_left_alone: bool = False
    is_quiet: bool = False
    said_no_on: datetime.date | None = None
    later_on: datetime.date | None = None
    last_asked_on: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """One who fits, and by what: interests they want, can, want to learn; what they did; whether the time suits."""

    key: int
    points: float
    wants: tuple[int, ...] = ()
    can: tuple[int, ...] = ()
    learn: tuple[int, ...] = ()
    time: str = ""
    suits: bool = False
    did: int = 0
    did_other: int = 0
    tasks: int = 0
    never_asked: bool = False
    # Whether they said or did something that speaks for them, or merely have time.
    is_grounded: bool = field(default=False)


def fitting(thing: Thing, people: Iterable[Candidate], today: datetime.date, *, most: int = MOST) -> list[Fit]:
    """Return the best first, at most `most`; those who merely have time only to fill up to three. Order is stable."""
    ranked = sorted(
        ((each, _fit(thing, each, today)) for each in people if may_be_asked(each, thing, today)),
        key=lambda pair: (-pair[1].points, pair[0].last_asked_on or datetime.date.min, pair[0].tasks, pair[0].key),
    )
    grounded = [fit for _each, fit in ranked if fit.is_grounded][:most]
    if len(grounded) >= LEAST:
        return grounded
    spare = [fit for _each, fit in ranked if not fit.is_grounded]
    return [*grounded, *spare[: max(0, min(LEAST, most) - len(grounded))]]


def may_be_asked(person: Candidate, thing: Thing, today: datetime.date) -> bool:
    """Tell whether somebody may be asked at all for the thing on the day."""
    if person.is_left_alone or person.is_asked or person.is_in or person.time == "none":
        return False
    if person.tasks >= FULL_HANDS:
        return False
    if person.later_on is not None and person.later_on > today:
        return False
    if person.later_on is None and person.said_no_on is not None and person.said_no_on + REST_AFTER_NO > today:
        return False
    # Who wants to hear only what is important is asked only for what they said themselves that they want.
    return not person.is_quiet or bool(person.wants & thing.interests)


def _fit(thing: Thing, person: Candidate, today: datetime.date) -> Fit:
    wants, can, learn = (tuple(sorted(said & thing.interests)) for said in (person.wants, person.can, person.learn))
    points = WANT * _faded(len(wants)) + CAN * _faded(len(can)) + LEARN * _faded(len(learn))
    points += DID_IT * min(person.did, MOST_DEEDS) + DID_OTHER * min(person.did_other, MOST_DEEDS)
    points += TIME.get(person.time, 0.0)
    suits = bool(thing.when) and thing.when in person.when
    if thing.when and person.when:
        points += SUITS if suits else SUITS_NOT
    points += PER_TASK * person.tasks + (QUIETER if person.is_quiet else 0.0)
    if not thing.is_short and person.time == "sometimes":
        points += SUITS_NOT
    if person.last_asked_on is not None:
        ago = today - person.last_asked_on
        points += ASKED_LATELY if ago < LATELY else ASKED_A_WHILE_AGO if ago < A_WHILE else 0.0
    return Fit(
        key=person.key,
        points=points,
        wants=wants,
        can=can,
        learn=learn,
        time=person.time,
        suits=suits,
        did=person.did,
        did_other=person.did_other,
        tasks=person.tasks,
        never_asked=person.last_asked_on is None,
        is_grounded=bool(wants or can or learn or person.did),
    )


def _faded(how_many: int) -> float:
    return sum(FADING[:how_many])
