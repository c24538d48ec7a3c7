"""Who comes, who cannot, who came."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lokallag.core.gatherings.actions.locking import locked
from lokallag.core.gatherings.models import Attendance, Cancellation, Gathering, Holding
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

Answer = Attendance.Answer


@transaction.atomic
def sign_up(*, gathering: Gathering, person: Person, actor: Person, today: datetime.date) -> Attendance:
    """Say that a person comes. Returns the answer; ValidationError when it is over or called off."""
    _refuse_when_over(gathering := locked(gathering))
    return _answer(gathering, person, Answer.SIGNED_UP, actor=actor, today=today)


@transaction.atomic
def decline(*, gathering: Gathering, person: Person, actor: Person, today: datetime.date) -> Attendance:
    """Say that a person cannot come. Returns the answer; ValidationError when it is over or called off."""
    _refuse_when_over(gathering := locked(gathering))
    return _answer(gathering, person, Answer.DECLINED, actor=actor, today=today)


@transaction.atomic
def undo_answer(*, gathering: Gathering, person: Person, actor: Person) -> None:
    """Take back an answer given before the gathering; that somebody came is taken back by `undo_check_in`."""
    gathering = locked(gathering)
    given = Attendance.objects.filter(gathering=gathering, person=person).exclude(answer=Answer.CAME)
    if given.delete()[0]:
        record("gatherings.answer_undone", actor=actor, subject=gathering, person=person.pk)


@transaction.atomic
def check_in(*, gathering: Gathering, person: Person, actor: Person, today: datetime.date) -> Attendance:
    """Say that a person came. Returns the row; ValidationError before the day and when it is called off."""
    gathering = locked(gathering)
    if Cancellation.objects.filter(gathering=gathering).exists():
        raise ValidationError(_("It is cancelled, so nobody came."), code="cancelled")
    if gathering.on > today and not Holding.objects.filter(gathering=gathering).exists():
        raise ValidationError(_("You can say who came when the day is here."), code="future")
    return _answer(gathering, person, Answer.CAME, actor=actor, today=today)


@transaction.atomic
def undo_check_in(*, gathering: Gathering, person: Person, actor: Person) -> None:
    """Take back that a person came; whoever had signed up is signed up again."""
    gathering = locked(gathering)
    row = Attendance.objects.filter(gathering=gathering, person=person, answer=Answer.CAME).first()
    if row is None:
        return
    if row.signed_up_on is None:
        row.delete()
    else:
        row.answer, row.answered_on = Answer.SIGNED_UP, row.signed_up_on
        row.save()
    record("gatherings.check_in_undone", actor=actor, subject=gathering, person=person.pk)


def _answer(gathering: Gathering, person: Person, answer: str, *, actor: Person, today: datetime.date) -> Attendance:
    """Write one person's answer; the same answer again changes nothing."""
    row = Attendance.objects.filter(gathering=gathering, person=person).first()
    if row is not None and row.answer == answer:
        return row
    row = row or Attendance(gathering=gathering, person=person)
    row.answer, row.answered_on = answer, today
    if answer == Answer.SIGNED_UP:
        row.signed_up_on = today
    elif answer == Answer.DECLINED:
        row.signed_up_on = None
    row.save()
    record(f"gatherings.{answer}", actor=actor, subject=gathering, person=person.pk)
    return row


def _refuse_when_over(gathering: Gathering) -> None:
    """Answers are for what is still to come."""
    if Cancellation.objects.filter(gathering=gathering).exists():
        raise ValidationError(_("It is cancelled."), code="cancelled")
    if Holding.objects.filter(gathering=gathering).exists():
        raise ValidationError(_("It has been held."), code="already_held")
