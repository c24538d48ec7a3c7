"""The rules of the room by example and by property: merged words, the floor, hands counted. No database."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from lokallag.capabilities.meetings.minuting.merging import merge
from lokallag.capabilities.meetings.voting.hands import Outcome, outcome
from lokallag.capabilities.meetings.voting.speaking import Asked, in_turn

WORDS = st.lists(st.sampled_from(["sak", "vedtak", "nei", "ja", "kr", "\n"]), max_size=14).map(" ".join)


@given(base=WORDS, mine=WORDS, theirs=WORDS)
@limits(max_examples=120, deadline=None)
def test_no_word_that_either_wrote_is_lost(base: str, mine: str, theirs: str) -> None:
    both = merge(base, mine, theirs)
    there = Counter(_plain(both.text))
    for side in (mine, theirs):
        assert not (Counter(side.split()) - Counter(base.split())) - there
    # What both left alone is still there, and nothing is made up.
    assert there <= Counter(base.split()) + Counter(mine.split()) + Counter(theirs.split())
    assert merge(base, mine, base) == merge(base, base, mine) == merge(mine, mine, mine)


def _plain(text: str) -> list[str]:
    """The words without the marks of a clash."""
    for sign in "[]/":
        text = text.replace(sign, " ")
    return text.split()


@given(begun=WORDS, mine=WORDS, theirs=WORDS)
@limits(max_examples=40, deadline=None)
def test_two_who_write_on_keep_their_words_in_order(begun: str, mine: str, theirs: str) -> None:
    both = merge(begun, f"{begun} M {mine}", f"{begun} T {theirs}")
    assert both.clashes == 0
    rest = iter(both.text.split())
    assert all(word in rest for word in ["M", *mine.split()])
    rest = iter(both.text.split())
    assert all(word in rest for word in ["T", *theirs.split()])


def test_a_true_clash_keeps_both_and_says_so() -> None:
    both = merge("møtet er kl. 19 i huset", "møtet er kl. 20 i huset", "møtet er kl. 18 i huset i Oslo")
    assert (both.text, both.clashes) == ("møtet er kl. [18 / 20] i huset i Oslo", 1)


ASKED = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from(["speech", "speech", "reply", "order"]), st.integers(0, 2)),
    max_size=12,
)


@given(waiting=ASKED, spoken=ASKED, firsts=st.booleans(), alternates=st.booleans())
@limits(max_examples=100, deadline=None)
def test_the_floor_goes_round_fairly(
    waiting: list[tuple[str, str, int]], spoken: list[tuple[str, str, int]], firsts: bool, alternates: bool
) -> None:
    asked = [Asked(number, *one) for number, one in enumerate(waiting)]
    heard = [Asked(100 + number, *one) for number, one in enumerate(spoken)]
    turn = in_turn(asked, heard, firsts=firsts, alternates=alternates)
    assert sorted(one.key for one in turn) == [one.key for one in asked]
    rank = {"order": 0, "reply": 1, "speech": 2}
    assert [rank[one.kind] for one in turn] == sorted(rank[one.kind] for one in turn)
    speeches = [one for one in turn if one.kind == "speech"]
    # On the same list, with as many speeches behind them, whoever asked first is first.
    if not firsts:
        for side in (0, 1, 2):
            keys = [one.key for one in speeches if one.side == side]
            assert keys == sorted(keys) or (alternates and side == 0)
    if not firsts and not alternates:
        assert speeches == [one for one in asked if one.kind == "speech"]
    if firsts:
        said = {one.who for one in heard if one.kind == "speech"}
        seen_old = False
        for one in speeches:
            if one.who in said:
                seen_old = True
            assert not (seen_old and one.who not in said)
            said.add(one.who)
    if alternates and not firsts:
        for place, (before, after) in enumerate(itertools.pairwise(speeches), start=1):
            if before.side and before.side == after.side:
                assert all(one.side in (0, before.side) for one in speeches[place:])


@pytest.mark.parametrize(
    ("ayes", "noes", "chair", "said"),
    [
        (3, 2, "", Outcome.CARRIED),
        (2, 3, "for", Outcome.LOST),
        (2, 2, "", Outcome.TIE),
        (2, 2, "for", Outcome.CARRIED),
        (2, 2, "against", Outcome.LOST),
        (0, 0, "for", Outcome.TIE),
    ],
)
def test_hands_come_to(ayes: int, noes: int, chair: str, said: Outcome) -> None:
    assert outcome(ayes, noes, chairs_vote=chair) == said
