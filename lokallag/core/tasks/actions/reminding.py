"""Gentle reminders: two days before a task's day, and when it is past; one mail a day at most, with all in it."""

import datetime
from collections import defaultdict

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import Chapter
from lokallag.core.journal.models import record
from lokallag.core.people.links import link_token
from lokallag.core.people.models import Person
from lokallag.core.post.notices import send_notice
from lokallag.core.tasks.models import Nudge, Quiet, Task

#: What the link to turn reminders off is signed for.
PURPOSE = "tasks.reminders"
BEFORE = datetime.timedelta(days=2)
#: What is longer past its day than this is no news to anybody; it stands late on the board.
AT_MOST_LATE = datetime.timedelta(days=14)


@transaction.atomic
def remind(*, chapter: Chapter, today: datetime.date) -> int:
    """Remind the scope's chapter's people of what is due soon or past its day. Returns how many mails were queued.

    A group's task reminds its leader. Left out are those who turned it off, and, but for what they took themselves,
    those who want to hear only what is important or nothing. Each task reminds once of each kind, however often and
    however late this is run.
    """
    due: dict[Person, dict[str, list[Task]]] = defaultdict(lambda: defaultdict(list))
    written = []
    for task, person, kind in _due(today):
        due[person][kind].append(task)
        written.append(Nudge(task=task, person=person, kind=kind, on=today))
    Nudge.objects.bulk_create(written)
    for person, tasks in due.items():
        send_notice(
            person,
            _("Your tasks in %(chapter_name)s"),
            "tasks/notices/reminder.txt",
            {
                "name": person.given_name,
                "chapter_name": chapter.name,
                "soon": tasks[Nudge.Kind.SOON],
                "late": tasks[Nudge.Kind.LATE],
                "url": settings.SITE_URL + reverse("tasks:list", kwargs={"chapter": chapter.slug}),
                "off_url": settings.SITE_URL
                + reverse("tasks:reminders", kwargs={"chapter": chapter.slug, "token": link_token(person, PURPOSE)}),
            },
            chapter=chapter,
        )
    if due:
        record("tasks.reminded", actor=None, people=len(due), tasks=len(written))
    return len(due)


def _due(today: datetime.date) -> list[tuple[Task, Person, str]]:
    """The open tasks to remind of, whom, and whether their day comes or is past; the earliest first."""
    reminded = Nudge.objects.filter(task=OuterRef("pk"))
    soon = Q(due_on__gte=today, due_on__lte=today + BEFORE) & ~Exists(reminded.filter(kind=Nudge.Kind.SOON))
    late = Q(due_on__lt=today, due_on__gte=today - AT_MOST_LATE) & ~Exists(reminded.filter(kind=Nudge.Kind.LATE))
    tasks = Task.objects.open().filter(soon | late).select_related("person__user", "group__leader__user")
    quiet = set(Quiet.objects.values_list("person_id", flat=True))
    found = []
    for task in tasks.order_by("due_on", "pk"):
        person = task.person or (task.group.leader if task.group else None)
        if person is None or not person.email or person.pk in quiet:
            continue
        if person.wants != Person.Wants.EVERYTHING and not (task.is_own_choice and task.person_id == person.pk):
            continue
        past = task.due_on is not None and task.due_on < today
        found.append((task, person, Nudge.Kind.LATE.value if past else Nudge.Kind.SOON.value))
    return found


@transaction.atomic
def want_no_reminders(*, person: Person, today: datetime.date) -> None:
    """Somebody wants no reminders of tasks."""
    _row, made = Quiet.objects.get_or_create(person=person, defaults={"since": today})
    if made:
        record("tasks.reminders_off", actor=person, subject=person)


@transaction.atomic
def want_reminders(*, person: Person) -> None:
    """Somebody wants to be reminded again."""
    gone, _rows = Quiet.objects.filter(person=person).delete()
    if gone:
        record("tasks.reminders_on", actor=person, subject=person)
