"""Every reason in the three languages: nothing left over, numbers and days as people say them."""

import re
from datetime import date
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.utils import translation
from pytest_django import Settings

from lokallag.capabilities.plans.following import Cadence, Reason, State, Tracking
from lokallag.capabilities.plans.words import cadence_word, sentence, state_word, summary, tracking_word
from lokallag.capabilities.plans.words.speech import say_days, say_list, say_number, say_span

ROOT = Path(__file__).parents[4]
TODAY = date(2021, 2, 15)
JUNE, MARCH, OLD = date(2021, 6, 12), date(2021, 3, 18), date(2020, 6, 30)
END = date(2021, 12, 31)
COUNT = {"done": 1, "target": 2, "due_on": END, "planned": 0, "next_on": None}
STEP = COUNT | {"past_done": 1, "past_from": date(2020, 1, 1), "past_to": date(2020, 12, 31), "steps": 2}
RHYTHM = {
    "done": 11,
    "asked": 12,
    "missed": 1,
    "missed_on": date(2020, 10, 1),
    "need": 1,
    "here": 0,
    "cadence": Cadence.MONTHLY,
    "excepted": (7,),
    "step_on": date(2021, 2, 1),
    "due_on": date(2021, 2, 28),
}
COVERAGE = {
    "done": 14,
    "total": 23,
    "target": 23,
    "waiting": 9,
    "overdue": 5,
    "oldest_on": date(2021, 1, 2),
    "near": 2,
    "near_on": MARCH,
    "late": 3,
    "within_days": 7,
    "due_on": MARCH,
}
MILESTONE = {
    "done": 3,
    "target": 4,
    "due_on": OLD,
    "reached_on": date(2020, 3, 24),
    "missing": ("Kultur",),
    "with_deadline": True,
}
PULSE = {
    "done": 18,
    "before": 11,
    "last_on": date(2020, 11, 24),
    "usual": None,
    "limit": 90,
    "due_on": MARCH,
    "starts_on": date(2021, 1, 1),
}
SAID = {"said_on": date(2021, 1, 12), "by": "Styret", "due_on": END}
PLANNED = {"planned": 1, "next_on": JUNE}
FORGOT = {"forgotten": 1, "forgotten_on": date(2021, 2, 3)}

# code, what differs from the base above, and what is said in English
SAMPLES: list[tuple[str, dict[str, object], str]] = [
    ("not_begun", {"starts_on": date(2021, 5, 1)}, "It starts on 1 May."),
    ("window_unclear", {}, "The first and the last day do not fit together: which days should it be followed?"),
    ("count_unclear", COUNT | {"done": 31}, "31 are done. The plan does not say how many: how many is enough?"),
    ("count_unclear", COUNT | {"done": 1}, "One is done. The plan does not say how many: how many is enough?"),
    ("count_unclear", COUNT | {"done": 0}, "The plan does not say how many: how many is enough?"),
    ("count_reached", COUNT | {"done": 2}, "Both are done."),
    ("count_reached", COUNT | {"done": 1, "target": 1}, "It is done."),
    ("count_reached", COUNT | {"done": 4, "target": 4}, "All four are done."),
    ("count_reached", COUNT | {"done": 3}, "Three are done. The goal was two."),
    (
        "count_reached_late",
        COUNT | {"done": 2, "due_on": OLD, "reached_on": date(2020, 8, 5)},
        "Both are done. It was reached on 5 August 2020. The deadline was 30 June 2020.",
    ),
    ("count_reached_over", COUNT | {"done": 3, "most": 2}, "Three are done. The plan said two."),
    ("count_missed", COUNT, "It came to one of two."),
    ("count_missed", COUNT | {"done": 0}, "None were done. The goal was two."),
    (
        "count_late",
        COUNT | {"due_on": OLD} | PLANNED,
        "One of two is done. The next is planned for 12 June. The deadline was 30 June 2020.",
    ),
    (
        "count_planned",
        COUNT | PLANNED,
        "One of two is done. The next is planned for 12 June. Two are expected by 31 December.",
    ),
    (
        "count_planned",
        COUNT | {"target": 4, "planned": 3, "next_on": JUNE},
        "One of four is done. Three are planned, the next for 12 June. Four are expected by 31 December.",
    ),
    ("count_none", COUNT | {"done": 0, "target": 1}, "Nothing is done yet. One is expected by 31 December."),
    (
        "count_none",
        COUNT | {"done": 0} | FORGOT,
        "Nothing is done yet. Two are expected by 31 December. What was planned for 3 February is not noted as done.",
    ),
    ("count_short", COUNT | {"done": 3, "target": 20}, "3 of 20 are done. 20 are expected by 31 December."),
    (
        "count_short",
        COUNT | FORGOT | {"forgotten": 2},
        "One of two is done. Two are expected by 31 December. Two plans have passed without being noted as done, the last for 3 February.",
    ),
    ("count_step_reached", STEP | {"done": 2}, "Both are done. After 31 December the count starts again."),
    ("count_step_all", STEP, "The goal of two was reached each time."),
    ("count_step_closed", STEP, "It came to one of two in 2020."),
    (
        "count_step_closed",
        STEP | {"past_done": 0, "past_from": date(2020, 7, 1)},
        "Nothing was done from 1 July 2020 to 31 December 2020.",
    ),
    (
        "count_step_missed",
        STEP,
        "It came to one of two in 2020. Since then, one of two. Two are expected by 31 December.",
    ),
    ("count_below", COUNT, "One so far. No more than two by 31 December."),
    ("count_below", COUNT | {"done": 0}, "None so far. No more than two by 31 December."),
    ("count_kept", COUNT, "It came to one. The limit was two."),
    ("count_exceeded", COUNT | {"done": 3}, "It came to three. The limit was two."),
    ("count_too_many_planned", COUNT | {"planned": 2}, "One done and two planned. The limit is two."),
    ("rhythm_unclear", {}, "The plan does not say how often: how often is enough?"),
    ("rhythm_free", RHYTHM, "Nothing is asked for in this period."),
    ("rhythm_none", RHYTHM, "Nothing is done or planned yet."),
    ("rhythm_done", RHYTHM, "11 of 12 months. October 2020 went without. July is excepted."),
    ("rhythm_done", RHYTHM | {"done": 1, "asked": 1, "missed": 0, "excepted": ()}, "1 of 1 month."),
    ("rhythm_missed", RHYTHM | {"done": 0, "missed": 12}, "Twelve went without, last October 2020. July is excepted."),
    (
        "rhythm_kept",
        RHYTHM | {"excepted": (7, 8, 12)} | PLANNED,
        "11 of 12 months. October 2020 went without. July, August and December are excepted. The next is planned for 12 June.",
    ),
    ("rhythm_kept", RHYTHM | {"done": 0, "asked": 0, "missed": 0, "excepted": ()}, "Nothing is due yet."),
    (
        "rhythm_planned",
        RHYTHM | {"missed": 0, "excepted": ()} | PLANNED,
        "11 of 12 months. The next is planned for 12 June.",
    ),
    ("rhythm_open", RHYTHM | {"missed": 0, "excepted": ()}, "11 of 12 months. Nothing yet for February."),
    (
        "rhythm_open",
        RHYTHM | {"missed": 0, "excepted": (), "here": 1, "need": 2},
        "11 of 12 months. One of two so far for February.",
    ),
    ("rhythm_due", RHYTHM, "11 of 12 months. Nothing yet for February. Nothing is planned by 28 February."),
    (
        "rhythm_gap",
        RHYTHM | {"missed_on": date(2021, 1, 1), "excepted": ()},
        "11 of 12 months. January went without. Nothing is planned.",
    ),
    (
        "rhythm_gap",
        RHYTHM | {"missed": 2, "need": 2, "cadence": Cadence.WEEKLY, "missed_on": date(2021, 2, 8), "excepted": ()},
        "11 of 12 weeks. Two fell short, last week 6. Nothing is planned.",
    ),
    (
        "rhythm_gap",
        RHYTHM | {"cadence": Cadence.QUARTERLY, "missed_on": date(2021, 1, 1)},
        "11 of 12 quarters. The quarter from 1 January went without. Nothing is planned.",
    ),
    (
        "rhythm_gap",
        RHYTHM | {"cadence": Cadence.HALF_YEARLY, "missed_on": date(2020, 7, 1)},
        "11 of 12 half-years. The half-year from 1 July 2020 went without. Nothing is planned.",
    ),
    (
        "rhythm_gap",
        RHYTHM | {"cadence": Cadence.YEARLY, "missed_on": date(2020, 1, 1)},
        "11 of 12 years. 2020 went without. Nothing is planned.",
    ),
    (
        "rhythm_gap",
        RHYTHM | {"cadence": Cadence.YEARLY, "missed_on": date(2020, 3, 1)},
        "11 of 12 years. The year from 1 March 2020 went without. Nothing is planned.",
    ),
    (
        "coverage_unclear",
        COVERAGE,
        "14 of 23 have been followed up. The plan does not say how many: how many is enough?",
    ),
    ("coverage_nobody", COVERAGE, "There was nothing to follow up."),
    ("coverage_none_yet", COVERAGE, "There is nothing to follow up yet."),
    (
        "coverage_kept",
        COVERAGE | {"done": 4, "total": 5, "waiting": 1, "overdue": 0},
        "Four of five have been followed up. One is waiting, with time until 18 March.",
    ),
    (
        "coverage_kept",
        COVERAGE | {"done": 5, "total": 5, "waiting": 0, "overdue": 0},
        "All five have been followed up.",
    ),
    (
        "coverage_kept",
        COVERAGE | {"done": 0, "total": 2, "waiting": 2, "overdue": 0},
        "Two are waiting, the first with time until 18 March.",
    ),
    (
        "coverage_soon",
        COVERAGE | {"done": 1, "total": 3},
        "One of three has been followed up. Two are due soon, the first by 18 March.",
    ),
    ("coverage_soon", COVERAGE | {"done": 0, "near": 1}, "One is due by 18 March."),
    (
        "coverage_overdue",
        COVERAGE,
        "Five have waited longer than seven days. The oldest has waited since 2 January. 14 of 23 have been followed up.",
    ),
    (
        "coverage_overdue",
        COVERAGE | {"overdue": 1, "done": 0},
        "One has waited longer than seven days. It has been waiting since 2 January.",
    ),
    (
        "coverage_overdue",
        COVERAGE | {"overdue": 1, "done": 0, "within_days": 0},
        "One was not met the same day. It has been waiting since 2 January.",
    ),
    ("coverage_all_so_far", COVERAGE | {"done": 1, "total": 1, "waiting": 0}, "The one there is has been followed up."),
    ("coverage_late", COVERAGE | {"due_on": OLD}, "14 of 23 have been followed up. The deadline was 30 June 2020."),
    ("coverage_part", COVERAGE, "14 of 23 have been followed up. The deadline is 18 March."),
    ("coverage_part", COVERAGE | {"target": 20}, "14 of 23 have been followed up. The goal is 20 by 18 March."),
    ("coverage_part_none", COVERAGE | {"done": 0}, "None of 23 has been followed up. The deadline is 18 March."),
    (
        "coverage_part_none",
        COVERAGE | {"done": 0, "total": 1, "target": 1},
        "The one there is has not been followed up. The deadline is 18 March.",
    ),
    ("coverage_reached", COVERAGE | {"done": 2, "total": 2, "late": 1}, "Both have been followed up. One came late."),
    ("coverage_missed", COVERAGE | {"target": 19, "late": 0}, "14 of 23 have been followed up. The goal was 19."),
    ("milestone_reached", MILESTONE | {"done": 1, "target": 1}, "In place since 24 March 2020."),
    ("milestone_reached", MILESTONE | {"done": 4}, "All four are in place, the last since 24 March 2020."),
    (
        "milestone_reached_late",
        MILESTONE | {"done": 1, "target": 1},
        "In place since 24 March 2020. The deadline was 30 June 2020.",
    ),
    ("milestone_missed", MILESTONE, "Three of four came into place. Kultur is missing."),
    ("milestone_missed", MILESTONE | {"done": 0}, "None of four came into place."),
    ("milestone_missed", MILESTONE | {"done": 0, "target": 1}, "It did not come into place."),
    ("milestone_late", MILESTONE, "Three of four are in place. Kultur is missing. The deadline was 30 June 2020."),
    (
        "milestone_late",
        MILESTONE | {"done": 0, "target": 1} | PLANNED,
        "Not in place yet. The deadline was 30 June 2020. It is planned for 12 June.",
    ),
    (
        "milestone_planned",
        MILESTONE | {"done": 0, "target": 1, "due_on": END} | PLANNED,
        "It is planned for 12 June. The deadline is 31 December.",
    ),
    (
        "milestone_planned",
        MILESTONE | {"due_on": END} | PLANNED,
        "Three of four are in place. The next is planned for 12 June. The deadline is 31 December.",
    ),
    (
        "milestone_planned_late",
        MILESTONE | {"due_on": MARCH} | PLANNED,
        "It is planned for 12 June, after the deadline on 18 March.",
    ),
    (
        "milestone_soon",
        MILESTONE | {"done": 1, "target": 3, "missing": ("Helse", "Plan"), "due_on": MARCH},
        "One of three is in place. Helse and Plan are missing. The deadline is 18 March.",
    ),
    (
        "milestone_part",
        MILESTONE | {"done": 0, "due_on": END, "with_deadline": False} | PLANNED,
        "None of four is in place yet. The next is planned for 12 June. The period ends on 31 December.",
    ),
    (
        "milestone_none",
        MILESTONE | {"done": 0, "target": 1, "due_on": END},
        "Not in place yet. The deadline is 31 December.",
    ),
    ("pulse_none", PULSE, "Nothing is done or planned yet."),
    ("pulse_never", PULSE, "Nothing has been done since the start on 1 January."),
    ("pulse_never_done", PULSE, "Nothing was done."),
    (
        "pulse_kept",
        PULSE,
        "Kept going to the end. Last on 24 November 2020. 18 in the last twelve months, against 11 the year before.",
    ),
    ("pulse_lost", PULSE | {"before": None}, "Last on 24 November 2020. It did not keep going to the end."),
    (
        "pulse_planned",
        PULSE | {"done": 0, "before": 0} | PLANNED,
        "Last on 24 November 2020. The next is planned for 12 June.",
    ),
    (
        "pulse_alive",
        PULSE | {"done": 2, "before": 3},
        "Last on 24 November 2020. Two in the last twelve months, against three the year before.",
    ),
    ("pulse_soon", PULSE | {"usual": 70}, "Last on 24 November 2020. There are usually ten weeks in between."),
    ("pulse_behind", PULSE, "Last on 24 November 2020. There should not be more than 90 days in between."),
    ("pulse_old", PULSE, "Last on 24 November 2020. Nothing is planned."),
    ("judgement_none", SAID, "Only you can say how this stands."),
    ("judgement_said", SAID, "Styret said so on 12 January."),
    ("judgement_said", SAID | {"by": ""}, "Said on 12 January."),
    ("judgement_old", SAID, "Last said on 12 January. How does it stand now?"),
    ("judgement_unsure", SAID, "Last said on 12 January. How does it stand now?"),
    ("judgement_closing", SAID, "The period is over. How did it go?"),
]
NORWEGIAN = {
    "nb": {
        "count_planned": "Én av to er gjort. Den neste er satt til 12. juni. Målet er to innen 31. desember.",
        "milestone_late": "Tre av fire er på plass. Kultur mangler. Fristen var 30. juni 2020.",
        "coverage_overdue": "Fem har ventet lenger enn sju dager. Den eldste siden 2. januar. 14 av 23 er fulgt opp.",
        "rhythm_done": "11 av 12 måneder. Oktober 2020 gikk uten. Juli er unntatt.",
        "pulse_soon": "Sist 24. november 2020. Det pleier å gå ti uker mellom hver gang.",
    },
    "nn": {
        "count_planned": "Vi har gjort éin av to. Den neste er sett til 12. juni. Målet er to innan 31. desember.",
        "milestone_late": "Tre av fire er på plass. Kultur manglar. Fristen var 30. juni 2020.",
        "coverage_overdue": "Fem har venta lenger enn sju dagar. Den eldste sidan 2. januar. Vi har følgt opp 14 av 23.",
        "rhythm_done": "11 av 12 månader. Oktober 2020 gjekk utan. Juli tel ikkje med.",
        "pulse_soon": "Sist 24. november 2020. Det plar gå ti veker mellom kvar gong.",
    },
}
ENGLISH = re.compile(r"\b(the|is|are|of|planned|done|been|which|months?|weeks?|days?|and)\b", re.IGNORECASE)


def reason(code: str, params: dict[str, object]) -> Reason:
    return Reason(code, {"today": TODAY, "planned": 0, "next_on": None} | params)


@pytest.fixture
def catalogues(settings: Settings, tmp_path: Path) -> None:
    """Compile the .po files apart, so that these tests need no set-up step before them."""
    for language in ("nb", "nn"):
        source = ROOT / "lokallag" / "locale" / language / "LC_MESSAGES" / "django.po"
        with source.open("rb") as file:
            catalogue: Catalog = read_po(file, locale=language)
        known = catalogue.get("Only you can say how this stands.")
        if known is None or not known.string:
            pytest.skip(f"{source.name} for {language} does not have these sentences yet")
        target = tmp_path / language / "LC_MESSAGES"
        target.mkdir(parents=True)
        with (target / "django.mo").open("wb") as file:
            write_mo(file, catalogue)
    settings.LOCALE_PATHS = [tmp_path]


@pytest.mark.parametrize(("code", "params", "said"), SAMPLES)
def test_words_in_english(code: str, params: dict[str, object], said: str) -> None:
    with translation.override("en"):
        assert sentence(reason(code, params)) == said


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.usefixtures("catalogues")
def test_words_in_norwegian_leave_nothing_over(language: str) -> None:
    with translation.override(language):
        for code, params, english in SAMPLES:
            said = sentence(reason(code, params))
            assert said
            assert "%" not in said
            assert "  " not in said
            assert said != english
            assert not ENGLISH.search(said), said
            assert all(part[0].isupper() or part[0].isdigit() for part in re.split(r"(?<=[a-zæøå]\.) ", said)), said
            assert said[-1] in ".?"


@pytest.mark.parametrize("language", ["nb", "nn"])
@pytest.mark.usefixtures("catalogues")
def test_words_in_norwegian_are_as_people_say_them(language: str) -> None:
    first = {code: params for code, params, _said in reversed(SAMPLES)}
    first["pulse_soon"] = PULSE | {"usual": 70}
    with translation.override(language):
        said = {code: sentence(reason(code, first[code])) for code in NORWEGIAN[language]}
    assert said == NORWEGIAN[language]


def test_every_reason_the_rules_give_is_written_down_and_has_words() -> None:
    following = ROOT / "lokallag" / "capabilities" / "plans" / "following"
    pattern = r'"((?:count|rhythm|coverage|milestone|pulse|judgement)_[a-z_]+|not_begun|window_unclear)"'
    source = "".join(path.read_text(encoding="utf-8") for path in sorted(following.glob("*.py")))
    given = set(re.findall(pattern, source))
    assert given == {code for code, _params, _said in SAMPLES}
    page = (ROOT / "docs" / "following.md").read_text(encoding="utf-8")
    assert given == set(re.findall(pattern.replace('"', "`"), page))


def test_an_unknown_reason_says_nothing_rather_than_fail() -> None:
    assert [sentence(reason(code, {})) for code in ("count_of_old", "rhythm_x", "pulse_x", "x", "")] == [""] * 5


def test_numbers_are_words_up_to_twelve_and_figures_beside_larger_ones() -> None:
    with translation.override("en"):
        assert [say_number(0), say_number(12), say_number(13), say_number(-1)] == ["zero", "twelve", "13", "-1"]
        assert [say_number(3, 12), say_number(3, 13)] == ["three", "3"]


def test_days_lists_and_spans() -> None:
    with translation.override("en"):
        assert [say_days(1), say_days(7), say_days(14), say_days(21), say_days(84)] == [
            "one day",
            "seven days",
            "14 days",
            "three weeks",
            "twelve weeks",
        ]
        assert say_days(91) == "91 days"
        assert [say_list([]), say_list(["a"]), say_list(["a", "b"]), say_list(["a", "b", "c"])] == [
            "",
            "a",
            "a and b",
            "a, b and c",
        ]
        assert say_span(date(2020, 1, 1), date(2020, 12, 31), TODAY) == "in 2020"
        assert say_span(date(2021, 1, 1), date(2021, 6, 30), TODAY) == "from 1 January to 30 June"


def test_each_state_tracking_and_cadence_has_its_word() -> None:
    with translation.override("en"):
        assert state_word(State.ON_TRACK) == "On track"
        assert len({state_word(state) for state in State}) == len(State)
        assert len({tracking_word(tracking) for tracking in Tracking}) == len(Tracking)
        assert len({cadence_word(cadence) for cadence in Cadence}) == len(Cadence)


BOARDS: list[tuple[dict[State, int], str, str]] = [
    ({}, "There is nothing to follow yet.", "Det er ingenting å følge ennå."),
    ({State.DONE: 3}, "Everything in the plan is done.", "Alt i planen er gjort."),
    ({State.NOT_STARTED: 3}, "The work has not begun yet.", "Arbeidet har ikke begynt ennå."),
    ({State.DONE: 2, State.ON_TRACK: 3}, "Everything is going as it should.", "Alt går som det skal."),
    (
        {State.ON_TRACK: 3, State.DUE_SOON: 1},
        "Everything is going as it should, but some of it is due soon.",
        "Alt går som det skal, men noe har frist snart.",
    ),
    (
        {State.ON_TRACK: 1, State.NOT_STARTED: 3},
        "The work has barely begun, but nothing is late.",
        "Arbeidet har så vidt begynt, men ingenting er for sent.",
    ),
    (
        {State.ON_TRACK: 8, State.BEHIND: 1},
        "Most of it is going as it should, but one is behind.",
        "Det meste går som det skal, men én er på etterskudd.",
    ),
    (
        {State.ON_TRACK: 8, State.BEHIND: 1, State.MISSED: 1},
        "Most of it is going as it should, but two are behind.",
        "Det meste går som det skal, men to er på etterskudd.",
    ),
    (
        {
            State.DONE: 4,
            State.ON_TRACK: 7,
            State.DUE_SOON: 3,
            State.BEHIND: 2,
            State.NOT_STARTED: 1,
            State.NEEDS_YOU: 4,
        },
        "Most of it is going as it should, but two are behind and some of it needs an answer from you.",
        "Det meste går som det skal, men to er på etterskudd, og noe trenger et svar fra dere.",
    ),
    (
        {State.ON_TRACK: 9, State.NEEDS_YOU: 4},
        "Most of it is going as it should, but four need an answer from you.",
        "Det meste går som det skal, men fire trenger et svar fra dere.",
    ),
    (
        {State.ON_TRACK: 3, State.BEHIND: 3, State.NEEDS_YOU: 3},
        "Some of it is going as it should, but three are behind and the rest is waiting for an answer from you.",
        "Noe går som det skal, men tre er på etterskudd, og resten venter på et svar fra dere.",
    ),
    (
        {State.ON_TRACK: 5, State.NEEDS_YOU: 5},
        "About half of the plan needs an answer from you.",
        "Omtrent halvparten av planen trenger et svar fra dere.",
    ),
    (
        {State.ON_TRACK: 5, State.MISSED: 4},
        "About half of the plan is behind.",
        "Omtrent halvparten av planen er på etterskudd.",
    ),
    ({State.ON_TRACK: 2, State.BEHIND: 3}, "Most of the plan is behind.", "Det meste er på etterskudd."),
    ({State.BEHIND: 2, State.MISSED: 1}, "Everything in the plan is behind.", "Alt i planen er på etterskudd."),
    (
        {State.ON_TRACK: 1, State.NEEDS_YOU: 3},
        "Most of the plan needs an answer from you.",
        "Det meste trenger et svar fra dere.",
    ),
    ({State.NEEDS_YOU: 3}, "The whole plan needs an answer from you.", "Hele planen trenger et svar fra dere."),
]


@pytest.mark.parametrize(("board", "english", "_norwegian"), BOARDS)
def test_summary_says_in_one_sentence_how_it_stands(board: dict[State, int], english: str, _norwegian: str) -> None:
    with translation.override("en"):
        assert summary(board) == english


@pytest.mark.usefixtures("catalogues")
def test_summary_in_norwegian() -> None:
    with translation.override("nb"):
        assert [summary(board) for board, _english, _norwegian in BOARDS] == [norwegian for *_rest, norwegian in BOARDS]
