"""How long lists of members take: 10 000 rows compared, brought in and taken back, 100 000 by the worker, and the memory.

Run it with `python -m benchmarks.members_import [rows in the long list]`. It builds a database of its own in a temporary
folder and prints seconds and megabytes beside what the same rows cost in plain SQL. Nothing is asserted: the machine
decides. Each step of the worker runs in a process of its own, so that its peak of memory is the step's and nothing else's.
"""

from __future__ import annotations

import csv
import datetime
import io
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent.parent
SHORT, LONG = 10_000, 100_000
TODAY = datetime.date(2021, 2, 15)
NOW = datetime.datetime(2021, 2, 15, 11, tzinfo=datetime.UTC)
HEAD = "Medlemsnummer;Fornavn;Etternavn;E-post;Mobil;Gateadresse;Postnr;Født;Innmeldt;Status;Betalt;Kontingentår".split(
    ";"
)


def main() -> None:
    """Print the table, one size after the other."""
    sizes = (SHORT, int(sys.argv[1]) if len(sys.argv) > 1 else LONG)
    for size in sizes:
        subprocess.run([sys.executable, "-m", "benchmarks.members_import", "--one", str(size)], check=True, cwd=HERE)


def rows(size: int) -> list[list[str]]:
    """Made-up rows as a register gives them, the same every time."""
    chance = random.Random(size)
    return [
        [
            str(100_000 + number), f"Fornavn{chance.randrange(900)}", f"Etternavn{chance.randrange(4000)}",
            f"medlem{number}@example.org", f"+47 9{chance.randrange(10**7):07d}", f"Storgata {number % 200}",
            chance.choice(["150", "2609", "2615", "1384"]),
            f"{chance.randrange(1, 28):02d}.{chance.randrange(1, 12):02d}.{1940 + number % 60}",
            f"{chance.randrange(1, 28):02d}.03.{2000 + number % 20}", "Medlem" if number % 9 else "Ikke betalt",
            "ja" if number % 9 else "nei", "2021",
        ]
        for number in range(size)
    ]  # fmt: skip


def one_size(size: int) -> None:
    """Measure one size in this process."""
    with tempfile.TemporaryDirectory(prefix="lokallag-benchmark-") as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "lokallag.config.settings",
            "LOKALLAG_DATA": folder,
            "LOKALLAG_SECRET_KEY": "only for the benchmark",
            "LOKALLAG_TESTING": "1",
        }
        for name in ("DATABASE_URL", "LOKALLAG_DEBUG"):
            os.environ.pop(name, None)
        import django  # noqa: PLC0415 (the environment must be set first)

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415

        call_command("migrate", verbosity=0)
        made = len(rows(size))
        print(f"\n{made} rows", flush=True)
        _measure(size)
        print(f"{'the same rows in plain SQL, 6 tables':44s} {_raw(Path(folder) / 'raw.sqlite3', rows(size)):7.2f} s")


def _measure(size: int) -> None:
    """Take the lists in here, and let a worker of its own do each step."""
    from lokallag.capabilities.members.actions import imports  # noqa: PLC0415
    from lokallag.capabilities.members.models import Import  # noqa: PLC0415
    from lokallag.core.chapters.models import Chapter  # noqa: PLC0415
    from lokallag.core.chapters.scopes import within  # noqa: PLC0415

    chapter = Chapter.objects.create(name="North", slug="north", clock_on=TODAY)

    def worked(what: str, one: Import) -> Import:
        _work(what, one.pk)
        return Import.objects.get(pk=one.pk)

    def looked_through(what: str, given: list[list[str]]) -> Import:
        file = io.BytesIO(_file(given))
        one = _timed(f"{what}: taken in", lambda: imports.take_in(filename="list.csv", file=file, actor=None, now=NOW))
        if one.step == Import.Step.READING:
            one = worked(f"{what}: read by the worker", one)
        if one.step == Import.Step.COLUMNS:
            mapping = {int(place): field for place, field in one.mapping.items()}
            one = imports.set_columns(of=one, mapping=mapping, actor=None)
        return one if one.step == Import.Step.READY else worked(f"{what}: compared", one)

    def done(what: str, one: Import, step: str) -> Import:
        imports.begin(of=one, step=step, actor=None)
        return worked(what, one)

    with within(chapter):
        given = rows(size)
        first = looked_through("dry run, all new", given)
        first = done("brought in", first, Import.Step.APPLYING)
        again = looked_through("the same list again", given)
        print(f"{'':6s}{again.counts}")
        changed = [[*row[:3], f"ny{row[3]}", *row[4:]] if number % 2 else row for number, row in enumerate(given)]
        second = looked_through("half of it changed", changed)
        second = done("brought in", second, Import.Step.APPLYING)
        done("taken back, the second list", second, Import.Step.UNDOING)
        done("taken back, the first list", first, Import.Step.UNDOING)


def _work(what: str, pk: int) -> None:
    """Let a process that knows nothing but the database do the next step of a list, and print what it took."""
    told = [sys.executable, "-m", "benchmarks.members_import", "--work", str(pk), what]
    subprocess.run(told, check=True, cwd=HERE)


def _worker(pk: int, what: str) -> None:
    """The worker's part: one step of one list."""
    import django  # noqa: PLC0415 (the environment is set by who started it)

    django.setup()
    from lokallag.capabilities.members.jobs.imports import work_on_import  # noqa: PLC0415
    from lokallag.core.chapters.models import Chapter  # noqa: PLC0415
    from lokallag.core.chapters.scopes import within  # noqa: PLC0415

    with within(Chapter.objects.get(slug="north")):
        _timed(what, lambda: work_on_import(pk), memory=True)


def _file(given: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([HEAD, *given])
    return text.getvalue().encode("cp1252")


def _timed(what: str, work: Callable[[], Any], *, memory: bool = False) -> Any:
    """Do the work, print what it took and, in a worker, by how much its own memory grew at most."""
    before, most, ended = _megabytes(), [0.0], threading.Event()

    def watch() -> None:
        while not ended.wait(0.05):
            most[0] = max(most[0], _megabytes())

    watcher = threading.Thread(target=watch)
    if memory:
        watcher.start()
    begun, used = time.perf_counter(), time.process_time()
    answer = work()
    took, used = time.perf_counter() - begun, time.process_time() - used
    ended.set()
    grown = f"  memory {before:.0f} MB before, {max(most[0], before):.0f} MB at most" if memory else ""
    print(f"{what:44s} {took:7.2f} s  ({used:.2f} s of processor){grown}", flush=True)
    return answer


def _megabytes() -> float:
    """This process's own memory, without the pages of the database file that are mapped into it."""
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) / 1024
    return 0


def _raw(path: Path, given: list[list[str]]) -> float:
    """Seconds for the same values in bare tables, one commit."""
    begun = time.perf_counter()
    with sqlite3.connect(path) as database:
        database.execute(f"CREATE TABLE person ({', '.join(f'c{n}' for n in range(len(HEAD)))})")
        database.executemany(f"INSERT INTO person VALUES ({', '.join('?' * len(HEAD))})", given)
        for table in ("member", "standing", "fee", "imported", "row"):
            database.execute(f"CREATE TABLE {table} (a, b, c, d)")
            database.executemany(f"INSERT INTO {table} VALUES (?, ?, ?, ?)", (row[:4] for row in given))
    database.close()
    return time.perf_counter() - begun


if __name__ == "__main__":
    if "--work" in sys.argv:
        _worker(int(sys.argv[2]), sys.argv[3])
    elif "--one" in sys.argv:
        one_size(int(sys.argv[2]))
    else:
        main()
