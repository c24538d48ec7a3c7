"""Runs other programs so that none is left behind: each in a group of its own, ended together whatever happens."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import FrameType

from console import Interrupted

PATIENCE = 8.0
# Each program with the signal that asks it to end.
_alive: dict[subprocess.Popen[bytes], int] = {}
_lock = threading.Lock()


def listen() -> None:
    """Turns Ctrl-C, SIGTERM and a closed terminal into Interrupted, even if the shell had made this process deaf to them."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)


def _interrupt(number: int, _frame: FrameType | None) -> None:
    raise Interrupted(number)


def start(
    command: Sequence[str], env: Mapping[str, str], log: Path | None, cwd: Path, polite: int = signal.SIGTERM
) -> subprocess.Popen[bytes]:
    """Starts a program in its own process group; its words go to the log, or to the terminal when there is none.

    `polite` is the signal that asks this program to end.
    """
    if log is not None:
        log.parent.mkdir(parents=True, exist_ok=True)
    words = open(log, "ab") if log is not None else None  # noqa: SIM115 — handed over to the program below
    try:
        with _lock:
            process = subprocess.Popen(
                list(command),
                cwd=cwd,
                env=dict(env),
                stdin=subprocess.DEVNULL,
                stdout=words,
                stderr=subprocess.STDOUT if words else None,
                start_new_session=True,
                preexec_fn=_die_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509 — sets one flag, takes no lock
            )
            _alive[process] = polite
    finally:
        if words is not None:
            words.close()
    return process


# Loaded here, since nothing may be loaded between fork and exec.
_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None
_PR_SET_PDEATHSIG = 1


def _die_with_parent() -> None:
    """Asks Linux to end this program when the command that started it is killed outright."""
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def run(command: Sequence[str], env: Mapping[str, str], log: Path | None, cwd: Path) -> int:
    """Runs a program to its end and gives its exit code; ends it first if this command is interrupted."""
    process = start(command, env, log, cwd)
    try:
        return process.wait()
    finally:
        end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """Ends a program's whole group: politely, then after some seconds by force."""
    _signal(process, _alive.get(process, signal.SIGTERM))
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit and _group_lives(process):
        time.sleep(0.05)
    _signal(process, signal.SIGKILL)
    process.wait()
    _alive.pop(process, None)


def end_all() -> None:
    """Ends everything that is still running, all at the same time."""
    with _lock:
        left = list(_alive)
    for process in left:
        _signal(process, _alive.get(process, signal.SIGTERM))
    for process in left:
        end(process)


def _group_lives(process: subprocess.Popen[bytes]) -> bool:
    # Reaped here, or a finished leader would count as alive for ever.
    process.poll()
    try:
        os.killpg(process.pid, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def _signal(process: subprocess.Popen[bytes], number: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)
