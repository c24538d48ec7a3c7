"""Bars, columns, the slider's line, marks and states: what the small pictures are computed from."""

import itertools
from datetime import date, timedelta
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokallag.core.ui import bars, marks, slider, states

COUNTS = st.lists(st.tuples(st.sampled_from(list(states.STATES)), st.integers(-2, 500)), max_size=8)


@given(COUNTS, st.none() | st.integers(0, 5000))
def test_a_bars_parts_follow_each_other_and_stay_inside(parts: list[tuple[str, int]], total: int | None) -> None:
    laid = bars.stack(parts, total)
    assert [(part.key, part.count) for part in laid] == [(key, count) for key, count in parts if count > 0]
    for before, after in itertools.pairwise(laid):
        assert after.x == pytest.approx(before.x + before.width, abs=0.01)
    assert all(part.x + part.width <= 100.01 for part in laid)


def test_a_bar_without_a_total_is_full() -> None:
    assert [(part.x, part.width) for part in bars.stack([("done", 1), ("behind", 3)])] == [(0, 25), (25, 75)]


def test_a_total_leaves_an_open_rest() -> None:
    assert [part.width for part in bars.stack([("met", 14), ("late", 5)], 23)] == [60.87, 21.739]


@given(st.lists(st.floats(0, 10_000), max_size=40))
def test_columns_fit_their_chart(values: list[float]) -> None:
    laid = bars.columns(values)
    assert len(laid) == len(values)
    assert all(column.y >= 0 and column.y + column.height <= 20.02 and column.height >= 2 for column in laid)


DAYS = st.dates(date(2000, 1, 1), date(2090, 12, 31))


@given(DAYS, st.integers(0, 2000), DAYS)
def test_the_chosen_day_lies_on_the_line(first: date, length: int, value: date) -> None:
    last = first + timedelta(days=length)
    line = slider.line(first, last, value)
    assert first <= line.value <= last
    assert 0 <= line.share <= 100
    assert first + timedelta(days=line.chosen) == line.value
    assert len(line.ticks) <= 6


def test_a_line_names_a_year_once() -> None:
    line = slider.line(date(2020, 3, 1), date(2021, 12, 31), date(2021, 2, 15))
    assert [tick.on.year for tick in line.ticks if tick.says_year] == [2020, 2021]


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot end before"):
        slider.line(date(2021, 1, 2), date(2021, 1, 1), date(2021, 1, 1))


class Somewhere(StrEnum):
    """A state as a capability has it."""

    ON_TRACK = "on_track"


@pytest.mark.parametrize("value", ["on_track", "on-track", Somewhere.ON_TRACK, states.STATES["on_track"]])
def test_a_state_is_known_in_every_form(value: object) -> None:
    assert states.state_of(value).key == "on_track"


def test_an_unknown_state_is_not_shown_as_another() -> None:
    with pytest.raises(KeyError):
        states.state_of("fine")


def test_each_state_has_a_sign_of_its_own() -> None:
    assert len({(state.drawing, state.dashed) for state in states.STATES.values()}) == 7


@pytest.mark.parametrize(
    ("word", "mark"),
    [
        ("held", "done"),
        (True, "done"),
        ("late", "missed"),
        ("missing", "open"),
        ("future", "open"),
        ("whatever", "open"),
    ],
)
def test_marks_of_many_words_are_five(word: object, mark: str) -> None:
    assert marks.mark_of(word) == mark
    assert mark in marks.WORDS
