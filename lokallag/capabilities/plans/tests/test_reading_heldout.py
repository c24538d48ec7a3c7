"""The reader on plans made up for it, in many layouts and five languages: what it must find, and what it must leave alone.

A plan stands in `reading_plans/` with its promises marked ⟦words|field=value …⟧. 01–14 and 21–32 were written before the reader had
been tried on them; `docs/reading.md` tells how it did at first sight.
"""

from __future__ import annotations

import pathlib
import re
from typing import Any

import pytest

from lokallag.capabilities.plans.reading import Proposal, read_plan

PLANS = sorted((pathlib.Path(__file__).parent / "reading_plans").iterdir())
_MARK = re.compile(r"⟦(.*?)\|([^|⟧]*)⟧", re.DOTALL)
_PAIR = re.compile(r"(\w+)=((?:(?! \w+=).)*)")


def marked(path: pathlib.Path) -> tuple[str, list[tuple[int, int, dict[str, str]]]]:
    """Return the plan without marks, and the span and fields of each promise."""
    source = path.read_text("utf-8")
    text, promises, position = "", [], 0
    for mark in _MARK.finditer(source):
        text += source[position : mark.start()]
        promises.append((len(text), len(text) + len(mark.group(1)), dict(_PAIR.findall(mark.group(2)))))
        text += mark.group(1)
        position = mark.end()
    return text + source[position:], promises


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    inner = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    outer = max(a[1], b[1]) - min(a[0], b[0])
    return inner / outer if outer else 0.0


def matched(path: pathlib.Path) -> tuple[list[Proposal], list[tuple[Proposal, dict[str, str]]], int]:
    text, promises = marked(path)
    proposals = read_plan(text).proposals
    pairs = [
        (p, fields)
        for start, end, fields in promises
        for p in proposals
        if overlap((p.start, p.end), (start, end)) >= 0.5
    ]
    return proposals, pairs, len(promises)


@pytest.mark.parametrize("path", PLANS, ids=lambda p: p.stem)
def test_a_made_up_plan_gives_its_promises_and_no_others(path: pathlib.Path) -> None:
    proposals, pairs, expected = matched(path)
    assert 2 * len(pairs) / (len(proposals) + expected) >= 0.9
    assert read_plan(marked(path)[0]).language == path.stem.split("-")[1]


def test_the_fields_of_all_made_up_plans_are_read() -> None:
    right: dict[str, list[int]] = {}
    for path in PLANS:
        for proposal, fields in matched(path)[1]:
            for name, wanted in fields.items():
                right.setdefault(name, [0, 0])
                right[name][0] += same(getattr(proposal, name), wanted)
                right[name][1] += 1
    assert {name: total for name, (good, total) in right.items() if good < 0.9 * total} == {}


def same(got: Any, wanted: str) -> bool:
    low = "" if got is None else str(got).lower()
    return (
        low == wanted.lower() or (len(low) > 3 and low in wanted.lower()) or (len(wanted) > 3 and wanted.lower() in low)
    )
