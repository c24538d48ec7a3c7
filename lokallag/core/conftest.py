"""A database that other processes can open too, for tests of what happens when one is killed or two come at once."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def other_process(transactional_db: None, tmp_path: Path) -> Iterator[Callable[[str], "subprocess.Popen[str]"]]:
    """Start Python programs that have the project set up on a database they share; returns the starter.

    SQLite: an own file, a copy of the test's database. PostgreSQL: the test's database itself. The starter's
    `url` attribute is the database's address. What still runs at the end is killed.
    """
    started: list[subprocess.Popen[str]] = []
    if connection.vendor == "sqlite":
        path = tmp_path / "shared.sqlite3"
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(path)])
        url = f"sqlite:///{path}"
    else:
        said = connection.settings_dict
        login = (
            f"{said['USER']}:{said['PASSWORD']}@" if said["PASSWORD"] else (f"{said['USER']}@" if said["USER"] else "")
        )
        host = str(said["HOST"]).replace("/", "%2F")
        url = f"postgres://{login}{host}:{said['PORT']}/{said['NAME']}"
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "LOKALLAG_TASKS": "database",
        "DJANGO_SETTINGS_MODULE": "lokallag.config.settings",
        "PYTHONPATH": str(ROOT),
    }

    def start(program: str) -> subprocess.Popen[str]:
        code = "import django; django.setup()\n" + program
        process = subprocess.Popen(
            [sys.executable, "-c", code],
            env=environment,
            cwd=ROOT,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()
