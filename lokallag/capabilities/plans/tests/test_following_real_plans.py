"""Every kind of promise in the two first users' plans, followed on 15 February 2021 (product.md, "What the two plans ask for")."""

from datetime import date, timedelta

import pytest

from lokallag.capabilities.plans.following import (
    Cadence,
    Case,
    Happening,
    Standing,
    State,
    Terms,
    Tracking,
    Word,
    assess,
)

TODAY = date(2021, 2, 15)
PERIOD = (date(2020, 1, 28), date(2021, 12, 31))


def days(*given: tuple[int, int, int]) -> list[Happening]:
    return [Happening(date(*day)) for day in given]


def newcomers(waiting: int) -> list[Case]:
    called = [
        Case(date(2020, 3, 1) + timedelta(days=20 * n), date(2020, 3, 4) + timedelta(days=20 * n)) for n in range(14)
    ]
    return called + [Case(date(2021, 1, 2) + timedelta(days=n)) for n in range(waiting)]


def board_meetings() -> list[Happening]:
    rows = [Happening(date(2020, month, 3)) for month in (2, 3, 4, 5, 6, 8, 9, 11, 12)]
    return [*rows, *days((2021, 1, 5), (2021, 2, 2))]


def members(read: int) -> list[Case]:
    return [Case(date(2015, 1, 1), date(2020, 5, 1) if n < read else None, key=str(n)) for n in range(118)]


JULY = frozenset({7})
LABELS = ("Oppvekst", "Helse", "Plan", "Kultur")
CLOSED_GROUPS = [Happening(date(2020, 5, 1), label=label) for label in LABELS[:3]]

PROMISES: dict[str, tuple[Standing, State, str]] = {
    "at least two member meetings": (
        assess(
            Terms(Tracking.COUNT, *PERIOD, target=2, comparator="at_least"),
            happened=days((2020, 10, 8)),
            planned=days((2021, 3, 18)),
            today=TODAY,
        ),
        State.ON_TRACK,
        "count_planned",
    ),
    "at least two stands in the course of the year": (
        assess(
            Terms(Tracking.COUNT, date(2020, 1, 28), date(2020, 12, 31), target=2, comparator="at_least"),
            happened=days((2020, 8, 29), (2020, 9, 12), (2020, 10, 3)),
            today=TODAY,
        ),
        State.DONE,
        "count_reached",
    ),
    "a board meeting about monthly": (
        assess(
            Terms(Tracking.RHYTHM, *PERIOD, comparator="about", cadence=Cadence.MONTHLY, excepted_months=JULY),
            happened=board_meetings(),
            today=TODAY,
        ),
        State.ON_TRACK,
        "rhythm_kept",
    ),
    "all new members contacted": (
        assess(Terms(Tracking.COVERAGE, *PERIOD, within_days=7), cases=newcomers(5), today=TODAY),
        State.BEHIND,
        "coverage_overdue",
    ),
    "all members invited to each event": (
        assess(
            Terms(Tracking.COVERAGE, *PERIOD, within_days=14),
            cases=[Case(date(2021, 2, 1), date(2021, 2, 3)), Case(date(2021, 2, 10))],
            today=TODAY,
        ),
        State.ON_TRACK,
        "coverage_kept",
    ),
    "the strategy adopted in March": (
        assess(Terms(Tracking.MILESTONE, *PERIOD, due_on=date(2020, 3, 31)), happened=days((2020, 3, 24)), today=TODAY),
        State.DONE,
        "milestone_reached",
    ),
    "the strategy known by members, nobody said how many": (
        assess(Terms(Tracking.COVERAGE, *PERIOD, share=0), cases=members(52), today=TODAY),
        State.NEEDS_YOU,
        "coverage_unclear",
    ),
    "the strategy known by all members": (
        assess(Terms(Tracking.COVERAGE, *PERIOD), cases=members(52), today=TODAY),
        State.ON_TRACK,
        "coverage_part",
    ),
    "a group round each of four committees by the summer": (
        assess(
            Terms(Tracking.MILESTONE, *PERIOD, target=4, labels=LABELS, due_on=date(2020, 6, 30)),
            happened=CLOSED_GROUPS,
            today=TODAY,
        ),
        State.BEHIND,
        "milestone_late",
    ),
    "three working groups": (
        assess(Terms(Tracking.MILESTONE, *PERIOD, target=3), happened=days((2020, 3, 1), (2020, 9, 1)), today=TODAY),
        State.ON_TRACK,
        "milestone_part",
    ),
    "joint meetings with the council group": (
        assess(
            Terms(Tracking.PULSE, *PERIOD, within_days=100), happened=days((2020, 9, 1), (2020, 11, 24)), today=TODAY
        ),
        State.DUE_SOON,
        "pulse_soon",
    ),
    "contacts in local media kept up": (
        assess(Terms(Tracking.PULSE, *PERIOD, within_days=90), happened=days((2020, 10, 1)), today=TODAY),
        State.BEHIND,
        "pulse_behind",
    ),
    "letters to the editor go on": (
        assess(
            Terms(Tracking.PULSE, *PERIOD),
            happened=days((2021, 1, 10), (2021, 2, 9)),
            last_year=days((2019, 3, 1), (2019, 5, 1), (2019, 7, 1), (2019, 10, 1)),
            today=TODAY,
        ),
        State.ON_TRACK,
        "pulse_alive",
    ),
    "more members in practical work": (
        assess(Terms(Tracking.COUNT, *PERIOD), happened=[Happening(date(2020, 9, 1), 31)], today=TODAY),
        State.NEEDS_YOU,
        "count_unclear",
    ),
    "the election to the Storting": (
        assess(Terms(Tracking.MILESTONE, *PERIOD, due_on=date(2021, 9, 13)), planned=days((2021, 9, 13)), today=TODAY),
        State.ON_TRACK,
        "milestone_planned",
    ),
    "a friendly place to do politics": (
        assess(
            Terms(Tracking.JUDGEMENT, *PERIOD),
            words=[Word(date(2021, 1, 12), State.ON_TRACK, "Flere nye blir", "Styret")],
            today=TODAY,
        ),
        State.ON_TRACK,
        "judgement_said",
    ),
    "social media used strategically": (
        assess(Terms(Tracking.JUDGEMENT, *PERIOD), words=[Word(date(2020, 11, 2), State.BEHIND)], today=TODAY),
        State.NEEDS_YOU,
        "judgement_old",
    ),
    "the annual meeting, each year": (
        assess(
            Terms(Tracking.RHYTHM, date(2020, 1, 1), PERIOD[1], cadence=Cadence.YEARLY),
            happened=days((2020, 1, 28)),
            planned=days((2021, 3, 2)),
            today=TODAY,
        ),
        State.ON_TRACK,
        "rhythm_planned",
    ),
    "registers told of a new board after each annual meeting": (
        assess(
            Terms(Tracking.COVERAGE, *PERIOD, within_days=30),
            cases=[Case(date(2020, 1, 28), date(2020, 2, 10))],
            today=TODAY,
        ),
        State.ON_TRACK,
        "coverage_kept",
    ),
}


@pytest.mark.parametrize("promise", list(PROMISES))
def test_promise_of_the_two_plans_can_be_followed(promise: str) -> None:
    standing, state, code = PROMISES[promise]
    assert (standing.state, standing.reason.code) == (state, code)


def test_all_six_trackings_are_in_use() -> None:
    codes = {code.partition("_")[0] for _standing, _state, code in PROMISES.values()}
    assert codes == {tracking.value for tracking in Tracking}
