"""A pytest plug-in that writes how many tests passed, failed and were skipped, and why, for bin/test to add up."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path

from _pytest.terminal import TerminalReporter

# Left out by a marker is not a skip; a test that fails as foretold is one, with its reason.
FAILED = ("failed", "error", "xpassed")


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Writes the figures to the file that bin/test named."""
    stats = terminalreporter.stats
    reasons: Counter[str] = Counter()
    for report in stats.get("skipped", []):
        where = report.longrepr
        reasons[str(where[2] if isinstance(where, tuple) else where).removeprefix("Skipped: ")] += 1
    reasons.update(f"expected to fail: {report.wasxfail}" for report in stats.get("xfailed", []))
    figures = {
        "passed": len(stats.get("passed", [])),
        "failed": sum(len(stats.get(kind, [])) for kind in FAILED),
        "skipped": sum(reasons.values()),
        "reasons": dict(reasons),
    }
    Path(os.environ["TALLY_FILE"]).write_text(json.dumps(figures), encoding="utf-8")
