"""What keeps the queue whole: workers say that they live, and what a dead one had in hand is done again."""

import datetime
import threading

from django.db import close_old_connections, connections, transaction
from django.db.utils import OperationalError
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from lokallag.core.jobs.models import Worker
from lokallag.core.jobs.schedule import tick

BEAT = 10.0
# A worker that has been silent so long is dead: twelve beats, and longer than any writer may hold SQLite.
SILENCE = datetime.timedelta(seconds=120)


def beat(worker_id: str, now: datetime.datetime) -> None:
    """Say that the worker lives."""
    Worker.objects.update_or_create(worker_id=worker_id, defaults={"seen_at": now})


def rescue(now: datetime.datetime) -> int:
    """Queue again what dead workers had begun; returns how many. A job may so be done twice, never not at all."""
    alive = set(Worker.objects.filter(seen_at__gt=now - SILENCE).values_list("worker_id", flat=True))
    rescued = 0
    with transaction.atomic():
        begun = DBTaskResult.objects.select_for_update(skip_locked=True).filter(
            status=TaskResultStatus.RUNNING, started_at__lt=now - SILENCE
        )
        for row in begun:
            if not row.worker_ids or row.worker_ids[-1] not in alive:
                row.status = TaskResultStatus.READY
                row.started_at = None
                row.save(update_fields=["status", "started_at"])
                rescued += 1
        Worker.objects.filter(seen_at__lt=now - datetime.timedelta(days=1)).delete()
    return rescued


class Watch(threading.Thread):
    """Beats, rescues and ticks beside a worker for as long as it runs."""

    def __init__(self, worker_id: str) -> None:
        super().__init__(name="watch", daemon=True)
        self.worker_id = worker_id
        self.ended = threading.Event()

    def run(self) -> None:
        """Turn after turn until the worker ends; a database that is busy or away is asked again at the next turn."""
        while not self.ended.is_set():
            close_old_connections()
            try:
                now = timezone.now()
                beat(self.worker_id, now)
                rescue(now)
                tick(now)
            except OperationalError:
                connections.close_all()
            self.ended.wait(BEAT)
        connections.close_all()

    def end(self) -> None:
        """Let the thread come to its end, and say at once that this worker is gone."""
        self.ended.set()
