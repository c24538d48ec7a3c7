"""What holds for any text at all: it is read, its spans lie within it and never overlap, and nothing of it vanishes."""

from __future__ import annotations

import pathlib

from hypothesis import given, settings
from hypothesis import strategies as st

from lokallag.capabilities.plans.reading import Reading, read_plan

PLANS = sorted((pathlib.Path(__file__).parent / "reading_plans").iterdir())
_PIECES = st.sampled_from(
    """Vi_skal Styret_skal holde minst to stands i_måneden . , ; : \n \n\n \t | - • 1. 2.1 # ** ( ) Ansvar: Frist: Mål: Tiltak: innen 1. mars 16.01 uke_10
    2020–2021 31.02.2020 Januar MAI og samt som slik_at alle_medlemmer å_arrangere vår_og_høst unntatt_juli We_will each_member 99.99 kl._18 -\n \x0c \ufeff
    Arbeidsplan_2020 fire_til_fem 4-5 … ? ! hver_lørdag Leder/kasserer (styret) uke_60 30._februar""".split(" ")
).map(lambda piece: piece.replace("_", " "))
plan_like = st.lists(_PIECES, max_size=60).map(" ".join)


def holds(text: str) -> None:
    reading = read_plan(text)
    assert isinstance(reading, Reading)
    position = 0
    for proposal in reading.proposals:
        assert position <= proposal.start < proposal.end <= len(text)
        assert proposal.text == text[proposal.start : proposal.end]
        assert 0 < proposal.confidence < 1
        position = proposal.end
    position = 0
    covered = bytearray(len(text))
    for segment in reading.segments:
        assert position <= segment.start < segment.end <= len(text)
        assert segment.role in {"heading", "commitment", "goal", "priority", "context", "noise"}
        covered[segment.start : segment.end] = b"\x01" * (segment.end - segment.start)
        position = segment.end
    assert all(covered[i] for i, c in enumerate(text) if not c.isspace())


@given(st.text(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_and_accounted_for(text: str) -> None:
    holds(text)


@given(plan_like)
@settings(max_examples=300, deadline=None)
def test_anything_like_a_plan_is_read_and_accounted_for(text: str) -> None:
    holds(text)


@given(st.sampled_from(PLANS), st.integers(0, 3000), st.integers(0, 3000), plan_like)
@settings(max_examples=120, deadline=None)
def test_a_plan_cut_and_mended_anywhere_is_read(path: pathlib.Path, start: int, end: int, inserted: str) -> None:
    text = path.read_text("utf-8")
    holds(text[:start] + inserted + text[end:])


@given(plan_like)
@settings(max_examples=60, deadline=None)
def test_the_same_text_gives_the_same_reading(text: str) -> None:
    assert read_plan(text).as_json() == read_plan(text).as_json()


def test_line_ends_of_every_kind_give_the_same_promises() -> None:
    text = "Arbeidsplan 2020\n\nMøter\n\n- Holde to stands\n- Arrangere årsmøte\n"
    expected = [p.text for p in read_plan(text).proposals]
    for end in ("\r\n", "\r"):
        assert [p.text for p in read_plan(text.replace("\n", end)).proposals] == expected
