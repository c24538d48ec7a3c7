"""The journals of those who carry letters: what each began and how it ended, readable after they are killed.

One file a run in the data folder's `post/`, locked by whoever carries for as long as it lives.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings


@dataclass
class Read:
    """What a journal says: of each letter begun the server's answer (code, words), None where none is written down.

    `whole` is False where the machine stopped since: then what it does not say is no proof.
    """

    answers: dict[str, tuple[int, str] | None] = field(default_factory=dict)
    whole: bool = True


def folder() -> Path:
    """Where the journals lie."""
    path = Path(settings.DATA) / "post"
    path.mkdir(parents=True, exist_ok=True)
    return path


def open_new() -> tuple[str, int]:
    """Begin a journal, locked before anybody can see it; returns the run's name and the open file.

    Its first line says on which start of the machine it began. Who inherits the open file holds the lock too.
    """
    run = secrets.token_hex(16)
    hidden = folder() / f"{run}.new"
    file = os.open(hidden, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL, 0o600)
    fcntl.flock(file, fcntl.LOCK_EX)
    os.write(file, f"h {_boot()}\n".encode())
    hidden.rename(folder() / f"{run}.journal")
    return run, file


def read(path: Path) -> Read:
    """Read a journal; a last line that was cut off counts as not written."""
    found = Read()
    for line in path.read_bytes().split(b"\n")[:-1]:
        word, _space, rest = line.decode("utf-8", "replace").partition(" ")
        key, _space, answer = rest.partition(" ")
        if word == "h":
            found.whole = key == _boot()
        elif word == "d":
            found.answers[key] = None
        elif word == "r":
            code, _space, said = answer.partition(" ")
            found.answers[key] = (int(code), said) if code.isdigit() else None
            if code == "0":
                # Nothing of it was sent.
                del found.answers[key]
    return found


def dead() -> Iterator[tuple[str, Path]]:
    """Yield the run and file of each journal whose carrier no longer lives, holding its lock meanwhile."""
    for path in sorted(folder().glob("*.journal")):
        with contextlib.suppress(OSError), path.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if path.exists():
                yield path.stem, path


def _boot() -> str:
    """What tells one start of the machine from the next."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text("utf-8").strip()
    except OSError:
        return "-"


class OwnJournal:
    """The journal of a carrier that works in the worker itself (any of Django's mail back ends)."""

    def __init__(self, file: int) -> None:
        self._file = file

    def begun(self, key: str) -> None:
        """Write down that a letter is about to go."""
        os.write(self._file, f"d {key}\n".encode())

    def answered(self, key: str, code: int, said: str) -> None:
        """Write down how it ended."""
        os.write(self._file, f"r {key} {code} {' '.join(said.split())[:300]}\n".encode())

    def close(self) -> None:
        """Let go of the lock."""
        os.close(self._file)
