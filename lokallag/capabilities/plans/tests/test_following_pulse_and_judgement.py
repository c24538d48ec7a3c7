"""A standing duty that must not fall silent, and what only people can say."""

from datetime import date, timedelta

import pytest

from lokallag.capabilities.plans.following import (
    Bars,
    Happening,
    Quote,
    Standing,
    State,
    Terms,
    Tracking,
    Word,
    assess,
)

PULSE = Terms(Tracking.PULSE, date(2020, 1, 1), date(2021, 12, 31), within_days=40)
JUDGEMENT = Terms(Tracking.JUDGEMENT, date(2020, 1, 1), date(2021, 12, 31))
LAST = date(2020, 6, 1)


def days(*given: date) -> list[Happening]:
    return [Happening(day) for day in given]


def said(standing: Standing) -> tuple[State, str]:
    return standing.state, standing.reason.code


@pytest.mark.parametrize(
    ("silence", "expected"),
    [
        (0, (State.ON_TRACK, "pulse_alive")),
        (30, (State.ON_TRACK, "pulse_alive")),
        (31, (State.DUE_SOON, "pulse_soon")),
        (40, (State.DUE_SOON, "pulse_soon")),
        (41, (State.BEHIND, "pulse_behind")),
    ],
)
def test_pulse_grows_faint_with_silence(silence: int, expected: tuple[State, str]) -> None:
    standing = assess(PULSE, happened=days(LAST), today=LAST + timedelta(days=silence))
    assert said(standing) == expected
    assert (standing.last_on, standing.due_on) == (LAST, LAST + timedelta(days=40))


def test_pulse_never_done_has_patience_from_the_start() -> None:
    assert said(assess(PULSE, today=date(2020, 2, 10))) == (State.NOT_STARTED, "pulse_none")
    assert said(assess(PULSE, today=date(2020, 2, 11))) == (State.BEHIND, "pulse_never")
    assert said(assess(PULSE, planned=days(date(2020, 2, 5)), today=date(2020, 1, 5))) == (
        State.ON_TRACK,
        "pulse_planned",
    )


def test_pulse_history_from_before_the_window_counts() -> None:
    recent = assess(PULSE, happened=days(date(2019, 12, 20)), today=date(2020, 1, 5))
    assert said(recent) == (State.ON_TRACK, "pulse_alive")
    old = assess(PULSE, happened=days(date(2019, 5, 1)), today=date(2020, 1, 5))
    assert said(old) == (State.NOT_STARTED, "pulse_old")
    from_last_year = assess(PULSE, last_year=days(date(2019, 12, 20)), today=date(2020, 1, 5))
    assert from_last_year.last_on == date(2019, 12, 20)


def test_pulse_a_plan_in_time_keeps_it_on_track_and_a_late_one_does_not() -> None:
    today = LAST + timedelta(days=35)
    assert said(assess(PULSE, happened=days(LAST), planned=days(today), today=today)) == (
        State.ON_TRACK,
        "pulse_planned",
    )
    late = days(LAST + timedelta(days=41))
    assert assess(PULSE, happened=days(LAST), planned=late, today=today).state == State.DUE_SOON
    after = LAST + timedelta(days=50)
    assert assess(PULSE, happened=days(LAST), planned=days(after), today=after).state == State.BEHIND


def test_pulse_takes_its_patience_from_last_year() -> None:
    terms = Terms(Tracking.PULSE, date(2020, 1, 1), date(2020, 12, 31))
    before = days(date(2019, 3, 1), date(2019, 3, 21), date(2019, 4, 10), date(2019, 8, 1))  # usually 20 days
    standing = assess(terms, happened=days(LAST), last_year=before, today=LAST + timedelta(days=31))
    assert (standing.reason.params["usual"], standing.reason.params["limit"]) == (20, 30)
    assert standing.state == State.BEHIND


@pytest.mark.parametrize(
    ("before", "limit"),
    [
        ([], 90),
        (days(date(2019, 1, 1), date(2019, 1, 3)), 90),  # one pause is no habit
        (days(date(2019, 1, 1), date(2019, 1, 2), date(2019, 1, 3)), 7),
        (days(date(2017, 1, 1), date(2018, 1, 1), date(2019, 1, 1)), 183),
    ],
)
def test_pulse_without_its_own_patience_stays_within_reason(before: list[Happening], limit: int) -> None:
    terms = Terms(Tracking.PULSE, date(2020, 1, 1), date(2020, 12, 31), within_days=None)
    assert assess(terms, last_year=before, today=date(2020, 1, 1)).reason.params["limit"] == limit


def test_pulse_shows_twelve_months_and_the_year_before() -> None:
    rows = [Happening(date(2020, 5, 5), 2), Happening(date(2020, 6, 1), 3), *days(date(2019, 6, 30), date(2019, 7, 1))]
    before = days(date(2018, 9, 1), date(2019, 5, 1), date(2017, 1, 1))
    standing = assess(PULSE, happened=rows, last_year=before, today=date(2020, 6, 15))
    assert isinstance(standing.picture, Bars)
    assert standing.picture.values == (1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 3)
    assert (standing.picture.months[0], standing.picture.months[-1]) == (date(2019, 7, 1), date(2020, 6, 1))
    assert (standing.done, standing.reason.params["before"]) == (7, 2)


def test_pulse_is_done_when_it_was_alive_on_the_last_day() -> None:
    closed = date(2022, 3, 1)
    assert said(assess(PULSE, happened=days(date(2021, 11, 21)), today=closed)) == (State.DONE, "pulse_kept")
    assert said(assess(PULSE, happened=days(date(2021, 11, 20)), today=closed)) == (State.MISSED, "pulse_lost")
    assert said(assess(PULSE, happened=days(date(2022, 1, 1)), today=closed)) == (State.MISSED, "pulse_never_done")


def test_judgement_of_this_quarter_stands_and_an_older_one_is_asked_again() -> None:
    word = Word(date(2020, 5, 3), State.BEHIND, "Få nye", "Styret")
    standing = assess(JUDGEMENT, words=[word], today=date(2020, 6, 30))
    assert said(standing) == (State.BEHIND, "judgement_said")
    assert standing.picture == Quote("Få nye", "Styret", date(2020, 5, 3))
    assert standing.due_on == date(2020, 7, 1)
    old = assess(JUDGEMENT, words=[word], today=date(2020, 7, 1))
    assert said(old) == (State.NEEDS_YOU, "judgement_old")
    assert old.picture == standing.picture


def test_judgement_nobody_has_said() -> None:
    standing = assess(JUDGEMENT, today=date(2020, 6, 30))
    assert said(standing) == (State.NEEDS_YOU, "judgement_none")
    assert standing.picture == Quote("", "", None)


def test_judgement_takes_the_latest_word_up_to_today() -> None:
    words = [
        Word(date(2020, 5, 3), State.ON_TRACK),
        Word(date(2020, 5, 1), State.BEHIND),
        Word(date(2020, 6, 1), State.DONE),
    ]
    assert assess(JUDGEMENT, words=words, today=date(2020, 5, 20)).state == State.ON_TRACK
    same_day = [Word(date(2020, 5, 3), State.BEHIND, key="9"), Word(date(2020, 5, 3), State.ON_TRACK, key="10")]
    assert assess(JUDGEMENT, words=same_day, today=date(2020, 5, 20)).state == State.ON_TRACK


def test_judgement_holds_until_the_day_to_look_again_and_is_then_asked() -> None:
    terms = Terms(Tracking.JUDGEMENT, *(JUDGEMENT.starts_on, JUDGEMENT.ends_on), look_again_on=date(2020, 11, 10))
    word = Word(date(2020, 2, 1), State.ON_TRACK)
    assert assess(terms, words=[word], today=date(2020, 11, 9)).state == State.ON_TRACK
    assert assess(terms, words=[word], today=date(2020, 11, 9)).due_on == date(2020, 11, 10)
    assert assess(terms, words=[word], today=date(2020, 11, 10)).state == State.NEEDS_YOU
    again = Word(date(2020, 11, 10), State.DONE)
    assert assess(terms, words=[word, again], today=date(2020, 12, 31)).state == State.DONE
    assert assess(terms, words=[word, again], today=date(2021, 1, 1)).state == State.NEEDS_YOU


def test_judgement_unsure_is_asked_again() -> None:
    words = [Word(date(2020, 5, 3), State.NEEDS_YOU)]
    assert said(assess(JUDGEMENT, words=words, today=date(2020, 5, 20))) == (State.NEEDS_YOU, "judgement_unsure")


@pytest.mark.parametrize(
    ("last_word", "state"),
    [
        (State.DONE, State.DONE),
        (State.ON_TRACK, State.DONE),
        (State.MISSED, State.MISSED),
        (State.BEHIND, State.NEEDS_YOU),
        (State.DUE_SOON, State.NEEDS_YOU),
        (State.NOT_STARTED, State.NEEDS_YOU),
    ],
)
def test_judgement_at_the_end_asks_unless_the_last_word_settles_it(last_word: State, state: State) -> None:
    words = [Word(date(2021, 12, 1), last_word)]
    assert assess(JUDGEMENT, words=words, today=date(2022, 1, 10)).state == state


def test_judgement_may_be_settled_after_the_window() -> None:
    words = [Word(date(2021, 12, 1), State.BEHIND), Word(date(2022, 1, 20), State.MISSED)]
    assert assess(JUDGEMENT, words=words, today=date(2022, 2, 1)).state == State.MISSED
    assert (
        assess(JUDGEMENT, words=[Word(date(2021, 9, 30), State.DONE)], today=date(2022, 2, 1)).state == State.NEEDS_YOU
    )


def test_judgement_before_the_window_has_not_started_but_shows_what_was_said() -> None:
    words = [Word(date(2019, 12, 1), State.ON_TRACK, "ja"), Word(date(2020, 3, 1), State.DONE, "nei")]
    standing = assess(JUDGEMENT, words=words, today=date(2019, 12, 20))
    assert said(standing) == (State.NOT_STARTED, "not_begun")
    assert standing.picture == Quote("ja", "", date(2019, 12, 1))
