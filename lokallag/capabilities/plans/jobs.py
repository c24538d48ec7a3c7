"""What plans leaves to the worker: reading large documents, settling plans that are long over."""

import datetime

from lokallag.capabilities.plans.actions.following import settle_ended
from lokallag.capabilities.plans.actions.uploads import drop_old_documents, read_document
from lokallag.capabilities.plans.models import Upload
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import current_chapter, within
from lokallag.core.jobs.jobs import job
from lokallag.core.jobs.schedule import Daily, recurring


@job(retries=1)
def read_upload(upload: int) -> None:
    """Read a kept document; one that is gone or read already is left alone. Old leftovers of the chapter go as well."""
    chapter = current_chapter()
    kept = Upload.objects.select_related("uploaded_by", "version").filter(pk=upload).first()
    if kept is not None:
        read_document(upload=kept, today=chapter.today(), now=chapter.now())
    drop_old_documents(now=chapter.now())


@recurring(Daily(datetime.time(4)))
@job()
def settle_plans() -> None:
    """Keep the final figures of every chapter's plans that have been over for long; what is settled stays."""
    for chapter in Chapter.objects.all():
        with within(chapter):
            settle_ended(on=chapter.today())
