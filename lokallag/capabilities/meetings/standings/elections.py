"""How the elections of a meeting stand: rounds, numbers, what comes next, who was elected. Read by pages and by the minutes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from lokallag.capabilities.meetings.models import Candidate, Drawn, Elected, Election, Item, Lot, Round, Tally
from lokallag.capabilities.meetings.voting import Count, Majority, Outcome, outcome
from lokallag.core.gatherings.models import Gathering


@dataclass(frozen=True)
class RoundResult:
    """One round as it is read aloud: number, how, numbers, votes by name (most first), and what the lot said."""

    number: int
    method: Round.Method
    entitled: int | None
    cast: int
    blank: int
    invalid: int
    is_last: bool
    votes: tuple[tuple[str, int], ...]
    # Those who were equal, in the order the lot gave them, and how it was drawn.
    drawn: tuple[tuple[str, ...], ...] = ()
    how_drawn: tuple[str, ...] = ()

    @property
    def is_counted_in_numbers(self) -> bool:
        """Whether there are numbers to say; an acclamation has none."""
        return self.method != Round.Method.ACCLAMATION


@dataclass(frozen=True)
class ElectionResult:
    """One election: the post, how many, for how long, who was nominated, its rounds, who was elected in order."""

    pk: int
    post: str
    seats: int
    term_years: int
    is_ordered: bool
    nominated: tuple[str, ...]
    rounds: tuple[RoundResult, ...]
    elected: tuple[str, ...]

    @property
    def is_over(self) -> bool:
        """Whether somebody was elected."""
        return bool(self.elected)


@dataclass(frozen=True)
class Standing:
    """One election with all its rows and what the rounds came to so far."""

    election: Election
    candidates: tuple[Candidate, ...]
    rounds: tuple[Round, ...]
    outcome: Outcome
    elected: tuple[Candidate, ...]

    @property
    def running(self) -> Round | None:
        """The round that is opened and not counted."""
        return next((each for each in self.rounds if each.counted_at is None), None)

    @property
    def is_over(self) -> bool:
        """Whether it is settled who was elected."""
        return bool(self.elected)

    @property
    def standing(self) -> tuple[Candidate, ...]:
        """Those who may be voted for in the next round."""
        keys = set(self.outcome.standing)
        return tuple(each for each in self.candidates if each.pk in keys)

    def named(self, keys: Iterable[int]) -> list[Candidate]:
        """The candidates behind keys, in the keys' order."""
        by_key = {each.pk: each for each in self.candidates}
        return [by_key[key] for key in keys if key in by_key]


def elections_of(
    meeting: Gathering | None = None, *, item: Item | None = None, pk: int | None = None
) -> list[Standing]:
    """Return the elections of a meeting, an item, or one, each with all it needs: the same few queries for one and for twenty.

    Only candidates everybody may know of: what the committee has not given out is not among them.
    """
    rows: QuerySet[Any] = Election.objects.select_related("item__body").order_by(
        "item__position", "item_id", "place", "pk"
    )
    if meeting is not None:
        rows = rows.filter(item__gathering=meeting)
    if item is not None:
        rows = rows.filter(item=item)
    if pk is not None:
        rows = rows.filter(pk=pk)
    candidates = Candidate.objects.public().select_related("person").order_by("source", "place", "pk")
    drawn = Drawn.objects.order_by("place")
    rows = rows.prefetch_related(  # type: ignore[type-var]
        Prefetch("candidates", candidates, to_attr="listed"),
        Prefetch("rounds", Round.objects.order_by("number"), to_attr="in_order"),
        Prefetch("rounds__tallies", Tally.objects.order_by("pk")),
        Prefetch("rounds__lots", Lot.objects.order_by("pk").select_related("drawn_by")),
        Prefetch("rounds__lots__drawn", drawn),
        Prefetch("elected", Elected.objects.order_by("place", "pk")),
    )
    return [standing_of(election) for election in rows]


def standing_of(election: Election) -> Standing:
    """Put an election's prefetched rows together (`elections_of`)."""
    listed: list[Candidate] = election.listed  # type: ignore[attr-defined]
    rounds: list[Round] = election.in_order  # type: ignore[attr-defined]
    by_key = {each.pk: each for each in listed}
    counts = [count_of(each) for each in rounds if each.counted_at is not None]
    standing = [each.pk for each in listed if each.withdrawn_on is None and each.person_id is not None]
    voted = {key for count in counts for key in count.votes}
    order = [each.pk for each in listed if each.pk in voted or each.pk in set(standing)]
    found = outcome(order, counts, election.seats, majority_of(election))
    # Who has withdrawn since the last round can no longer be voted for.
    here = set(standing)
    found = Outcome(
        found.state,
        found.elected,
        tuple(key for key in found.standing if key in here),
        found.tied,
        found.to_draw,
        found.fallen,
        found.needed,
        found.next_is_last,
    )
    chosen = tuple(by_key[row.candidate_id] for row in election.elected.all() if row.candidate_id in by_key)
    return Standing(election, tuple(listed), tuple(rounds), found, chosen)


def majority_of(election: Election) -> Majority:
    """How votes become a result in this election."""
    return Majority(counts_blank=election.counts_blank, most_rounds=election.most_rounds)


def count_of(voting: Round) -> Count:
    """The numbers of a round as the pure rules take them."""
    drawn = tuple(each.candidate_id for lot in voting.lots.all() for each in lot.drawn.all())
    return Count(
        votes={tally.candidate_id: tally.votes for tally in voting.tallies.all()},
        cast=voting.cast,
        blank=voting.blank,
        invalid=voting.invalid,
        is_last=voting.is_last,
        by_acclamation=voting.method == Round.Method.ACCLAMATION,
        drawn=drawn,
    )


def results_of(item: Item) -> list[ElectionResult]:
    """Return the elections of an item as the minutes print them: rounds with numbers, lots, who was elected in order."""
    return [result_of(standing) for standing in elections_of(item=item)]


def results_by_item(meeting: Gathering) -> dict[int, list[ElectionResult]]:
    """Return the same for all items of a meeting at once, by the item's key."""
    found: dict[int, list[ElectionResult]] = {}
    for standing in elections_of(meeting):
        found.setdefault(standing.election.item_id, []).append(result_of(standing))
    return found


def result_of(standing: Standing) -> ElectionResult:
    """Say one election in names and numbers."""
    election = standing.election
    names = {each.pk: each.name for each in standing.candidates}
    stood = {key for each in standing.rounds for key in count_of(each).votes}
    return ElectionResult(
        pk=election.pk,
        post=election.post,
        seats=election.seats,
        term_years=election.term_years,
        is_ordered=election.is_ordered,
        nominated=tuple(each.name for each in standing.candidates if each.withdrawn_on is None or each.pk in stood),
        rounds=tuple(_round(each, names) for each in standing.rounds if each.counted_at is not None),
        elected=tuple(each.name for each in standing.elected),
    )


def _round(voting: Round, names: dict[int, str]) -> RoundResult:
    votes = sorted(((names.get(t.candidate_id, ""), t.votes) for t in voting.tallies.all()), key=lambda pair: -pair[1])
    lots = list(voting.lots.all())
    return RoundResult(
        number=voting.number,
        method=Round.Method(voting.method),
        entitled=voting.entitled,
        cast=voting.cast,
        blank=voting.blank,
        invalid=voting.invalid,
        is_last=voting.is_last,
        votes=tuple(votes),
        drawn=tuple(tuple(names.get(each.candidate_id, "") for each in lot.drawn.all()) for lot in lots),
        how_drawn=tuple(lot.how for lot in lots),
    )
