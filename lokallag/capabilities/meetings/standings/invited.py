"""What somebody who is invited sees of a meeting besides when and where: the agenda, and the papers they may see."""

from __future__ import annotations

from typing import Any

from lokallag.capabilities.meetings.models import Item, Paper
from lokallag.capabilities.meetings.notices.binding import papers_of
from lokallag.capabilities.meetings.standings.audience import audience_of
from lokallag.core.gatherings.models import MEETINGS, Gathering
from lokallag.core.people.models import Person

TEMPLATE = "meetings/_invited.html"


def agenda_for(meeting: Gathering, person: Person) -> dict[str, Any] | None:
    """The agenda as a person may see it, for the page that opens from a mail; None where there is none."""
    if meeting.kind not in MEETINGS:
        return None
    items = audience_of(meeting, person, meeting.chapter.today())
    if not items:
        return None
    found = papers_of(items)
    rows: list[tuple[Item, list[Paper]]] = [(item, found.get(item.pk, [])) for item in items]
    return {"items": rows, "has_papers": any(found.values())}
