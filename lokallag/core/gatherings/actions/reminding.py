"""Writing to people about what comes: each step once to each, never after it has begun, never when it is called off."""

import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from lokallag.core.gatherings import letters
from lokallag.core.gatherings.actions.inviting import invite_newcomers, wanting
from lokallag.core.gatherings.actions.line import move_up
from lokallag.core.gatherings.actions.locking import locked
from lokallag.core.gatherings.models import Attendance, Gathering, Invitation, Reminder
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person

Step = Reminder.Step
THREE_DAYS, ONE_DAY = datetime.timedelta(hours=72), datetime.timedelta(hours=24)
#: Who has not answered is asked again by itself this long before, and not sooner than so many days after the first time.
ASKED_AGAIN, LEFT_IN_PEACE = datetime.timedelta(days=7), datetime.timedelta(days=2)
#: How far ahead the job looks.
AHEAD = ASKED_AGAIN + datetime.timedelta(days=1)


def remind_due(*, today: datetime.date, now: datetime.datetime) -> int:
    """Write to everybody in the scope's chapter who should hear about a gathering by now. Returns how many letters.

    Those who come hear 72 and 24 hours before, who signs up later than that within the same tick; who waits moves up
    when a place has become free in whatever way; who has not answered and newcomers are asked where that was chosen.
    """
    coming = Gathering.objects.planned().filter(on__gte=today, on__lte=today + AHEAD).select_related("chapter")
    sent = 0
    for gathering in coming.order_by("on", "pk"):
        left = gathering.begins_at - now
        if left <= datetime.timedelta(0):
            continue
        if left <= THREE_DAYS:
            sent += remind(gathering=gathering, step=Step.ONE_DAY if left <= ONE_DAY else Step.THREE_DAYS, now=now)
        if gathering.asks_again and ONE_DAY < left <= ASKED_AGAIN:
            sent += ask_again(gathering=gathering, actor=None, today=today, now=now, asked_by=today - LEFT_IN_PEACE)
    for gathering in (
        Gathering.objects.planned().filter(invites_newcomers=True, on__gte=today).select_related("chapter")
    ):
        if gathering.begins_at > now:
            sent += invite_newcomers(gathering=gathering, today=today, now=now)
    waiting = Gathering.objects.planned().filter(attendances__answer=Attendance.Answer.WAITING, on__gte=today)
    for gathering in waiting.distinct():
        sent += fill_places(gathering=gathering, today=today, now=now)
    return sent


@transaction.atomic
def remind(*, gathering: Gathering, step: str, now: datetime.datetime) -> int:
    """Remind those who come and have not heard at this step. Returns how many letters."""
    gathering = locked(gathering)
    if not gathering.is_planned or now >= gathering.begins_at:
        return 0
    heard = Reminder.objects.filter(gathering=gathering, person=OuterRef("person"), step=step)
    answers = list(
        Attendance.objects.filter(~Exists(heard), gathering=gathering, answer=Attendance.Answer.SIGNED_UP)
        .select_related("person__user")
        .order_by("pk")
    )
    people = [answer.person for answer in answers]
    _remember(gathering, people, step, now)
    letters.send_reminders(gathering, people, now=now)
    if people:
        record("gatherings.reminded", actor=None, subject=gathering, step=str(step), count=len(people))
    return len(people)


@transaction.atomic
def ask_again(
    *,
    gathering: Gathering,
    actor: Person | None,
    today: datetime.date,
    now: datetime.datetime,
    asked_by: datetime.date | None = None,
) -> int:
    """Ask those who have not answered once more, each once; with `asked_by` only those invited by that day.

    Returns how many letters; none when it has begun or is called off.
    """
    gathering = locked(gathering)
    if not gathering.is_planned or now >= gathering.begins_at:
        return 0
    people = [row.person for row in silent(gathering, asked_by or today)]
    _remember(gathering, people, Step.ASKED_AGAIN, now)
    letters.send_invitations(gathering, people, again=True, actor=actor, now=now)
    if people:
        record("gatherings.asked_again", actor=actor, subject=gathering, count=len(people))
    return len(people)


def silent(gathering: Gathering, asked_by: datetime.date) -> list[Invitation]:
    """Those who were written to by a day, have not answered, want to hear of it and were not asked once more."""
    heard = Reminder.objects.filter(gathering=gathering, person=OuterRef("person"), step=Step.ASKED_AGAIN)
    rows = Invitation.objects.filter(~Exists(heard), gathering=gathering, how=Invitation.How.MAIL)
    rows = rows.filter(invited_on__lte=asked_by, person__wants__in=wanting(gathering)).exclude(person__email="")
    return list(rows.unanswered().select_related("person__user").order_by("person__sort_key", "pk"))


@transaction.atomic
def fill_places(*, gathering: Gathering, today: datetime.date, now: datetime.datetime) -> int:
    """Let those who wait move up, also where a place became free by somebody's erasure. Returns how many."""
    gathering = locked(gathering)
    return move_up(gathering, today=today, now=now) if gathering.is_planned else 0


def _remember(gathering: Gathering, people: list[Person], step: str, now: datetime.datetime) -> None:
    rows = [Reminder(gathering=gathering, person=person, step=step, sent_at=now) for person in people]
    Reminder.objects.bulk_create(rows, batch_size=500)
