"""The days and numbers where one rule ends and the next begins."""

from datetime import date, timedelta

from lokallag.capabilities.plans.following import (
    Bar,
    Cadence,
    Case,
    Happening,
    Months,
    Pips,
    State,
    Terms,
    Tracking,
    Word,
    assess,
)

YEAR = (date(2021, 1, 1), date(2021, 12, 31))
YEARS = (date(2020, 1, 1), date(2021, 12, 31))


def days(*given: date) -> list[Happening]:
    return [Happening(day) for day in given]


def test_a_month_is_not_missed_on_its_last_day_and_is_open_on_its_first() -> None:
    how = Terms(Tracking.RHYTHM, *YEAR, comparator="at_least", cadence=Cadence.MONTHLY)
    january = days(date(2021, 1, 5))
    last = assess(how, happened=january, today=date(2021, 2, 28))
    assert last.state == State.DUE_SOON
    assert isinstance(last.picture, Months)
    assert [cell.mark for cell in last.picture.cells[:3]] == ["done", "empty", "future"]
    assert (last.reason.params["here"], last.reason.params["step_on"]) == (0, date(2021, 2, 1))
    first = assess(how, happened=january, today=date(2021, 2, 1))
    assert isinstance(first.picture, Months)
    assert first.picture.cells[1].mark == "empty"
    met = assess(how, happened=[*january, *days(date(2021, 2, 28))], today=date(2021, 2, 28))
    assert (met.done, met.expected) == (2, 2)


def test_a_month_planned_in_part_is_not_shown_as_planned() -> None:
    how = Terms(Tracking.RHYTHM, *YEAR, target=2, cadence=Cadence.MONTHLY)
    standing = assess(how, planned=days(date(2021, 1, 20)), today=date(2021, 1, 10))
    assert isinstance(standing.picture, Months)
    assert standing.picture.cells[0].mark == "empty"


def test_the_excepted_months_of_a_reason_are_real_months() -> None:
    how = Terms(Tracking.RHYTHM, *YEAR, cadence=Cadence.MONTHLY, excepted_months=frozenset({0, 1, 12, 13}))
    assert assess(how, today=date(2021, 2, 1)).reason.params["excepted"] == (1, 12)


def test_each_year_is_over_the_day_after_its_last() -> None:
    how = Terms(Tracking.COUNT, *YEARS, target=1, cadence=Cadence.YEARLY)
    assert assess(how, today=date(2020, 12, 31)).state == State.BEHIND
    assert assess(how, today=date(2021, 1, 1)).state == State.MISSED
    good = days(date(2020, 5, 1))
    first_day = assess(how, happened=good, today=date(2021, 1, 1))
    assert (first_day.state, first_day.due_on) == (State.ON_TRACK, date(2021, 12, 31))
    assert assess(how, today=date(2020, 2, 1)).state == State.NOT_STARTED
    planned = assess(how, happened=good, planned=days(date(2021, 6, 1)), today=date(2021, 1, 1))
    assert planned.reason.code == "count_planned"


def test_a_limit_each_year_may_be_reached_and_looks_at_the_present_year() -> None:
    how = Terms(Tracking.COUNT, *YEARS, target=1, comparator="at_most", cadence=Cadence.YEARLY)
    both = days(date(2020, 5, 1), date(2021, 5, 1))
    assert assess(how, happened=both, today=date(2021, 6, 1)).state == State.ON_TRACK
    assert assess(how, happened=both[:1], today=date(2020, 12, 31)).due_on == date(2020, 12, 31)
    assert assess(how, happened=both[:1], today=date(2021, 1, 1)).done == 0


def test_pips_are_never_fewer_than_none() -> None:
    how = Terms(Tracking.COUNT, *YEAR, target=2)
    rows = [Happening(date(2021, 2, 1), 5)]
    assert assess(how, happened=rows, today=date(2021, 3, 1)).picture == Pips(5, 0, 0)
    assert assess(how, today=date(2021, 3, 1)).picture == Pips(0, 0, 2)


def test_a_single_thing_with_nothing_planned_is_behind_from_half_time() -> None:
    how = Terms(Tracking.COUNT, *YEAR, target=1)
    assert assess(how, today=date(2021, 6, 30)).state == State.NOT_STARTED
    assert assess(how, today=date(2021, 7, 3)).state == State.BEHIND


def test_the_next_plan_is_the_first_and_the_forgotten_is_the_last() -> None:
    how = Terms(Tracking.COUNT, *YEAR, target=9)
    plans = days(date(2021, 5, 1), date(2021, 4, 1), date(2021, 2, 1), date(2021, 2, 9))
    standing = assess(how, planned=plans, today=date(2021, 3, 1))
    assert standing.next_on == date(2021, 4, 1)
    assert (standing.reason.params["forgotten"], standing.reason.params["forgotten_on"]) == (2, date(2021, 2, 9))
    today = assess(how, planned=days(date(2021, 3, 1)), today=date(2021, 3, 1))
    assert "forgotten" not in today.reason.params


def test_a_row_with_nothing_in_it_fills_no_milestone() -> None:
    how = Terms(Tracking.MILESTONE, *YEAR)
    assert assess(how, happened=[Happening(date(2021, 2, 1), 0)], today=date(2021, 3, 1)).state == State.NOT_STARTED


def test_a_milestone_says_whether_it_has_a_deadline_of_its_own() -> None:
    today = date(2021, 3, 1)
    assert assess(Terms(Tracking.MILESTONE, *YEAR), today=today).reason.params["with_deadline"] is False
    own = Terms(Tracking.MILESTONE, *YEAR, due_on=date(2021, 6, 1))
    assert assess(own, today=today).reason.params["with_deadline"] is True


def test_coverage_bears_exactly_its_share_and_names_the_oldest() -> None:
    how = Terms(Tracking.COVERAGE, *YEAR, within_days=7, share=50)
    waiting = [Case(date(2021, 2, 1)), Case(date(2021, 2, 3))]
    met = [Case(date(2021, 1, 1), date(2021, 1, 2)), Case(date(2021, 1, 1), date(2021, 1, 2))]
    assert assess(how, cases=[*waiting, *met], today=date(2021, 2, 8)).state == State.ON_TRACK
    late = assess(how, cases=waiting, today=date(2021, 3, 1))
    assert (late.state, late.reason.params["oldest_on"], late.due_on) == (
        State.BEHIND,
        date(2021, 2, 1),
        date(2021, 2, 8),
    )
    borne = assess(how, cases=[waiting[0], met[0], Case(date(2021, 3, 9))], today=date(2021, 3, 10))
    assert borne.state == State.ON_TRACK


def test_coverage_met_today_is_met_and_all_is_the_most() -> None:
    how = Terms(Tracking.COVERAGE, *YEAR, within_days=7, share=120)
    standing = assess(how, cases=[Case(date(2021, 2, 1), date(2021, 2, 2))], today=date(2021, 2, 2))
    assert (standing.picture, standing.expected) == (Bar(1, 0, 0, 1), 1)


def test_coverage_is_still_open_on_the_day_of_its_deadline() -> None:
    how = Terms(Tracking.COVERAGE, *YEAR, due_on=date(2021, 6, 30))
    some = [Case(date(2015, 1, 1), date(2021, 2, 1)), Case(date(2015, 1, 1))]
    assert assess(how, cases=some, today=date(2021, 6, 30)).reason.code == "coverage_part"
    assert assess(how, cases=some, today=date(2021, 7, 1)).reason.code == "coverage_late"


def test_a_pulse_planned_on_its_last_day_is_in_time() -> None:
    how = Terms(Tracking.PULSE, *YEAR, within_days=40)
    last = date(2021, 3, 1)
    standing = assess(how, happened=days(last), planned=days(last + timedelta(days=40)), today=date(2021, 4, 5))
    assert standing.state == State.ON_TRACK


def test_a_pulse_with_no_days_of_patience_takes_the_usual() -> None:
    how = Terms(Tracking.PULSE, *YEAR, within_days=0)
    assert assess(how, today=date(2021, 2, 1)).reason.params["limit"] == 90
    one = Terms(Tracking.PULSE, *YEAR, within_days=1)
    assert assess(one, today=date(2021, 2, 1)).reason.params["limit"] == 1


def test_a_pulse_compares_whole_years() -> None:
    how = Terms(Tracking.PULSE, *YEAR, within_days=40)
    today = date(2021, 6, 15)
    since, before = today - timedelta(days=365), today - timedelta(days=730)
    rows = days(since, since + timedelta(days=1))
    standing = assess(how, happened=rows, last_year=days(before, before + timedelta(days=1), since), today=today)
    assert (standing.done, standing.reason.params["before"]) == (1, 2)


def test_a_word_said_today_is_heard() -> None:
    how = Terms(Tracking.JUDGEMENT, *YEAR)
    today = date(2021, 5, 3)
    assert assess(how, words=[Word(today, State.DONE)], today=today).state == State.DONE
    early = assess(how, words=[Word(date(2020, 12, 1), State.DONE, "ja")], today=date(2020, 12, 1))
    assert early.last_on == date(2020, 12, 1)


def test_a_judgement_at_the_end_says_why() -> None:
    how = Terms(Tracking.JUDGEMENT, *YEAR)
    said = [
        assess(how, words=[Word(date(2021, 12, 1), state)], today=date(2022, 1, 5)).reason.code
        for state in (State.DONE, State.BEHIND)
    ]
    assert said == ["judgement_said", "judgement_closing"]


def test_a_window_of_one_day_is_a_window() -> None:
    day = date(2021, 5, 3)
    how = Terms(Tracking.COUNT, day, day, target=1)
    assert assess(how, today=day).state == State.BEHIND
    assert assess(how, happened=days(day), today=day).state == State.DONE
    assert assess(how, today=day + timedelta(days=1)).state == State.MISSED
