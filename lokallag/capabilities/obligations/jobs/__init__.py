"""The year is laid out and looked after by itself."""

import datetime

from lokallag.capabilities.obligations.actions.duties import ensure_duties
from lokallag.capabilities.obligations.actions.happened import see_what_happened
from lokallag.capabilities.obligations.actions.reminding import remind_of_duties
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.jobs.jobs import job
from lokallag.core.jobs.schedule import Daily, Every, recurring


@recurring(Every(60))
@job()
def lay_out_years() -> None:
    """Lay out every chapter's duties, a new chapter's too, and see what has been done; done twice it does nothing more."""
    for chapter in Chapter.objects.all():
        with within(chapter):
            today = chapter.today()
            ensure_duties(chapter=chapter, today=today)
            see_what_happened(today=today, now=chapter.now())


@recurring(Daily(datetime.time(7)))
@job()
def remind_of_what_is_due() -> None:
    """Write to those who have something due, and to the chair when it is late; nobody hears of a thing twice."""
    for chapter in Chapter.objects.all():
        with within(chapter):
            remind_of_duties(today=chapter.today())
