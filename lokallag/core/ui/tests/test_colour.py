"""A party's colour, whatever it is, gives text that can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lokallag.core.ui import colour

CHANNEL = st.integers(0, 255)
COLOURS = st.tuples(CHANNEL, CHANNEL, CHANNEL)
SHEETS = (colour.LIGHT_SHEET, colour.DARK_SHEET)


@given(COLOURS)
def test_shades_of_any_colour_can_be_read_in_light_and_dark(party: colour.Rgb) -> None:
    for shades, sheet in zip(colour.shades(colour.as_hex(party)), SHEETS, strict=True):
        assert colour.contrast(colour.parse(shades.on_mark), colour.parse(shades.mark)) >= 4.5
        assert colour.contrast(colour.parse(shades.ink), sheet) >= 4.5
        assert colour.contrast(colour.parse(shades.on_wash), colour.parse(shades.wash)) >= 4.5


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_both_ways_and_between_1_and_21(one: colour.Rgb, other: colour.Rgb) -> None:
    assert colour.contrast(one, other) == colour.contrast(other, one)
    assert 1 <= colour.contrast(one, other) <= 21.001


@given(COLOURS, COLOURS)
def test_a_readable_colour_is_readable_on_its_background(party: colour.Rgb, background: colour.Rgb) -> None:
    assert colour.contrast(colour.readable(party, background), background) >= 4.5


@given(COLOURS)
def test_a_colour_survives_being_written_and_read(party: colour.Rgb) -> None:
    assert colour.parse(colour.as_hex(party)) == party


def test_black_on_white_has_the_highest_contrast() -> None:
    assert round(colour.contrast((0, 0, 0), (255, 255, 255)), 2) == 21


def test_a_colour_that_reads_already_is_left_alone() -> None:
    assert colour.readable((200, 16, 46), colour.LIGHT_SHEET) == (200, 16, 46)


@pytest.mark.parametrize("text", ["", "#12", "red", "#gggggg", "#1234567", "c8102e; }"])
def test_what_is_no_colour_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a colour"):
        colour.parse(text)


def test_three_digits_mean_six() -> None:
    assert colour.parse("#f0a") == (255, 0, 170)
