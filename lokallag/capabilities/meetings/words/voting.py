"""Why somebody may vote or not, and what is wrong with the numbers of a round, as sentences."""

import datetime

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lokallag.capabilities.meetings.voting import Answer, Count, Fault, Why

#: The rule behind each reason, by its key in the statutes.
RULES: dict[Why, str] = {
    Why.TOO_YOUNG: "vote_age",
    Why.ASK_AGE: "vote_age",
    Why.FEE: "vote_fee",
    Why.WAITING: "vote_waiting_days",
    Why.BOARD: "board_votes_on_accounts",
}


_SHORT = {
    Why.NOT_MEMBER.value: gettext_lazy("No member"),
    Why.TOO_YOUNG.value: gettext_lazy("Too young"),
    Why.ASK_AGE.value: gettext_lazy("Not asked how old"),
    Why.FEE.value: gettext_lazy("Fee not paid"),
    Why.WAITING.value: gettext_lazy("Too new"),
    Why.BOARD.value: gettext_lazy("On the board"),
}


def reason(answer: Answer, *, paragraph: str = "", least_age: int | None = None) -> str:
    """Say why, in a sentence, with the paragraph it follows from where that is known."""
    said = _reason(answer, least_age)
    return f"{said} ({paragraph})" if paragraph and answer.why in RULES else said


def _reason(answer: Answer, least_age: int | None) -> str:
    match answer.why:
        case Why.YES:
            return _("May vote.")
        case Why.NOT_MEMBER:
            return _("Is no member of the chapter.")
        case Why.TOO_YOUNG:
            return _("Turns %(age)s in a later year.") % {"age": least_age}
        case Why.ASK_AGE:
            return _("Turns %(age)s this year: ask whether they have.") % {"age": least_age}
        case Why.FEE:
            return _("Has not paid the fee that gives a vote.")
        case Why.WAITING:
            return _("Is too new: may vote from %(day)s.") % {"day": _day(answer.since)}
        case Why.BOARD:
            return _("Is on the board, which has no vote on its own report and accounts.")


def _day(day: datetime.date | None) -> str:
    return formats.date_format(day, "j. F Y") if day is not None else ""


def short_reason(why: str) -> str:
    """Say a reason that was kept in a word or two; empty for one who may vote."""
    return str(_SHORT.get(why, ""))


def fault(wrong: Fault, count: Count, seats: int, entitled: int | None) -> str:
    """Say what cannot be right in the numbers of a round, with the numbers."""
    total = sum(count.votes.values())
    numbers = {
        "cast": count.cast,
        "entitled": entitled,
        "valid": count.valid,
        "total": total,
        "most": count.valid * seats,
    }
    match wrong:
        case Fault.MORE_THAN_ENTITLED:
            return _("%(cast)s votes are cast, but only %(entitled)s could vote.") % numbers
        case Fault.BLANK_AND_INVALID:
            return _("Blank and invalid votes are more than the %(cast)s that are cast.") % numbers
        case Fault.SUM_TOO_HIGH if seats == 1:
            return (
                _("The candidates have %(total)s votes together, but only %(valid)s ballots name somebody.") % numbers
            )
        case Fault.SUM_TOO_HIGH:
            return (
                _("The candidates have %(total)s votes together, but %(valid)s ballots can hold %(most)s at the most.")
                % numbers
            )
        case Fault.SUM_TOO_LOW:
            return (
                _(
                    "The candidates have %(total)s votes together, but %(valid)s ballots name somebody. Count the blank ones once more."
                )
                % numbers
            )
        case Fault.ONE_TOO_HIGH:
            return _("Somebody has more votes than the %(valid)s ballots that name somebody.") % numbers
