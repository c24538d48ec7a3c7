"""Prints how long reading takes as plans grow, and how long one plan takes as a whole process; run it again on your machine."""

from __future__ import annotations

import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from lokallag.capabilities.plans.reading import read_plan  # noqa: E402

PLANS = ROOT / "lokallag" / "capabilities" / "plans" / "tests" / "reading_plans"
PAGE = 3_000  # characters


def seconds(text: str) -> float:
    """Return the seconds of processor time that reading `text` takes; a busy machine does not change it much."""
    begun = time.process_time()
    read_plan(text)
    return time.process_time() - begun


def main() -> None:
    """Print the table."""
    whole = "\n\n".join(path.read_text("utf-8") for path in sorted(PLANS.iterdir())) + "\n\n"
    hard = {
        "made-up plans": whole,
        "one line": whole.replace("\n", " "),
        "no full stop": whole.replace(".", " ").replace("\n", " "),
        "only commas": "holde kurs, møter og stands, " * 200,
        "only digits": "12.12 12/12 2020 4-5 " * 200,
        "only brackets": "(((styret " * 200,
        "only modals": "skal vil må bør " * 200,
        "only capitals": "STYRET SKAL " * 200,
        "blank lines": "\n \t" * 500 + "a",
        "date lines": "12. mai\n" * 400,
        "labels": "Ansvar: Frist: Tiltak\n" * 300,
        "tabs": "a\tb\t\n" * 400,
    }
    print(f"{'text':16s} {'pages':>6s} {'seconds':>8s}  seconds at half that length")
    for name, seed in hard.items():
        for pages in (25, 100):
            text = (seed * (pages * PAGE // len(seed) + 1))[: pages * PAGE]
            print(f"{name:16s} {pages:6d} {seconds(text):8.2f}  {seconds(text[: len(text) // 2]):.2f}")
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(whole[:6_000])
        file.flush()
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "lokallag.config.cli", "plan", "read", file.name],
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            check=True,
        )
        print(f"one plan as a whole process: {time.perf_counter() - begun:.2f} s")


if __name__ == "__main__":
    main()
