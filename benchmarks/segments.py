"""How long a sentence about people takes to count, and people to go out as a file, beside raw SQL on the same rows.

Run it with `python -m benchmarks.segments [times]`. It builds a database of its own in a temporary folder: ten chapters of
10 000 members with 100 000 attendances in all, and asks in the first. Processor time as well as the clock's is shown, so
that a busy machine can be seen through. Memory is how much the process grew while 100 000 went out. Nothing is asserted.
"""

from __future__ import annotations

import csv
import datetime
import io
import os
import random
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

CHAPTERS, IN_CHAPTER = 10, 10_000
TODAY = datetime.date(2021, 2, 15)
SENTENCES = {
    "five parts": (
        "members.current",
        "members.joined_after:2015-01-01",
        "gatherings.came:1",
        "-groups.any",
        "members.talked_since:2018-01-01",
    ),
    "not seen for a year": (
        "members.current",
        "members.unseen:365",
        "people.contactable",
        "people.phone",
        "-tasks.open",
    ),
}


def main() -> None:
    """Build, measure, print."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory(prefix="lokallag-benchmark-") as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "lokallag.config.settings",
            "LOKALLAG_DATA": folder,
            "LOKALLAG_SECRET_KEY": "only for the benchmark",
            "LOKALLAG_TESTING": "1",
        }
        os.environ.pop("DATABASE_URL", None)
        import django  # noqa: PLC0415 (the environment must be set first)

        django.setup()
        _build()
        print("\n| what | p50 ms | processor ms | gives |\n| --- | ---: | ---: | --- |")
        _measure(Path(folder) / "lokallag.sqlite3", times)


def _build() -> None:
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from benchmarks.members import _fill  # noqa: PLC0415
    from lokallag.core.chapters.models import Chapter  # noqa: PLC0415
    from lokallag.core.chapters.scopes import within  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    chance = random.Random(2021)
    for number in range(CHAPTERS):
        chapter = Chapter.objects.create(name=f"B{number}", slug=f"b{number}", clock_on=TODAY)
        with within(chapter):
            _fill(number * IN_CHAPTER, IN_CHAPTER, chance)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _measure(database: Path, times: int) -> None:
    from lokallag.capabilities.members import exports  # noqa: PLC0415
    from lokallag.core.chapters.models import Chapter  # noqa: PLC0415
    from lokallag.core.chapters.scopes import across, within  # noqa: PLC0415
    from lokallag.core.people.models import Person  # noqa: PLC0415
    from lokallag.core.segments.book import people_in  # noqa: PLC0415
    from lokallag.core.segments.writing import read_parts  # noqa: PLC0415
    from lokallag.core.web.sheets import csv_file, xlsx_file  # noqa: PLC0415

    chapters = list(Chapter.objects.order_by("pk"))
    keys = list(exports.USUAL)

    def out(people: Any, form: str) -> int:
        rows, head = exports.rows(people, keys, TODAY), exports.head(keys)
        pieces = csv_file(head, rows, exports.kinds(keys)) if form == "CSV" else xlsx_file(head, rows, title="Members")
        return sum(len(piece) for piece in pieces)

    with within(chapters[0]):
        for name, words in SENTENCES.items():
            parts = read_parts(words)
            _line(f"segment of {IN_CHAPTER}: {name}", lambda parts=parts: people_in(parts, TODAY).count(), times)
        for form in ("CSV", "XLSX"):
            _line(
                f"{IN_CHAPTER} × {len(keys)} as {form}, bytes", lambda form=form: out(Person.objects.all(), form), times
            )
    _line("raw SQL and csv on the same rows, bytes", lambda: _raw(database, chapters[0].pk), times)
    with across(chapters):
        for form in ("CSV", "XLSX"):
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            _line(
                f"{CHAPTERS * IN_CHAPTER} × {len(keys)} as {form}, bytes",
                lambda form=form: out(Person.objects.all(), form),
                1,
            )
            grew = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
            print(f"| … memory grew by, MB | | | {grew / 1024:.0f} |")


def _raw(database: Path, chapter: int) -> int:
    lines = io.StringIO()
    with sqlite3.connect(database) as connection:
        rows = connection.execute(
            "SELECT p.given_name, p.family_name, p.email, p.phone, p.postcode, p.place, m.joined_on FROM people_person p "
            "JOIN members_member m ON m.person_id = p.id WHERE p.chapter_id = ? ORDER BY p.sort_key, p.id",
            (chapter,),
        )
        csv.writer(lines, delimiter=";").writerows(rows)
    return len(lines.getvalue().encode())


def _line(name: str, ask: Callable[[], int], times: int) -> None:
    clock, processor, gave = [], [], 0
    for turn in range(times + (2 if times > 1 else 0)):
        began, worked = time.perf_counter(), time.process_time()
        gave = ask()
        if turn >= 2 or times == 1:
            clock.append((time.perf_counter() - began) * 1000)
            processor.append((time.process_time() - worked) * 1000)
    print(f"| {name} | {statistics.median(clock):.1f} | {statistics.median(processor):.1f} | {gave} |", flush=True)


if __name__ == "__main__":
    main()
