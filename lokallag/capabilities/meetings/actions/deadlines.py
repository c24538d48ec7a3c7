"""Who has a meeting's deadlines: tasks that follow the meeting when it is moved, made in time, done when what they ask is done."""

import datetime

from django.db import models, transaction
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.models import DeadlineTask
from lokallag.capabilities.meetings.standings.lawful import Lawfulness, lawfulness
from lokallag.core.gatherings.models import MEETINGS, Gathering
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import Role
from lokallag.core.statutes.deadlines import Deadline
from lokallag.core.tasks.actions import add_task, change_task, finish_task, take_back_finish
from lokallag.core.tasks.models import Completion, Task

#: So long before a deadline somebody gets it by themselves, if nobody has it.
AHEAD = datetime.timedelta(days=21)
#: No meeting's deadlines begin earlier than this before it.
LONGEST = datetime.timedelta(days=100)
#: What somebody must do; the others are days to know of.
TO_DO = frozenset({"notice", "papers", "minutes"})


class NoSuchDeadline(LookupError):
    """The meeting has no deadline with this key."""


@transaction.atomic
def give_deadline(
    *, meeting: Gathering, key: str, person: Person | None, actor: Person, today: datetime.date
) -> DeadlineTask:
    """Let somebody (or nobody) have one of a meeting's deadlines, as a task due on its day. Raises NoSuchDeadline."""
    deadline = _deadline(lawfulness(meeting, today=today), key)
    row = DeadlineTask.objects.select_related("task").filter(gathering=meeting, key=key).first()
    if row is not None and row.task is not None:
        change_task(task=row.task, values={"person": person, "due_on": deadline.advised_on}, actor=actor)
        return row
    task = add_task(
        title=task_title(meeting, deadline), person=person, due_on=deadline.advised_on, actor=actor, today=today
    )
    row, _made = DeadlineTask.objects.update_or_create(gathering=meeting, key=key, defaults={"task": task})
    record("meetings.deadline_given", actor=actor, subject=meeting, key=key)
    return row


@transaction.atomic
def finish_deadline(*, meeting: Gathering, key: str, actor: Person, today: datetime.date) -> DeadlineTask:
    """Say that one of a meeting's deadlines is done. Whether a notice was in time is never said here, only by what was sent."""
    row = DeadlineTask.objects.select_related("task").filter(gathering=meeting, key=key).first()
    if row is None or row.task is None:
        row = give_deadline(meeting=meeting, key=key, person=actor, actor=actor, today=today)
    if row.task is not None:
        finish_task(task=row.task, actor=actor, today=today)
    return row


@transaction.atomic
def reopen_deadline(*, meeting: Gathering, key: str, actor: Person) -> None:
    """Take back that a deadline is done."""
    row = DeadlineTask.objects.select_related("task").filter(gathering=meeting, key=key, task__isnull=False).first()
    if row is None or row.task is None:
        raise NoSuchDeadline(key)
    take_back_finish(task=row.task, actor=actor)


@transaction.atomic
def keep_deadlines(*, today: datetime.date) -> int:
    """Let the tasks of the scope's meetings follow them: made in time, moved with the meeting, done when it was sent.

    What somebody took away is not made again. Returns how many tasks were made or changed.
    """
    coming = Gathering.objects.of(*MEETINGS).planned().filter(on__gte=today, on__lte=today + LONGEST)
    meetings = list(coming.select_related("chapter").order_by("on", "pk"))
    gone = Gathering.objects.of(*MEETINGS).cancelled().filter(deadline_tasks__task__completion__isnull=True)
    changed = _drop(DeadlineTask.objects.filter(gathering__in=gone.values("pk"), task__isnull=False))
    if not meetings:
        return changed
    somebody = _secretary(today)
    return changed + sum(_keep(meeting, somebody, today) for meeting in meetings)


def _keep(meeting: Gathering, somebody: Person | None, today: datetime.date) -> int:
    """Let one meeting's tasks be as its deadlines are now."""
    found = lawfulness(meeting, today=today)
    rows = {row.key: row for row in DeadlineTask.objects.filter(gathering=meeting).select_related("task__completion")}
    sent = {step.deadline.key: step.sent for step in found.steps if step.sent is not None}
    changed = 0
    for deadline in found.deadlines:
        row = rows.get(deadline.key)
        if row is None:
            changed += _make(meeting, deadline, somebody, today) if deadline.key not in sent else 0
        elif row.task is not None and not hasattr(row.task, "completion"):
            changed += _follow(row.task, deadline, sent.get(deadline.key) is not None, today)
    return changed


def _make(meeting: Gathering, deadline: Deadline, somebody: Person | None, today: datetime.date) -> int:
    """Give a deadline that draws near to the secretary."""
    if deadline.key not in TO_DO or not today <= deadline.due_on <= today + AHEAD:
        return 0
    task = Task.objects.create(
        title=task_title(meeting, deadline), person=somebody, due_on=deadline.advised_on, created_on=today
    )
    DeadlineTask.objects.create(gathering=meeting, key=deadline.key, task=task)
    record("meetings.deadline_given", actor=None, subject=meeting, key=deadline.key)
    return 1


def _follow(task: Task, deadline: Deadline, was_sent: bool, today: datetime.date) -> int:
    """Move an open task with its meeting, or finish it when what it asks for was sent."""
    if was_sent:
        Completion.objects.get_or_create(task=task, defaults={"done_on": today})
        record("tasks.done", actor=None, subject=task)
        return 1
    if task.due_on == deadline.advised_on:
        return 0
    task.due_on = deadline.advised_on
    task.save(update_fields=["due_on"])
    task.nudges.all().delete()
    record("tasks.changed", actor=None, subject=task, changed=["due_on"])
    return 1


def _drop(rows: models.QuerySet[DeadlineTask]) -> int:
    """Take the open tasks of meetings that were called off away."""
    tasks = Task.objects.filter(pk__in=list(rows.values_list("task", flat=True)), completion__isnull=True)
    dropped = len(tasks)
    for task in tasks:
        record("tasks.removed", actor=None, task=task.pk)
    tasks.delete()
    return dropped


def _secretary(today: datetime.date) -> Person | None:
    """Who has what nobody has: the secretary, else the chair."""
    seats = Seat.objects.held_on(today).filter(role__in=[Role.SECRETARY, Role.CHAIR]).select_related("person")
    found = sorted(seats, key=lambda seat: (seat.role != Role.SECRETARY, seat.pk))
    return found[0].person if found else None


def _deadline(found: Lawfulness, key: str) -> Deadline:
    deadline = next((one for one in found.deadlines if one.key == key), None)
    if deadline is None:
        raise NoSuchDeadline(key)
    return deadline


def task_title(meeting: Gathering, deadline: Deadline) -> str:
    """What the task is called; the meeting's own title, which its members may see."""
    return _("%(what)s: %(meeting)s") % {"what": deadline.what, "meeting": meeting.title[:120]}
