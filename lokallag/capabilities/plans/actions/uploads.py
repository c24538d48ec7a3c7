"""A document that takes time to read: kept, read by the worker, given up with a reason, or thrown away."""

from __future__ import annotations

import datetime

from django.db import transaction

from lokallag.capabilities.plans.actions.intake import read_text_into_plan
from lokallag.capabilities.plans.models import Upload, Version
from lokallag.capabilities.plans.reading import UnreadableDocument, extract_text
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

KEPT_DAYS = 7


@transaction.atomic
def keep_document(
    *,
    filename: str,
    content: bytes,
    title: str = "",
    starts_on: datetime.date | None = None,
    ends_on: datetime.date | None = None,
    actor: Person | None,
    now: datetime.datetime,
) -> Upload:
    """Keep a document until it is read."""
    upload = Upload.objects.create(
        filename=filename[:200],
        content=content,
        title=title[:200],
        starts_on=starts_on,
        ends_on=ends_on,
        uploaded_by=actor,
        uploaded_at=now,
    )
    record("plans.document_kept", actor=actor, subject=upload, bytes=len(content))
    return upload


def read_document(*, upload: Upload, today: datetime.date, now: datetime.datetime) -> Version | None:
    """Read a kept document into a plan, or keep why it cannot be read (None). Done twice it does no harm."""
    if not upload.is_waiting:
        return upload.version
    try:
        extracted = extract_text(bytes(upload.content), upload.filename)
    except UnreadableDocument as problem:
        with transaction.atomic():
            asked = Upload.objects.select_for_update().get(pk=upload.pk)
            if asked.version_id is None:
                asked.problem = {"code": problem.code, "params": problem.params}
                asked.content = b""
                asked.save()
                record("plans.unreadable", actor=asked.uploaded_by, subject=asked, code=problem.code)
        return None
    return read_text_into_plan(
        text=extracted.text,
        filename=upload.filename,
        format=extracted.format,
        title=upload.title,
        starts_on=upload.starts_on,
        ends_on=upload.ends_on,
        upload=upload,
        actor=upload.uploaded_by,
        today=today,
        now=now,
    )


@transaction.atomic
def drop_document(*, upload: Upload, actor: Person | None) -> None:
    """Throw a kept document away; a plan that was read from it stays."""
    asked = Upload.objects.select_for_update().get(pk=upload.pk)
    record("plans.document_dropped", actor=actor, subject=asked)
    asked.delete()


@transaction.atomic
def drop_old_documents(*, now: datetime.datetime) -> int:
    """Throw away what could not be read, or was never read, after a week; returns how many."""
    old = Upload.objects.filter(version__isnull=True, uploaded_at__lt=now - datetime.timedelta(days=KEPT_DAYS))
    return old.delete()[0]
