"""The book of measures and its page say the same: a key is a promise that plans have stored."""

import re

from lokallag.core.measures.book import discover
from tests.house.sources import ROOT, text

ROW = re.compile(r"^\| `?([a-z]+\.[a-z_]+)`? \|.*\| ([a-z, ]+) \|$", re.MULTILINE)
KEY = re.compile(r"[a-z]+\.[a-z][a-z_]*")
TRACKINGS = {"count", "rhythm", "coverage", "milestone", "pulse"}


def test_the_page_lists_the_books_keys_in_order() -> None:
    listed = [key for key, _serves in ROW.findall(text(ROOT / "docs" / "measures.md"))]
    assert listed == sorted(discover().measures)


def test_the_page_says_what_each_measure_serves() -> None:
    said = {key: set(serves.split(", ")) for key, serves in ROW.findall(text(ROOT / "docs" / "measures.md"))}
    assert said == {key: set(measure.serves) for key, measure in discover().measures.items()}


def test_a_key_is_where_it_comes_from_and_what_it_counts() -> None:
    assert [key for key in discover().measures if not KEY.fullmatch(key)] == []


def test_a_measure_serves_trackings_that_exist() -> None:
    wrong = {key: measure.serves - TRACKINGS for key, measure in discover().measures.items()}
    assert {key: names for key, names in wrong.items() if names} == {}
    assert [key for key, measure in discover().measures.items() if not measure.serves] == []
