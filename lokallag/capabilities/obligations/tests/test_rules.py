"""Ten simulated years of seven parties: every day written by hand beside what the rules say, each with its paragraph."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokallag.capabilities.obligations.actions import ensure_duties
from lokallag.capabilities.obligations.models import Duty
from lokallag.capabilities.obligations.rules import (
    RULES,
    Rhythm,
    Situation,
    donation_due,
    election_threshold,
    occasions,
    own_days,
    rule_on,
    threshold,
    working_day_from,
)
from lokallag.capabilities.obligations.standings import rule_of
from lokallag.capabilities.obligations.words import WORDS
from lokallag.core.calendar.year import ELECTIONS
from lokallag.core.chapters.models import Chapter

D = datetime.date
YEARS = range(2020, 2030)
JANUARIES = [f"{year}-01-31" for year in YEARS]
FEBRUARIES = [
    "2020-02-29", "2021-02-28", "2022-02-28", "2023-02-28", "2024-02-29",
    "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29", "2029-02-28",
]  # fmt: skip
#: What the law and the registers want of every chapter, written from an almanac and the paragraphs, not from the code.
LAW = {
    # Five months after year end; moved once, in 2020.
    "report": [
        "2020-09-15", "2021-05-31", "2022-05-31", "2023-05-31", "2024-05-31",
        "2025-05-31", "2026-05-31", "2027-05-31", "2028-05-31", "2029-05-31",
    ],
    "confirmation": [f"{year}-11-15" for year in YEARS],
    "support": [f"{year}-{day}" for year in YEARS for day in ("03-10", "07-01", "09-20", "11-15")],
    # The Friday before the second Monday of September.
    "donations": ["2021-09-10", "2023-09-08", "2025-09-05", "2027-09-10", "2029-09-07"],
    "council_list": ["2023-03-31", "2027-03-31"],
    "retention": [f"{year}-01-01" for year in YEARS],
    "study_report": JANUARIES,
}  # fmt: skip
PARTY = {
    "SV": {
        "annual_meeting": JANUARIES,
        "delegates": JANUARIES,
        "committees": ["2022-01-31", "2026-01-31"],
        "nomination": ["2023-01-31", "2027-01-31"],
    },
    # Six weeks before the congress; only that of 2021 (25 March) is known, the others are early enough and said to be unsure.
    "MDG": {
        "annual_meeting": ["2020-01-31", "2021-02-11", *JANUARIES[2:]],
        "committees": ["2022-01-31", "2026-01-31"],
    },
    "Rødt": {"annual_meeting": FEBRUARIES, "committees": ["2022-02-28", "2026-02-28"]},
    "Venstre": {"annual_meeting": JANUARIES},
    "Høyre": {
        "annual_meeting": [f"{year}-12-01" for year in YEARS],
        "nomination": ["2022-12-01", "2026-12-01"],
    },
    # Nothing was found in its model: our own day, said to be unsure.
    "Ap": {"annual_meeting": FEBRUARIES, "nomination": ["2022-12-01", "2026-12-01"]},
    "Sp": {
        "annual_meeting": [f"{year}-12-31" for year in YEARS],
        "nomination": ["2022-12-31", "2026-12-31"],
    },
}
#: The rules whose day no source gives, by party.
UNSURE = {
    "SV": {"delegates"},
    "MDG": {"annual_meeting", "committees"},
    "Ap": {"annual_meeting"},
    "Sp": {"annual_meeting"},
}


@pytest.mark.parametrize("party", PARTY)
def test_ten_years_have_no_wrong_date_and_each_its_paragraph(party: str, in_north: Chapter) -> None:
    in_north.party = party
    in_north.save()
    # A job that stands still for a year loses nothing: the year after was laid out already.
    for year in YEARS[::2]:
        ensure_duties(chapter=in_north, today=D(year, 1, 1))
    rows = list(Duty.objects.filter(due_on__year__lte=2029).order_by("due_on"))
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row.rule, []).append(row.due_on.isoformat())
    assert found == LAW | PARTY[party]
    for row in rows:
        rule = rule_of(row, in_north)
        assert rule is not None
        assert row.rule in WORDS
        unsure = row.rule == "study_report" or row.rule in UNSURE.get(party, set())
        known = party == "MDG" and row.due_on == D(2021, 2, 11)
        assert row.is_certain == (not unsure or known) or row.rule == "donations"
        # Every day that is said to be certain can be looked up.
        if row.is_certain:
            assert row.paragraph or rule.paragraph
            assert (row.url or rule.url).startswith("http")
        assert row.due_at == (datetime.time(12) if row.rule == "council_list" else None)
        assert row.published_on in (None, row.due_on + datetime.timedelta(days=1), D(2020, 9, 15))


def test_a_county_delivers_the_lists_of_storting_and_county_before_noon() -> None:
    lists = {
        (due.rule.key, due.occasion.due_on.isoformat(), due.rule.source)
        for due in occasions(Situation(kind="county"), D(2019, 1, 1), D(2035, 12, 31))
        if due.rule.key.endswith("_list") and due.occasion.due_at == datetime.time(12)
    }
    assert lists == {
        # 31 March 2019 was a Sunday; in 2029 it is the Saturday of Easter; in 2035 a Saturday.
        ("county_list", "2019-04-01", "valgloven_2002"),
        ("storting_list", "2021-03-31", "valgloven_2002"),
        ("county_list", "2023-03-31", "valgloven_2002"),
        ("storting_list", "2025-03-31", "valgloven"),
        ("county_list", "2027-03-31", "valgloven"),
        ("storting_list", "2029-04-03", "valgloven"),
        ("county_list", "2031-03-31", "valgloven"),
        ("storting_list", "2033-03-31", "valgloven"),
        ("county_list", "2035-04-02", "valgloven"),
    }
    assert all(one.lists_due_on == working_day_from(D(one.on.year, 3, 31)) for one in ELECTIONS)


def test_amounts_are_those_of_their_accounting_year() -> None:
    assert [(one.kroner, one.is_certain) for year in (2013, 2024, 2025, 2026) if (one := threshold("declaration", year))] == [
        (12_000, True), (12_000, True), (12_000, False), (17_000, True),
    ]  # fmt: skip
    assert threshold("declaration", 2012) is None
    old, unsure, new = (election_threshold(year) for year in (2021, 2025, 2027))
    assert old
    assert (old.key, old.kroner) == ("election_gift", 10_000)
    assert unsure
    assert (unsure.kroner, unsure.also) == (10_000, 15_000)
    assert new
    assert (new.key, new.kroner) == ("election_sum", 15_000)


def test_rules_of_one_key_never_hold_at_once_and_all_can_be_looked_up() -> None:
    by_key: dict[tuple[str, frozenset[str] | None], list[tuple[D, D]]] = {}
    for rule in RULES:
        assert rule.paragraph or rule.key == "annual_meeting"
        assert rule.url.startswith("https://") or rule.url.startswith("http://xn--") or rule.key == "annual_meeting"
        by_key.setdefault((rule.key, rule.parties), []).append((rule.valid_from, rule.valid_to))
    for stretches in by_key.values():
        assert all(one[1] < other[0] for one, other in pairwise(sorted(stretches)))
    old, new = rule_on("board_register", D(2025, 12, 31)), rule_on("board_register", D(2026, 1, 1))
    assert [one.source for one in (old, new) if one] == ["enhetsregisterloven_1994", "enhetsregisterloven"]


@settings(max_examples=30, deadline=None)
@given(st.dates(D(2019, 1, 1), D(2030, 12, 31)))
def test_a_donation_is_reported_within_four_weeks_and_before_the_friday(day: datetime.date) -> None:
    election = next((one.on for one in ELECTIONS if one.on.year == day.year), None)
    due = donation_due(day)
    if election is None or day > election - datetime.timedelta(days=3):
        assert due is None
        return
    assert due is not None
    assert day <= due.due_on <= day + datetime.timedelta(days=28)
    assert due.due_on <= election - datetime.timedelta(days=3)
    assert due.due_on == day + datetime.timedelta(days=28) or due.due_on.weekday() == 4


@settings(max_examples=30, deadline=None)
@given(st.dates(D(2019, 1, 1), D(2024, 12, 31)), st.sampled_from(list(Rhythm)))
def test_own_rules_come_as_often_as_they_say(begins_on: datetime.date, rhythm: str) -> None:
    first, last = D(2024, 1, 1), D(2027, 12, 31)
    days = list(own_days(begins_on, rhythm, first, last))
    apart = {Rhythm.YEARLY: (365, 366), Rhythm.QUARTERLY: (89, 92), Rhythm.MONTHLY: (28, 31), Rhythm.ONCE: (0, 0)}[
        Rhythm(rhythm)
    ]
    assert all(first <= day <= last and day >= begins_on for day in days)
    assert all(apart[0] <= (other - one).days <= apart[1] for one, other in pairwise(days))
    assert all(day.day == begins_on.day or (day + datetime.timedelta(days=1)).day == 1 for day in days)
    if rhythm == Rhythm.ONCE:
        assert days == ([begins_on] if begins_on >= first else [])
    else:
        assert len(days) >= {Rhythm.YEARLY: 3, Rhythm.QUARTERLY: 12, Rhythm.MONTHLY: 36}[Rhythm(rhythm)]
