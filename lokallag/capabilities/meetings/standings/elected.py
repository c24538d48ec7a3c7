"""The elections of a meeting in the words of its minutes: the post, the rounds with their numbers, who was elected."""

from __future__ import annotations

from collections.abc import Mapping

from lokallag.capabilities.meetings.models import Round
from lokallag.capabilities.meetings.standings.elections import ElectionResult, RoundResult, elections_of, result_of
from lokallag.capabilities.meetings.standings.happened import Happened
from lokallag.capabilities.meetings.words.minutes import say


def results_in(found: Happened) -> dict[int, tuple[str, ...]]:
    """Return the lines of each item's elections. Who was elected holds a post; who was nominated need not be kept."""
    lines: dict[int, tuple[str, ...]] = {}
    for standing in elections_of(found.meeting):
        elected = {candidate.pk for candidate in standing.elected}
        marks = {
            candidate.name: found.name(candidate.person, is_post=candidate.pk in elected)
            for candidate in standing.candidates
            if candidate.person is not None
        }
        item = standing.election.item_id
        lines[item] = lines.get(item, ()) + _lines(result_of(standing), marks)
    return lines


def _lines(result: ElectionResult, marks: Mapping[str, str]) -> tuple[str, ...]:
    """One election: who stood, each round, who was elected for how long."""

    def named(names: tuple[str, ...]) -> str:
        return ", ".join(marks.get(name, name) for name in names)

    rounds = [_round(one, marks, len(result.rounds)) for one in result.rounds]
    return (
        say("nominated", post=result.post, names=named(result.nominated)),
        *(line for one in rounds for line in one),
        *(
            [say("elected", post=result.post, names=named(result.elected), years=result.term_years)]
            if result.is_over
            else [say("nobody_elected", post=result.post)]
        ),
    )


def _round(one: RoundResult, marks: Mapping[str, str], rounds: int) -> list[str]:
    number = one.number if rounds > 1 else 0
    if one.method == Round.Method.ACCLAMATION:
        return [say("by_acclamation")]
    votes = ", ".join(f"{marks.get(name, name)} {count}" for name, count in one.votes)
    lines = [say("counted", number=number, votes=votes, cast=one.cast, blank=one.blank, invalid=one.invalid)]
    for drawn, how in zip(one.drawn, one.how_drawn, strict=False):
        lines.append(say("by_lot", names=", ".join(marks.get(name, name) for name in drawn), how=how))
    return lines
