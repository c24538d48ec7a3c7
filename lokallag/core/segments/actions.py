"""Save, change, copy and remove segments. The journal gets how many parts a sentence has, never whom it finds."""

import datetime
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lokallag.core.journal.models import record
from lokallag.core.people.models import Person
from lokallag.core.segments.book import MOST_PARTS, Part, condition
from lokallag.core.segments.models import Segment

#: How long a removed segment can be taken back.
KEPT = datetime.timedelta(days=30)
_LONGEST_NAME = 120


def _check(name: str, parts: Sequence[Part], today: datetime.date, other: Segment | None = None) -> None:
    """Raise ValidationError where a segment cannot be saved like this."""
    if len(parts) > MOST_PARTS:
        raise ValidationError(_("A sentence has at most %(most)s parts.") % {"most": MOST_PARTS})
    if condition(parts, today) is None:
        raise ValidationError(_("A part of the sentence is not filled in. Fill it in or take it out."))
    same = Segment.objects.standing().filter(name=name)
    if (same.exclude(pk=other.pk) if other else same).exists():
        raise ValidationError({"name": _("There is a segment with this name already.")})


def save_segment(
    *,
    name: str,
    parts: Sequence[Part],
    is_shared: bool,
    actor: Person,
    today: datetime.date,
    now: datetime.datetime,
) -> Segment:
    """Save a sentence with a name of its own in the chapter; raise ValidationError for what cannot be."""
    with transaction.atomic():
        _check(name, parts, today)
        segment = Segment.objects.create(name=name, parts=list(parts), is_shared=is_shared, made_by=actor, made_at=now)
        record("segments.saved", actor=actor, subject=segment, parts=len(parts), shared=is_shared)
    return segment


def change_segment(
    *, segment: Segment, name: str, parts: Sequence[Part], is_shared: bool, actor: Person, today: datetime.date
) -> Segment:
    """Change a segment's name, sentence and who may use it; raise ValidationError for what cannot be."""
    new = {"name": name, "parts": list(parts), "is_shared": is_shared}
    changed = [key for key, value in new.items() if getattr(segment, key) != value]
    if not changed:
        return segment
    with transaction.atomic():
        _check(name, parts, today, segment)
        for key in changed:
            setattr(segment, key, new[key])
        segment.save(update_fields=changed)
        record("segments.changed", actor=actor, subject=segment, changed=changed)
    return segment


def copy_segment(*, segment: Segment, actor: Person, now: datetime.datetime) -> Segment:
    """Copy a segment to one's own, under the first free name."""
    taken = set(Segment.objects.standing().values_list("name", flat=True))
    with transaction.atomic():
        copy = Segment.objects.create(
            name=_free_name(segment.name, taken), parts=segment.parts, is_shared=False, made_by=actor, made_at=now
        )
        record("segments.copied", actor=actor, subject=copy, source=segment.pk)
    return copy


def remove_segment(*, segment: Segment, actor: Person, now: datetime.datetime) -> None:
    """Remove a segment; for 30 days it can be taken back. Those removed longer ago go for good."""
    if segment.removed_at is not None:
        return
    with transaction.atomic():
        Segment.objects.filter(removed_at__lt=now - KEPT).delete()
        segment.removed_at = now
        segment.save(update_fields=["removed_at"])
        record("segments.removed", actor=actor, subject=segment)


def restore_segment(*, segment: Segment, actor: Person) -> Segment:
    """Take a removal back. A name that was given to another meanwhile gets a number."""
    if segment.removed_at is None:
        return segment
    taken = set(Segment.objects.standing().values_list("name", flat=True))
    with transaction.atomic():
        segment.removed_at = None
        segment.name = _free_name(segment.name, taken) if segment.name in taken else segment.name
        segment.save(update_fields=["removed_at", "name"])
        record("segments.restored", actor=actor, subject=segment)
    return segment


def _free_name(name: str, taken: set[str]) -> str:
    """The name with the first number behind it that nobody has taken."""
    number = 2
    while (shown := f"{name[: _LONGEST_NAME - 5]} ({number})") in taken:
        number += 1
    return shown
