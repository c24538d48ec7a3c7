"""Who may vote, and what comes of the votes: dated cases, and rules that hold whatever the numbers."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokallag.capabilities.meetings.standings.balance import weigh
from lokallag.capabilities.meetings.voting import Count, Facts, Fault, Majority, Rules, State, faults, may_vote, outcome
from lokallag.core.statutes.rule import Rule, Unit
from lokallag.core.statutes.rules import fee_years

pytestmark = pytest.mark.one_database
D = datetime.date
BARRED = frozenset({"annual_report", "accounts"})


def _rules(party: str, on: datetime.date) -> Rules:
    """The rules of a party's model statutes as the product has them."""
    if party == "sv":
        years = fee_years(Rule(key="vote_fee", value="until_july"), on)
        return Rules(fee_years=years, least_age=15, board_no_vote_on=BARRED)
    if party == "mdg":
        years = fee_years(Rule(key="vote_fee", value="this_or_last_year"), on)
        return Rules(fee_years=years, waiting=4, waiting_unit=Unit.WEEKS, waits_from_payment=True, least_age=15)
    return Rules(fee_years=fee_years(Rule(key="vote_fee", value="this_year"), on), waiting=3, waiting_unit=Unit.WEEKS)


PAID_2020 = ((2020, D(2020, 2, 1)),)


def _facts(**said: object) -> Facts:
    return Facts(**{"is_member": True, "joined_on": D(2016, 5, 1), "paid": PAID_2020, "birth_year": 1980} | said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("party", "on", "said", "kind", "expected"),
    [
        ("sv", D(2021, 1, 28), {}, "", "yes"),
        ("sv", D(2021, 6, 30), {}, "", "yes"),
        ("sv", D(2021, 7, 1), {}, "", "yes"),
        ("sv", D(2022, 6, 30), {}, "", "yes"),
        ("sv", D(2022, 7, 1), {}, "", "fee"),
        ("sv", D(2021, 7, 1), {"paid": ((2021, D(2021, 6, 20)),)}, "", "yes"),
        ("sv", D(2021, 1, 28), {"paid": ((2020, D(2021, 1, 29)),)}, "", "fee"),
        ("sv", D(2021, 1, 28), {"is_board": True}, "accounts", "board"),
        ("sv", D(2021, 1, 28), {"is_board": True}, "annual_report", "board"),
        ("sv", D(2021, 1, 28), {"is_board": True}, "budget", "yes"),
        ("sv", D(2021, 1, 28), {"birth_year": 2006}, "", "ask_age"),
        ("sv", D(2021, 1, 28), {"birth_year": 2007}, "", "too_young"),
        ("sv", D(2021, 12, 31), {"birth_year": 2005, "paid": ((2021, D(2021, 2, 1)),)}, "", "yes"),
        ("sv", D(2021, 1, 28), {"birth_year": None}, "", "yes"),
        ("sv", D(2021, 1, 28), {"is_member": False}, "", "not_member"),
        ("sv", D(2021, 1, 28), {"paid": (), "owes": False}, "", "yes"),
        ("sv", D(2021, 1, 28), {"paid": (), "owes": True}, "", "fee"),
        ("mdg", D(2021, 2, 9), {"joined_on": D(2021, 1, 10), "paid": ((2021, D(2021, 1, 12)),)}, "", "yes"),
        ("mdg", D(2021, 2, 8), {"joined_on": D(2021, 1, 10), "paid": ((2021, D(2021, 1, 12)),)}, "", "waiting"),
        ("mdg", D(2021, 2, 9), {"paid": ((2019, D(2019, 2, 1)),)}, "", "fee"),
        ("rødt", D(2021, 2, 9), {}, "", "fee"),
        ("rødt", D(2024, 3, 1), {"joined_on": D(2024, 2, 9), "paid": ((2024, D(2024, 2, 9)),)}, "", "yes"),
        ("rødt", D(2024, 2, 29), {"joined_on": D(2024, 2, 9), "paid": ((2024, D(2024, 2, 9)),)}, "", "waiting"),
    ],
)
def test_the_right_to_vote_follows_the_day_and_the_item(
    party: str, on: datetime.date, said: dict[str, object], kind: str, expected: str
) -> None:
    assert may_vote(_facts(**said), _rules(party, on), on, kind).why == expected


A, B, C = 1, 2, 3


def _count(*votes: int, cast: int = 0, blank: int = 0, **more: object) -> Count:
    return Count(votes=dict(enumerate(votes, 1)), cast=cast or sum(votes) + blank, blank=blank, **more)  # type: ignore[arg-type]


def test_an_election_goes_on_until_somebody_has_more_than_half() -> None:
    first = _count(20, 15, 5, blank=1)
    found = outcome([A, B, C], [first], 1)
    assert (found.state, found.standing, found.fallen, found.needed) == (State.NEXT, (A, B), (C,), 21)
    assert found.next_is_last
    second = Count({A: 19, B: 21}, cast=41, blank=1, is_last=True)
    assert outcome([A, B, C], [first, second], 1).elected == (B,)
    # Blank votes count or not, as the statutes say: 20 of 40 is no majority, 20 of 39 is.
    close = _count(20, 19, blank=1)
    assert outcome([A, B], [close], 1).state == State.NEXT
    assert outcome([A, B], [close], 1, Majority(counts_blank=False)).elected == (A,)


def test_a_tie_waits_for_the_lot_and_follows_it() -> None:
    even = Count({A: 20, B: 20}, cast=40, is_last=True)
    found = outcome([A, B], [even], 1)
    assert (found.state, found.tied, found.to_draw, found.elected) == (State.TIE, (A, B), 1, ())
    assert outcome([A, B], [Count(even.votes, 40, is_last=True, drawn=(B, A))], 1).elected == (B,)
    # Who falls out may be a tie too; together they could have passed the next one, so the lot decides.
    low = _count(20, 12, 8, 8)
    assert outcome([1, 2, 3, 4], [low], 1).tied == (3, 4)
    drawn = Count(low.votes, low.cast, drawn=(4, 3))
    assert outcome([1, 2, 3, 4], [drawn], 1).standing == (1, 2, 4)
    # Together fewer than the next one: both fall out.
    assert outcome([1, 2, 3, 4], [_count(20, 17, 1, 1, blank=2)], 1).fallen == (3, 4)


def test_several_seats_are_filled_by_those_with_more_than_half_and_then_in_the_next_round() -> None:
    first = Count({1: 30, 2: 25, 3: 12, 4: 13, 5: 4}, cast=40)
    found = outcome([1, 2, 3, 4, 5], [first], 3)
    assert (found.state, found.elected, found.standing) == (State.NEXT, (1, 2), (3, 4))
    second = Count({3: 22, 4: 18}, cast=40)
    assert outcome([1, 2, 3, 4, 5], [first, second], 3).elected == (1, 2, 3)
    assert outcome([1, 2, 3], [Count({1: 0, 2: 0}, by_acclamation=True)], 2).elected == (1, 2)


def test_numbers_that_cannot_be_right_are_said() -> None:
    assert faults(Count({A: 20, B: 19}, cast=40, blank=1), 1, 41) == []
    assert faults(Count({A: 20, B: 19}, cast=42, blank=3), 1, 41) == [Fault.MORE_THAN_ENTITLED]
    assert faults(Count({A: 30, B: 19}, cast=40, blank=1), 1, 41) == [Fault.SUM_TOO_HIGH]
    assert faults(Count({A: 10, B: 19}, cast=40, blank=1), 1, 41) == [Fault.SUM_TOO_LOW]
    assert faults(Count({A: 41, B: 19}, cast=40), 2, None) == [Fault.ONE_TOO_HIGH]
    assert faults(Count({}, cast=2, blank=2, invalid=1), 1, None) == [Fault.BLANK_AND_INVALID]


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_every_election_ends_fairly_whatever_the_ballots(data: st.DataObject) -> None:
    seats = data.draw(st.integers(1, 4))
    people = list(range(1, data.draw(st.integers(seats, seats + 5)) + 1))
    rounds: list[Count] = []
    majority = Majority(counts_blank=data.draw(st.booleans()), most_rounds=data.draw(st.integers(1, 4)))
    found = outcome(people, rounds, seats, majority)
    for _turn in range(12):
        found = outcome(people, rounds, seats, majority)
        if found.state == State.ELECTED:
            break
        if found.state in (State.TIE, State.TIE_OUT):
            order = tuple(data.draw(st.permutations(found.tied)))
            assert set(found.tied) <= set(found.standing)
            assert len({rounds[-1].votes[one] for one in found.tied}) == 1
            last = rounds[-1]
            rounds[-1] = Count(last.votes, last.cast, last.blank, is_last=last.is_last, drawn=(*last.drawn, *order))
            continue
        before = set(found.standing)
        assert not before & set(found.elected)
        left = seats - len(found.elected)
        ballots = data.draw(st.lists(st.sets(st.sampled_from(sorted(before)), max_size=left), max_size=25))
        votes = {one: sum(one in ballot for ballot in ballots) for one in sorted(before)}
        count = Count(votes, len(ballots), sum(not ballot for ballot in ballots), is_last=found.next_is_last)
        assert faults(count, left, 25) == []
        rounds.append(count)
    assert found.state == State.ELECTED, "it ends within the rounds"
    assert len(set(found.elected)) == len(found.elected) <= seats
    # Whoever is elected had votes, and in a round that was not the last more than half of them.
    for number, count in enumerate(rounds, 1):
        here = outcome(people, rounds[:number], seats, majority)
        earlier = outcome(people, rounds[: number - 1], seats, majority)
        won = set(here.elected) - set(earlier.elected)
        assert all(count.votes[one] > 0 for one in won)
        if not count.is_last and number < majority.most_rounds:
            assert all(count.votes[one] >= majority.needed(count) for one in won)
        losers = set(earlier.standing) - won
        assert all(count.votes[a] >= count.votes[b] for a in won for b in losers)
    # The order votes are written in changes nothing.
    turned = [
        Count(dict(sorted(c.votes.items(), reverse=True)), c.cast, c.blank, is_last=c.is_last, drawn=c.drawn)
        for c in rounds
    ]
    assert outcome(people, turned, seats, majority) == found


def test_balance_is_weighed_by_what_people_say_themselves() -> None:
    each = Rule(key="gender_quota", value=40, unit=Unit.PERCENT_EACH)
    women = Rule(key="gender_quota", value=50, unit=Unit.PERCENT_WOMEN)
    cases = [
        (["woman", "woman", "man", "man"], 4, each, True),
        (["woman", "man", "man", "man"], 4, each, False),
        (["woman", "unsaid", "man", "man"], 4, each, None),
        (["woman", "woman", "man", "man", "man"], 5, each, True),
        (["woman", "other", "man", "man"], 4, women, False),
        (["woman", "woman", "other"], 3, women, True),
        (["woman", "man"], 2, women, True),
    ]
    assert [weigh(said, seats, rule).is_met for said, seats, rule, _met in cases] == [met for *_all, met in cases]
