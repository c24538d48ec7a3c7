"""What became of a gathering: it was held, or called off; never both."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lokallag.core.gatherings.actions.locking import locked
from lokallag.core.gatherings.actions.telling import tell_called_off, tell_on_again
from lokallag.core.gatherings.models import Cancellation, Gathering, Holding
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person


@transaction.atomic
def hold_gathering(
    *,
    gathering: Gathering,
    held_on: datetime.date,
    headcount: int | None = None,
    note: str = "",
    actor: Person,
    today: datetime.date,
) -> Holding:
    """Say that a gathering took place. Returns the row.

    ValidationError: a day that has not come, a gathering that is called off, or one that somebody has said was held.
    """
    gathering = locked(gathering)
    if held_on > today:
        raise ValidationError({"held_on": _("It cannot have been held on a day that has not come yet.")}, code="future")
    if Cancellation.objects.filter(gathering=gathering).exists():
        raise ValidationError(_("It is cancelled. Take that back first if it was held after all."), code="cancelled")
    if Holding.objects.filter(gathering=gathering).exists():
        raise ValidationError(_("Somebody has already said that it was held."), code="already_held")
    holding = Holding.objects.create(
        gathering=gathering, held_on=held_on, headcount=headcount, note=note, recorded_by=actor
    )
    record("gatherings.held", actor=actor, subject=gathering, held_on=held_on, headcount=headcount)
    return holding


@transaction.atomic
def undo_holding(*, gathering: Gathering, actor: Person) -> None:
    """Take back that it was held; nothing happens where nobody said so."""
    gathering = locked(gathering)
    if Holding.objects.filter(gathering=gathering).delete()[0]:
        record("gatherings.holding_undone", actor=actor, subject=gathering)


@transaction.atomic
def cancel_gathering(*, gathering: Gathering, reason: str, actor: Person, today: datetime.date) -> Cancellation:
    """Call a gathering off, with the reason people will read; those who said that they come are told.

    Returns the row; a second time returns the first one.

    ValidationError when it has been held.
    """
    gathering = locked(gathering)
    if Holding.objects.filter(gathering=gathering).exists():
        raise ValidationError(_("It has been held, so it cannot be cancelled."), code="already_held")
    if (known := Cancellation.objects.filter(gathering=gathering).first()) is not None:
        return known
    cancellation = Cancellation.objects.create(
        gathering=gathering, cancelled_on=today, reason=reason, recorded_by=actor
    )
    _tell_calendars(gathering)
    if today <= gathering.on:
        tell_called_off(gathering, reason, gathering.chapter.now())
    record("gatherings.cancelled", actor=actor, subject=gathering, cancelled_on=today)
    return cancellation


@transaction.atomic
def undo_cancellation(*, gathering: Gathering, actor: Person, today: datetime.date | None = None) -> None:
    """Put a cancelled gathering back in the calendar, and tell those who were told (unless its day is past `today`).

    Nothing happens where it stands there already.
    """
    gathering = locked(gathering)
    if Cancellation.objects.filter(gathering=gathering).delete()[0]:
        _tell_calendars(gathering)
        if today is None or today <= gathering.on:
            tell_on_again(gathering, gathering.chapter.now())
        record("gatherings.cancellation_undone", actor=actor, subject=gathering)


def _tell_calendars(gathering: Gathering) -> None:
    """A subscriber's calendar only takes a new status with a higher sequence (RFC 5545, 3.8.7.4)."""
    gathering.sequence += 1
    gathering.changed_at = gathering.chapter.now()
    gathering.save(update_fields=["sequence", "changed_at"])
