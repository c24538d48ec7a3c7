"""bin/check: every gate one after the other, each with its seconds; all run, and any that failed fails the whole."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

import environment
import processes
import testing
from console import Interrupted, Stop, complain, say
from environment import LOKALLAG, ROOT, VENV

LOGS = environment.VAR / "log"


def tool(name: str, *arguments: str) -> list[str]:
    """The command of one of the environment's programs."""
    return [str(VENV / "bin" / name), *arguments]


def production() -> dict[str, str]:
    """An environment like that of an installation on the open net, for Django's own check."""
    env = environment.environment()
    env.pop("DATABASE_URL", None)
    env.update(
        LOKALLAG_DATA=str(environment.VAR / "check"),
        LOKALLAG_DEMONSTRATION="0",
        LOKALLAG_URL="https://lokallag.example",
        LOKALLAG_HOSTS="lokallag.example",
        LOKALLAG_SECRET_KEY="".join(chr(33 + number * 7 % 90) for number in range(64)),
    )
    return env


def gates() -> list[tuple[str, list[str]]]:
    """The gates that are one program each, in the order they run."""
    return [
        ("ruff check", tool("ruff", "check", "--quiet")),
        ("ruff format --check", tool("ruff", "format", "--check", "--quiet")),
        ("mypy", tool("mypy")),
        ("lint-imports", tool("lint-imports")),
        ("makemigrations --check", [str(LOKALLAG), "makemigrations", "--check", "--dry-run"]),
        ("check --deploy", [str(LOKALLAG), "check", "--deploy", "--fail-level", "WARNING"]),
        ("djlint", tool("djlint", "lokallag", "--lint", "--quiet")),
    ]


def gate(name: str, command: list[str]) -> bool:
    """Runs one gate; shows what it said only if it failed."""
    log = LOGS / f"check-{name.replace(' ', '')}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.unlink(missing_ok=True)
    well = processes.run(command, production(), log, ROOT) == 0
    if not well:
        say(log.read_text(encoding="utf-8", errors="replace").rstrip())
    return well


def audit() -> bool:
    """Asks the index for known faults in the locked packages; where it does not tell, says so and goes on."""
    answer = LOGS / "audit.json"
    answer.unlink(missing_ok=True)
    asked = ["-r", "requirements.txt", "--disable-pip", "--require-hashes", "--progress-spinner", "off"]
    command = tool("pip-audit", *asked, "--format", "json", "--output", str(answer))
    processes.run(command, environment.environment(), LOGS / "audit.log", ROOT)
    if not answer.exists():
        return _untold()
    packages = json.loads(answer.read_text(encoding="utf-8"))["dependencies"]
    told = [package for package in packages if "vulns" in package]
    if not told:
        return _untold()
    faults = [(package["name"], fault["id"]) for package in told for fault in package["vulns"]]
    for name, fault in faults:
        say(f"  {name}: {fault}")
    return not faults


def _untold() -> bool:
    say(
        "  Hoppet over: pakkeregisteret her svarer ikke på om pakkene har kjente feil.",
        "  Skipped: the package index here does not tell whether the packages have known faults.",
    )
    return True


def tests() -> bool:
    """Every test there is."""
    return testing.run([], [], postgres=True) == 0


def timed(name: str, work: Callable[[], bool]) -> bool:
    """Runs one gate and says how it went and in how many seconds."""
    begun = time.monotonic()
    well = work()
    took = f"{time.monotonic() - begun:.0f} s"
    say(f"{'✓' if well else '✗'} {name}: {took}")
    return well


def run() -> int:
    """Runs all gates; gives the exit code."""
    begun = time.monotonic()
    environment.make(tests=True)
    failed = [name for name, command in gates() if not timed(name, lambda n=name, c=command: gate(n, c))]  # type: ignore[misc]
    failed += [name for name, work in (("pip-audit", audit), ("bin/test", tests)) if not timed(name, work)]
    say(f"bin/check: {time.monotonic() - begun:.0f} s")
    if failed:
        names = ", ".join(failed)
        complain(Stop(f"Dette gikk ikke: {names}.", f"These failed: {names}."))
    return 1 if failed else 0


def main() -> int:
    """The whole of bin/check; gives its exit code."""
    processes.listen()
    try:
        return run()
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
