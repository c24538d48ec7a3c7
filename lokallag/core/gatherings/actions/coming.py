"""Who comes, who cannot, who came."""

import datetime
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.core.gatherings.actions.line import free_places, move_up, next_in_line
from lokallag.core.gatherings.actions.locking import locked
from lokallag.core.gatherings.models import Attendance, Cancellation, Gathering, Holding
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

Answer = Attendance.Answer


@transaction.atomic
def sign_up(
    *,
    gathering: Gathering,
    person: Person,
    guests: int | None = None,
    word: str | None = None,
    actor: Person,
    today: datetime.date,
    now: datetime.datetime | None = None,
) -> Attendance:
    """Say that a person comes, with so many guests and a word to the organisers (None: as they said before).

    Returns the answer: signed up, or on the waiting list where there is no room. ValidationError when it is over or
    called off, for more guests than are allowed, and for more guests of one who is signed up than there is room for.
    """
    _refuse_when_over(gathering := locked(gathering))
    row = Attendance.objects.filter(gathering=gathering, person=person).first()
    if row is not None and row.answer == Answer.CAME:
        return row
    before = row.guests if row is not None else 0
    wanted = min(before, gathering.guests_each) if guests is None else guests
    _refuse_guests(gathering, wanted)
    answer = _fitting(gathering, person, row, 1 + wanted)
    said = {"guests": wanted, "word": word}
    row = _answer(gathering, person, answer, actor=actor, today=today, said=said)
    if wanted < before or answer == Answer.WAITING:
        move_up(gathering, today=today, now=now)
        row.refresh_from_db()
    return row


@transaction.atomic
def decline(
    *,
    gathering: Gathering,
    person: Person,
    word: str | None = None,
    actor: Person,
    today: datetime.date,
    now: datetime.datetime | None = None,
) -> Attendance:
    """Say that a person cannot come; whoever waits longest gets the place.

    Returns the answer; ValidationError when it is over or called off.
    """
    _refuse_when_over(gathering := locked(gathering))
    row = _answer(gathering, person, Answer.DECLINED, actor=actor, today=today, said={"guests": 0, "word": word})
    move_up(gathering, today=today, now=now)
    return row


@transaction.atomic
def undo_answer(
    *, gathering: Gathering, person: Person, actor: Person, today: datetime.date, now: datetime.datetime | None = None
) -> None:
    """Take back an answer given before the gathering; that somebody came is taken back by `undo_check_in`."""
    gathering = locked(gathering)
    given = Attendance.objects.filter(gathering=gathering, person=person).exclude(answer=Answer.CAME)
    if given.delete()[0]:
        record("gatherings.answer_undone", actor=actor, subject=gathering, person=person.pk)
        if not Cancellation.objects.filter(gathering=gathering).exists():
            move_up(gathering, today=today, now=now)


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
def check_in_all(*, gathering: Gathering, people: Sequence[Person], actor: Person, today: datetime.date) -> int:
    """Say of many at once that they came, as when a meeting closes. Returns how many had not been said to have come.

    ValidationError when it is called off.
    """
    gathering = locked(gathering)
    if Cancellation.objects.filter(gathering=gathering).exists():
        raise ValidationError(_("It is cancelled, so nobody came."), code="cancelled")
    known = {row.person_id: row for row in Attendance.objects.filter(gathering=gathering)}
    changed = [row for person in people if (row := known.get(person.pk)) is not None and row.answer != Answer.CAME]
    for row in changed:
        row.answer, row.answered_on = Answer.CAME, today
    Attendance.objects.bulk_update(changed, ["answer", "answered_on"])
    missing = [person for person in people if person.pk not in known]
    Attendance.objects.bulk_create(
        Attendance(gathering=gathering, person=person, answer=Answer.CAME, answered_on=today) for person in missing
    )
    if changed or missing:
        record("gatherings.checked_in", actor=actor, subject=gathering, count=len(changed) + len(missing))
    return len(changed) + len(missing)


@transaction.atomic
def undo_check_in(*, gathering: Gathering, person: Person, actor: Person) -> None:
    """Take back that a person came; whoever had signed up is signed up again, whoever waited waits again."""
    gathering = locked(gathering)
    row = Attendance.objects.filter(gathering=gathering, person=person, answer=Answer.CAME).first()
    if row is None:
        return
    if row.signed_up_on is not None:
        row.answer, row.answered_on = Answer.SIGNED_UP, row.signed_up_on
        row.save()
    elif row.place_in_line is not None:
        row.answer = Answer.WAITING
        row.save()
    else:
        row.delete()
    record("gatherings.check_in_undone", actor=actor, subject=gathering, person=person.pk)


def _answer(
    gathering: Gathering,
    person: Person,
    answer: str,
    *,
    actor: Person,
    today: datetime.date,
    said: dict[str, int | str | None] | None = None,
) -> Attendance:
    """Write one person's answer with what else they said (None: as before); the same again changes nothing."""
    row = Attendance.objects.filter(gathering=gathering, person=person).first()
    said = {name: value for name, value in (said or {}).items() if value is not None}
    if row is not None and row.answer == answer and all(getattr(row, name) == value for name, value in said.items()):
        return row
    row = row or Attendance(gathering=gathering, person=person)
    is_new = row.answer != answer
    for name, value in said.items():
        setattr(row, name, value)
    if is_new:
        row.answer, row.answered_on = answer, today
        _place(row, answer, today)
    row.save()
    record(
        f"gatherings.{answer}" if is_new else "gatherings.answer_changed",
        actor=actor,
        subject=gathering,
        person=person.pk,
    )
    return row


def _place(row: Attendance, answer: str, today: datetime.date) -> None:
    """Keep since when they have a place, or their turn in the waiting list; who came keeps both."""
    if answer == Answer.SIGNED_UP:
        row.signed_up_on, row.place_in_line = today, None
    elif answer == Answer.WAITING:
        row.signed_up_on, row.place_in_line = None, next_in_line(row.gathering)
    elif answer == Answer.DECLINED:
        row.signed_up_on = row.place_in_line = None


def _fitting(gathering: Gathering, person: Person, row: Attendance | None, heads: int) -> str:
    """Return whether that many have a place or wait for one. Nobody passes those who wait already."""
    free = free_places(gathering, besides=person)
    has_place = row is not None and row.answer == Answer.SIGNED_UP
    if free is None or gathering.capacity is None:
        return Answer.SIGNED_UP
    if has_place and row is not None:
        # Where it is fuller than it should be, one who has a place keeps it with as many as before.
        if heads > free and heads > row.heads:
            raise ValidationError(_not_so_many(max(free - 1, row.guests)), code="full")
        return Answer.SIGNED_UP
    if heads > gathering.capacity:
        raise ValidationError(_not_so_many(gathering.capacity - 1), code="full")
    if row is not None and row.answer == Answer.WAITING:
        return Answer.WAITING
    waits = Attendance.objects.filter(gathering=gathering).in_line().exists()
    return Answer.WAITING if waits or heads > free else Answer.SIGNED_UP


def _refuse_guests(gathering: Gathering, guests: int) -> None:
    """Guests are only for where they are allowed."""
    if guests > gathering.guests_each:
        raise ValidationError(_not_so_many(gathering.guests_each), code="guests")


def _not_so_many(most: int) -> str:
    if most <= 0:
        return _("There is no room for guests.")
    return ngettext("You can bring %(most)s guest.", "You can bring %(most)s guests.", most) % {"most": most}


def _refuse_when_over(gathering: Gathering) -> None:
    """Answers are for what is still to come."""
    if Cancellation.objects.filter(gathering=gathering).exists():
        raise ValidationError(_("It is cancelled."), code="cancelled")
    if Holding.objects.filter(gathering=gathering).exists():
        raise ValidationError(_("It has been held."), code="already_held")
