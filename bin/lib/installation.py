"""Makes this installation's own things: its database, its static files and, the first time, its demonstration."""

from __future__ import annotations

from pathlib import Path

import environment
from console import step
from environment import LOKALLAG, PYTHON, ROOT, quietly
from stamps import Stamps, digest

SOURCE = ROOT / "lokallag"


def data_folder(env: dict[str, str]) -> Path:
    """Where the database and all that belongs to it lies; `LOKALLAG_DATA` moves it."""
    return Path(env.get("LOKALLAG_DATA") or environment.VAR).absolute()


def variables(port: int) -> dict[str, str]:
    """The environment that the product itself runs in; what the caller has set counts before what is meant here."""
    env = environment.environment()
    for name in ("LOKALLAG_DATA", "DATABASE_URL"):
        if not env.get(name):
            env.pop(name, None)
    env.setdefault("LOKALLAG_DEMONSTRATION", "1")
    env.setdefault("LOKALLAG_URL", f"http://localhost:{port}")
    env["DJANGO_SETTINGS_MODULE"] = "lokallag.config.settings"
    return env


def make(env: dict[str, str]) -> None:
    """Migrates, gathers static files and loads the demonstration, doing only what changed."""
    data = data_folder(env)
    data.mkdir(parents=True, exist_ok=True)
    stamps = Stamps(data / "stamps")
    packages = digest([ROOT / "requirements.txt"])
    _static(env, data, stamps, packages)
    _database(env, data, stamps, packages)
    _demonstration(env, stamps)


def _static(env: dict[str, str], data: Path, stamps: Stamps, packages: str) -> None:
    folders = sorted(path for path in SOURCE.rglob("static") if path.is_dir())
    fingerprint = digest(folders, packages)
    if stamps.fresh("static", fingerprint) and (data / "static" / "staticfiles.json").exists():
        return
    with step("Stilark og skript", "Style sheets and scripts"):
        quietly("static", [LOKALLAG, "collectstatic", "--no-input", "--clear", "--verbosity", "0"], env=env)
    stamps.set("static", fingerprint)


def _database(env: dict[str, str], data: Path, stamps: Stamps, packages: str) -> None:
    own = "DATABASE_URL" not in env
    migrations = sorted(SOURCE.rglob("migrations/*.py"))
    fingerprint = digest(migrations, packages)
    # A database of one's own elsewhere may have been changed by others, so it is always asked.
    if own and stamps.fresh("database", fingerprint) and (data / "lokallag.sqlite3").exists():
        return
    with step("Database", "Database"):
        stamps.clear("database")
        if own and not (data / "lokallag.sqlite3").exists():
            stamps.clear("demonstration")
        quietly("migrate", [LOKALLAG, "migrate", "--no-input", "--verbosity", "0"], env=env)
    stamps.set("database", fingerprint)


def _demonstration(env: dict[str, str], stamps: Stamps) -> None:
    if env["LOKALLAG_DEMONSTRATION"].lower() not in {"1", "true", "yes", "on"}:
        return
    fingerprint = digest([], env.get("DATABASE_URL", ""))
    if stamps.fresh("demonstration", fingerprint):
        return
    with step("Demonstrasjon: to lokallag og et år", "Demonstration: two chapters and a year"):
        quietly("demo", [LOKALLAG, "demo", "make"], env=env)
    stamps.set("demonstration", fingerprint)


def web(host: str, port: int) -> list[str]:
    """The command that serves the pages: two processes with four threads each."""
    settings = ["--workers", "2", "--threads", "4", "--worker-class", "gthread", "--preload", "--no-control-socket"]
    quiet = ["--log-level", "warning", "--graceful-timeout", "5"]
    place = ["--bind", f"{host}:{port}"]
    return [str(PYTHON), "-m", "gunicorn", *settings, *quiet, *place, "lokallag.config.wsgi:application"]


def worker() -> list[str]:
    """The command that does the work that waits in the database."""
    return [str(LOKALLAG), "work"]
