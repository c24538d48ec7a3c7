"""Forget, each night, those who never confirmed and those who were declined."""

import datetime

from lokallag.capabilities.members.actions.joining import forget_applications
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.jobs.jobs import job
from lokallag.core.jobs.schedule import Daily, recurring


@recurring(Daily(datetime.time(3, 40)))
@job()
def forget_old_applications() -> int:
    """Look through every chapter; returns how many applications are gone."""
    gone = 0
    for chapter in Chapter.objects.filter(clock_on__isnull=True):
        with within(chapter):
            gone += forget_applications(now=chapter.now())
    return gone
