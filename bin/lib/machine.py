"""What testing needs from the machine, found or installed: a Chromium and PostgreSQL's programs."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from console import Stop, step
from environment import PYTHON, environment, quietly

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DEBIAN_POSTGRES = Path("/usr/lib/postgresql")


def chromium() -> str:
    """Path of a Chromium or Chrome: the machine's, else Debian's package, else Playwright's own; raises Stop without."""
    found = _chromium()
    if found is None and _may_install():
        with step("Chromium", "Chromium"):
            apt("chromium")
        found = _chromium()
    if found is None:
        with step("Chromium", "Chromium"):
            try:
                quietly("chromium", [PYTHON, "-m", "playwright", "install", "chromium"])
            except Stop:
                raise Stop(
                    "Testene trenger Chromium: installer den (på Debian «apt install chromium») og prøv igjen.",
                    "The tests need Chromium: install it (on Debian “apt install chromium”) and try again.",
                ) from None
        found = _chromium()
    if found is None:
        raise Stop("Finner ikke Chromium etter at den ble installert.", "Chromium is not found after it was installed.")
    return found


def _chromium() -> str | None:
    named = os.environ.get("LOKALLAG_CHROMIUM")
    if named:
        return named
    for name in BROWSERS:
        path = shutil.which(name)
        if path is not None:
            return path
    home = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    own = sorted(home.glob("chromium-*/chrome-*/chrome"))
    return str(own[-1]) if own else None


def postgres() -> Path:
    """The folder with initdb and postgres; installs Debian's package when it may; raises Stop without."""
    found = _postgres()
    if found is None and _may_install():
        with step("PostgreSQL", "PostgreSQL"):
            apt("postgresql")
        found = _postgres()
    if found is None:
        raise Stop(
            "Testene trenger PostgreSQL: installer den (på Debian «apt install postgresql») og prøv igjen.",
            "The tests need PostgreSQL: install it (on Debian “apt install postgresql”) and try again.",
        )
    return found


def _postgres() -> Path | None:
    debian = [path for path in DEBIAN_POSTGRES.glob("*/bin") if (path / "initdb").exists()]
    if debian:
        return max(debian, key=lambda path: float(path.parent.name))
    path = shutil.which("initdb")
    return Path(path).resolve().parent if path else None


def _may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt(package: str) -> None:
    """Installs one of Debian's packages."""
    env = dict(environment(), DEBIAN_FRONTEND="noninteractive")
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", package]
    quietly(f"apt-{package}", ["apt-get", "update", "-q"], install, env=env, index=True)
