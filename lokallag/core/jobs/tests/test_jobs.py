"""The queue: tried again, in the chapter's scope, once for each time due, and never lost with its worker."""

import datetime
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from hypothesis import given
from hypothesis import strategies as st

from conftest import Actor
from lokallag.core.chapters.models import Chapter
from lokallag.core.jobs.jobs import JOBS, Job, perform
from lokallag.core.jobs.models import Schedule, Worker
from lokallag.core.jobs.schedule import RECURRING, ZONE, Daily, Every, tick
from lokallag.core.jobs.tests import sample
from lokallag.core.jobs.upkeep import clear_away
from lokallag.core.jobs.watch import SILENCE, beat, rescue

Start = Callable[[str], "subprocess.Popen[str]"]
IN_DATABASE = override_settings(TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}})
NOW = datetime.datetime(2021, 2, 15, 12, 30, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def nothing_seen() -> None:
    sample.SEEN.clear()


@pytest.fixture
def queue(transactional_db: None) -> Iterator[None]:
    """The queue in the database, as outside tests; without a transaction around, since a worker closes connections."""
    with IN_DATABASE:
        yield


@pytest.fixture
def hourly() -> Iterator[str]:
    """One recurring job and no other."""
    others = dict(RECURRING)
    RECURRING.clear()
    RECURRING[sample.hourly.name] = (sample.hourly, Every(60))
    yield sample.hourly.name
    RECURRING.clear()
    RECURRING.update(others)


def work() -> None:
    call_command("work", batch=True, interval=0, startup_delay=False, verbosity=0)


def test_a_job_that_fails_is_tried_again_later(queue: None) -> None:
    sample.flaky.later(fails=1)
    work()
    waiting = DBTaskResult.objects.get(status="READY")
    assert sample.SEEN == ["try"]
    assert datetime.timedelta(seconds=20) < waiting.run_after - timezone.now() <= datetime.timedelta(seconds=30)
    work()
    assert sample.SEEN == ["try"]

    DBTaskResult.objects.update(run_after=timezone.now())
    work()

    assert sample.SEEN == ["try", "try"]
    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == ["SUCCESSFUL", "SUCCESSFUL"]


def test_a_job_that_always_fails_is_given_up_and_kept_as_failed(queue: None) -> None:
    sample.flaky.later(fails=99)
    for _ in range(5):
        DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
        work()

    assert sample.SEEN == ["try"] * 3
    assert "the line is busy" in DBTaskResult.objects.get(status="FAILED").traceback


def test_in_tests_a_job_is_done_at_once_and_tried_again_at_once(db: None) -> None:
    sample.flaky.later(fails=2)

    assert sample.SEEN == ["try"] * 3
    assert not DBTaskResult.objects.exists()


def test_a_job_runs_in_its_chapters_scope(queue: None, ada: Actor, cecilie: Actor) -> None:
    sample.count_people.later(chapter=ada.chapter)
    work()

    assert sample.SEEN == [("north", ["Ada"])]


def test_a_job_whose_chapter_is_gone_is_nothing(queue: None, south: Chapter) -> None:
    sample.count_people.later(chapter=south)
    south.delete()
    work()

    assert sample.SEEN == []
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"


@pytest.mark.django_db(transaction=True)
def test_a_job_is_queued_only_if_what_queued_it_holds() -> None:
    def fails() -> None:
        with transaction.atomic():
            sample.hourly.later()
            raise RuntimeError

    with IN_DATABASE:
        with pytest.raises(RuntimeError):
            fails()
        assert not DBTaskResult.objects.exists()


def test_a_name_is_taken_once_and_an_unknown_one_is_said() -> None:
    with pytest.raises(ValueError, match="twice"):
        Job(sample.hourly.function, 0)
    with pytest.raises(LookupError):
        perform.func("lokallag.nowhere.job", None, {}, 0)
    with pytest.raises(LookupError):
        perform.func("os.system", None, {}, 0)
    assert JOBS[sample.hourly.name] is sample.hourly


def test_waits_grow() -> None:
    assert [sample.flaky.wait_before(attempt).total_seconds() for attempt in (1, 2, 3)] == [30, 120, 480]


def test_what_is_due_is_queued_once(queue: None, hourly: str) -> None:
    assert tick(NOW) == [hourly]
    assert tick(NOW + datetime.timedelta(minutes=5)) == []
    assert tick(NOW + datetime.timedelta(minutes=30)) == [hourly]
    assert DBTaskResult.objects.count() == 2


def test_after_a_long_stop_a_job_is_queued_once(queue: None, hourly: str) -> None:
    tick(NOW)
    tick(NOW + datetime.timedelta(days=100))

    assert DBTaskResult.objects.count() == 2
    assert Schedule.objects.count() == 1


@given(st.integers(1577836800, 1893456000), st.times())
def test_a_daily_job_was_due_within_the_last_day_or_so(seconds: int, at: datetime.time) -> None:
    moment = datetime.datetime.fromtimestamp(seconds, tz=datetime.UTC)
    due = Daily(at).last_due(moment)

    assert due <= moment < due + datetime.timedelta(hours=25, seconds=1)


@pytest.mark.parametrize("day", [datetime.date(2021, 3, 28), datetime.date(2021, 10, 31)])
def test_a_daily_job_comes_once_a_day_when_the_clock_changes(day: datetime.date) -> None:
    begun = datetime.datetime.combine(day - datetime.timedelta(days=1), datetime.time(12), tzinfo=ZONE)
    dues = {
        Daily(datetime.time(2, 30)).last_due(begun + datetime.timedelta(minutes=10 * step)) for step in range(6 * 48)
    }

    assert len(dues) == 3


TICKER = """
from datetime import UTC, datetime
from lokallag.core.jobs.tests import sample
from lokallag.core.jobs.schedule import RECURRING, Every, tick
RECURRING.clear()
RECURRING[sample.hourly.name] = (sample.hourly, Every(60))
for minute in range(0, 600, 10):
    tick(datetime.fromtimestamp(1613383200 + minute * 60, tz=UTC))
"""


def test_two_workers_that_tick_at_once_queue_each_time_once(other_process: Start) -> None:
    programs = [other_process(TICKER) for _ in range(3)]
    assert [program.wait(timeout=60) for program in programs] == [0, 0, 0]

    count = other_process("from django_tasks_db.models import DBTaskResult\nprint(DBTaskResult.objects.count())")

    assert count.communicate(timeout=60)[0].split() == ["10"]


def test_what_a_dead_worker_had_in_hand_is_queued_again(queue: None) -> None:
    for worker, status in (("dead", "RUNNING"), ("alive", "RUNNING"), ("dead", "SUCCESSFUL")):
        sample.hourly.later()
        row = DBTaskResult.objects.get(status="READY")
        row.claim(worker)
        DBTaskResult.objects.filter(pk=row.pk).update(started_at=NOW - SILENCE * 2, status=status)
    beat("dead", NOW - SILENCE * 2)
    beat("alive", NOW)

    assert rescue(NOW) == 1
    assert rescue(NOW) == 0

    states = {(row.worker_ids[-1], row.status) for row in DBTaskResult.objects.all()}
    assert states == {("dead", "READY"), ("alive", "RUNNING"), ("dead", "SUCCESSFUL")}
    assert set(Worker.objects.values_list("worker_id", flat=True)) == {"alive", "dead"}


def test_a_killed_workers_job_is_done_by_the_next(other_process: Start, tmp_path: Path) -> None:
    lines = tmp_path / "lines"
    queued = other_process(
        f"from lokallag.core.jobs.tests import sample\nsample.write_line.later(path={str(lines)!r}, wait=3)"
    )
    assert queued.wait(timeout=60) == 0, queued.communicate()
    worker = "from django.core.management import call_command\nfrom lokallag.core.jobs import watch\n"
    first = other_process(worker + "call_command('work', interval=0.1, startup_delay=False, verbosity=0)")
    _until(lambda: lines.exists() and "begun" in lines.read_text())
    first.send_signal(signal.SIGKILL)
    first.wait()

    shorter = "import datetime\nwatch.SILENCE = datetime.timedelta(seconds=1)\nwatch.BEAT = 0.2\n"
    other_process(worker + shorter + "call_command('work', interval=0.1, startup_delay=False, verbosity=0)")
    _until(lambda: "done" in lines.read_text())

    said = lines.read_text().splitlines()
    assert [line.split()[0] for line in said] == ["begun", "begun", "done"]
    assert said[0] != said[1]


def _until(true: Callable[[], bool], seconds: float = 45) -> None:
    limit = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < limit, "It did not happen in time."
        time.sleep(0.1)


def test_done_work_is_cleared_away_at_night(queue: None) -> None:
    for age, status in ((1, "SUCCESSFUL"), (3, "SUCCESSFUL"), (3, "FAILED"), (31, "FAILED")):
        sample.hourly.later()
        row = DBTaskResult.objects.get(status="READY")
        finished = timezone.now() - datetime.timedelta(days=age)
        DBTaskResult.objects.filter(pk=row.pk).update(status=status, finished_at=finished)
    sample.hourly.later()

    clear_away()

    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == ["FAILED", "READY", "SUCCESSFUL"]
