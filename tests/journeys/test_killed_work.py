"""A process killed while it reads or adopts a plan, or brings a list of members in or takes it back, leaves all of it or nothing, and the work can be done again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import ROOT


@pytest.mark.parametrize("work", ["reading", "adopting", "bringing in", "taking back"])
def test_killed_after_any_write_it_is_all_or_nothing(tmp_path: Path, work: str) -> None:
    environment = {
        **os.environ,
        "LOKALLAG_DATA": str(tmp_path),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "lokallag.config.settings",
        "PYTHONPATH": str(ROOT),
    }
    (tmp_path / "static").mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.killed_work", work],
        env=environment, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    before, *attempts = [json.loads(line) for line in done.stdout.splitlines()]
    *killed, last = attempts
    assert before["whole"]
    assert last["whole"]
    assert last["killed_after"] == 0, "it was killed every time"
    assert last["counts"] != before["counts"]
    assert len(killed) >= 2, "it writes more than this"
    for attempt in killed:
        assert attempt["whole"], attempt
        assert attempt["counts"] == before["counts"], f"half is left: {attempt}"
