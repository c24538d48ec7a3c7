"""Work that is done later, by the worker: tried again when it fails, inside the chapter it belongs to."""

from __future__ import annotations

import contextlib
import datetime
import importlib
import logging
from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django_tasks import task

from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within

log = logging.getLogger("lokallag.jobs")
JOBS: dict[str, Job] = {}
# Seconds before the first new try; each later one waits four times as long: ½, 2, 8, 34 minutes, two hours.
FIRST_WAIT = 30


class Job:
    """A function that can be done later. Its arguments are plain JSON; done twice it must do no harm."""

    def __init__(self, function: Callable[..., Any], retries: int) -> None:
        self.function = function
        self.retries = retries
        self.name = f"{function.__module__}.{function.__qualname__}"
        if self.name in JOBS:
            raise ValueError(f"The job {self.name} is declared twice.")
        JOBS[self.name] = self
        self.__doc__ = function.__doc__

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Do it now, here: for tests and for one job inside another."""
        return self.function(*args, **kwargs)

    def later(self, *, chapter: Chapter | None = None, **arguments: Any) -> str:
        """Queue the job in the current transaction; with `chapter` it runs in that chapter's scope. Returns its id."""
        return str(perform.enqueue(self.name, chapter.pk if chapter else None, arguments, 0).id)

    def wait_before(self, attempt: int) -> datetime.timedelta:
        """Return how long to wait before try number `attempt` (the first new try is 1)."""
        return datetime.timedelta(seconds=FIRST_WAIT * 4 ** (attempt - 1))


def job(*, retries: int = 3) -> Callable[[Callable[..., Any]], Job]:
    """Make a function a job that is tried again up to `retries` times, with growing waits."""
    return lambda function: Job(function, retries)


@task()
def perform(name: str, chapter_id: int | None, arguments: dict[str, Any], attempt: int) -> None:
    """The one task the queue knows: run a job by name. A chapter that is gone takes its jobs with it."""
    found = _job(name)
    chapter = Chapter.objects.filter(pk=chapter_id).first() if chapter_id is not None else None
    if chapter_id is not None and chapter is None:
        return
    try:
        with within(chapter) if chapter else contextlib.nullcontext():
            found.function(**arguments)
    except Exception:
        if attempt >= found.retries:
            raise
        log.warning("%s failed, try %s of %s", name, attempt + 1, found.retries + 1, exc_info=True)
        _again(found, chapter_id, arguments, attempt + 1)


def _job(name: str) -> Job:
    """Find a job by its name, loading the module it stands in; the worker loads no views that would have done so."""
    if name not in JOBS and name.startswith("lokallag."):
        with contextlib.suppress(ImportError):
            importlib.import_module(name.rpartition(".")[0])
    if name not in JOBS:
        raise LookupError(f"There is no job called {name}.")
    return JOBS[name]


def _again(found: Job, chapter_id: int | None, arguments: dict[str, Any], attempt: int) -> None:
    """Queue the next try; where the queue cannot wait (immediate, in tests) at once."""
    waiting = perform
    if perform.get_backend().supports_defer:
        waiting = perform.using(run_after=timezone.now() + found.wait_before(attempt))
    waiting.enqueue(found.name, chapter_id, arguments, attempt)
