"""What comes again about papers and notices: what was taken away is deleted, what became of letters is kept as proof."""

import datetime

from lokallag.capabilities.meetings.actions.notice import keep_outcomes
from lokallag.capabilities.meetings.actions.papers import clear_removed
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.jobs.jobs import job
from lokallag.core.jobs.schedule import Daily, recurring

#: So long a paper that was taken away can be put back.
REMOVED_KEPT = datetime.timedelta(hours=20)


# Before the night's thinning out of letters (core.post.jobs).
@recurring(Daily(datetime.time(3, 40)))
@job()
def tidy_papers() -> None:
    """Delete what was taken away the day before, and write down on the proof what became of each letter."""
    for chapter in Chapter.objects.all():
        with within(chapter):
            clear_removed(chapter.now() - REMOVED_KEPT)
            keep_outcomes()
