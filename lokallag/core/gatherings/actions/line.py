"""The waiting list: how much room there is, and who moves up when a place is free."""

import datetime

from lokallag.core.gatherings import letters
from lokallag.core.gatherings.models import Attendance, Gathering
from lokallag.core.journal.models import record
from lokallag.core.people.models import Person


def free_places(gathering: Gathering, besides: Person | None = None) -> int | None:
    """Return how many more there is room for, leaving `besides` and their guests out; None where there is room for all."""
    if gathering.capacity is None:
        return None
    seated = Attendance.objects.filter(gathering=gathering).seated()
    return gathering.capacity - (seated.exclude(person=besides) if besides else seated).heads()


def next_in_line(gathering: Gathering) -> int:
    """Return the turn of whoever comes last to the waiting list."""
    turns = Attendance.objects.filter(gathering=gathering, place_in_line__isnull=False)
    return (turns.order_by("-place_in_line").values_list("place_in_line", flat=True).first() or 0) + 1


def has_begun(gathering: Gathering, today: datetime.date, now: datetime.datetime | None) -> bool:
    """Tell whether it has begun; where no moment is known, whether its day is past."""
    return now >= gathering.begins_at if now is not None else today > gathering.on


def move_up(gathering: Gathering, *, today: datetime.date, now: datetime.datetime | None) -> int:
    """Give free places to those who wait, in their order, and tell them. Returns how many moved; the gathering is locked.

    Nobody passes somebody who has waited longer, but one who comes with more than there will ever be room for is
    passed. Nobody moves once it has begun.
    """
    if has_begun(gathering, today, now):
        return 0
    free, moved = free_places(gathering), 0
    for row in Attendance.objects.filter(gathering=gathering).in_line().select_related("person__user"):
        if free is not None and row.heads > free:
            if gathering.capacity is not None and row.heads > gathering.capacity:
                continue
            break
        free = None if free is None else free - row.heads
        row.answer, row.signed_up_on, row.place_in_line = Attendance.Answer.SIGNED_UP, today, None
        row.save(update_fields=["answer", "signed_up_on", "place_in_line"])
        letters.tell_of_place(gathering, row.person, now=now or gathering.chapter.now())
        record("gatherings.moved_up", actor=None, subject=gathering, person=row.person_id)
        moved += 1
    return moved
