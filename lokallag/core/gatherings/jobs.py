"""What comes again: people hear in time of what they said they come to, newcomers are invited, who waits moves up."""

from django.utils import timezone

from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import across, within
from lokallag.core.gatherings.actions.reminding import AHEAD, remind_due
from lokallag.core.gatherings.models import Gathering
from lokallag.core.jobs.jobs import job
from lokallag.core.jobs.schedule import Every, recurring


@recurring(Every(5))
@job()
def remind_all() -> int:
    """Remind in every chapter that has something in the days to come; returns how many letters. Often: a place
    that becomes free is somebody's evening.
    """
    sent = 0
    for chapter in _chapters_with_something():
        with within(chapter), timezone.override(chapter.time_zone):
            sent += remind_due(today=chapter.today(), now=chapter.now())
    return sent


def _chapters_with_something() -> list[Chapter]:
    """The chapters with a gathering in the days to come or one to which newcomers are invited; two queries for all."""
    chapters = list(Chapter.objects.all())
    days = {chapter.today() for chapter in chapters}
    if not days:
        return []
    with across(chapters):
        coming = Gathering.objects.planned().filter(on__gte=min(days))
        near = set(coming.filter(on__lte=max(days) + AHEAD).values_list("chapter_id", flat=True))
        near |= set(coming.filter(invites_newcomers=True).values_list("chapter_id", flat=True))
        near |= set(coming.filter(attendances__answer="waiting").values_list("chapter_id", flat=True))
    return [chapter for chapter in chapters if chapter.pk in near]
