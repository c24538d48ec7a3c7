"""How pytest-playwright's browser is started: the machine's Chromium, in Norwegian, asking nobody outside."""

import os
import shutil
from typing import Any

import pytest

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
