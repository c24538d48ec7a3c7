"""The variables a test run starts with; a pytest plug-in, since settings are read before any conftest."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

_OWN = "LOKALLAG_TEST_FOLDER"
# What bin/test says to a pass.
_KEPT = frozenset({"LOKALLAG_CHROMIUM", "LOKALLAG_ONLY_DATABASE"})


def _prepare() -> None:
    """Give this run a data folder of its own and nothing of the caller's installation; xdist's workers share it."""
    if _OWN in os.environ:
        return
    folder = tempfile.mkdtemp(prefix="lokallag-test-")
    for name in [name for name in os.environ if name.startswith("LOKALLAG_") and name not in _KEPT]:
        del os.environ[name]
    # WhiteNoise warns where nothing is collected, and a warning is an error here.
    (Path(folder) / "static").mkdir()
    os.environ |= {
        _OWN: folder,
        "LOKALLAG_DATA": folder,
        "LOKALLAG_SECRET_KEY": "only for tests",
        "LOKALLAG_TESTING": "1",
        # Playwright's loop runs in the thread that also prepares rows.
        "DJANGO_ALLOW_ASYNC_UNSAFE": "1",
    }


_prepare()


def pytest_configure(config: pytest.Config) -> None:
    """Let our browser fixtures count before those of pytest-playwright, which are registered earlier."""
    from tests import browser

    config.pluginmanager.register(browser, "lokallag-browser")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what never asks a database or says that one is enough, where only the database differs from the pass before."""
    if not os.environ.get("LOKALLAG_ONLY_DATABASE"):
        return
    asks = {"db", "transactional_db", "live_server"}
    chosen = [
        item
        for item in items
        if (asks & set(getattr(item, "fixturenames", ())) or item.get_closest_marker("django_db"))
        and not item.get_closest_marker("one_database")
    ]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(chosen)])
    items[:] = chosen


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the run's folder when the run, not one of its workers, is over."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.pop(_OWN, ""), ignore_errors=True)
