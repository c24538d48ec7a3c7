"""Whose turn it is to speak."""

from dataclasses import dataclass

from lokallag.capabilities.meetings.models import Floor, Item, Speaker
from lokallag.capabilities.meetings.voting.speaking import Asked, in_turn


@dataclass(frozen=True)
class Line:
    """Who has the floor, who waits in the order they get it, who has spoken."""

    speaking: Speaker | None
    waiting: list[Speaker]
    spoken: list[Speaker]


def line_of(item: Item, floor: Floor | None) -> Line:
    """The list of speakers to an item, in one query."""
    rows = list(Speaker.objects.filter(item=item).select_related("person").order_by("asked_at", "pk"))
    begun = sorted((row for row in rows if row.started_at is not None), key=lambda row: (row.started_at, row.pk))
    turn = in_turn(
        [_asked(row) for row in rows if row.started_at is None],
        [_asked(row) for row in begun],
        firsts=floor is not None and floor.firsts,
        alternates=floor is not None and floor.alternates,
    )
    known = {row.pk: row for row in rows}
    return Line(
        speaking=next((row for row in begun if row.ended_at is None), None),
        waiting=[known[one.key] for one in turn],
        spoken=[row for row in begun if row.ended_at is not None],
    )


def _asked(row: Speaker) -> Asked:
    who = f"person-{row.person_id}" if row.person_id is not None else f"guest-{row.guest.casefold()}"
    return Asked(row.pk, who, row.kind, row.side)
