"""Leave a duty out this time, or say that a rule is not for this chapter; and take each back."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lokallag.capabilities.obligations.actions.duties import ensure_duties
from lokallag.capabilities.obligations.actions.locking import locked
from lokallag.capabilities.obligations.models import Duty, NotOurs, Waiver
from lokallag.core.chapters.scopes import current_chapter
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person


def leave_out(*, duty: Duty, why: str, actor: Person, today: datetime.date) -> Waiver:
    """Leave the duty out this once, with the reason. ValidationError for one that is done."""
    with transaction.atomic():
        duty = locked(duty)
        if duty.is_done:
            raise ValidationError(_("This is done already."))
        row, is_new = Waiver.objects.get_or_create(duty=duty, defaults={"on": today, "why": why, "by": actor})
        if is_new:
            record("obligations.left_out", actor=actor, subject=duty)
    return row


def take_up_again(*, duty: Duty, actor: Person) -> None:
    """Let the duty count again."""
    with transaction.atomic():
        taken, _rows = Waiver.objects.filter(duty=duty).delete()
        if taken:
            record("obligations.taken_up", actor=actor, subject=duty)


def is_not_ours(*, duty: Duty, why: str, actor: Person, today: datetime.date) -> NotOurs:
    """Say that the duty's rule is not for this chapter: open ones from today on go, and no new ones come.

    What was late stays and is left out one by one, so that nothing missed disappears by itself.
    """
    with transaction.atomic():
        row, is_new = NotOurs.objects.get_or_create(rule=duty.rule, defaults={"since": today, "why": why, "by": actor})
        if is_new:
            Duty.objects.open().filter(rule=duty.rule, due_on__gte=today, evidence__isnull=True).delete()
            record("obligations.not_ours", actor=actor, rule=duty.rule)
    return row


def is_ours_after_all(*, not_ours: NotOurs, actor: Person, today: datetime.date) -> None:
    """Let the rule count again; its duties come back."""
    with transaction.atomic():
        rule = not_ours.rule
        not_ours.delete()
        record("obligations.ours_again", actor=actor, rule=rule)
        ensure_duties(chapter=current_chapter(), today=today)
