"""The verbs of the logbook: write down what was done, change it, take it away, put it back."""

import datetime
import uuid

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lokallag.capabilities.logbook.models import Note, Removal
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person


def write_note(
    *,
    what: str,
    on: datetime.date,
    amount: int = 1,
    promise: str = "",
    link: str = "",
    who: Person | None,
    receipt: str = "",
    actor: Person,
    today: datetime.date,
) -> Note:
    """Write down that something was done. Returns the note.

    The same note with the same `receipt` again (a bad line, an impatient finger) is the same note; if it was taken
    away in the meantime it is put back. ValidationError on a day that has not come.
    """
    _refuse_the_future(on, today)
    own = _receipt(receipt, what, on, amount, promise, link, who)
    try:
        with transaction.atomic():
            known = Note.objects.filter(receipt=own).first() if own else None
            if known is not None:
                return _put_back(known, actor)
            note = Note.objects.create(
                what=what, on=on, amount=amount, promise=promise, link=link, who=who, written_by=actor, receipt=own
            )
            record("logbook.written", actor=actor, subject=note, on=on, amount=amount, promise=promise)
            return note
    except IntegrityError:
        # Both of two requests at once found nothing; the database let one of them through.
        return Note.objects.get(receipt=own)


@transaction.atomic
def change_note(
    *,
    note: Note,
    what: str,
    on: datetime.date,
    amount: int,
    promise: str,
    link: str,
    who: Person | None,
    actor: Person,
    today: datetime.date,
) -> Note:
    """Change what a note says. Returns it; ValidationError on a day that has not come."""
    _refuse_the_future(on, today)
    new = {"what": what, "on": on, "amount": amount, "promise": promise, "link": link, "who": who}
    changed = [name for name, value in new.items() if getattr(note, name) != value]
    if changed:
        for name in changed:
            setattr(note, name, new[name])
        note.save(update_fields=changed)
        record("logbook.changed", actor=actor, subject=note, fields=sorted(changed))
    return note


@transaction.atomic
def remove_note(*, note: Note, actor: Person, today: datetime.date) -> None:
    """Take a note away, so that it counts no longer; a second time changes nothing."""
    _row, made = Removal.objects.get_or_create(
        note=note, chapter=note.chapter, defaults={"removed_on": today, "removed_by": actor}
    )
    if made:
        record("logbook.removed", actor=actor, subject=note)


@transaction.atomic
def undo_removal(*, note: Note, actor: Person) -> None:
    """Put a note back; nothing happens where it stands already."""
    _put_back(note, actor)


def _put_back(note: Note, actor: Person) -> Note:
    if Removal.objects.filter(note=note).delete()[0]:
        record("logbook.removal_undone", actor=actor, subject=note)
    return note


def _refuse_the_future(on: datetime.date, today: datetime.date) -> None:
    if on > today:
        raise ValidationError({"on": _("This day has not come yet.")})


def _receipt(receipt: str, *content: object) -> str:
    """A receipt for this content: the form's own number alone would swallow a second note written after "back"."""
    if not receipt:
        return ""
    told = "\x1f".join(str(part.pk if isinstance(part, Person) else part) for part in content)
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{receipt}\x1f{told}"))
