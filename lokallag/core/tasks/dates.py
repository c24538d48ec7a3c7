"""The tasks' days, for the year wheel, the brief and calendar feeds."""

import datetime

from lokallag.core.calendar.dates import Dated, dates_from
from lokallag.core.chapters.models import Chapter
from lokallag.core.tasks.models import Task


@dates_from
def tasks_due(chapter: Chapter, first: datetime.date, last: datetime.date, today: datetime.date) -> list[Dated]:
    """Tasks with a day, open or done, of the scope's chapter."""
    tasks = Task.objects.filter(due_on__gte=first, due_on__lte=last).select_related("person", "group", "completion")
    return [_dated(chapter, task, today) for task in tasks.order_by("due_on", "pk")]


def _dated(chapter: Chapter, task: Task, today: datetime.date) -> Dated:
    due = task.due_on or today
    done = hasattr(task, "completion")
    late = not done and due < today
    owner = task.person or task.group
    return Dated(
        key=f"task-{task.pk}",
        on=due,
        title=task.title,
        ring="people",
        mark="held" if done else "behind" if late else "planned",
        url=f"/{chapter.slug}/tasks/#task-{task.pk}",
        who=str(owner) if owner else "",
    )
