"""The lists the membership officer thinks in, each a choice of the members; birthdays are nobody's business."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from django.db.models import Count, F

from lokallag.capabilities.members.models.contact import Contact
from lokallag.capabilities.members.models.member import Member, MemberQuerySet
from lokallag.core.gatherings.models import Attendance

#: After how long without a talk or a gathering a member is one nobody has seen.
UNSEEN_DAYS = 365

ALL, WAITING, NEW, UNSEEN, KEEN, UNPAID, LEFT = "all", "waiting", "new", "unseen", "keen", "unpaid", "left"


def unseen_on(day: datetime.date) -> MemberQuerySet:
    """Members of more than a year whom nobody has talked with, and who have come to nothing, for a year."""
    since = day - datetime.timedelta(days=UNSEEN_DAYS)
    came = Attendance.objects.filter(answer=Attendance.Answer.CAME, gathering__chapter=F("chapter"))
    came = came.filter(gathering__on__gt=since, gathering__on__lte=day)
    talked = Contact.objects.filter(reached=True, on__gt=since)
    old = Member.objects.current_on(day).filter(joined_on__lte=since)
    # Two sets made once; to ask again for each member takes three times as long.
    return old.exclude(person__in=came.values("person")).exclude(pk__in=talked.values("member"))


def keen_on(day: datetime.date) -> MemberQuerySet:
    """Members who have said that they have time for the chapter."""
    said = Member.objects.current_on(day).filter(person__ambition__answered_on__isnull=False)
    return said.exclude(person__ambition__time__in=("", "none"))


LISTS: dict[str, Callable[[datetime.date], MemberQuerySet]] = {
    ALL: Member.objects.current_on,
    WAITING: Member.objects.waiting_on,
    NEW: Member.objects.new_on,
    UNSEEN: unseen_on,
    KEEN: keen_on,
    UNPAID: lambda day: Member.objects.current_on(day).unpaid(),
    LEFT: Member.objects.left_by,
}


def counts_on(day: datetime.date) -> dict[str, int]:
    """Return how many are on the lists an index alone can count: all, new, unpaid, left. Two queries."""
    by_state = dict(Member.objects.values_list("state").order_by("state").annotate(n=Count("*")))
    return {
        ALL: sum(by_state.get(state, 0) for state in Member.HERE),
        UNPAID: by_state.get(Member.State.UNPAID, 0),
        LEFT: sum(by_state.get(state, 0) for state in Member.GONE),
        NEW: Member.objects.new_on(day).count(),
    }
