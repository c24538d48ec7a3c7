"""The rounds of an election: begun, counted, taken back; acclamation; a lot drawn and written down."""

import datetime
import random
import secrets
from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.actions.elections import open_election
from lokallag.capabilities.meetings.actions.rolls import take_roll
from lokallag.capabilities.meetings.models import Candidate, Drawn, Elected, Election, Lot, Round, Tally
from lokallag.capabilities.meetings.standings.elections import Standing, count_of, elections_of, majority_of
from lokallag.capabilities.meetings.voting import Count, State, faults, outcome
from lokallag.capabilities.meetings.words.voting import fault
from lokallag.core.chapters.models import Chapter
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person


@transaction.atomic
def open_round(
    *,
    election: Election,
    method: str,
    is_last: bool | None = None,
    chapter: Chapter,
    actor: Person,
    now: datetime.datetime,
) -> Round:
    """Begin a round among those who stand; the roll of who can vote now is taken. Returns it.

    `is_last` says whether most votes are enough, None as the rules of the election say. 1. the roll, 2. the round and who
    stands in it, 3. the journal. ValidationError while a round goes on, without candidates, and when it is over.
    """
    standing = _standing(election)
    _refuse_to_begin(standing)
    stand = standing.standing
    last = standing.outcome.next_is_last if is_last is None else is_last
    number = len(standing.rounds) + 1
    title = _("%(post)s, round %(number)s") % {"post": standing.election.post, "number": number}
    meeting = standing.election.item.gathering
    if meeting is None:
        raise ValidationError(_("The item is no longer on the agenda."), code="off")
    roll = take_roll(meeting=meeting, item=standing.election.item, what=title, chapter=chapter, actor=actor, now=now)
    voting = Round.objects.create(
        election=standing.election,
        number=number,
        method=method,
        roll=roll,
        is_last=last or number >= standing.election.most_rounds,
        entitled=roll.entries.filter(may=True).count() or None,
        opened_at=now,
    )
    Tally.objects.bulk_create([Tally(round=voting, candidate=each) for each in stand])
    record("meetings.round_opened", actor=actor, subject=voting, election=election.pk, method=method, number=number)
    return voting


@transaction.atomic
def count_round(
    *,
    voting: Round,
    votes: Mapping[int, int],
    cast: int,
    blank: int,
    invalid: int,
    entitled: int | None,
    actor: Person,
    now: datetime.datetime,
) -> Standing:
    """Write a round's numbers down (`votes` by candidate); who is elected by them, is. Returns how the election stands.

    Corrected before anything follows from it, a round is counted again. ValidationError, one sentence each, for numbers that
    cannot be right, and once a later round is begun.
    """
    election = open_election(voting.election)
    if election.rounds.filter(number__gt=voting.number).exists():
        raise ValidationError(_("A later round is begun. Take it back first."), code="later")
    tallies = list(voting.tallies.all())
    count = Count({tally.candidate_id: votes.get(tally.candidate_id, 0) for tally in tallies}, cast, blank, invalid)
    left = election.seats - _seats_filled(election, voting.number)
    wrong = [fault(each, count, left, entitled) for each in faults(count, left, entitled)]
    if wrong:
        raise ValidationError(wrong)
    voting.lots.all().delete()
    Elected.objects.filter(election=election).delete()
    voting.cast, voting.blank, voting.invalid, voting.entitled = cast, blank, invalid, entitled
    voting.counted_at = now
    voting.save(update_fields=["cast", "blank", "invalid", "entitled", "counted_at"])
    for tally in tallies:
        tally.votes = count.votes[tally.candidate_id]
    Tally.objects.bulk_update(tallies, ["votes"])
    standing = _settle(election, now)
    record("meetings.round_counted", actor=actor, subject=voting, election=election.pk, cast=cast, blank=blank)
    return standing


@transaction.atomic
def take_back_round(*, voting: Round, actor: Person) -> None:
    """Take the latest round of an election back, as if it never was. ValidationError for an earlier one."""
    election = open_election(voting.election)
    if election.rounds.filter(number__gt=voting.number).exists():
        raise ValidationError(_("A later round is begun. Take it back first."), code="later")
    Elected.objects.filter(election=election).delete()
    roll, number = voting.roll, voting.number
    voting.delete()
    if roll is not None:
        roll.delete()
    record("meetings.round_taken_back", actor=actor, subject=election, number=number)


@transaction.atomic
def acclaim(
    *, elections: Iterable[Election], actor: Person, now: datetime.datetime, only_committee: bool = False
) -> list[Election]:
    """Elect by acclamation those who stand, in each election that no voting has begun in and that has no more people than seats.

    `only_committee`: only where nobody is nominated against the committee's own. Returns those that are settled.
    """
    settled = []
    for each in elections:
        standing = _standing(each)
        if not can_acclaim(standing, only_committee=only_committee):
            continue
        election = standing.election
        voting = Round.objects.create(
            election=election, number=1, method=Round.Method.ACCLAMATION, opened_at=now, counted_at=now
        )
        Tally.objects.bulk_create([Tally(round=voting, candidate=one) for one in standing.standing])
        _settle(election, now)
        settled.append(election)
    if settled:
        record("meetings.acclaimed", actor=actor, elections=[each.pk for each in settled])
    return settled


def can_acclaim(standing: Standing, *, only_committee: bool = False) -> bool:
    """Whether everybody who stands can be elected without a vote: at least one, at most as many as there are seats."""
    stand = standing.standing
    if standing.rounds or standing.is_over or not 0 < len(stand) <= standing.election.seats:
        return False
    return not only_committee or all(each.source == Candidate.Source.COMMITTEE for each in stand)


@transaction.atomic
def write_lot(
    *,
    voting: Round,
    order: list[int],
    how: str,
    drawn_by: Person | None,
    actor: Person,
    now: datetime.datetime,
    seed: str = "",
) -> Standing:
    """Write down what the lot said of those who are equal: `order` are their keys as they were drawn. Returns the standing.

    ValidationError when there is no tie, or other people are named than those who are equal.
    """
    standing = _standing(voting.election)
    if standing.outcome.state not in (State.TIE, State.TIE_OUT):
        raise ValidationError(_("Nobody is equal: there is nothing to draw."), code="no_tie")
    tied = standing.outcome.tied
    if not order or len(set(order)) != len(order) or not set(order) <= set(tied):
        raise ValidationError(_("Name those who are equal, each once."), code="others")
    # Those who were not drawn come after, as the list has them.
    full = [*order, *(key for key in tied if key not in order)]
    lot = Lot.objects.create(round=voting, drawn_by=drawn_by, drawn_at=now, how=how, seed=seed)
    Drawn.objects.bulk_create([Drawn(lot=lot, candidate_id=key, place=place) for place, key in enumerate(full)])
    after = _settle(standing.election, now)
    record("meetings.lot_drawn", actor=actor, subject=lot, election=voting.election_id, seed=seed)
    return after


@transaction.atomic
def draw_lot(*, voting: Round, actor: Person, now: datetime.datetime, seed: str = "") -> Standing:
    """Draw for the meeting, because it asked: with a seed that is written down, so that anybody can draw the same again."""
    seed = seed or secrets.token_hex(8)
    order = drawn_with(seed, _standing(voting.election).outcome.tied)
    how = _("Drawn by the software, with the seed %(seed)s") % {"seed": seed}
    return write_lot(voting=voting, order=order, how=how, drawn_by=None, actor=actor, now=now, seed=seed)


def drawn_with(seed: str, keys: Iterable[int]) -> list[int]:
    """The order a seed gives to keys: the same for the same seed and the same keys, on every machine."""
    order = sorted(keys)
    random.Random(seed).shuffle(order)  # noqa: S311 (to be drawn again by anybody who knows the seed)
    return order


def _standing(election: Election) -> Standing:
    open_election(election)
    return elections_of(pk=election.pk)[0]


def _refuse_to_begin(standing: Standing) -> None:
    if standing.is_over or standing.outcome.state == State.ELECTED:
        raise ValidationError(_("The election is over."), code="over")
    if standing.running is not None:
        raise ValidationError(_("A round is going on. Count it first."), code="running")
    if standing.outcome.state in (State.TIE, State.TIE_OUT):
        raise ValidationError(_("Somebody is equal: draw by lot first."), code="tie")
    if not standing.standing:
        raise ValidationError(_("Nobody stands: nominate somebody first."), code="nobody")


def _seats_filled(election: Election, number: int) -> int:
    """How many were elected in the rounds before one."""
    standing = elections_of(pk=election.pk)[0]
    earlier = [count_of(each) for each in standing.rounds if each.number < number]
    order = [each.pk for each in standing.candidates]
    return len(outcome(order, earlier, election.seats, majority_of(election)).elected)


def _settle(election: Election, now: datetime.datetime) -> Standing:
    """Write down who is elected, once the rounds say so."""
    standing = elections_of(pk=election.pk)[0]
    if standing.outcome.state == State.ELECTED:
        Elected.objects.filter(election=election).delete()
        Elected.objects.bulk_create(
            [
                Elected(election=election, candidate_id=key, place=place, elected_at=now)
                for place, key in enumerate(standing.outcome.elected)
            ]
        )
    return elections_of(pk=election.pk)[0]
