"""Tasks that come of an item, made while the words are spoken."""

import datetime
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.actions.room_doors import locked_meeting, refuse_when_over
from lokallag.capabilities.meetings.models import Decision, FollowUp, Item
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person
from lokallag.core.tasks import actions as tasks


@transaction.atomic
def follow_up(
    *,
    item: Item,
    words: str,
    person: Person | None = None,
    due_on: datetime.date | None = None,
    decision: Decision | None = None,
    key: uuid.UUID | None = None,
    actor: Person,
    today: datetime.date,
) -> FollowUp:
    """Make a task of what was said, for the commitment the item serves. The same `key` sent twice is one task.

    Every member sees the tasks: that of a closed item says only which item it follows up, and no commitment.
    """
    meeting = locked_meeting(item.gathering_id or 0)
    key = key or uuid.uuid4()
    if (known := FollowUp.objects.filter(key=key).select_related("task").first()) is not None:
        return known
    refuse_when_over(meeting)
    task = tasks.add_task(
        title=title_of(item, words),
        person=person,
        due_on=due_on,
        promise="" if item.is_closed else (decision.promise if decision else item.promise),
        actor=actor,
        today=today,
    )
    row = FollowUp.objects.create(item=item, decision=decision, task=task, key=key, words=words)
    record("meetings.follow_up", actor=actor, subject=item, task=task.pk)
    return row


@transaction.atomic
def undo_follow_up(*, follow_up: FollowUp, actor: Person) -> None:
    """Take the task away again, with that it came of the item."""
    refuse_when_over(locked_meeting(follow_up.item.gathering_id or 0))
    tasks.remove_task(task=follow_up.task, actor=actor)
    record("meetings.follow_up_undone", actor=actor, subject=follow_up.item)


@transaction.atomic
def settle_titles(*, item: Item, actor: Person) -> None:
    """Let the tasks of an item say what its being closed allows; to be called when that changes."""
    for row in FollowUp.objects.filter(item=item).select_related("task", "decision"):
        promise = "" if item.is_closed else (row.decision.promise if row.decision else item.promise)
        title = title_of(item, row.words or row.task.title)
        tasks.change_task(task=row.task, values={"title": title, "promise": promise}, actor=actor)


def title_of(item: Item, words: str) -> str:
    """What the task of an item is called where everybody can read it."""
    if not item.is_closed:
        return words
    return _("Follow up item %(number)s") % {"number": item.name} if item.name else _("Follow up a closed item")
