"""What plans leaves to the worker: reading large documents."""

from lokallag.capabilities.plans.actions.uploads import drop_old_documents, read_document
from lokallag.capabilities.plans.models import Upload
from lokallag.core.chapters.scopes import current_chapter
from lokallag.core.jobs.jobs import job


@job(retries=1)
def read_upload(upload: int) -> None:
    """Read a kept document; one that is gone or read already is left alone. Old leftovers of the chapter go as well."""
    chapter = current_chapter()
    kept = Upload.objects.select_related("uploaded_by", "version").filter(pk=upload).first()
    if kept is not None:
        read_document(upload=kept, today=chapter.today(), now=chapter.now())
    drop_old_documents(now=chapter.now())
