"""Comes again each hour: who left is erased within a day, who has not paid after 14 days, old merges are forgotten."""

from lokallag.capabilities.members.actions.merges import forget_old_merges
from lokallag.capabilities.members.actions.retention import erase_gone, finish_clearings, note_farewells
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.jobs.jobs import job
from lokallag.core.jobs.schedule import Every, recurring


@recurring(Every(60))
@job()
def keep_the_promise_to_forget() -> None:
    """In each chapter by its own clock: the demonstration's stands still, so nobody there is erased while one looks on."""
    for chapter in Chapter.objects.order_by("pk"):
        with within(chapter):
            today, now = chapter.today(), chapter.now()
            note_farewells(today=today, now=now)
            erase_gone(today=today, now=now)
            finish_clearings(today=today, now=now)
            forget_old_merges(now=now)
