"""Write down a task, give it, take it, do it, take it away; each can be taken back."""

import datetime
from dataclasses import dataclass

from django.db import transaction

from lokallag.core.groups.models import Group
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person
from lokallag.core.tasks.models import Completion, Nudge, Task

_MAY_CHANGE = ("title", "person", "group", "due_on", "promise")


class Taken(Exception):
    """Somebody else has the task already."""


@dataclass(frozen=True, kw_only=True)
class Removed:
    """A task that was taken away, as plain values, so that it can be put back as it was."""

    pk: int
    title: str
    person: int | None
    group: int | None
    due_on: str
    promise: str
    created_on: str
    done_on: str
    done_by: int | None
    is_own_choice: bool = False


def add_task(
    *,
    title: str,
    person: Person | None = None,
    group: Group | None = None,
    due_on: datetime.date | None = None,
    promise: str = "",
    actor: Person,
    today: datetime.date,
) -> Task:
    """Write down something to do. `promise` is the key of the commitment it serves, empty for none."""
    with transaction.atomic():
        task = Task.objects.create(
            title=title,
            person=person,
            group=group,
            due_on=due_on,
            promise=promise,
            created_on=today,
            is_own_choice=person is not None and person.pk == actor.pk,
        )
        record("tasks.added", actor=actor, subject=task)
    return task


def change_task(*, task: Task, values: dict[str, object], actor: Person) -> Task:
    """Change a task's title, who has it, its day or its commitment."""
    changed = [name for name in _MAY_CHANGE if name in values and getattr(task, name) != values[name]]
    if not changed:
        return task
    with transaction.atomic():
        for name in changed:
            setattr(task, name, values[name])
        if "person" in changed:
            task.is_own_choice = task.person_id == actor.pk
        task.save(update_fields=[*changed, "is_own_choice"])
        if {"due_on", "person"} & set(changed):
            Nudge.objects.filter(task=task).delete()
        record("tasks.changed", actor=actor, subject=task, changed=changed)
    return task


def take_task(*, task: Task, actor: Person) -> Task:
    """Take a task that no single person has. Raises Taken where somebody was quicker."""
    with transaction.atomic():
        locked = Task.objects.select_for_update(of=("self",)).get(pk=task.pk)
        if locked.person_id == actor.pk:
            return locked
        if locked.person_id is not None:
            raise Taken
        locked.person, locked.is_own_choice = actor, True
        locked.save(update_fields=["person", "is_own_choice"])
        record("tasks.taken", actor=actor, subject=locked)
    return locked


def give_back(*, task: Task, actor: Person) -> Task:
    """Let nobody, or the task's group, have it again."""
    with transaction.atomic():
        task.person, task.is_own_choice = None, False
        task.save(update_fields=["person", "is_own_choice"])
        Nudge.objects.filter(task=task).delete()
        record("tasks.given_back", actor=actor, subject=task)
    return task


def finish_task(*, task: Task, actor: Person, today: datetime.date) -> Completion:
    """Say that a task is done. Said twice, the first time counts."""
    with transaction.atomic():
        completion, made = Completion.objects.get_or_create(task=task, defaults={"done_on": today, "done_by": actor})
        if made:
            record("tasks.done", actor=actor, subject=task)
    return completion


def take_back_finish(*, task: Task, actor: Person) -> None:
    """Take back that it is done."""
    with transaction.atomic():
        Completion.objects.filter(task=task).delete()
        record("tasks.not_done", actor=actor, subject=task)


def remove_task(*, task: Task, actor: Person) -> Removed:
    """Take a task away; what is returned puts it back."""
    completion = Completion.objects.filter(task=task).first()
    removed = Removed(
        pk=task.pk,
        title=task.title,
        person=task.person_id,
        group=task.group_id,
        due_on=task.due_on.isoformat() if task.due_on else "",
        promise=task.promise,
        created_on=task.created_on.isoformat(),
        done_on=completion.done_on.isoformat() if completion else "",
        done_by=completion.done_by_id if completion else None,
        is_own_choice=task.is_own_choice,
    )
    with transaction.atomic():
        task.delete()
        record("tasks.removed", actor=actor, task=removed.pk)
    return removed


def put_back(*, removed: Removed, actor: Person) -> Task:
    """Put a task that was taken away back, once; people and groups that are gone meanwhile no longer have it."""
    there = Task.objects.filter(pk=removed.pk).first()
    if there is not None:
        return there
    with transaction.atomic():
        task = Task(
            pk=removed.pk,
            title=removed.title,
            person=Person.objects.filter(pk=removed.person or 0).first(),
            group=Group.objects.filter(pk=removed.group or 0).first(),
            due_on=_day(removed.due_on),
            promise=removed.promise,
            created_on=datetime.date.fromisoformat(removed.created_on),
            is_own_choice=removed.is_own_choice,
        )
        task.save(force_insert=True)
        done_on = _day(removed.done_on)
        if done_on is not None:
            done_by = Person.objects.filter(pk=removed.done_by or 0).first()
            Completion.objects.create(task=task, done_on=done_on, done_by=done_by)
        record("tasks.put_back", actor=actor, subject=task)
    return task


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None
