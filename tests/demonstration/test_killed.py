"""A process killed with SIGKILL while it makes the demonstration leaves all of it or nothing, and it can be made again."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent.parent
TABLES = ("chapters_chapter", "people_person", "plans_commitment", "gatherings_gathering", "people_user")


def _django(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    return _run(folder, "django", *words)


def _run(folder: Path, module: str, *words: str) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "LOKALLAG_DATA": str(folder),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "lokallag.config.settings",
    }
    return subprocess.Popen(
        [sys.executable, "-m", module, *words], cwd=HERE, env=environment, stdout=subprocess.DEVNULL
    )


def _counts(folder: Path) -> dict[str, int]:
    with sqlite3.connect(folder / "lokallag.sqlite3") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        return {table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}


def test_killed_while_loading_it_is_all_or_nothing(tmp_path: Path) -> None:
    assert _run(tmp_path, "tests.tables").wait() == 0
    began = time.perf_counter()
    assert _django(tmp_path, "demo", "make").wait() == 0
    takes = time.perf_counter() - began
    whole = _counts(tmp_path)
    assert _django(tmp_path, "demo", "remove").wait() == 0
    nothing = _counts(tmp_path)
    assert set(nothing.values()) == {0}

    for share in (0.6, 0.9):
        process = _django(tmp_path, "demo", "make")
        time.sleep(takes * share)
        process.send_signal(signal.SIGKILL)
        process.wait()
        left = _counts(tmp_path)
        assert left in (nothing, whole)
        if left == whole:
            assert _django(tmp_path, "demo", "remove").wait() == 0
    assert _django(tmp_path, "demo", "make").wait() == 0
    assert _counts(tmp_path) == whole
