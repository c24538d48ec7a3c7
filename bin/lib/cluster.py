"""A PostgreSQL of the tests' own: a new cluster in a temporary folder, on its own port, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import machine
import processes
from console import Stop, step
from environment import environment

SLOWEST_START = 30.0
# Nothing here outlives the tests, so nothing has to reach the disk.
CARELESS = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=60",
    "log_min_messages=error",
)


@contextmanager
def cluster() -> Iterator[str]:
    """Gives the DATABASE_URL of a running throw-away cluster and removes it all at the end, also on Ctrl-C."""
    programs = machine.postgres()
    folder = Path(tempfile.mkdtemp(prefix="lokallag-pg-"))
    server = None
    try:
        with step("PostgreSQL for testene", "PostgreSQL for the tests"):
            as_owner = owner(folder)
            port = free_port()
            data, log, env = folder / "data", folder / "log", environment()
            make = [f"{programs}/initdb", "-D", str(data), "-U", "lokallag", "-A", "trust", "--no-sync"]
            made = processes.run([*as_owner, *make, "--locale=C.UTF-8", "--encoding=UTF8"], env, log, folder)
            settings = [part for setting in CARELESS for part in ("-c", setting)]
            place = ["-h", "127.0.0.1", "-p", str(port), "-k", str(folder)]
            command = [*as_owner, f"{programs}/postgres", "-D", str(data), *place, *settings]
            if made == 0:
                server = processes.start(command, env, log, folder, polite=signal.SIGINT)
            limit = time.monotonic() + SLOWEST_START
            ask = [f"{programs}/pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
            while server is None or processes.run(ask, env, None, folder) != 0:
                if server is None or server.poll() is not None or time.monotonic() > limit:
                    raise Stop(f"PostgreSQL kom ikke i gang: {_last(log)}", f"PostgreSQL did not start: {_last(log)}")
                time.sleep(0.1)
        yield f"postgresql://lokallag@127.0.0.1:{port}/lokallag"
    finally:
        if server is not None:
            processes.end(server)
        shutil.rmtree(folder, ignore_errors=True)


def owner(folder: Path) -> list[str]:
    """What to put before PostgreSQL's commands: it refuses to run as root, so then somebody else owns the folder."""
    if os.geteuid() != 0:
        return []
    for name in ("postgres", "nobody"):
        try:
            person = pwd.getpwnam(name)
        except KeyError:
            continue
        os.chown(folder, person.pw_uid, person.pw_gid)
        return ["setpriv", f"--reuid={person.pw_uid}", f"--regid={person.pw_gid}", "--clear-groups"]
    raise Stop("PostgreSQL kan ikke kjøre som root.", "PostgreSQL cannot run as root.")


def free_port() -> int:
    """A port that nobody has at this moment."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def _last(log: Path) -> str:
    words = log.read_text(encoding="utf-8", errors="replace").strip() if log.exists() else ""
    return (words.splitlines() or ["?"])[-1][:200]
