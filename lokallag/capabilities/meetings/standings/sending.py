"""The proof of what was sent of a meeting: when, by what way, to how many, and which day it named."""

from collections import defaultdict
from collections.abc import Iterable

from lokallag.capabilities.meetings.models import Notice, NoticeCopy, OutsideNotice
from lokallag.core.gatherings.models import Gathering
from lokallag.core.statutes.judging import Sent


def sent_of(meeting: Gathering) -> list[Sent]:
    """All that was sent of a meeting, from here and another way, with the day each named."""
    return sent_of_each([meeting])[meeting.pk]


def sent_of_each(meetings: Iterable[Gathering]) -> dict[int, list[Sent]]:
    """The same of many meetings by their keys; three queries. A notice that papers went along with is both."""
    keys = [meeting.pk for meeting in meetings]
    found: dict[int, list[Sent]] = defaultdict(list)
    for notice in Notice.objects.filter(gathering__in=keys).prefetch_related("editions"):
        kinds = [str(notice.kind)]
        if notice.kind == Notice.Kind.NOTICE and any(edition.files for edition in notice.editions.all()):
            kinds.append(str(Notice.Kind.PAPERS))
        found[notice.gathering_id] += [Sent(k, notice.sent_on, notice.meeting_on, notice.people) for k in kinds]
    for row in OutsideNotice.objects.filter(gathering__in=keys):
        found[row.gathering_id].append(Sent(row.kind, row.sent_on, row.meeting_on, row.people or 0))
    return found


def untold_of(meeting: Gathering) -> int:
    """How many of the last sending for the meeting's day nothing has reached."""
    last = Notice.objects.filter(gathering=meeting, meeting_on=meeting.on).newest_first().first()
    return NoticeCopy.objects.filter(notice=last).untold().count() if last is not None else 0
