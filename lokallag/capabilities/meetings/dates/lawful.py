"""The meetings' deadlines, for the year wheel, the brief and calendar feeds."""

import datetime

from django.urls import reverse

from lokallag.capabilities.meetings.models import DeadlineTask, Extraordinary
from lokallag.capabilities.meetings.permissions import SEE_ALL
from lokallag.capabilities.meetings.standings.sending import sent_of_each
from lokallag.core.calendar.dates import Dated, Mark
from lokallag.core.chapters.models import Chapter
from lokallag.core.gatherings.models import FOR_ALL, MEETINGS, Gathering
from lokallag.core.statutes.deadlines import EXTRAORDINARY, Deadline, deadlines_by
from lokallag.core.statutes.judging import Sent, steps
from lokallag.core.statutes.rules import RuleBook

# Deadlines lie at most so long before a meeting, or after it.
_AHEAD = datetime.timedelta(days=100)
_AFTER = datetime.timedelta(days=62)


def meeting_deadlines(chapter: Chapter, first: datetime.date, last: datetime.date, today: datetime.date) -> list[Dated]:
    """What is due before meetings and after, of the scope's chapter, but for what somebody has as a task: that shows itself."""
    rows = Gathering.objects.of(*MEETINGS).standing().filter(on__gte=first - _AFTER, on__lte=last + _AHEAD)
    meetings = list(rows.order_by("on", "pk"))
    if not meetings:
        return []
    book = RuleBook(chapter)
    sent = sent_of_each(meetings)
    keys = [meeting.pk for meeting in meetings]
    extraordinary = set(Extraordinary.objects.filter(gathering__in=keys).values_list("gathering_id", flat=True))
    tasks = DeadlineTask.objects.filter(gathering__in=keys, task__isnull=False).values_list("gathering_id", "key")
    taken = set(tasks)
    return [
        _dated(chapter, meeting, deadline, sent[meeting.pk], today)
        for meeting in meetings
        for deadline in deadlines_by(
            book.on(meeting.on), EXTRAORDINARY if meeting.pk in extraordinary else meeting.kind, meeting.on
        )
        if first <= deadline.due_on <= last and (meeting.pk, deadline.key) not in taken
    ]


def _dated(chapter: Chapter, meeting: Gathering, deadline: Deadline, sent: list[Sent], today: datetime.date) -> Dated:
    mark: Mark = "deadline"
    for step in steps([deadline], sent, meeting.on, today):
        mark = "held" if step.is_met else "behind" if step.is_missed or step.is_late else "deadline"
    return Dated(
        key=f"meeting-deadline-{meeting.pk}-{deadline.key}",
        on=deadline.due_on,
        title=f"{deadline.what}: {meeting.title}",
        ring="deadlines",
        mark=mark,
        url=reverse("meetings:deadlines", kwargs={"chapter": chapter.slug, "pk": meeting.pk}),
        detail=deadline.paragraph,
        sequence=meeting.sequence,
        shown_to=None if meeting.is_open or meeting.kind in FOR_ALL else SEE_ALL,
    )
