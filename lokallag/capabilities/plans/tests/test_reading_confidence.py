"""Confidence is honest: of proposals marked 0.9 or more at least 95 % are right, and `docs/reading.md` shows the figures as measured.

After a change to the reader write the table anew with
`WRITE_READING_TABLE=1 python -m pytest lokallag/capabilities/plans/tests/test_reading_confidence.py`.
"""

from __future__ import annotations

import importlib.util
import json
import os
import pathlib
from typing import Any

import pytest

from lokallag.capabilities.plans.reading import read_plan

ROOT = pathlib.Path(__file__).resolve().parents[4]
SHARED = ROOT.parent / "shared"
PAGE = ROOT / "docs" / "reading.md"
BEGIN, END = "<!-- confidence: begin -->", "<!-- confidence: end -->"
BINS = ((0.95, 1.01), (0.9, 0.95), (0.8, 0.9), (0.7, 0.8), (0.6, 0.7), (0.0, 0.6))
pytestmark = pytest.mark.skipif(
    not (SHARED / "plans").exists(), reason="the annotated plans are not beside the repository (../shared/plans)"
)


def tool() -> Any:
    spec = importlib.util.spec_from_file_location("score_plan_reader", SHARED / "tools" / "score_plan_reader.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measured() -> list[tuple[float, bool, bool]]:
    """Return (confidence, matched, matched with right kind and count) for each proposal on the annotated plans."""
    score = tool()
    rows: list[tuple[float, bool, bool]] = []
    for path in sorted((SHARED / "plans" / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        text = (SHARED / "plans" / gold["text_file"]).read_text("utf-8")
        proposed = score.without_optional([p.as_json() for p in read_plan(text).proposals], gold)
        right = {id(p): g for p, g in score.pair(proposed, gold["commitments"])}
        for p in proposed:
            g = right.get(id(p))
            whole = g is not None and all(score.field_score(field, p, g) == 1 for field in ("kind", "count"))
            rows.append((p["confidence"], g is not None, whole))
    return rows


def table(rows: list[tuple[float, bool, bool]]) -> str:
    lines = [
        "| confidence | proposals | a commitment in the gold | and with the right kind and count |",
        "| --- | --- | --- | --- |",
    ]
    for low, high in BINS:
        here = [row for row in rows if low <= row[0] < high]
        if here:
            name = f"{low:.2f} and over" if high > 1 else f"{low:.2f}–{high:.2f}" if low else f"under {high:.2f}"
            lines.append(f"| {name} | {len(here)} | {sum(r[1] for r in here)} | {sum(r[2] for r in here)} |")
    lines.append(f"| all | {len(rows)} | {sum(r[1] for r in rows)} | {sum(r[2] for r in rows)} |")
    return "\n".join(lines)


def test_what_is_marked_sure_is_right() -> None:
    sure = [row for row in measured() if row[0] >= 0.9]
    assert len(sure) >= 30
    assert sum(row[1] for row in sure) >= 0.95 * len(sure)
    assert sum(row[2] for row in sure) >= 0.95 * len(sure)


def test_the_table_in_the_docs_is_the_one_measured() -> None:
    page = PAGE.read_text("utf-8")
    before, _, rest = page.partition(BEGIN)
    shown, _, after = rest.partition(END)
    found = table(measured())
    if os.environ.get("WRITE_READING_TABLE"):
        PAGE.write_text(f"{before}{BEGIN}\n{found}\n{END}{after}", "utf-8")
        return
    assert shown.strip() == found
