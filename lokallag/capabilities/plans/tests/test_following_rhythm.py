"""A promised rhythm: months with exceptions, other steps, and what is borne."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from lokallag.capabilities.plans.following import (
    Cadence,
    Cell,
    Happening,
    Months,
    Standing,
    State,
    Terms,
    Tracking,
    assess,
)
from lokallag.capabilities.plans.following.steps import cut

MONTHLY = Terms(
    Tracking.RHYTHM,
    date(2020, 1, 1),
    date(2020, 12, 31),
    comparator="about",
    cadence=Cadence.MONTHLY,
    excepted_months=frozenset({7}),
)
STRICT = Terms(Tracking.RHYTHM, date(2020, 1, 1), date(2020, 12, 31), comparator="at_least", cadence=Cadence.MONTHLY)


def months(*numbers: int, year: int = 2020) -> list[Happening]:
    return [Happening(date(year, number, 10)) for number in numbers]


def stands(terms: Terms, today: date, done: list[Happening], plans: list[Happening] | None = None) -> Standing:
    return assess(terms, happened=done, planned=plans or [], today=today)


def said(standing: Standing) -> tuple[State, str]:
    return standing.state, standing.reason.code


def marks(standing: Standing) -> str:
    assert isinstance(standing.picture, Months)
    return "".join(cell.mark[0] for cell in standing.picture.cells)


def test_rhythm_shows_every_month_done_planned_missed_empty_excepted_and_to_come() -> None:
    standing = stands(MONTHLY, date(2020, 9, 5), months(1, 2, 3, 5, 6, 8), months(10))
    assert marks(standing) == "dddmddedepff"  # e is excepted in July and empty in September
    assert isinstance(standing.picture, Months)
    assert standing.picture.cells[6] == Cell(date(2020, 7, 1), "excepted")
    assert standing.picture.cells[8] == Cell(date(2020, 9, 1), "empty")


def test_rhythm_counts_months_not_meetings() -> None:
    standing = stands(MONTHLY, date(2020, 4, 5), [*months(1, 2, 2, 2, 3)])
    assert (standing.done, standing.expected) == (3, 3)
    assert said(standing) == (State.ON_TRACK, "rhythm_open")


def test_rhythm_an_excepted_month_is_never_missed_but_shown_when_done_anyway() -> None:
    standing = stands(MONTHLY, date(2020, 8, 5), months(1, 2, 3, 4, 5, 6))
    assert said(standing) == (State.ON_TRACK, "rhythm_open")
    assert (standing.done, standing.expected) == (6, 6)
    assert marks(stands(MONTHLY, date(2020, 8, 5), months(7)))[6] == "d"


def test_rhythm_is_behind_when_the_latest_full_month_went_without() -> None:
    behind = stands(MONTHLY, date(2020, 4, 5), months(1, 2), months(4))
    assert said(behind) == (State.BEHIND, "rhythm_gap")
    assert behind.reason.params["missed_on"] == date(2020, 3, 1)
    assert stands(MONTHLY, date(2020, 4, 11), months(1, 2, 4)).state == State.ON_TRACK


def test_rhythm_about_bears_one_missed_in_six() -> None:
    today = date(2020, 12, 5)  # eleven months are asked for, one of them may be missed
    assert stands(MONTHLY, today, months(1, 2, 3, 4, 5, 6, 8, 9, 11)).state == State.ON_TRACK
    assert stands(MONTHLY, today, months(1, 2, 3, 4, 5, 6, 8, 11)).state == State.BEHIND
    closed = date(2021, 1, 1)
    assert said(stands(MONTHLY, closed, months(1, 2, 3, 4, 5, 6, 8, 9, 11, 12))) == (State.DONE, "rhythm_done")
    assert said(stands(MONTHLY, closed, months(1, 2, 3, 4, 5, 6, 8, 9, 12))) == (State.MISSED, "rhythm_missed")


def test_rhythm_about_bears_two_in_a_full_year_but_not_both_at_once_early() -> None:
    year = Terms(Tracking.RHYTHM, date(2020, 1, 1), date(2020, 12, 31), cadence=Cadence.MONTHLY)
    assert stands(year, date(2021, 1, 1), months(1, 2, 3, 4, 5, 6, 7, 9, 11, 12)).state == State.DONE
    assert stands(year, date(2021, 1, 1), months(1, 2, 3, 4, 5, 6, 7, 9, 12)).state == State.MISSED
    assert stands(year, date(2020, 5, 5), months(3, 4)).state == State.BEHIND
    assert stands(year, date(2020, 5, 5), months(2, 3, 4)).state == State.ON_TRACK


@pytest.mark.parametrize("comparator", ["at_least", "exactly"])
def test_rhythm_at_least_bears_no_missed_month(comparator: str) -> None:
    terms = Terms(Tracking.RHYTHM, STRICT.starts_on, STRICT.ends_on, comparator=comparator, cadence=Cadence.MONTHLY)
    assert stands(terms, date(2020, 5, 15), months(1, 3, 4, 5)).state == State.BEHIND
    assert stands(terms, date(2020, 5, 15), months(1, 2, 3, 4)).state == State.ON_TRACK
    assert stands(terms, date(2021, 1, 1), months(*range(2, 13))).state == State.MISSED


@pytest.mark.parametrize(
    ("day", "state", "code"),
    [(1, State.ON_TRACK, "rhythm_open"), (20, State.ON_TRACK, "rhythm_open"), (21, State.DUE_SOON, "rhythm_due")],
)
def test_rhythm_is_due_soon_in_the_last_third_of_a_month_with_nothing(day: int, state: State, code: str) -> None:
    standing = stands(MONTHLY, date(2020, 4, day), months(1, 2, 3))
    assert said(standing) == (state, code)
    assert standing.due_on == date(2020, 4, 30)


def test_rhythm_a_plan_in_the_month_keeps_it_on_track() -> None:
    standing = stands(MONTHLY, date(2020, 4, 25), months(1, 2, 3), [Happening(date(2020, 4, 29))])
    assert said(standing) == (State.ON_TRACK, "rhythm_planned")
    forgot = stands(MONTHLY, date(2020, 4, 25), months(1, 2, 3), [Happening(date(2020, 4, 24))])
    assert said(forgot) == (State.DUE_SOON, "rhythm_due")
    assert forgot.reason.params["forgotten"] == 1


def test_rhythm_not_started_in_its_first_month() -> None:
    assert said(stands(MONTHLY, date(2020, 1, 5), [])) == (State.NOT_STARTED, "rhythm_none")
    assert said(stands(MONTHLY, date(2020, 1, 25), [])) == (State.DUE_SOON, "rhythm_due")
    assert said(stands(MONTHLY, date(2020, 1, 5), [], months(2))) == (State.ON_TRACK, "rhythm_open")


def test_rhythm_is_done_early_when_nothing_more_is_asked_for() -> None:
    standing = stands(MONTHLY, date(2020, 12, 11), months(1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12))
    assert said(standing) == (State.DONE, "rhythm_done")
    too_few = stands(MONTHLY, date(2020, 12, 11), months(1, 2, 3, 4, 12))
    assert said(too_few) == (State.BEHIND, "rhythm_gap")


def test_rhythm_with_a_number_in_each_month_needs_that_many() -> None:
    terms = Terms(Tracking.RHYTHM, STRICT.starts_on, STRICT.ends_on, target=2, cadence=Cadence.MONTHLY)
    standing = stands(terms, date(2020, 2, 25), months(1, 1, 2))
    assert said(standing) == (State.DUE_SOON, "rhythm_due")
    assert (standing.reason.params["here"], standing.reason.params["need"]) == (1, 2)
    assert stands(terms, date(2020, 2, 25), months(1, 1, 2), [Happening(date(2020, 2, 28))]).state == State.ON_TRACK


@pytest.mark.parametrize(("cadence", "target"), [(None, None), (Cadence.MONTHLY, 0), (Cadence.WEEKLY, -2)])
def test_rhythm_without_a_step_needs_you(cadence: Cadence | None, target: int | None) -> None:
    terms = Terms(Tracking.RHYTHM, STRICT.starts_on, STRICT.ends_on, cadence=cadence, target=target)
    assert said(stands(terms, date(2020, 3, 1), [])) == (State.NEEDS_YOU, "rhythm_unclear")


def test_rhythm_with_every_month_excepted_asks_for_nothing() -> None:
    terms = Terms(
        Tracking.RHYTHM,
        STRICT.starts_on,
        STRICT.ends_on,
        cadence=Cadence.MONTHLY,
        excepted_months=frozenset(range(1, 13)),
    )
    assert said(stands(terms, date(2020, 3, 1), [])) == (State.ON_TRACK, "rhythm_free")
    assert said(stands(terms, date(2021, 3, 1), [])) == (State.DONE, "rhythm_free")


def test_rhythm_nothing_after_the_window_changes_it() -> None:
    closed = stands(STRICT, date(2021, 1, 1), months(*range(1, 12)))
    later = stands(STRICT, date(2021, 6, 1), [*months(*range(1, 12)), *months(1, 2, 3, year=2021)])
    assert (closed.state, later.state) == (State.MISSED, State.MISSED)
    assert closed.picture == later.picture


def test_months_nearest_gives_the_twelve_up_to_today() -> None:
    two_years = Terms(Tracking.RHYTHM, date(2020, 1, 1), date(2021, 12, 31), cadence=Cadence.MONTHLY)
    picture = stands(two_years, date(2021, 2, 15), []).picture
    assert isinstance(picture, Months)
    assert [picture.nearest(date(2021, 2, 15))[i].month for i in (0, -1)] == [date(2020, 3, 1), date(2021, 2, 1)]
    assert [picture.nearest(date(2020, 2, 1))[i].month for i in (0, -1)] == [date(2020, 1, 1), date(2020, 12, 1)]
    assert len(picture.nearest(date(2025, 1, 1), size=6)) == 6


def test_steps_a_month_less_than_half_inside_is_not_asked_for() -> None:
    steps = cut(Cadence.MONTHLY, date(2020, 1, 28), date(2020, 4, 15), frozenset())
    assert [(step.begins_on.month, step.asked) for step in steps] == [(1, False), (2, True), (3, True), (4, True)]
    assert (steps[0].first, steps[-1].last) == (date(2020, 1, 28), date(2020, 4, 15))
    assert not cut(Cadence.MONTHLY, date(2020, 2, 1), date(2020, 4, 14), frozenset())[-1].asked


def test_steps_of_a_window_shorter_than_half_a_step_ask_for_its_longest_piece() -> None:
    steps = cut(Cadence.YEARLY, date(2020, 11, 1), date(2021, 2, 28), frozenset())
    assert [(step.begins_on, step.asked) for step in steps] == [(date(2020, 1, 1), True), (date(2021, 1, 1), False)]


@pytest.mark.parametrize(
    ("cadence", "first", "last", "begins"),
    [
        (Cadence.YEARLY, date(2020, 3, 24), date(2022, 3, 23), [date(2020, 3, 24), date(2021, 3, 24)]),
        (Cadence.YEARLY, date(2020, 3, 24), date(2021, 12, 31), [date(2020, 1, 1), date(2021, 1, 1)]),
        (Cadence.HALF_YEARLY, date(2020, 3, 1), date(2021, 2, 28), [date(2020, 3, 1), date(2020, 9, 1)]),
        (Cadence.HALF_YEARLY, date(2020, 2, 1), date(2020, 12, 31), [date(2020, 1, 1), date(2020, 7, 1)]),
        (Cadence.QUARTERLY, date(2020, 2, 1), date(2020, 7, 31), [date(2020, 2, 1), date(2020, 5, 1)]),
        (
            Cadence.QUARTERLY,
            date(2020, 2, 2),
            date(2020, 7, 31),
            [date(2020, 1, 1), date(2020, 4, 1), date(2020, 7, 1)],
        ),
        (
            Cadence.WEEKLY,
            date(2020, 1, 1),
            date(2020, 1, 13),
            [date(2019, 12, 30), date(2020, 1, 6), date(2020, 1, 13)],
        ),
        (Cadence.QUARTERLY, date(2020, 1, 31), date(2020, 7, 30), [date(2020, 1, 31), date(2020, 4, 30)]),
    ],
)
def test_steps_follow_the_plan_year_when_it_fits_and_else_the_calendar(
    cadence: Cadence, first: date, last: date, begins: list[date]
) -> None:
    assert [step.begins_on for step in cut(cadence, first, last, frozenset())] == begins


@pytest.mark.parametrize("cadence", list(Cadence))
@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2020, 2, 29), date(2022, 2, 28)),
        (date(2020, 1, 31), date(2025, 1, 30)),
        (date(2019, 12, 31), date(2020, 1, 1)),
        (date.min, date(40, 1, 1)),
        (date(9970, 5, 5), date.max),
    ],
)
def test_steps_cover_the_window_without_gap_or_overlap(cadence: Cadence, first: date, last: date) -> None:
    steps = cut(cadence, first, last, frozenset({7}))
    assert (steps[0].first, steps[-1].last) == (first, last)
    for one, other in pairwise(steps):
        assert one.last + timedelta(days=1) == other.first


def test_steps_a_longer_step_is_excepted_only_when_all_its_months_are() -> None:
    summer = frozenset({7, 8, 9})
    quarters = cut(Cadence.QUARTERLY, date(2020, 1, 1), date(2020, 12, 31), summer)
    assert [step.asked for step in quarters] == [True, True, False, True]
    assert all(step.asked for step in cut(Cadence.QUARTERLY, date(2020, 1, 1), date(2020, 12, 31), frozenset({7, 8})))


def test_steps_a_week_belongs_to_the_month_of_its_middle() -> None:
    weeks = cut(Cadence.WEEKLY, date(2020, 6, 22), date(2020, 8, 9), frozenset({7}))
    asked = [step.begins_on for step in weeks if step.asked]
    assert asked == [date(2020, 6, 22), date(2020, 8, 3)]
