"""The register's answers read, names matched, boards compared; a register that misbehaves is a sentence."""

from __future__ import annotations

import contextlib
import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lokallag.capabilities.obligations.registers import (
    CannotRead,
    Finding,
    Held,
    OurSeat,
    Standing,
    compare,
    has_identity_number,
    read,
    without_identity_numbers,
)
from lokallag.capabilities.obligations.registers.answers import Answer
from lokallag.capabilities.obligations.registers.names import Likeness, folded, likeness

NUMBER = "974760673"
SAMPLES = Path(__file__).parents[5] / "shared/data/brreg"


def unit(number: str = NUMBER, **more: Any) -> dict[str, Any]:
    return {"organisasjonsnummer": number, "navn": "LILLEHAMMER SV", "organisasjonsform": {"kode": "FLI"}, **more}


def role(code: str, given: str, family: str, middle: str = "", born: str = "1980-05-17", **more: Any) -> dict[str, Any]:
    name = {"fornavn": given, "etternavn": family} | ({"mellomnavn": middle} if middle else {})
    return {"type": {"kode": code}, "person": {"navn": name, "fodselsdato": born, "erDoed": False}, **more}


def roles(*rows: dict[str, Any], number: str = NUMBER) -> dict[str, Any]:
    href = f"https://data.brreg.no/enhetsregisteret/api/enheter/{number}"
    groups = [{"type": {"kode": "STYR"}, "sistEndret": "2020-02-20", "roller": list(rows)}] if rows else []
    return {"rollegrupper": groups, "_links": {"enhet": {"href": href}}}


def ours(*rows: tuple[str, str, str]) -> list[OurSeat]:
    return [OurSeat(key=n, given=g, family=f, roles=(r,)) for n, (r, g, f) in enumerate(rows)]


def test_identity_numbers_are_taken_out_and_other_numbers_stay() -> None:
    for number in ("17058012345", "170580 12345", "57058012345", "17458012345", "17858012345"):
        assert has_identity_number(f"nr {number}.")
    for number in ("974760673", "15037512345678", "99999912345", "+47 900 12 345"):
        assert without_identity_numbers(number) == number
    kept = read(json.dumps({**unit(), "navn": "Lag 17058012345"}), number=NUMBER)
    assert "17058012345" not in json.dumps(kept.as_json())
    assert Answer.of_json(json.loads(json.dumps(kept.as_json()))) == kept


def test_an_answer_is_read_patiently() -> None:
    both = json.dumps(unit()) + "\n\n" + json.dumps(roles(role("LEDE", "Kari", "Moen"), {"type": None}, {"x": 1}))
    found = read(both, number=NUMBER)
    assert found.unit is not None
    assert [(held.name, held.role, held.birth_year) for held in found.board] == [
        ("Kari Moen", "LEDE", 1980),
        ("", "", None),
        ("", "", None),
    ]
    assert "1980-05-17" not in json.dumps(found.as_json())
    assert read(json.dumps({"enhet": unit(), "roller": roles()}), number=NUMBER).roles == ()
    assert read(json.dumps(unit(slettedato="2020-10-20")), number=NUMBER).unit.deleted_on == "2020-10-20"
    # Nothing said of roles is not "no roles".
    assert read(json.dumps(unit()), number=NUMBER).roles is None
    assert read(json.dumps(roles()), number=NUMBER).roles == ()
    held = read(json.dumps(roles(role("MEDL", "A", "B", fratraadt=True, avregistrert="2020-01-01"))), number=NUMBER)
    assert held.board == ()


def test_what_is_no_answer_is_a_problem_and_never_an_error() -> None:
    wrong: dict[str, str] = {
        "": "not_json",
        "<!doctype html><title>503</title>": "not_json",
        json.dumps(unit())[:-5]: "not_json",
        "[" * 5000: "not_json",
        "9" * 5000: "not_json",
        json.dumps("x" * 1_000_001): "too_large",
        json.dumps(roles(*[role("MEDL", "A", "B")] * 500)): "too_large",
        "[]": "changed",
        "null": "changed",
        '{"hei": 1}': "changed",
        '{"rollegrupper": 7}': "changed",
        '{"rollegrupper": [[]]}': "changed",
        '{"rollegrupper": [{"type": {"kode": "STYR"}, "roller": {}}]}': "changed",
        json.dumps(unit("923609016")): "other_unit",
        json.dumps(roles(role("LEDE", "Kari", "Moen"), number="923609016")): "other_unit",
        json.dumps({"_embedded": {"enheter": [unit()]}, "page": {}}): "search",
    }
    for text, problem in wrong.items():
        with pytest.raises(CannotRead) as found:
            read(text, number=NUMBER)
        assert found.value.problem == problem, text[:60]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["organisasjonsnummer", "navn", "rollegrupper", "roller", "type", "kode", "person", "_links"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=15,
)


@settings(max_examples=30, deadline=None)
@given(JSON)
def test_whatever_json_comes_is_an_answer_or_a_problem(value: Any) -> None:
    with contextlib.suppress(CannotRead):
        compare(ours(("chair", "Kari", "Moen")), read(json.dumps(value), number=NUMBER))


def test_names_are_one_persons_or_not() -> None:
    table = [
        ("Kari Moen", "MOEN KARI", Likeness.EQUAL),
        ("Kari Moen", "Kari Anne Moen", Likeness.SHORTER),
        ("Anne-Marie Øverbø", "Annemarie Overboe", Likeness.EQUAL),
        ("Åse Aas", "Aase Ås", Likeness.EQUAL),
        ("K. Moen", "Kari Moen", Likeness.SHORTER),
        ("Kari M. Moen", "Kari Marie Moen", Likeness.SHORTER),
        ("Kari Berg Moen", "Kari Lie Moen", Likeness.UNSURE),
        ("Kari Moen", "Kari Lunde", Likeness.NONE),
        ("Kari", "Kari Moen", Likeness.NONE),
        ("Ola Moen", "Kari Moen", Likeness.NONE),
        ("K M", "Kari Moen", Likeness.NONE),
        ("", "Kari Moen", Likeness.NONE),
    ]
    for one, other, how in table:
        assert likeness(folded(one), folded(other)) == how, (one, other)
        assert likeness(folded(other), folded(one)) == how, (other, one)


PLAIN = str.maketrans({"å": "a", "ø": "o", "æ": "ae", "é": "e", "ö": "o", "Å": "A", "Ø": "O"})
WORDS = ["Kari", "Åse", "Bjørn", "André", "Sæther", "Moen", "Öberg", "Øverbø", "Lie", "Ali"]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=2, max_size=4, unique=True), st.randoms(), st.booleans())
def test_order_case_accents_and_hyphens_never_change_who_it_is(words: list[str], chance: Any, decomposed: bool) -> None:
    other = chance.sample(words, len(words))
    written = "-".join(other).upper() if chance.random() < 0.5 else " ".join(other).translate(PLAIN)
    if decomposed:
        written = unicodedata.normalize("NFD", written)
    assert likeness(folded(" ".join(words)), folded(written)) == Likeness.EQUAL
    board = ours(("chair", words[0], " ".join(words[1:])), ("secretary", "Per", "Skogli"))
    register = Answer(roles=(Held(role="MEDL", family="Skogli Per"), Held(role="LEDE", family=written)))
    assert compare(board, register).standing == Standing.SAME


def test_a_board_is_compared_line_by_line() -> None:
    board = ours(
        ("chair", "Kari", "Moen"), ("treasurer", "Per", "Skogli"), ("deputy_chair", "Jon", "Berg"),
        ("board_member", "Ida Marie", "Holen"), ("deputy_member", "Ola", "Lien"),
    )  # fmt: skip
    answer = read(
        json.dumps(
            roles(
                role("LEDE", "Kari", "Moen", middle="Anne"),
                role("MEDL", "Per", "Skogli"),
                role("MEDL", "Jon", "Berg"),
                role("MEDL", "Ida", "Holen", middle="Lie", born="?"),
                role("MEDL", "Gro", "Gran"),
                role("OBS", "Liv", "Lund"),
            )
        ),
        number=NUMBER,
    )
    found = compare(board, answer)
    told = {(row.ours.name if row.ours else row.theirs.name): row.finding for row in found.rows}
    assert told == {
        "Kari Moen": Finding.SAME,
        "Per Skogli": Finding.SAME,
        "Jon Berg": Finding.OTHER_ROLE,
        "Ida Marie Holen": Finding.UNSURE,
        "Ola Lien": Finding.MISSING,
        "Gro Gran": Finding.LEFT,
        "Liv Lund": Finding.LEFT,
    }
    assert (found.standing, found.local_titles) == (Standing.DIFFERS, ("treasurer",))
    assert [held.role for held in found.unknown] == ["OBS"]
    assert compare(board, read(json.dumps(roles()), number=NUMBER)).standing == Standing.NO_DATA
    assert compare(board, read(json.dumps(unit()), number=NUMBER)).standing == Standing.NOT_READ
    assert compare([], answer).standing == Standing.NO_BOARD
    dead = Answer(roles=(Held(role="LEDE", family="Kari Moen", is_dead=True),))
    assert [row.finding for row in compare(board[:1], dead).rows] == [Finding.DEAD]


def test_two_people_of_one_name_are_two() -> None:
    two = [
        OurSeat(key=1, given="Kari", family="Moen", roles=("chair",), birth_year=1961),
        OurSeat(key=2, given="Kari", family="Moen", roles=("board_member",), birth_year=1990),
    ]
    held = [
        Held(role="MEDL", given="Kari", family="Moen", birth_year=1990),
        Held(role="LEDE", given="Kari", family="Moen", birth_year=1961),
    ]
    assert compare(two, Answer(roles=tuple(held))).standing == Standing.SAME
    one = compare(two, Answer(roles=(held[0],)))
    assert [(row.ours.key, row.finding) for row in one.rows] == [(1, Finding.MISSING), (2, Finding.SAME)]
    # Another year alone may be a slip: somebody should look.
    assert [row.finding for row in compare(two[:1], Answer(roles=(held[0],))).rows] == [Finding.UNSURE]
    # One whose name fits two lines leaves the line to whom only that one fits.
    board = ours(("chair", "Kari", "Moen"), ("board_member", "Kari Anne", "Moen"))
    lines = (Held(role="LEDE", family="Moen Kari Anne"), Held(role="MEDL", family="Moen Kari Lise"))
    assert {row.finding for row in compare(board, Answer(roles=lines)).rows} <= {Finding.SAME, Finding.OTHER_ROLE}


@pytest.mark.skipif(not SAMPLES.exists(), reason="the samples are not beside the project")
def test_the_samples_of_the_register_are_read() -> None:
    def told(name: str, number: str) -> Answer:
        return read((SAMPLES / f"eksempel_enheter-{name}-response.json").read_text("utf-8"), number=number)

    assert told("details", "112233445").unit.street == "Tyvholmen 1"
    assert told("details-deleted", "123456789").unit.deleted_on == "2017-10-20"
    assert [held.name for held in told("roller-person", "810004622").board] == ["Ove Olsen"]
    assert told("roller-enhet", "810005912").board == ()
    for name in ("search", "search-empty"):
        with pytest.raises(CannotRead, match="search"):
            told(name, "112233445")
