"""No newcomer is forgotten: those without a contact get one, contacts are reminded, the chair is told of who waits too long."""

from lokallag.capabilities.members.actions.escalation import look_after
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import within
from lokallag.core.jobs.jobs import job
from lokallag.core.jobs.schedule import Every, recurring


@recurring(Every(10))
@job()
def look_after_newcomers() -> None:
    """Look at every chapter's newcomers; done twice it does nothing more."""
    for chapter in Chapter.objects.all():
        with within(chapter):
            look_after(today=chapter.today(), now=chapter.now())
