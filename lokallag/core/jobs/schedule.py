"""Jobs that come again: each is queued once for each time it is due, however many workers look."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction

from lokallag.core.jobs.jobs import Job
from lokallag.core.jobs.models import Schedule

ZONE = ZoneInfo("Europe/Oslo")
KEPT = datetime.timedelta(days=90)


@dataclass(frozen=True)
class Daily:
    """Every day at a time of day in Norway; where the clock skips that time, at the same distance from midnight UTC."""

    at: datetime.time

    def last_due(self, now: datetime.datetime) -> datetime.datetime:
        """Return the latest moment it was due, `now` included."""
        day = now.astimezone(ZONE).date()
        due = datetime.datetime.combine(day, self.at, tzinfo=ZONE).astimezone(datetime.UTC)
        if due > now:
            yesterday = day - datetime.timedelta(days=1)
            due = datetime.datetime.combine(yesterday, self.at, tzinfo=ZONE).astimezone(datetime.UTC)
        return due


@dataclass(frozen=True)
class Every:
    """Every so many minutes, counted from midnight UTC."""

    minutes: int

    def last_due(self, now: datetime.datetime) -> datetime.datetime:
        """Return the latest moment it was due, `now` included."""
        seconds = int(now.timestamp()) // (self.minutes * 60) * self.minutes * 60
        return datetime.datetime.fromtimestamp(seconds, tz=datetime.UTC)


When = Daily | Every
RECURRING: dict[str, tuple[Job, When]] = {}


def recurring(when: When) -> Callable[[Job], Job]:
    """Let a job (one without arguments) come again: `@recurring(Daily(time(5)))` above `@job()` in an app's `jobs.py`."""

    def mark(found: Job) -> Job:
        RECURRING[found.name] = (found, when)
        return found

    return mark


def tick(now: datetime.datetime) -> list[str]:
    """Queue all recurring jobs that are due and not queued yet; returns their names.

    The row that says so and the job are written in one transaction: both or none. After a long stop each job is
    queued once, not once for every time that was missed.
    """
    queued = []
    for name, (found, when) in RECURRING.items():
        due = when.last_due(now)
        if Schedule.objects.filter(name=name, due_at=due).exists():
            continue
        try:
            with transaction.atomic():
                Schedule.objects.create(name=name, due_at=due, queued_at=now)
                found.later()
        except IntegrityError:
            continue
        queued.append(name)
    if queued:
        Schedule.objects.filter(due_at__lt=now - KEPT).delete()
    return queued
