"""`lokallag work`: does what waits in the queue, starts what is due, and takes over from workers that died."""

from typing import Any

from django_tasks_db.management.commands.db_worker import Command as DatabaseWorker

from lokallag.core.jobs.watch import Watch


class Command(DatabaseWorker):
    """The queue's own worker with a watch beside it."""

    help = "Do the work that waits, start what is due, take over from workers that died"

    def handle(self, *, worker_id: str, batch: bool, **options: Any) -> None:
        watch = Watch(worker_id)
        if not batch:
            watch.start()
        try:
            super().handle(worker_id=worker_id, batch=batch, **options)
        finally:
            watch.end()
