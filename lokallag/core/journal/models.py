"""Who did what when: append-only and hash-chained per chapter, for accountability and never for counting."""

import hashlib
import json
from typing import Any

from django.db import models
from django.utils import timezone

from lokallag.core.chapters.models import ChapterModel
from lokallag.core.chapters.scopes import current_chapter
from lokallag.core.people.models import Person


class Entry(ChapterModel):
    """One line of the journal; it is never changed, and each carries the hash of the one before."""

    at = models.DateTimeField(default=timezone.now)
    # No foreign key: a person who is erased leaves the line, without a name.
    actor_id = models.BigIntegerField(null=True)
    verb = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=60, blank=True)
    subject_id = models.CharField(max_length=40, blank=True)
    data = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["chapter", "id"], name="journal_chain"),
            models.Index(fields=["chapter", "subject_type", "subject_id"], name="journal_subject"),
        ]
        constraints = [models.UniqueConstraint(fields=["chapter", "previous"], name="journal_is_one_chain")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.verb}"

    def expected_digest(self) -> str:
        """Compute the hash this line should carry."""
        body = json.dumps(
            [
                self.chapter_id,
                self.at.isoformat(),
                self.actor_id,
                self.verb,
                self.subject_type,
                self.subject_id,
                self.data,
            ],
            sort_keys=True,
            ensure_ascii=False,
        )
        return hashlib.sha256((self.previous + body).encode()).hexdigest()


def record(verb: str, *, actor: Person | None, subject: models.Model | None = None, **data: Any) -> Entry:
    """Append a line: `verb` is `capability.word`, `data` plain JSON without names of people.

    Call it last in an action, inside its transaction. PostgreSQL: the chapter row is locked, so the chain stays one.
    """
    chapter = current_chapter()
    type(chapter).objects.select_for_update().only("pk").get(pk=chapter.pk)
    last = Entry.objects.order_by("-pk").values_list("digest", flat=True).first()
    entry = Entry(
        chapter=chapter,
        at=timezone.now(),
        actor_id=actor.pk if actor else None,
        verb=verb,
        subject_type=subject._meta.label_lower if subject else "",
        subject_id=str(subject.pk) if subject else "",
        data=json.loads(json.dumps(data, default=str)),
        previous=last or "",
    )
    entry.digest = entry.expected_digest()
    entry.save(force_insert=True)
    return entry


def first_broken() -> Entry | None:
    """Return the first line of the scope's chapter whose hash does not fit, None when the chain is whole."""
    previous = ""
    for entry in Entry.objects.order_by("pk").iterator():
        if entry.previous != previous or entry.digest != entry.expected_digest():
            return entry
        previous = entry.digest
    return None
