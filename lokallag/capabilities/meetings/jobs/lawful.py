"""What the worker does for meetings' deadlines: tasks are made in time and follow their meeting. Before tasks remind."""

import datetime

from django.utils import translation

from lokallag.capabilities.meetings.actions.deadlines import LONGEST, keep_deadlines
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import across, within
from lokallag.core.gatherings.models import MEETINGS, Gathering
from lokallag.core.jobs.jobs import job
from lokallag.core.jobs.schedule import Daily, recurring


@recurring(Daily(datetime.time(7, 0)))
@job()
def keep_all_deadlines() -> int:
    """Let the tasks of every chapter's meetings follow them; the demonstration's clock stands still. Returns how many changed."""
    changed = 0
    for chapter in _with_meetings():
        with within(chapter), translation.override(chapter.language):
            changed += keep_deadlines(today=chapter.today())
    return changed


def _with_meetings() -> list[Chapter]:
    """The chapters with a meeting in sight or a task for one that was called off; one query for all."""
    chapters = list(Chapter.objects.filter(clock_on__isnull=True))
    if not chapters:
        return []
    day = min(chapter.today() for chapter in chapters)
    with across(chapters):
        meetings = Gathering.objects.of(*MEETINGS).filter(
            on__gte=day, on__lte=day + LONGEST + datetime.timedelta(days=1)
        )
        near = set(meetings.values_list("chapter_id", flat=True))
    return [chapter for chapter in chapters if chapter.pk in near]
