"""The reader against the annotated plans handed over with the issue, where they are: the thresholds it was asked to reach."""

from __future__ import annotations

import pathlib
import re
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[4]
TOOL = ROOT.parent / "shared" / "tools" / "score_plan_reader.py"
pytestmark = pytest.mark.skipif(
    not TOOL.exists(), reason="the annotated plans are not beside the repository (../shared/plans)"
)


def score(*options: str) -> dict[str, float]:
    command = [sys.executable, str(TOOL), *options, "--", sys.executable, "-m", "lokallag.config.cli", "plan", "read"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return {key: float(value) for key, value in re.findall(r"(\w+)=([\d.]+)", run.stdout.splitlines()[-1])}


def test_the_two_real_plans_are_read() -> None:
    assert score("--only", "000,001")["f1"] >= 0.92


def test_all_eight_plans_are_read_and_accounted_for() -> None:
    got = score()
    wanted = {
        "f1": 0.85,
        "count": 0.9,
        "cadence": 0.9,
        "deadline": 0.9,
        "comparator": 0.85,
        "area": 0.85,
        "kind": 0.8,
        "responsible": 0.75,
        "accounted": 1.0,
    }
    assert {name: got[name] for name, least in wanted.items() if got[name] < least} == {}
    assert got["failed"] == 0
