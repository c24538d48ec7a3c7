"""What is written to an item while it is treated: saved as it is typed, by two at once, and never lost."""

import datetime
import uuid
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.actions.room_doors import refuse_when_over
from lokallag.capabilities.meetings.minuting.merging import merge
from lokallag.capabilities.meetings.models import Item, Note, NoteVersion
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

MOST = Note._meta.get_field("text").max_length or 20_000


@dataclass(frozen=True)
class Written:
    """What became of words that were sent: the note as it stands, and what the writer writes on from.

    `own` is the version that says exactly what was sent; it differs from the note's when somebody else wrote too.
    """

    note: Note
    own: int
    clashes: int = 0


@transaction.atomic
def write_note(
    *,
    item: Item,
    key: uuid.UUID,
    text: str,
    base: int = 0,
    is_internal: bool | None = None,
    actor: Person,
    now: datetime.datetime,
) -> Written:
    """Save a piece of an item's notes. `base` is the version the writer had before them, 0 for a new piece.

    The same words sent twice are saved once. Where somebody else changed the piece meanwhile both stand in it. What it said
    before is kept in `NoteVersion`, and so is what was sent where it was merged. ValidationError when the meeting is closed.
    """
    refuse_when_over(item.gathering)  # type: ignore[arg-type]
    note, made = Note.objects.get_or_create(
        key=key,
        defaults={
            "item": item,
            "text": text,
            "author": actor,
            "written_at": now,
            "is_internal": bool(is_internal),
        },
    )
    if made:
        record("meetings.note_begun", actor=actor, subject=item)
        return Written(note, 1)
    note = Note.objects.select_for_update(of=("self",)).get(pk=note.pk)
    if note.item_id != item.pk:
        raise ValidationError(_("These notes belong to another item."), code="elsewhere")
    if is_internal is not None and note.is_internal != is_internal:
        note.is_internal = is_internal
        note.save(update_fields=["is_internal"])
    if text == note.text and note.removed_at is None:
        return Written(note, note.version)
    if base == note.version:
        _replace(note, text, actor, now)
        return Written(note, note.version)
    known = NoteVersion.objects.filter(note=note, version__lte=base).order_by("-version").first()
    if (again := NoteVersion.objects.filter(note=note, version__gt=base, text=text, author=actor).first()) is not None:
        # The answer never came, and others have written since.
        return Written(note, again.version)
    both = merge(known.text if known else "", text, note.text)
    _replace(note, text, actor, now)
    own = note.version
    if both.text != text:
        _replace(note, _fitting(both.text), actor, now)
    return Written(note, own, both.clashes)


@transaction.atomic
def restore_note(*, note: Note, version: int, actor: Person, now: datetime.datetime) -> Note:
    """Let a piece say again what it said in an earlier version; what it says now is kept as well."""
    note = Note.objects.select_for_update(of=("self",)).get(pk=note.pk)
    refuse_when_over(note.item.gathering)  # type: ignore[arg-type]
    old = NoteVersion.objects.get(note=note, version=version)
    if old.text != note.text:
        _replace(note, old.text, actor, now)
        record("meetings.note_restored", actor=actor, subject=note, version=version)
    return note


@transaction.atomic
def remove_note(*, note: Note, actor: Person, now: datetime.datetime) -> None:
    """Take a piece away; its words are kept and it can be put back."""
    refuse_when_over(note.item.gathering)  # type: ignore[arg-type]
    if Note.objects.filter(pk=note.pk, removed_at__isnull=True).update(removed_at=now):
        record("meetings.note_removed", actor=actor, subject=note)


@transaction.atomic
def put_note_back(*, note: Note, actor: Person) -> None:
    """Put a piece that was taken away back."""
    refuse_when_over(note.item.gathering)  # type: ignore[arg-type]
    if Note.objects.filter(pk=note.pk, removed_at__isnull=False).update(removed_at=None):
        record("meetings.note_put_back", actor=actor, subject=note)


def _replace(note: Note, text: str, actor: Person, now: datetime.datetime) -> None:
    """Write new words and keep the old ones. One who writes on a piece that was taken away puts it back."""
    NoteVersion.objects.create(
        note=note, version=note.version, text=note.text, author=note.author, written_at=note.written_at
    )
    note.text, note.version, note.author, note.written_at, note.removed_at = text, note.version + 1, actor, now, None
    note.save()


def _fitting(text: str) -> str:
    """Two long texts together may be longer than a piece: the rest is in the versions, never nowhere."""
    return text[:MOST]
