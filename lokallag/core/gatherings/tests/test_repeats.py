"""Which days a repeat falls on."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokallag.core.gatherings.repeats import MOST, Pattern, in_month, ordinal, repeated

DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2090, 1, 1))


def test_the_first_tuesday_until_december_but_not_in_july() -> None:
    days = repeated(datetime.date(2021, 3, 2), datetime.date(2021, 12, 31), "monthly", skip={7})
    assert [(d.month, d.day) for d in days] == [
        (3, 2), (4, 6), (5, 4), (6, 1), (8, 3), (9, 7), (10, 5), (11, 2), (12, 7),
    ]  # fmt: skip


def test_a_fifth_weekday_is_read_as_the_last() -> None:
    days = repeated(datetime.date(2021, 3, 30), datetime.date(2021, 6, 30), "monthly")
    assert [d.day for d in days] == [30, 27, 25, 29]


@pytest.mark.parametrize(("pattern", "gap"), [("weekly", 7), ("fortnightly", 14)])
def test_weeks_have_the_same_length_over_the_new_year(pattern: Pattern, gap: int) -> None:
    days = repeated(datetime.date(2020, 12, 23), datetime.date(2021, 2, 1), pattern)
    assert {(b - a).days for a, b in pairwise(days)} == {gap}


@given(first=DAYS, length=st.integers(0, 800), pattern=st.sampled_from(["weekly", "fortnightly", "monthly"]),
       skip=st.sets(st.integers(1, 12)))  # fmt: skip
def test_every_day_is_within_has_the_weekday_and_no_skipped_month(
    first: datetime.date, length: int, pattern: Pattern, skip: set[int]
) -> None:
    until = first + datetime.timedelta(days=length)
    days = repeated(first, until, pattern, skip)
    assert days == sorted(set(days))
    assert len(days) <= MOST
    assert all(first <= d <= until and d.weekday() == first.weekday() and d.month not in skip for d in days)
    if pattern == "monthly":
        assert len({(d.year, d.month) for d in days}) == len(days)


@given(DAYS)
def test_a_day_is_the_one_its_ordinal_names(day: datetime.date) -> None:
    named = in_month(day.year, day.month, day.weekday(), ordinal(day))
    assert named == day or (ordinal(day) == -1 and 0 <= (named - day).days <= 7)
