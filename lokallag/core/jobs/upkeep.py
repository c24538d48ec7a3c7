"""What is cleared away each night: work that is done (it holds addresses and letters), logins that ran out."""

import datetime

from django.core.management import call_command
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from lokallag.core.jobs.jobs import job
from lokallag.core.jobs.schedule import Daily, recurring

DONE_KEPT = datetime.timedelta(days=2)
FAILED_KEPT = datetime.timedelta(days=30)


@recurring(Daily(datetime.time(4, 30)))
@job()
def clear_away() -> None:
    """Delete what was done two days ago, what failed a month ago, and sessions past their end."""
    now = timezone.now()
    done = DBTaskResult.objects.filter(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=now - DONE_KEPT)
    failed = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED, finished_at__lt=now - FAILED_KEPT)
    done.delete()
    failed.delete()
    call_command("clearsessions")
