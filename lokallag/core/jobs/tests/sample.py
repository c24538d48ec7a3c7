"""Jobs for the tests of the queue; other processes load them by name."""

import os
import time
from pathlib import Path

from lokallag.core.chapters.scopes import current_chapter
from lokallag.core.jobs.jobs import job
from lokallag.core.people.models import Person

SEEN: list[object] = []


@job(retries=2)
def flaky(*, fails: int) -> None:
    """Fail so many times, then not."""
    SEEN.append("try")
    if SEEN.count("try") <= fails:
        raise OSError("the line is busy")


@job()
def count_people() -> None:
    """Tell whose people the scope holds."""
    SEEN.append((current_chapter().slug, sorted(Person.objects.values_list("given_name", flat=True))))


@job(retries=0)
def write_line(*, path: str, wait: float) -> None:
    """Write a line to a file, wait, write another."""
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(f"begun {os.getpid()}\n")
    time.sleep(wait)
    with Path(path).open("a", encoding="utf-8") as file:
        file.write("done\n")


@job()
def hourly() -> None:
    """Comes again."""
    SEEN.append("hourly")
