"""A promised number: in a window, in each year, by a deadline, and as a limit."""

from datetime import date, timedelta

import pytest

from lokallag.capabilities.plans.following import Cadence, Happening, Pips, Standing, State, Terms, Tracking, assess

YEAR = Terms(Tracking.COUNT, date(2020, 1, 1), date(2020, 12, 31), target=2, comparator="at_least")
TWO_YEARS = Terms(Tracking.COUNT, date(2020, 1, 1), date(2021, 12, 31), target=2, cadence=Cadence.YEARLY)


def held(*days: date) -> list[Happening]:
    return [Happening(day) for day in days]


def stands(
    terms: Terms, today: date, done: list[Happening] | None = None, plans: list[Happening] | None = None
) -> Standing:
    return assess(terms, happened=done or [], planned=plans or [], today=today)


def said(standing: Standing) -> tuple[State, str]:
    return standing.state, standing.reason.code


def test_count_is_done_when_reached() -> None:
    standing = stands(YEAR, date(2020, 10, 1), held(date(2020, 5, 1), date(2020, 9, 1)))
    assert said(standing) == (State.DONE, "count_reached")
    assert (standing.done, standing.expected) == (2, 2)
    assert standing.picture == Pips(2, 0, 0)
    assert standing.last_on == date(2020, 9, 1)


def test_count_done_and_planned_are_shown_beside_each_other() -> None:
    standing = stands(YEAR, date(2020, 5, 15), held(date(2020, 5, 1)), held(date(2020, 6, 12)))
    assert said(standing) == (State.ON_TRACK, "count_planned")
    assert (standing.done, standing.planned, standing.next_on) == (1, 1, date(2020, 6, 12))
    assert standing.due_on == date(2020, 12, 31)
    assert standing.picture == Pips(1, 1, 0)
    assert standing.reason.params["next_on"] == date(2020, 6, 12)
    assert standing.reason.params["today"] == date(2020, 5, 15)


def test_count_adds_amounts() -> None:
    standing = stands(YEAR, date(2020, 6, 1), [Happening(date(2020, 5, 1), amount=2)])
    assert standing.state == State.DONE


def test_count_leaves_out_what_is_after_today_outside_the_window_or_empty() -> None:
    rows = [
        *held(date(2019, 12, 31), date(2020, 6, 2), date(2021, 1, 1)),
        Happening(date(2020, 2, 1), amount=0),
        Happening(date(2020, 2, 1), amount=-3),
    ]
    standing = stands(YEAR, date(2020, 6, 1), rows)
    assert standing.done == 0


def test_count_takes_both_ends_of_the_window() -> None:
    rows = held(date(2020, 1, 1), date(2020, 12, 31))
    assert stands(YEAR, date(2020, 12, 31), rows).state == State.DONE


def test_count_sees_a_key_once() -> None:
    rows = [Happening(date(2020, 5, 1), key="7"), Happening(date(2020, 5, 1), key="7")]
    assert stands(YEAR, date(2020, 6, 1), rows).done == 1


def test_count_rows_without_a_key_are_different_rows() -> None:
    assert stands(YEAR, date(2020, 6, 1), held(date(2020, 5, 1), date(2020, 5, 1))).done == 2


def test_count_a_plan_that_happened_is_no_longer_a_plan() -> None:
    today = date(2020, 5, 1)
    standing = stands(YEAR, today, [Happening(today, key="7")], [Happening(today, key="7")])
    assert (standing.done, standing.planned) == (1, 0)


def test_count_what_is_planned_for_today_still_counts_as_planned() -> None:
    assert stands(YEAR, date(2020, 5, 1), [], held(date(2020, 5, 1))).planned == 1


def test_count_a_forgotten_plan_is_named_and_counts_for_nothing() -> None:
    standing = stands(YEAR, date(2020, 5, 2), [], held(date(2020, 5, 1)))
    assert standing.planned == 0
    assert standing.reason.params["forgotten"] == 1
    assert standing.reason.params["forgotten_on"] == date(2020, 5, 1)


def test_count_a_plan_forgotten_for_more_than_a_quarter_is_history() -> None:
    assert "forgotten" in stands(YEAR, date(2020, 5, 1) + timedelta(days=92), [], held(date(2020, 5, 1))).reason.params
    gone = stands(YEAR, date(2020, 5, 1) + timedelta(days=93), [], held(date(2020, 5, 1)))
    assert "forgotten" not in gone.reason.params


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2020, 1, 1), State.NOT_STARTED),
        (date(2020, 6, 30), State.NOT_STARTED),
        (date(2020, 7, 2), State.BEHIND),  # half the year is gone and nothing is done or planned
        (date(2020, 12, 31), State.BEHIND),
        (date(2021, 1, 1), State.MISSED),
    ],
)
def test_count_with_nothing_done_or_planned(today: date, state: State) -> None:
    standing = stands(YEAR, today)
    assert standing.state == state
    assert standing.reason.code == ("count_missed" if state == State.MISSED else "count_none")


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2020, 11, 30), State.ON_TRACK),  # 31 days left: one more can be arranged at any time
        (date(2020, 12, 1), State.DUE_SOON),  # 30 days left
        (date(2020, 12, 16), State.DUE_SOON),  # 15 days left
        (date(2020, 12, 17), State.BEHIND),  # 14 days left and nothing planned
        (date(2021, 1, 1), State.MISSED),
    ],
)
def test_count_with_one_of_two_done(today: date, state: State) -> None:
    assert stands(YEAR, today, held(date(2020, 3, 1))).state == state


def test_count_with_a_plan_that_does_not_fill_it_is_due_soon_in_the_last_days() -> None:
    three = Terms(Tracking.COUNT, YEAR.starts_on, YEAR.ends_on, target=3)
    standing = stands(three, date(2020, 12, 20), held(date(2020, 3, 1)), held(date(2020, 12, 28)))
    assert said(standing) == (State.DUE_SOON, "count_short")


@pytest.mark.parametrize(
    ("done", "today", "state"),
    [
        (6, date(2020, 9, 29), State.ON_TRACK),  # 6 of 12 missing with 94 of 366 days left: just under twice the pace
        (6, date(2020, 10, 2), State.BEHIND),  # 91 days left: twice the even pace is asked for
        (11, date(2020, 11, 20), State.ON_TRACK),
        (5, date(2020, 3, 1), State.ON_TRACK),
    ],
)
def test_count_is_behind_when_the_rest_asks_for_twice_the_pace(done: int, today: date, state: State) -> None:
    twelve = Terms(Tracking.COUNT, YEAR.starts_on, YEAR.ends_on, target=12)
    rows = [Happening(date(2020, 1, 5), amount=done)]
    assert stands(twelve, today, rows).state == state


def test_count_in_a_short_window_is_due_soon_in_its_last_quarter() -> None:
    month = Terms(Tracking.COUNT, date(2020, 4, 1), date(2020, 4, 30), target=2)
    rows = held(date(2020, 4, 2))
    assert stands(month, date(2020, 4, 22), rows).state == State.ON_TRACK
    assert stands(month, date(2020, 4, 23), rows).state == State.DUE_SOON
    assert stands(month, date(2020, 4, 26), rows).state == State.DUE_SOON
    assert stands(month, date(2020, 4, 27), rows).state == State.BEHIND


def test_count_past_its_deadline_is_behind_while_the_window_runs_then_missed() -> None:
    groups = Terms(Tracking.COUNT, YEAR.starts_on, YEAR.ends_on, target=2, due_on=date(2020, 6, 30))
    rows = held(date(2020, 3, 1))
    assert said(stands(groups, date(2020, 6, 30), rows)) == (State.BEHIND, "count_short")
    assert said(stands(groups, date(2020, 7, 1), rows, held(date(2020, 8, 1)))) == (State.BEHIND, "count_late")
    assert said(stands(groups, date(2021, 1, 1), rows)) == (State.MISSED, "count_missed")


def test_count_reached_after_its_deadline_is_done_and_says_so() -> None:
    groups = Terms(Tracking.COUNT, YEAR.starts_on, YEAR.ends_on, target=2, due_on=date(2020, 6, 30))
    standing = stands(groups, date(2020, 9, 1), held(date(2020, 3, 1), date(2020, 8, 5)))
    assert said(standing) == (State.DONE, "count_reached_late")
    assert standing.reason.params["reached_on"] == date(2020, 8, 5)
    on_the_day = stands(groups, date(2020, 9, 1), held(date(2020, 3, 1), date(2020, 6, 30)))
    assert on_the_day.reason.code == "count_reached"


def test_count_plans_after_the_deadline_do_not_put_it_on_track() -> None:
    groups = Terms(Tracking.COUNT, YEAR.starts_on, YEAR.ends_on, target=2, due_on=date(2020, 6, 30))
    rows = held(date(2020, 2, 1))
    assert stands(groups, date(2020, 6, 25), rows, held(date(2020, 7, 1))).state == State.BEHIND
    assert stands(groups, date(2020, 6, 25), rows, held(date(2020, 6, 30))).state == State.ON_TRACK


@pytest.mark.parametrize("comparator", ["exactly", "about", None, "at_least"])
def test_count_overshoot_is_done_and_only_exactly_says_so(comparator: str | None) -> None:
    terms = Terms(Tracking.COUNT, YEAR.starts_on, YEAR.ends_on, target=1, comparator=comparator)
    standing = stands(terms, date(2020, 6, 1), held(date(2020, 2, 1), date(2020, 3, 1)))
    assert said(standing) == (State.DONE, "count_reached_over" if comparator == "exactly" else "count_reached")


def test_count_above_a_range_is_done_and_says_so() -> None:
    terms = Terms(Tracking.COUNT, YEAR.starts_on, YEAR.ends_on, target=1, target_max=2)
    assert stands(terms, date(2020, 6, 1), held(date(2020, 2, 1), date(2020, 3, 1))).reason.code == "count_reached"
    rows = [Happening(date(2020, 2, 1), amount=3)]
    assert said(stands(terms, date(2020, 6, 1), rows)) == (State.DONE, "count_reached_over")


@pytest.mark.parametrize("target", [None, 0, -1])
def test_count_without_a_number_needs_you(target: int | None) -> None:
    terms = Terms(Tracking.COUNT, YEAR.starts_on, YEAR.ends_on, target=target)
    standing = stands(terms, date(2020, 6, 1), [Happening(date(2020, 2, 1), amount=31)])
    assert said(standing) == (State.NEEDS_YOU, "count_unclear")
    assert (standing.done, standing.expected) == (31, None)


def test_count_two_each_year_is_missed_when_a_year_fell_short() -> None:
    standing = stands(TWO_YEARS, date(2021, 2, 15), held(date(2020, 5, 1)))
    assert said(standing) == (State.MISSED, "count_step_missed")
    assert standing.reason.params["past_done"] == 1
    assert (standing.done, standing.expected, standing.due_on) == (0, 2, date(2021, 12, 31))
    closed = stands(TWO_YEARS, date(2022, 1, 1), held(date(2020, 5, 1), date(2021, 5, 1), date(2021, 6, 1)))
    assert said(closed) == (State.MISSED, "count_step_closed")


def test_count_two_each_year_starts_anew_and_is_done_in_the_last_year() -> None:
    first = held(date(2020, 5, 1), date(2020, 9, 1))
    assert said(stands(TWO_YEARS, date(2020, 10, 1), first)) == (State.ON_TRACK, "count_step_reached")
    assert said(stands(TWO_YEARS, date(2021, 2, 15), first)) == (State.ON_TRACK, "count_none")
    assert said(stands(TWO_YEARS, date(2021, 8, 1), first)) == (State.BEHIND, "count_none")
    both = first + held(date(2021, 3, 1), date(2021, 4, 1))
    assert said(stands(TWO_YEARS, date(2021, 5, 1), both)) == (State.DONE, "count_step_all")
    assert said(stands(TWO_YEARS, date(2022, 5, 1), both)) == (State.DONE, "count_step_all")


def test_count_each_year_in_a_window_of_a_year_is_a_plain_count() -> None:
    terms = Terms(Tracking.COUNT, date(2020, 3, 24), date(2021, 3, 23), target=2, cadence=Cadence.YEARLY)
    standing = stands(terms, date(2021, 1, 20), held(date(2020, 5, 1)), held(date(2021, 3, 1)))
    assert said(standing) == (State.ON_TRACK, "count_planned")
    assert standing.due_on == date(2021, 3, 23)


def test_count_two_each_month_is_followed_as_a_rhythm() -> None:
    terms = Terms(Tracking.COUNT, YEAR.starts_on, YEAR.ends_on, target=2, cadence=Cadence.MONTHLY)
    standing = stands(terms, date(2020, 2, 10), held(date(2020, 1, 5), date(2020, 1, 20)))
    assert said(standing) == (State.ON_TRACK, "rhythm_open")
    assert stands(terms, date(2020, 2, 10), held(date(2020, 1, 5))).state == State.BEHIND


def test_at_most_is_on_track_below_done_at_the_end_and_missed_above() -> None:
    limit = Terms(Tracking.COUNT, YEAR.starts_on, YEAR.ends_on, target=1, comparator="at_most")
    one, two = held(date(2020, 2, 1)), held(date(2020, 2, 1), date(2020, 3, 1))
    assert said(stands(limit, date(2020, 6, 1))) == (State.ON_TRACK, "count_below")
    assert said(stands(limit, date(2020, 6, 1), one)) == (State.ON_TRACK, "count_below")
    assert said(stands(limit, date(2020, 6, 1), one, held(date(2020, 7, 1)))) == (
        State.BEHIND,
        "count_too_many_planned",
    )
    assert said(stands(limit, date(2020, 6, 1), two)) == (State.MISSED, "count_exceeded")
    assert said(stands(limit, date(2021, 1, 1), one)) == (State.DONE, "count_kept")


def test_at_most_may_be_none_at_all_but_not_less() -> None:
    none = Terms(Tracking.COUNT, YEAR.starts_on, YEAR.ends_on, target=0, comparator="at_most")
    assert stands(none, date(2020, 6, 1)).state == State.ON_TRACK
    assert stands(none, date(2020, 6, 1), held(date(2020, 3, 1))).state == State.MISSED
    less = Terms(Tracking.COUNT, YEAR.starts_on, YEAR.ends_on, target=-1, comparator="at_most")
    assert stands(less, date(2020, 6, 1)).state == State.NEEDS_YOU


def test_at_most_each_month_looks_at_each_month() -> None:
    limit = Terms(
        Tracking.RHYTHM, YEAR.starts_on, YEAR.ends_on, target=1, comparator="at_most", cadence=Cadence.MONTHLY
    )
    apart, together = held(date(2020, 1, 1), date(2020, 2, 1)), held(date(2020, 1, 1), date(2020, 1, 2))
    assert stands(limit, date(2020, 3, 1), apart).state == State.ON_TRACK
    assert stands(limit, date(2020, 3, 1), together).state == State.MISSED


def test_before_its_window_nothing_has_started_and_plans_are_seen() -> None:
    standing = stands(YEAR, date(2019, 12, 31), [], held(date(2020, 3, 1)))
    assert said(standing) == (State.NOT_STARTED, "not_begun")
    assert standing.reason.params["starts_on"] == date(2020, 1, 1)
    assert (standing.planned, standing.next_on) == (1, date(2020, 3, 1))


@pytest.mark.parametrize("ends_on", [date(2019, 12, 31), date.max])
@pytest.mark.parametrize("tracking", list(Tracking))
def test_a_window_that_cannot_be_asks_for_its_days(tracking: Tracking, ends_on: date) -> None:
    standing = assess(Terms(tracking, date(2020, 1, 1), ends_on, target=2), today=date(2020, 5, 1))
    assert said(standing) == (State.NEEDS_YOU, "window_unclear")
