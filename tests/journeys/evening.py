"""A meeting that goes on, for the sweeping checks: the demonstration's clock stands still, so it has none of its own."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from lokallag.capabilities.meetings.actions import room
from lokallag.capabilities.meetings.actions.agenda import add_item, number_items
from lokallag.capabilities.meetings.models import Decision, Dissent, FollowUp, Guest, Note, Presence, Speaker
from lokallag.capabilities.meetings.urls.room import urlpatterns
from lokallag.core.chapters.models import Chapter
from lokallag.core.gatherings import actions as gatherings
from lokallag.core.gatherings.models import Gathering, Kind
from lokallag.core.people.models import Person

TITLE = "Ekstra styremøte"
#: The addresses that are filled from this evening.
ADDRESSES = frozenset(f"meetings:{pattern.name}" for pattern in urlpatterns)


def set_evening(chapter: Chapter, chair: Person) -> None:
    """Hold a board meeting today: two there and a guest, an item running, a note changed once, a vote with a dissent."""
    today, now = chapter.today(), chapter.now()
    by: dict[str, Any] = {"actor": chair}
    details = gatherings.Details(kind=Kind.BOARD_MEETING, title=TITLE, on=today)
    meeting = gatherings.plan_gathering(details=details, today=today, **by)
    item = add_item(
        meeting=meeting, title="Stands i vår", recommendation="To stands.", minutes_allotted=20, today=today, **by
    )
    add_item(meeting=meeting, title="Eventuelt", today=today, **by)
    number_items(meeting=meeting, **by)
    room.open_meeting(meeting=meeting, chaired_by=chair, written_by=chair, today=today, now=now, **by)
    other = Person.objects.exclude(pk=chair.pk).filter(seats__role="treasurer").order_by("pk")[0]
    for person in (chair, other):
        room.arrive(meeting=meeting, person=person, now=now, **by)
    room.let_guest_in(meeting=meeting, name="En gjest", key=uuid.uuid4(), now=now, **by)
    room.take_up(item=item, now=now, **by)
    key = uuid.uuid4()
    room.write_note(item=item, key=key, text="Per la fram saken.", now=now, **by)
    room.write_note(item=item, key=key, text="Per la fram saken. To stands holder.", base=1, now=now, **by)
    votes = room.Votes(votes_for=1, votes_against=0, votes_abstained=1, chairs_vote="")
    decision = room.decide(item=item, text="To stands.", how="hands", votes=votes, today=today, now=now, **by)
    room.dissent(decision=decision, person=other, words="Heller tre.", **by)
    room.follow_up(item=item, words="Bestille telt", person=other, due_on=today, today=today, **by)
    room.ask_for_the_floor(item=item, person=chair, now=now, **by)
    room.give_the_floor(item=item, now=now, **by)
    room.ask_for_the_floor(item=item, person=other, kind=Speaker.Kind.REPLY, now=now, **by)


def filled(parameters: list[str], chapter: Chapter) -> dict[str, Any]:
    """The keyword arguments of one of the addresses."""
    meeting = Gathering.objects.filter(title=TITLE).latest("pk")
    rows: dict[str, Callable[[], Any]] = {
        "chapter": lambda: chapter.slug,
        "pk": lambda: meeting.pk,
        "item": lambda: meeting.items.in_order()[0].pk,
        "presence": lambda: Presence.objects.filter(gathering=meeting).order_by("pk")[0].pk,
        "guest": lambda: Guest.objects.filter(gathering=meeting).latest("pk").pk,
        "note": lambda: Note.objects.filter(item__gathering=meeting).latest("pk").pk,
        "version": lambda: 1,
        "decision": lambda: Decision.objects.filter(item__gathering=meeting).latest("pk").pk,
        "dissent": lambda: Dissent.objects.filter(decision__item__gathering=meeting).latest("pk").pk,
        "follow_up": lambda: FollowUp.objects.filter(item__gathering=meeting).latest("pk").pk,
        "speaker": lambda: Speaker.objects.filter(item__gathering=meeting).latest("pk").pk,
    }
    return {parameter: rows[parameter]() for parameter in parameters}
