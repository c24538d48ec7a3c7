"""What comes of the rounds of an election: elected, a tie to be settled by lot, or another round. Never by chance.

One seat needs more than half of the votes; where nobody has that, whoever has fewest falls out and there is a new round; in
the last round most votes are enough. With several seats each voter may write as many names as there are seats, and more
than half of the ballots is needed for each; what is left is filled in the next round.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where an election stands."""

    OPEN = "open"
    NEXT = "next"
    TIE = "tie"
    TIE_OUT = "tie_out"
    ELECTED = "elected"


class Fault(StrEnum):
    """What is wrong with the numbers of a round."""

    MORE_THAN_ENTITLED = "more_than_entitled"
    BLANK_AND_INVALID = "blank_and_invalid"
    SUM_TOO_HIGH = "sum_too_high"
    SUM_TOO_LOW = "sum_too_low"
    ONE_TOO_HIGH = "one_too_high"


@dataclass(frozen=True)
class Count:
    """One round: `votes` by candidate (those who stood in it, in the order of the list), ballots cast, of them blank and invalid.

    `drawn` is the order a lot gave those who were equal. `by_acclamation`: all who stood are elected, without a count.
    """

    votes: Mapping[int, int]
    cast: int = 0
    blank: int = 0
    invalid: int = 0
    is_last: bool = False
    by_acclamation: bool = False
    drawn: tuple[int, ...] = ()

    @property
    def valid(self) -> int:
        """The ballots that name somebody."""
        return self.cast - self.blank - self.invalid


@dataclass(frozen=True)
class Majority:
    """How votes become a result. `counts_blank`: blank ballots are votes cast (invalid ones never are).

    `most_rounds` is the number of the round in which most votes are enough, whatever is said of the round itself.
    """

    counts_blank: bool = True
    most_rounds: int = 3

    def needed(self, count: Count) -> int:
        """The fewest votes that are more than half."""
        base = count.valid + (count.blank if self.counts_blank else 0)
        return base // 2 + 1


@dataclass(frozen=True)
class Outcome:
    """What the rounds came to. `elected` in order; `standing` may be voted for in the next round.

    `tied` are those who are equal, of whom the lot chooses `to_draw` (for a seat, or with TIE_OUT to stay in).
    `fallen` fell out after the latest round; `needed` was more than half in it. `next_is_last`: in the next round most votes are enough.
    """

    state: State
    elected: tuple[int, ...] = ()
    standing: tuple[int, ...] = ()
    tied: tuple[int, ...] = ()
    to_draw: int = 0
    fallen: tuple[int, ...] = ()
    needed: int = 0
    next_is_last: bool = False


def outcome(
    candidates: Sequence[int], rounds: Sequence[Count], seats: int, majority: Majority | None = None
) -> Outcome:
    """Say what the rounds came to, for candidates in the order of the list. Later rounds than the one that ends it are ignored.

    The same rounds always give the same outcome, whatever the order of the votes in them.
    """
    how = majority or Majority()
    standing: list[int] = list(candidates)
    elected: list[int] = []
    found = Outcome(State.OPEN, standing=tuple(standing))
    for number, count in enumerate(rounds, 1):
        left = seats - len(elected)
        if count.by_acclamation:
            chosen = [one for one in standing if one in count.votes][:left]
            return Outcome(State.ELECTED, elected=(*elected, *chosen))
        # Who has withdrawn since the last round stood no more in this one.
        standing = [one for one in standing if one in count.votes]
        found = _one(count, standing, left, how, is_last=count.is_last or number >= how.most_rounds)
        elected += found.elected
        standing = list(found.standing)
        ended = found.state in (State.TIE, State.TIE_OUT, State.ELECTED)
        found = Outcome(
            found.state,
            tuple(elected),
            found.standing,
            found.tied,
            found.to_draw,
            found.fallen,
            found.needed,
            next_is_last=number + 1 >= how.most_rounds or len(standing) <= seats - len(elected) + 1,
        )
        if ended:
            return found
    return found


def _one(count: Count, standing: list[int], seats: int, how: Majority, *, is_last: bool) -> Outcome:
    """One round among those standing, for the seats that are left."""
    votes = {one: count.votes.get(one, 0) for one in standing}
    needed = how.needed(count)
    enough = [one for one in standing if votes[one] >= (1 if is_last else needed)]
    ranked = _ranked(enough, votes, count.drawn)
    chosen = ranked[:seats]
    rest = ranked[seats:]
    if rest and chosen and votes[rest[0]] == votes[chosen[-1]]:
        level = votes[chosen[-1]]
        sure = [one for one in chosen if votes[one] > level]
        equal = tuple(one for one in standing if one in ranked and votes[one] == level)
        if not set(equal) <= set(count.drawn):
            return Outcome(State.TIE, tuple(sure), tuple(standing), equal, seats - len(sure), needed=needed)
    if len(chosen) == seats or is_last:
        return Outcome(State.ELECTED, tuple(chosen), needed=needed)
    staying = [one for one in standing if one not in chosen]
    return _dropped(votes, staying, tuple(chosen), seats - len(chosen), count.drawn, needed)


def _ranked(who: list[int], votes: Mapping[int, int], drawn: tuple[int, ...]) -> list[int]:
    """Most votes first; equals in the order the lot gave them, else of the list."""
    lots = {one: place for place, one in enumerate(drawn)}
    return sorted(who, key=lambda one: (-votes[one], lots.get(one, len(lots)), who.index(one)))


def _dropped(
    votes: Mapping[int, int],
    staying: list[int],
    chosen: tuple[int, ...],
    left: int,
    drawn: tuple[int, ...],
    needed: int,
) -> Outcome:
    """Let whoever has fewest fall out; among equals the lot says who, unless together they could not pass the next one."""
    fewest = min((votes[one] for one in staying), default=0)
    last = [one for one in staying if votes[one] == fewest]
    others = [one for one in staying if votes[one] > fewest]
    # One more than there are seats left must remain, or there is nothing to vote about: then all go on.
    if len(staying) <= left + 1 or not others:
        return Outcome(State.NEXT, chosen, tuple(staying), needed=needed)
    could_pass = fewest * len(last) >= min(votes[one] for one in others)
    if len(last) > 1 and (could_pass or len(others) < left + 1):
        if not set(last) <= set(drawn):
            keep = max(len(last) - 1, 0)
            return Outcome(State.TIE_OUT, chosen, tuple(staying), tuple(last), keep, needed=needed)
        last = [max(last, key=drawn.index)]
    kept = tuple(one for one in staying if one not in last)
    return Outcome(State.NEXT, chosen, kept, fallen=tuple(last), needed=needed)


def faults(count: Count, seats: int, entitled: int | None) -> list[Fault]:
    """Return what cannot be right in the numbers of a round: each ballot names one to `seats` people, nobody twice."""
    found = []
    if entitled is not None and count.cast > entitled:
        found.append(Fault.MORE_THAN_ENTITLED)
    if count.valid < 0:
        return [*found, Fault.BLANK_AND_INVALID]
    total = sum(count.votes.values())
    if total > count.valid * seats:
        found.append(Fault.SUM_TOO_HIGH)
    elif total < count.valid:
        found.append(Fault.SUM_TOO_LOW)
    if any(votes > count.valid for votes in count.votes.values()) and Fault.SUM_TOO_HIGH not in found:
        found.append(Fault.ONE_TOO_HIGH)
    return found
