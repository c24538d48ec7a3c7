"""What the worker does for tasks: reminding of them each morning."""

import datetime

from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.jobs.jobs import job
from lokallag.core.jobs.schedule import Daily, recurring
from lokallag.core.tasks.actions import remind


@recurring(Daily(datetime.time(7, 30)))
@job()
def remind_of_tasks() -> None:
    """Remind the people of every chapter; the demonstration's clock stands still, so nobody there is reminded."""
    for chapter in Chapter.objects.filter(clock_on__isnull=True):
        with within(chapter):
            remind(chapter=chapter, today=chapter.today())
