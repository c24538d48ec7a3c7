"""bin/test: sets up what testing needs and runs every test on SQLite, on PostgreSQL and in a browser, with one sum at the end."""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from pathlib import Path

import environment
import machine
import processes
from cluster import cluster
from console import Interrupted, Stop, complain, say
from environment import PYTHON, ROOT

TALLY = environment.VAR / "log" / "tally.json"
# pytest's exit code when no test was chosen.
NO_TESTS = 5


class Sum:
    """The figures of all passes together."""

    def __init__(self) -> None:
        self.passed = self.failed = self.skipped = 0
        self.reasons: Counter[str] = Counter()
        self.well = True

    def run(self, title: tuple[str, str], arguments: list[str], env: dict[str, str]) -> None:
        """Runs one pass of pytest and adds what it counted."""
        begun = time.monotonic()
        say()
        say(f"── {title[0]}", f"── {title[1]}")
        TALLY.parent.mkdir(parents=True, exist_ok=True)
        TALLY.unlink(missing_ok=True)
        here = dict(env, TALLY_FILE=str(TALLY), PYTHONPATH=str(ROOT / "bin" / "lib"))
        code = processes.run([str(PYTHON), "-m", "pytest", "-p", "tally", *arguments], here, None, ROOT)
        figures = json.loads(TALLY.read_text(encoding="utf-8")) if TALLY.exists() else {}
        self.passed += figures.get("passed", 0)
        self.failed += figures.get("failed", 0)
        self.skipped += figures.get("skipped", 0)
        self.reasons.update(figures.get("reasons", {}))
        self.well = self.well and code in (0, NO_TESTS)
        say(f"── {time.monotonic() - begun:.0f} s", f"── {time.monotonic() - begun:.0f} s")

    def report(self) -> int:
        """Says why tests were skipped and, alone on the last line, the figures; gives the exit code."""
        say()
        for reason, times in self.reasons.most_common():
            say(f"  {times} × hoppet over: {reason}", f"  {times} × skipped: {reason}")
        if self.well and not self.passed:
            complain(Stop("Ingen test ble kjørt.", "No test was run."))
            self.well = False
        # The same words in every language: machines read this line.
        sys.stdout.write(f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped\n")
        sys.stdout.flush()
        return 0 if self.well and not self.failed else 1


def browser_tests(paths: list[str]) -> bool:
    """True when the paths hold tests that need a browser, so that one is only installed when it is used."""
    places = [ROOT / path.split("::")[0] for path in paths] or [ROOT / "lokallag", ROOT / "tests"]
    files = [file for place in places for file in ([place] if place.is_file() else place.rglob("test_*.py"))]
    return any("mark.browser" in file.read_text(encoding="utf-8") for file in files)


def run(paths: list[str], options: list[str], postgres: bool) -> int:
    """Runs the passes over the paths (all when none are said); gives the exit code."""
    environment.make(tests=True)
    env = environment.environment()
    env.pop("DATABASE_URL", None)
    total = Sum()
    quick = ["-m", "not browser", "--nomigrations", *spread(paths), *options, *paths]
    total.run(("Tester på SQLite", "Tests on SQLite"), quick, env)
    if postgres:
        with cluster() as url:
            # What asks no database has had its answer in the first pass. Here every migration is walked through.
            here = dict(env, DATABASE_URL=url, LOKALLAG_ONLY_DATABASE="1")
            total.run(("De samme på PostgreSQL", "The same on PostgreSQL"), quick, here)
    if browser_tests(paths):
        chosen = dict(env, LOKALLAG_CHROMIUM=machine.chromium())
        inside = ["-m", "browser", "--nomigrations", *spread(paths), *options, *paths]
        total.run(("Tester i nettleser", "Tests in a browser"), inside, chosen)
    return total.report()


def spread(paths: list[str]) -> list[str]:
    """All cores for the whole suite; for a few tests the workers cost more than they save."""
    if paths and all("::" in path or Path(path).is_file() for path in paths):
        return []
    return ["-n", str(min(os.cpu_count() or 2, 8)), "--dist", "worksteal"]


def main() -> int:
    """The whole of bin/test: what exists is a path, `--postgres` adds that pass, anything else goes to pytest."""
    processes.listen()
    arguments = sys.argv[1:]
    paths = [argument for argument in arguments if (ROOT / argument.split("::")[0]).exists()]
    options = [argument for argument in arguments if argument not in {*paths, "--postgres"}]
    try:
        return run(paths, options, "--postgres" in arguments or not paths)
    except Stop as error:
        complain(error)
        return 1
    except Interrupted:
        say("Stoppet.", "Stopped.")
        return 130
    finally:
        processes.end_all()


if __name__ == "__main__":
    sys.exit(main())
