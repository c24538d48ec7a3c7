"""How pytest-playwright's browser is started: the machine's Chromium, in Norwegian, asking nobody outside."""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from playwright.sync_api import expect

# A machine with all its cores at work answers late: waiting longer for what comes changes no outcome.
expect.set_options(timeout=20_000)

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Which Chromium, and with what; bin/test says which in LOKALLAG_CHROMIUM."""
    named = os.environ.get("LOKALLAG_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    return {"args": _QUIET, **({"executable_path": named} if named else {})}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    """A reader of Norwegian in Norway."""
    return {"locale": "nb-NO", "timezone_id": "Europe/Oslo", "reduced_motion": "reduce"}


@pytest.fixture(autouse=True)
def _no_request_outlives_its_test(request: pytest.FixtureRequest) -> Iterator[None]:
    """Wait, before the tables are emptied, for what the page asked last: a table in use cannot be emptied.

    Asked for after the database and before the page, so it ends after the page is closed and before the tables are.
    """
    if not request.node.get_closest_marker("browser"):
        yield
        return
    request.getfixturevalue("transactional_db")
    lock, running = threading.Lock(), [0]

    def began(**_said: object) -> None:
        with lock:
            running[0] += 1

    def ended(**_said: object) -> None:
        with lock:
            running[0] -= 1

    request_started.connect(began, weak=False)
    request_finished.connect(ended, weak=False)
    yield
    # Quiet for a moment: what a page asked just before it was closed may not have been taken up yet.
    quiet = 0
    for _wait in range(120):
        quiet = quiet + 1 if running[0] <= 0 else 0
        if quiet > 3:
            break
        time.sleep(0.05)
    request_started.disconnect(began)
    request_finished.disconnect(ended)
