"""A share of cases, each met within a time, or all by a day."""

from datetime import date, timedelta

import pytest

from lokallag.capabilities.plans.following import Bar, Case, Standing, State, Terms, Tracking, assess

SEVEN = Terms(Tracking.COVERAGE, date(2021, 1, 1), date(2021, 12, 31), within_days=7)


def case(day: int, met: int | None = None, waived: int | None = None, key: str = "") -> Case:
    """Make a case that opened so many days into the year, and was met or waived so many days in."""
    start = date(2021, 1, 1)
    return Case(
        start + timedelta(days=day),
        None if met is None else start + timedelta(days=met),
        key=key,
        waived_on=None if waived is None else start + timedelta(days=waived),
    )


def on(day: int) -> date:
    return date(2021, 1, 1) + timedelta(days=day)


def stands(terms: Terms, today: date, *cases: Case) -> Standing:
    return assess(terms, cases=cases, today=today)


def said(standing: Standing) -> tuple[State, str]:
    return standing.state, standing.reason.code


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (13, (State.ON_TRACK, "coverage_kept")),  # opened on day 10, due on day 17
        (14, (State.DUE_SOON, "coverage_soon")),  # three days left
        (17, (State.DUE_SOON, "coverage_soon")),
        (18, (State.BEHIND, "coverage_overdue")),
    ],
)
def test_coverage_an_open_case_goes_from_on_track_to_due_soon_to_behind(day: int, expected: tuple[State, str]) -> None:
    standing = stands(SEVEN, on(day), case(2, met=4), case(10))
    assert said(standing) == expected
    assert (standing.done, standing.expected, standing.due_on) == (1, 2, on(17))


def test_coverage_shows_met_waiting_too_long_and_open() -> None:
    standing = stands(SEVEN, on(40), case(1, met=3), case(2, met=30), case(10), case(38))
    assert standing.picture == Bar(met=2, late=1, open=1, total=4)
    assert standing.done == 2
    assert (standing.reason.params["overdue"], standing.reason.params["oldest_on"]) == (1, on(10))
    assert (standing.due_on, standing.last_on) == (on(45), on(30))


def test_coverage_met_on_the_last_day_is_in_time_and_the_day_after_is_late() -> None:
    assert stands(SEVEN, on(40), case(1, met=8)).reason.params["late"] == 0
    late = stands(SEVEN, on(40), case(1, met=9))
    assert late.picture == Bar(1, 0, 0, 1)
    assert late.reason.params["late"] == 1
    assert said(late) == (State.ON_TRACK, "coverage_kept")


def test_coverage_long_times_warn_a_week_ahead() -> None:
    month = Terms(Tracking.COVERAGE, SEVEN.starts_on, SEVEN.ends_on, within_days=30)
    assert stands(month, on(22), case(0)).state == State.ON_TRACK
    assert stands(month, on(23), case(0)).state == State.DUE_SOON
    nearly = Terms(Tracking.COVERAGE, SEVEN.starts_on, SEVEN.ends_on, within_days=29)
    assert stands(nearly, on(25), case(0)).state == State.ON_TRACK
    assert stands(nearly, on(26), case(0)).state == State.DUE_SOON


def test_coverage_with_no_cases_is_on_track_and_done_at_the_end() -> None:
    assert said(stands(SEVEN, on(40))) == (State.ON_TRACK, "coverage_none_yet")
    assert said(stands(SEVEN, date(2022, 1, 1))) == (State.DONE, "coverage_nobody")


def test_coverage_is_done_only_when_the_window_is_over() -> None:
    assert stands(SEVEN, date(2021, 12, 31), case(1, met=3)).state == State.ON_TRACK
    assert said(stands(SEVEN, date(2022, 1, 1), case(1, met=3))) == (State.DONE, "coverage_reached")
    assert said(stands(SEVEN, date(2022, 1, 1), case(1, met=3), case(9))) == (State.MISSED, "coverage_missed")


def test_coverage_at_the_end_a_case_whose_time_was_not_up_is_not_held_against_it() -> None:
    closed = date(2022, 1, 1)
    late_comer = Case(date(2021, 12, 29))
    assert stands(SEVEN, closed, case(1, met=3), late_comer).picture == Bar(1, 0, 0, 1)
    assert stands(SEVEN, closed, case(1, met=3), late_comer).state == State.DONE
    assert stands(SEVEN, closed, case(1, met=3), Case(date(2021, 12, 24))).state == State.MISSED


def test_coverage_what_is_met_after_the_window_changes_nothing() -> None:
    assert stands(SEVEN, date(2022, 2, 1), Case(date(2021, 12, 1), date(2022, 1, 5))).state == State.MISSED


def test_coverage_a_share_bears_some_who_wait() -> None:
    most = Terms(Tracking.COVERAGE, SEVEN.starts_on, SEVEN.ends_on, within_days=7, share=80)
    four = [case(day, met=day + 1) for day in range(4)]
    assert stands(most, on(40), *four, case(5)).state == State.ON_TRACK
    assert stands(most, on(40), *four, case(5), case(6)).state == State.BEHIND
    assert stands(most, date(2022, 1, 1), *four, case(5)).state == State.DONE
    assert stands(most, date(2022, 1, 1), *four, case(5), case(6)).state == State.MISSED
    assert stands(most, on(10), *four, case(5), case(6)).state == State.DUE_SOON


def test_coverage_a_share_above_all_is_all() -> None:
    terms = Terms(Tracking.COVERAGE, SEVEN.starts_on, SEVEN.ends_on, within_days=7, share=150)
    assert stands(terms, date(2022, 1, 1), case(1, met=2)).state == State.DONE


@pytest.mark.parametrize("share", [0, -5])
def test_coverage_without_a_share_needs_you(share: int) -> None:
    terms = Terms(Tracking.COVERAGE, SEVEN.starts_on, SEVEN.ends_on, share=share)
    standing = stands(terms, on(40), case(1, met=3), case(2))
    assert said(standing) == (State.NEEDS_YOU, "coverage_unclear")
    assert (standing.done, standing.expected) == (1, None)


def test_coverage_a_waived_case_is_no_longer_asked_for_from_that_day() -> None:
    gone = case(1, waived=20)
    assert stands(SEVEN, on(19), gone).state == State.BEHIND
    assert said(stands(SEVEN, on(20), gone)) == (State.ON_TRACK, "coverage_none_yet")
    assert stands(SEVEN, on(30), case(1, met=3, waived=20)).done == 1


def test_coverage_leaves_out_what_is_not_yet() -> None:
    standing = stands(SEVEN, on(5), case(2, met=6), case(6))
    assert (standing.done, standing.picture) == (0, Bar(0, 0, 1, 1))


def test_coverage_a_case_of_its_own_time_belongs_to_the_window_it_opened_in() -> None:
    assert said(stands(SEVEN, on(40), case(-1))) == (State.ON_TRACK, "coverage_none_yet")
    assert stands(SEVEN, on(40), case(0)).state == State.BEHIND


def test_coverage_the_same_key_is_one_case_and_the_met_one_counts() -> None:
    standing = stands(SEVEN, on(40), case(1, key="a"), case(1, met=3, key="a"), case(1, met=5, key="a"))
    assert standing.picture == Bar(1, 0, 0, 1)
    assert standing.last_on == on(3)


BY_JUNE = Terms(Tracking.COVERAGE, date(2021, 1, 1), date(2021, 12, 31), due_on=date(2021, 6, 30))


def test_coverage_by_a_day_takes_everybody_who_is_there_however_long() -> None:
    old = Case(date(2012, 5, 1))
    assert stands(BY_JUNE, on(10), old).picture == Bar(0, 0, 1, 1)
    assert said(stands(BY_JUNE, on(10), old)) == (State.NOT_STARTED, "coverage_part_none")


def test_coverage_by_a_day_follows_the_pace() -> None:
    members = [Case(date(2012, 5, 1), on(20) if i < 4 else None) for i in range(10)]
    assert said(stands(BY_JUNE, on(60), *members)) == (State.ON_TRACK, "coverage_part")
    assert said(stands(BY_JUNE, on(140), *members)) == (State.BEHIND, "coverage_part")
    assert said(stands(BY_JUNE, on(181), *members)) == (State.BEHIND, "coverage_late")
    nearly = [Case(date(2012, 5, 1), on(20) if i < 9 else None) for i in range(10)]
    assert said(stands(BY_JUNE, date(2021, 6, 25), *nearly)) == (State.DUE_SOON, "coverage_part")


def test_coverage_by_a_day_is_done_when_the_day_has_passed() -> None:
    met = Case(date(2012, 5, 1), on(20))
    assert said(stands(BY_JUNE, date(2021, 6, 30), met)) == (State.ON_TRACK, "coverage_all_so_far")
    assert said(stands(BY_JUNE, date(2021, 7, 1), met)) == (State.DONE, "coverage_reached")
    newcomer = Case(date(2021, 8, 1))
    assert stands(BY_JUNE, date(2021, 9, 1), met, newcomer).state == State.DONE
    assert stands(BY_JUNE, date(2022, 1, 1), met, newcomer).state == State.DONE


def test_coverage_the_same_day_is_a_time_too() -> None:
    same_day = Terms(Tracking.COVERAGE, SEVEN.starts_on, SEVEN.ends_on, within_days=0)
    assert stands(same_day, on(5), case(5)).state == State.DUE_SOON
    assert stands(same_day, on(6), case(5)).state == State.BEHIND
    assert stands(same_day, on(6), case(5, met=5)).picture == Bar(1, 0, 0, 1)
