"""Deadlines against dated cases from real statutes, and what holds whatever the day."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokallag.core.calendar.year import holiday, is_working_day
from lokallag.core.chapters.models import Chapter
from lokallag.core.statutes.counting import advised, after, before, first_day_for, moved
from lokallag.core.statutes.deadlines import deadlines_by
from lokallag.core.statutes.keys import BY_KEY, KEYS
from lokallag.core.statutes.parties import READ, congress
from lokallag.core.statutes.quorums import needed_of
from lokallag.core.statutes.rule import NONE, Rule, Unit, says
from lokallag.core.statutes.rules import Rules, fee_years, read_rule
from lokallag.core.statutes.tests.cases import BY, CASES
from lokallag.core.statutes.words import CHOICES, LABELS, NOTES, sentence

pytestmark = pytest.mark.one_database

D = datetime.date.fromisoformat
DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2060, 12, 31))
TIMES = st.sampled_from([(21, Unit.DAYS), (30, Unit.DAYS), (4, Unit.WEEKS), (1, Unit.MONTHS), (3, Unit.MONTHS)])


def rules(party: str, name: str, kind: str, on: datetime.date) -> Rules:
    """The rules that were read for a chapter that has written nothing of its own; no database."""
    chapter = Chapter(party=party, name=name, kind=kind)
    return Rules(on, party, {key.key: read_rule(chapter, key.key, on) for key in KEYS})


def test_the_cases_are_many_and_of_many_statutes() -> None:
    found = {rules(c[0], c[1], c[2], D(c[4])).by_key["notice_days"].source for c in CASES}
    assert len(CASES) >= 60
    assert len(found - {""}) >= 6
    assert len(set(CASES)) == len(CASES)


def test_every_dated_case_is_right() -> None:
    wrong = []
    for party, name, kind, meeting, on, key, due, paragraph in CASES:
        found = {one.key: one for one in deadlines_by(rules(party, name, kind, D(on)), meeting, D(on))}
        got = (str(found[key].due_on), found[key].paragraph) if key in found else None
        if got != (due, paragraph):
            wrong.append((name, meeting, on, key, due, got))
    assert wrong == []


def test_the_last_day_for_the_annual_meeting_is_right() -> None:
    wrong = []
    for party, name, kind, year, due in BY:
        got = rules(party, name, kind, datetime.date(year, 1, 1)).annual_meeting_by(year)
        if got != (D(due) if due else None):
            wrong.append((name, year, due, got))
    assert wrong == []


def test_what_was_not_found_gives_no_deadline_and_is_never_guessed() -> None:
    on = datetime.date(2024, 11, 20)
    assert deadlines_by(rules("Høyre", "Molde Høyre", "local", on), "annual_meeting", on) == []
    assert deadlines_by(rules("Ap", "Nesodden Arbeiderparti", "local", on), "annual_meeting", on) == []
    assert deadlines_by(rules("SV", "Lillehammer SV", "local", on), "board_meeting", on) == []
    # A county's meeting does not follow the statutes of local chapters.
    assert deadlines_by(rules("SV", "Innlandet SV", "county", on), "annual_meeting", on) == []
    # A fee whose year is not told from the rule gives no date either.
    assert [d.key for d in deadlines_by(rules("Venstre", "Tinn Venstre", "local", on), "annual_meeting", on)] == [
        "notice",
        "minutes",
    ]


def test_every_rule_that_was_read_can_be_said_and_has_a_source() -> None:
    found = [rule for statutes in READ for rule in statutes.filled()]
    assert len(found) > 80
    for rule in found:
        assert rule.key in BY_KEY, rule
        assert rule.source, rule
        assert rule.url.startswith("http"), rule
        assert rule.note == "" or rule.note in NOTES, rule
        if rule.value is not None:
            assert rule.unit in BY_KEY[rule.key].units, rule
            assert "%(" not in sentence(rule), rule
            assert rule.unit != Unit.CHOICE or (rule.key, rule.value) in CHOICES, rule
    assert set(LABELS) == set(BY_KEY)
    assert {rule.note for rule in found if rule.note} == set(NOTES)


@given(DAYS, TIMES)
@settings(max_examples=30, deadline=None)
def test_counting_back_and_forth_agrees(on: datetime.date, time: tuple[int, Unit]) -> None:
    amount, unit = time
    last = before(on, amount, unit)
    assert last < on
    # Whoever sends on the last day or earlier is in time for that day, a day later is not.
    assert after(last, amount, unit) <= on
    assert first_day_for(last, amount, unit) <= on
    assert first_day_for(last + datetime.timedelta(days=1), amount, unit) > on
    first = first_day_for(on, amount, unit)
    assert before(first, amount, unit) >= on > before(first - datetime.timedelta(days=1), amount, unit)


@given(DAYS)
@settings(max_examples=30, deadline=None)
def test_only_what_is_public_moves_to_a_working_day(day: datetime.date) -> None:
    assert advised(day) <= day <= moved(day)
    assert is_working_day(advised(day))
    assert is_working_day(moved(day))
    assert (moved(day) == day) == (advised(day) == day) == is_working_day(day)


def test_lists_of_candidates_are_due_after_easter_when_the_day_is_easter_saturday() -> None:
    assert holiday(datetime.date(2029, 4, 1))
    assert moved(datetime.date(2029, 3, 31)) == datetime.date(2029, 4, 3)
    assert advised(datetime.date(2029, 3, 31)) == datetime.date(2029, 3, 28)
    assert congress("Miljøpartiet De Grønne", 2021) == datetime.date(2021, 3, 25)


@pytest.mark.parametrize(
    ("value", "unit", "members", "needed"),
    [
        ("half+", Unit.SHARE, 7, 4),
        ("half+", Unit.SHARE, 8, 5),
        ("1/2", Unit.SHARE, 7, 4),
        ("1/2", Unit.SHARE, 8, 4),
        ("1/3", Unit.SHARE, 100, 34),
        ("2/3", Unit.SHARE, 9, 6),
        (5, Unit.NUMBER, 100, 5),
        (NONE, Unit.SHARE, 100, 0),
        (None, Unit.CHOICE, 100, None),
    ],
)
def test_how_many_must_be_there(value: str | int | None, unit: Unit, members: int, needed: int | None) -> None:
    assert needed_of(Rule(key="quorum", value=value, unit=unit), members) == needed


def test_which_years_fee_gives_a_vote() -> None:
    winter, autumn = datetime.date(2021, 1, 28), datetime.date(2021, 11, 20)
    said = {
        "this_year": (((2021,),), ((2021,),)),
        "this_or_last_year": (((2021,), (2020,)), ((2021,), (2020,))),
        "this_and_last_year": (((2021, 2020),), ((2021, 2020),)),
        "until_july": (((2021,), (2020,), (2019,)), ((2021,), (2020,))),
        "january_last": (((2021,), (2020,)), ((2021,),)),
        "before_march_last": (((2020,),), ((2021,),)),
        "paid": (((2021,), (2020,)), ((2021,),)),
    }
    for value, (early, late) in said.items():
        rule = says("vote_fee", value)
        assert (fee_years(rule, winter), fee_years(rule, autumn)) == (early, late), value
    assert fee_years(Rule(key="vote_fee"), winter) == ()
