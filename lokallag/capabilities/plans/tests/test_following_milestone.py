"""Something exists by a date, and n of n things do."""

from datetime import date

import pytest

from lokallag.capabilities.plans.following import Boxes, Flag, Happening, Standing, State, Terms, Tracking, assess

YEARS = (date(2020, 1, 1), date(2021, 12, 31))
STRATEGY = Terms(Tracking.MILESTONE, *YEARS, due_on=date(2020, 3, 31))
GROUPS = Terms(
    Tracking.MILESTONE, *YEARS, due_on=date(2020, 6, 30), target=4, labels=("Oppvekst", "Helse", "Plan", "Kultur")
)


def row(on: date, label: str = "", amount: int = 1) -> Happening:
    return Happening(on, amount, label)


def stands(terms: Terms, today: date, *done: Happening, plans: tuple[Happening, ...] = ()) -> Standing:
    return assess(terms, happened=done, planned=plans, today=today)


def said(standing: Standing) -> tuple[State, str]:
    return standing.state, standing.reason.code


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2020, 1, 1), (State.NOT_STARTED, "milestone_none")),
        (date(2020, 3, 8), (State.NOT_STARTED, "milestone_none")),  # 23 days left: a quarter of 91 days is 22
        (date(2020, 3, 9), (State.DUE_SOON, "milestone_soon")),
        (date(2020, 3, 31), (State.DUE_SOON, "milestone_soon")),
        (date(2020, 4, 1), (State.BEHIND, "milestone_late")),
        (date(2021, 12, 31), (State.BEHIND, "milestone_late")),
        (date(2022, 1, 1), (State.MISSED, "milestone_missed")),
    ],
)
def test_milestone_with_nothing(today: date, expected: tuple[State, str]) -> None:
    assert said(stands(STRATEGY, today)) == expected


def test_milestone_in_place_by_its_day_and_after() -> None:
    in_time = stands(STRATEGY, date(2021, 2, 15), row(date(2020, 3, 31)))
    assert said(in_time) == (State.DONE, "milestone_reached")
    assert in_time.picture == Flag(date(2020, 3, 31), date(2020, 3, 31), reached=True)
    late = stands(STRATEGY, date(2021, 2, 15), row(date(2020, 4, 1)))
    assert said(late) == (State.DONE, "milestone_reached_late")
    assert late.reason.params["reached_on"] == date(2020, 4, 1)


def test_milestone_planned_in_time_is_on_track_to_the_last_day() -> None:
    standing = stands(STRATEGY, date(2020, 3, 20), plans=(row(date(2020, 3, 24)),))
    assert said(standing) == (State.ON_TRACK, "milestone_planned")
    assert standing.picture == Flag(date(2020, 3, 24), date(2020, 3, 31), reached=False)
    assert (standing.done, standing.planned, standing.expected) == (0, 1, 1)


def test_milestone_planned_after_its_day_is_a_warning() -> None:
    standing = stands(STRATEGY, date(2020, 1, 10), plans=(row(date(2020, 4, 5)),))
    assert said(standing) == (State.DUE_SOON, "milestone_planned_late")


def test_milestone_reached_after_the_window_is_missed() -> None:
    assert stands(STRATEGY, date(2022, 2, 1), row(date(2022, 1, 1))).state == State.MISSED


def test_milestone_without_a_date_is_due_by_the_end() -> None:
    terms = Terms(Tracking.MILESTONE, *YEARS)
    assert stands(terms, date(2020, 6, 1)).state == State.NOT_STARTED
    assert said(stands(terms, date(2021, 12, 1))) == (State.DUE_SOON, "milestone_soon")
    assert stands(terms, date(2021, 12, 1)).due_on == date(2021, 12, 31)
    assert stands(terms, date(2020, 6, 1), plans=(row(date(2021, 1, 1)),)).state == State.ON_TRACK


def test_milestone_n_of_n_shows_which_are_there() -> None:
    standing = stands(
        GROUPS,
        date(2020, 6, 15),
        row(date(2020, 2, 1), "Oppvekst"),
        row(date(2020, 3, 1), "helse "),
        plans=(row(date(2020, 6, 20), "Plan"),),
    )
    assert said(standing) == (State.DUE_SOON, "milestone_soon")
    assert standing.picture == Boxes(
        (("Oppvekst", "done"), ("Helse", "done"), ("Plan", "planned"), ("Kultur", "missing"))
    )
    assert (standing.done, standing.planned, standing.expected) == (2, 1, 4)
    assert standing.reason.params["missing"] == ("Plan", "Kultur")


def test_milestone_three_of_four_after_the_deadline() -> None:
    rows = [row(date(2020, 2, 1), label) for label in ("Oppvekst", "Helse", "Plan")]
    standing = stands(GROUPS, date(2021, 2, 15), *rows)
    assert said(standing) == (State.BEHIND, "milestone_late")
    assert standing.reason.params["missing"] == ("Kultur",)
    last = stands(GROUPS, date(2021, 3, 15), *rows, row(date(2021, 3, 1), "Kultur"))
    assert said(last) == (State.DONE, "milestone_reached_late")


def test_milestone_the_same_group_twice_is_one() -> None:
    standing = stands(GROUPS, date(2020, 5, 1), row(date(2020, 2, 1), "Helse"), row(date(2020, 3, 1), "Helse"))
    assert standing.done == 1


def test_milestone_a_label_inside_a_longer_name_counts_and_the_longest_wins() -> None:
    terms = Terms(Tracking.MILESTONE, *YEARS, labels=("Plan", "Plan og miljø"))
    standing = stands(terms, date(2020, 5, 1), row(date(2020, 2, 1), "Gruppe for plan og miljø"))
    assert standing.picture == Boxes((("Plan", "missing"), ("Plan og miljø", "done")))


def test_milestone_a_row_of_another_name_fills_no_named_box() -> None:
    assert stands(GROUPS, date(2020, 5, 1), row(date(2020, 2, 1), "Samferdsel"), row(date(2020, 2, 1))).done == 0


def test_milestone_unnamed_boxes_take_any_row_with_its_name() -> None:
    terms = Terms(Tracking.MILESTONE, *YEARS, target=3, labels=("Helse",))
    standing = stands(terms, date(2020, 5, 1), row(date(2020, 2, 1), "Kultur"), row(date(2020, 3, 1), "Helse"))
    assert standing.picture == Boxes((("Helse", "done"), ("Kultur", "done"), ("", "missing")))
    two = stands(Terms(Tracking.MILESTONE, *YEARS, target=3), date(2020, 5, 1), row(date(2020, 2, 1), amount=2))
    assert two.done == 2


def test_milestone_a_sole_named_thing_takes_a_row_written_for_it() -> None:
    terms = Terms(Tracking.MILESTONE, *YEARS, labels=("Strategi 2023",))
    written = Happening(date(2020, 2, 1), label="Vedtak 7/20", for_it=True)
    assert stands(terms, date(2020, 5, 1), written).state == State.DONE


def test_milestone_a_sole_named_group_is_not_another_group() -> None:
    terms = Terms(Tracking.MILESTONE, *YEARS, labels=("kommunikasjonsgruppe",))
    assert stands(terms, date(2020, 3, 1), row(date(2020, 2, 1), "Arrangementsgruppa")).done == 0
    assert stands(terms, date(2020, 3, 1), row(date(2020, 2, 1), "Kommunikasjonsgruppa")).state == State.DONE


def test_milestone_a_sole_unnamed_thing_takes_any_row() -> None:
    terms = Terms(Tracking.MILESTONE, *YEARS)
    assert stands(terms, date(2020, 5, 1), row(date(2020, 2, 1), "Vedtak 7/20")).state == State.DONE


def test_milestone_some_of_the_named_are_enough_when_the_target_says_so() -> None:
    terms = Terms(Tracking.MILESTONE, *YEARS, target=2, labels=("A", "B", "C"))
    standing = stands(terms, date(2020, 5, 1), row(date(2020, 2, 1), "C"), row(date(2020, 3, 1), "A"))
    assert said(standing) == (State.DONE, "milestone_reached")
    assert standing.reason.params["reached_on"] == date(2020, 3, 1)


def test_milestone_an_absurd_target_stays_small() -> None:
    picture = stands(Terms(Tracking.MILESTONE, *YEARS, target=10**9), date(2020, 5, 1)).picture
    assert isinstance(picture, Boxes)
    assert len(picture.items) == 60
