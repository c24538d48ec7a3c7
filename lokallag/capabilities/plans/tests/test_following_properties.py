"""What holds for all histories: more evidence helps, order and doubles do not matter, nothing raises."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from lokallag.capabilities.plans.following import (
    Boxes,
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
from lokallag.capabilities.plans.following.assess import LONGEST_DAYS

START = date(2020, 1, 1)
# From best to worst; needs_you stands outside, because only the terms or the people decide it.
ORDER = [State.DONE, State.ON_TRACK, State.DUE_SOON, State.NOT_STARTED, State.BEHIND, State.MISSED]
COMPARATORS = [None, "at_least", "exactly", "about"]

days = st.integers(-200, 900).map(lambda n: START + timedelta(days=n))
lengths = st.sampled_from([-3, 0, 1, 6, 30, 89, 200, 364, 365, 366, 730])
amounts = st.sampled_from([1, 1, 1, 2, 5, 0, -1])
names = st.sampled_from(["", "Helse", "Kultur", "Helsegruppa"])
happenings = st.lists(st.builds(Happening, days, amounts, names), max_size=14)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    opened_on = draw(days)
    met_on = draw(st.none() | st.integers(0, 60).map(lambda n: opened_on + timedelta(days=n)))
    return Case(opened_on, met_on, waived_on=draw(st.none() | days))


@st.composite
def terms(draw: st.DrawFn, trackings: st.SearchStrategy[Tracking], comparators: list[str | None]) -> Terms:
    starts_on = draw(st.sampled_from([START, date(2020, 3, 24)]) | days)
    return Terms(
        tracking=draw(trackings),
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=draw(lengths)),
        target=draw(st.sampled_from([None, -1, 0, 1, 2, 3, 4, 12])),
        target_max=draw(st.sampled_from([None, 0, 3])),
        comparator=draw(st.sampled_from(comparators)),
        cadence=draw(st.sampled_from([None, *Cadence])),
        excepted_months=frozenset(draw(st.sampled_from([(), (7,), (6, 7, 8), tuple(range(1, 13)), (0, 13)]))),
        due_on=draw(st.none() | days),
        within_days=draw(st.sampled_from([None, -1, 0, 7, 40, 10**9])),
        share=draw(st.sampled_from([100, 100, 80, 50, 0, 150])),
        labels=draw(st.sampled_from([(), ("Helse",), ("Helse", "Kultur"), ("Helse", "Kultur", "Plan")])),
        look_again_on=draw(st.none() | days),
    )


anything = terms(st.sampled_from(list(Tracking)), [*COMPARATORS, "at_most"])
monotone = terms(st.sampled_from([tracking for tracking in Tracking if tracking != Tracking.JUDGEMENT]), COMPARATORS)


def not_worse(before: State, after: State) -> bool:
    if State.NEEDS_YOU in {before, after}:
        return before == after
    return ORDER.index(after) <= ORDER.index(before)


@settings(max_examples=400, deadline=None)
@given(monotone, happenings, happenings, st.builds(Happening, days, amounts, names), days)
def test_one_more_happening_never_makes_it_worse(
    how: Terms, done: list[Happening], plans: list[Happening], more: Happening, today: date
) -> None:
    before = assess(how, happened=done, planned=plans, today=today)
    after = assess(how, happened=[*done, more], planned=plans, today=today)
    assert not_worse(before.state, after.state)
    assert after.done >= before.done


@settings(max_examples=400, deadline=None)
@given(monotone, happenings, happenings, st.builds(Happening, days, amounts, names), days)
def test_one_more_plan_never_makes_it_worse(
    how: Terms, done: list[Happening], plans: list[Happening], more: Happening, today: date
) -> None:
    before = assess(how, happened=done, planned=plans, today=today)
    after = assess(how, happened=done, planned=[*plans, more], today=today)
    assert not_worse(before.state, after.state)
    assert after.done == before.done


@settings(max_examples=400, deadline=None)
@given(terms(st.just(Tracking.COVERAGE), COMPARATORS), st.lists(cases(), min_size=1, max_size=14), st.data())
def test_meeting_a_case_never_makes_it_worse(how: Terms, rows: list[Case], data: st.DataObject) -> None:
    today = data.draw(days)
    i = data.draw(st.integers(0, len(rows) - 1))
    met = [*rows[:i], replace(rows[i], met_on=min(rows[i].met_on or date.max, data.draw(days))), *rows[i + 1 :]]
    assert not_worse(assess(how, cases=rows, today=today).state, assess(how, cases=met, today=today).state)


@settings(max_examples=300, deadline=None)
@given(anything, happenings, happenings, st.lists(cases(), max_size=9), days, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter_and_doubles_count_once(
    how: Terms, done: list[Happening], plans: list[Happening], rows: list[Case], today: date, random: object
) -> None:
    done = [replace(row, key=f"d{i % 9}") for i, row in enumerate(done)]
    plans = [replace(row, key=f"p{i}") for i, row in enumerate(plans)]
    rows = [replace(row, key=f"c{i % 7}") for i, row in enumerate(rows)]
    first = assess(how, happened=done, planned=plans, cases=rows, last_year=done, today=today)
    shuffled = [*done, *done], [*plans, *plans], [*rows, *rows]
    for one in shuffled:
        random.shuffle(one)  # type: ignore[attr-defined]  # hypothesis gives a Random
    again = assess(
        how, happened=shuffled[0], planned=shuffled[1], cases=shuffled[2], last_year=shuffled[0], today=today
    )
    assert again == first


@settings(max_examples=300, deadline=None)
@given(anything, happenings, happenings, st.lists(cases(), max_size=9), st.lists(days, max_size=4), days)
def test_as_of_a_day_only_the_rows_up_to_that_day_are_seen(
    how: Terms, done: list[Happening], plans: list[Happening], rows: list[Case], word_days: list[date], today: date
) -> None:
    words = [Word(day, ORDER[i], by=str(i)) for i, day in enumerate(word_days)]
    everything = assess(how, happened=done, planned=plans, cases=rows, words=words, last_year=done, today=today)
    until = [row for row in done if row.on <= today]
    known = [
        replace(
            row,
            met_on=row.met_on if row.met_on and row.met_on <= today else None,
            waived_on=row.waived_on if row.waived_on and row.waived_on <= today else None,
        )
        for row in rows
        if row.opened_on <= today
    ]
    then = assess(
        how,
        happened=until,
        planned=plans,
        cases=known,
        words=[word for word in words if word.on <= today],
        last_year=until,
        today=today,
    )
    assert then == everything


@settings(max_examples=300, deadline=None)
@given(anything, happenings, st.lists(cases(), max_size=9), st.integers(1, 900))
def test_a_window_that_is_over_is_done_or_missed_and_stays_so(
    how: Terms, done: list[Happening], rows: list[Case], later: int
) -> None:
    if how.tracking == Tracking.JUDGEMENT or how.ends_on < how.starts_on:
        return
    closed = assess(how, happened=done, cases=rows, today=how.ends_on + timedelta(days=1))
    long_after = assess(how, happened=done, cases=rows, today=how.ends_on + timedelta(days=1 + later))
    assert closed.state in {State.DONE, State.MISSED, State.NEEDS_YOU}
    assert (closed.state, closed.done, closed.picture) == (long_after.state, long_after.done, long_after.picture)


@settings(max_examples=300, deadline=None)
@given(anything, happenings, happenings, days)
def test_the_picture_agrees_with_the_figures(
    how: Terms, done: list[Happening], plans: list[Happening], today: date
) -> None:
    standing = assess(how, happened=done, planned=plans, today=today)
    if isinstance(standing.picture, Pips):
        assert (standing.picture.done, standing.picture.planned) == (standing.done, standing.planned)
        assert standing.picture.missing == max(0, (standing.expected or 0) - standing.done - standing.planned)
    if isinstance(standing.picture, Months) and standing.state != State.NOT_STARTED:
        assert sum(cell.mark == "done" for cell in standing.picture.cells) >= standing.done
        assert all(cell.mark != "planned" or standing.planned for cell in standing.picture.cells)
    if isinstance(standing.picture, Boxes):
        assert sum(mark == "done" for _name, mark in standing.picture.items) == standing.done


wild_days = st.dates()
wild_terms = st.builds(
    Terms,
    st.sampled_from(list(Tracking)),
    wild_days,
    wild_days,
    target=st.none() | st.integers(),
    target_max=st.none() | st.integers(),
    comparator=st.none() | st.sampled_from(["at_least", "exactly", "about", "at_most"]) | st.text(max_size=4),
    cadence=st.none() | st.sampled_from(list(Cadence)),
    excepted_months=st.frozensets(st.integers()),
    due_on=st.none() | wild_days,
    within_days=st.none() | st.integers(),
    share=st.integers(),
    labels=st.lists(st.text(max_size=6), max_size=5).map(tuple),
    look_again_on=st.none() | wild_days,
)


@settings(max_examples=400, deadline=None)
@given(
    wild_terms,
    st.lists(st.builds(Happening, wild_days, st.integers(), st.text(max_size=5), st.text(max_size=2)), max_size=8),
    st.lists(st.builds(Case, wild_days, st.none() | wild_days, waived_on=st.none() | wild_days), max_size=6),
    st.lists(st.builds(Word, wild_days, st.sampled_from(list(State))), max_size=4),
    wild_days,
)
def test_nothing_at_all_raises(
    how: Terms, rows: list[Happening], asked: list[Case], words: list[Word], today: date
) -> None:
    standing = assess(how, happened=rows, planned=rows, cases=asked, words=words, last_year=rows, today=today)
    assert standing.state in State
    assert standing.reason.params["today"] == today


def test_the_longest_window_in_weeks_and_twenty_thousand_rows_stay_bounded() -> None:
    rows = [Happening(START + timedelta(days=n % LONGEST_DAYS), key=str(n)) for n in range(20_000)]
    asked = [Case(START + timedelta(days=n % 3000), key=str(n)) for n in range(20_000)]
    ends_on = START + timedelta(days=LONGEST_DAYS)
    for tracking in Tracking:
        how = Terms(tracking, START, ends_on, target=2, cadence=Cadence.WEEKLY, within_days=7)
        standing = assess(how, happened=rows, planned=rows, cases=asked, last_year=rows, today=date(2045, 1, 1))
        assert len(repr(standing)) < 400_000
    longer = Terms(Tracking.COUNT, START, ends_on + timedelta(days=1), target=2)
    assert assess(longer, happened=rows, today=date(2045, 1, 1)).reason.code == "window_unclear"
