"""How the three commands speak: one language, one clear sentence when something is wrong, a line with seconds for each step."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Stop(Exception):
    """The command cannot go on; holds the one sentence that a person reads, in Norwegian and in English."""

    def __init__(self, nb: str, en: str) -> None:
        super().__init__(en)
        self.nb, self.en = nb, en


class Interrupted(BaseException):
    """Ctrl-C, or another process asked this one to end."""


def norwegian() -> bool:
    """True when the terminal's language is Norwegian."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return os.environ[name].lower().startswith(("nb", "nn", "no"))
    return False


def word(nb: str, en: str) -> str:
    """The one of the two texts that this terminal reads."""
    return nb if norwegian() else en


def say(nb: str = "", en: str | None = None) -> None:
    """Writes one line to the terminal at once; with one text only, that one in both languages."""
    sys.stdout.write(word(nb, nb if en is None else en) + "\n")
    sys.stdout.flush()


def complain(error: Stop) -> None:
    """Writes the sentence of a Stop where errors go."""
    sys.stdout.flush()
    sys.stderr.write(word(error.nb, error.en) + "\n")
    sys.stderr.flush()


@contextmanager
def step(nb: str, en: str) -> Iterator[None]:
    """Says that a step begins and, when it went well, how many seconds it took."""
    name = word(nb, en)
    begun = time.monotonic()
    say(f"  … {name}", f"  … {name}")
    yield
    took = f"{time.monotonic() - begun:.1f} s"
    say(f"  ✓ {name}: {took.replace('.', ',')}", f"  ✓ {name}: {took}")
