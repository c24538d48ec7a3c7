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
from lokallag.capabilities.plans.tests.following_bases import PULSE, TODAY
from lokallag.capabilities.plans.tests.following_samples import SAMPLES
from lokallag.capabilities.plans.words import cadence_word, sentence, state_word, summary, tracking_word
from lokallag.capabilities.plans.words.speech import say_days, say_list, say_number, say_span

ROOT = Path(__file__).parents[4]
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
        assert known is not None
        assert known.string
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
