"""The year wheel's geometry: days lie in their month, dots in their ring and not on top of each other."""

import math
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from lokallag.core.ui import wheel

DAYS = st.dates(date(2019, 1, 1), date(2025, 12, 31))


def radius(x: float, y: float) -> float:
    return math.dist((x, y), (wheel.CENTRE, wheel.CENTRE))


@given(DAYS)
def test_a_day_lies_within_its_month(day: date) -> None:
    assert (day.month - 1) * 30 < wheel.angle(day) < day.month * 30


@given(DAYS, DAYS)
def test_later_in_the_year_is_further_round(one: date, other: date) -> None:
    if (one.month, one.day) < (other.month, other.day) and one.year == other.year:
        assert wheel.angle(one) < wheel.angle(other)


@given(
    st.lists(st.tuples(st.integers(-1, 6), st.dates(date(2021, 1, 1), date(2021, 12, 31))), max_size=40),
    st.integers(1, 4),
)
def test_every_dot_of_the_year_is_drawn_within_its_ring(rows: list[tuple[int, date]], rings: int) -> None:
    dots = [wheel.Dot(ring, on, "held", str(number)) for number, (ring, on) in enumerate(rows)]
    placed = wheel.wheel(2021, dots, rings).dots
    assert {found.dot.label for found in placed} == {dot.label for dot in dots}
    for found in placed:
        outer, inner = wheel.ring_radii(min(max(found.dot.ring, 0), rings - 1))
        assert inner < radius(found.x, found.y) < outer


def test_dots_of_one_day_do_not_cover_each_other() -> None:
    dots = [wheel.Dot(0, date(2021, 3, 2), "held", name) for name in "abcde"]
    places = [(found.x, found.y) for found in wheel.wheel(2021, dots).dots]
    gaps = [math.dist(one, other) for number, one in enumerate(places) for other in places[:number]]
    assert min(gaps) >= 2 * wheel.DOT - 1


def test_a_dot_of_another_year_is_left_out() -> None:
    assert wheel.wheel(2021, [wheel.Dot(0, date(2020, 12, 31), "held", "before")]).dots == ()


def test_today_marks_its_month_and_draws_a_line() -> None:
    drawn = wheel.wheel(2021, [], today=date(2021, 2, 15))
    assert [month.month for month in drawn.months if month.is_now] == [2]
    assert drawn.today is not None


def test_a_day_of_another_year_draws_no_line() -> None:
    drawn = wheel.wheel(2021, [], today=date(2022, 2, 15))
    assert drawn.today is None
    assert not any(month.is_now for month in drawn.months)


def test_the_list_has_the_same_days_in_order() -> None:
    dots = [wheel.Dot(1, date(2021, 5, 31), "deadline", "late"), wheel.Dot(0, date(2021, 5, 4), "held", "early")]
    assert [(month, [dot.label for dot in days]) for month, days in wheel.spoken(dots, 2021)] == [
        (5, ["early", "late"])
    ]
