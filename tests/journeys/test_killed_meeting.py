"""A server killed in the middle of a meeting loses no word and no decision that it has answered for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import ROOT

pytestmark = pytest.mark.one_database


def test_no_acknowledged_word_is_lost(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "LOKALLAG_DATA": str(tmp_path),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "lokallag.config.settings",
        "PYTHONPATH": str(ROOT),
    }
    (tmp_path / "static").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.killed_meeting", "4"],
        env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    *runs, last = [json.loads(line) for line in done.stdout.splitlines()]
    assert last == {"whole": True}
    assert [run["lost"] for run in runs] == [[]] * 4
    assert [run["wrong"] for run in runs] == [[]] * 4
    assert sum(run["words"] for run in runs) > 4
