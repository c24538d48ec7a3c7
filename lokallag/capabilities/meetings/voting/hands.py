"""What a show of hands comes to, and whether its numbers can be true."""

from enum import Enum
from fractions import Fraction

SIMPLE = Fraction(1, 2)


class Outcome(Enum):
    """Carried, lost, or as many on each side."""

    CARRIED = "carried"
    LOST = "lost"
    TIE = "tie"


def outcome(votes_for: int, votes_against: int, *, chairs_vote: str = "", needs: Fraction = SIMPLE) -> Outcome:
    """Return what came of it: more than `needs` of the votes given (exactly as many, where more than half is needed).

    Abstentions are not votes given. On a tie by simple majority `chairs_vote` ("for" or "against") breaks it.
    """
    given = votes_for + votes_against
    if needs > SIMPLE:
        return Outcome.CARRIED if given and votes_for >= needs * given else Outcome.LOST
    if votes_for != votes_against:
        return Outcome.CARRIED if votes_for > votes_against else Outcome.LOST
    if not given or not chairs_vote:
        return Outcome.TIE
    return Outcome.CARRIED if chairs_vote == "for" else Outcome.LOST


def too_many(votes_for: int, votes_against: int, abstained: int, voters: int) -> int:
    """Return by how much there are more hands than people with a vote; 0 when the numbers can be true."""
    return max(0, votes_for + votes_against + abstained - voters)
