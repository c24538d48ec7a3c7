"""The meeting room: the running item with its clock, what is written, decided and to be followed up, who speaks."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.actions import room as actions
from lokallag.capabilities.meetings.actions.bodies import bodies_of
from lokallag.capabilities.meetings.forms.room import DecisionForm, FollowUpForm, OpeningForm, SpeakerForm
from lokallag.capabilities.meetings.models import (
    Body,
    Decision,
    Dissent,
    FollowUp,
    Item,
    Note,
    Opening,
    Presence,
)
from lokallag.capabilities.meetings.permissions import VIEW
from lokallag.capabilities.meetings.standings.clock import clocks_of
from lokallag.capabilities.meetings.standings.speakers import line_of
from lokallag.capabilities.meetings.standings.voters import voters_of
from lokallag.capabilities.meetings.views.finding import item_of, items_of, meeting_of
from lokallag.capabilities.meetings.views.rooms import rooms
from lokallag.capabilities.meetings.views.writing import may_write, opening_of, written_item, written_meeting
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.models import Person, Seat
from lokallag.core.people.roles import BOARD, Role
from lokallag.core.web.rendering import chapter_reverse, go, render, say

#: The names a field suggests; more are found by writing the whole name of somebody who is there.
MOST_NAMES = 300


@page(may=VIEW, methods=("GET",))
def room(request: ChapterRequest, pk: int) -> HttpResponse:
    """The room for those who write; others follow the meeting on a page of their own. `?item=` looks at another item."""
    meeting = meeting_of(request, pk)
    opening = opening_of(meeting)
    if not may_write(request, meeting, opening):
        return go(request, "meetings:follow", pk=pk)
    asked = request.GET.get("item", "")
    item = item_of(request, meeting, int(asked)) if asked.isdecimal() and len(asked) < 15 else None
    return room_page(request, meeting, item, opening=opening)


def room_page(
    request: ChapterRequest, meeting: Gathering, item: Item | None = None, *, status: int = 200, **said: Any
) -> HttpResponse:
    """Show the room, with the forms as they were filled in where something was wrong."""
    opening = said.get("opening") or opening_of(meeting)
    context: dict[str, Any] = {
        "row": meeting,
        "tabs": rooms(request, meeting, "room"),
        "opening": opening,
        "closing": getattr(opening.gathering, "closing", None) if opening else None,
        "has_come": meeting.on <= request.chapter.today(),
        "now": request.chapter.now(),
        "today": request.chapter.today(),
        "here": getattr(opening, "here", 0),
    }
    if opening is None:
        form = said.get("opening_form") or _opening_form(request, meeting)
        return render(request, "meetings/room_before.html", {**context, "form": form}, status=status)
    items = list(
        items_of(request, meeting)
        .select_related("body", "presenter", "last_call")
        .annotate(decided=Count("decisions", filter=Q(decisions__removed_at__isnull=True)))
    )
    clocks = clocks_of(meeting, context["now"])
    running = next((row for row in items if clocks.runs(row.pk)), None)
    known = {row.pk: row for row in items}
    shown = known.get(item.pk) if item is not None else running or (items[0] if items else None)
    context |= {
        "items": [(row, clocks.of(row.pk)) for row in items],
        "running": running,
        "runs_unseen": clocks.running is not None and running is None,
        "item": shown,
    }
    if shown is not None:
        shown.gathering = meeting
        context |= {"clock": clocks.of(shown.pk), **_on_the_table(request, opening, shown, said)}
    return render(request, "meetings/room.html", context, status=status)


def _on_the_table(request: ChapterRequest, opening: Opening, item: Item, said: dict[str, Any]) -> dict[str, Any]:
    """What is written, decided and to be followed up on one item, who speaks to it, and the forms for more."""
    decisions = list(Decision.objects.filter(item=item).order_by("place", "pk"))
    dissents = Dissent.objects.filter(decision__in=decisions).select_related("person").order_by("pk")
    by_decision: dict[int, list[Dissent]] = {}
    for row in dissents if decisions else ():
        by_decision.setdefault(row.decision_id, []).append(row)
    notes = Note.objects.filter(item=item, removed_at__isnull=True).select_related("author").order_by("pk")
    meeting = opening.gathering
    floor = getattr(meeting, "floor", None)
    people = people_of(meeting, item)
    first = {"text": item.recommendation if not decisions else ""}
    at = request.GET.get("at", "")
    return {
        "notes": list(notes),
        "new_key": uuid.uuid4(),
        "decisions": [(row, by_decision.get(row.pk, [])) for row in decisions],
        "follow_ups": list(FollowUp.objects.filter(item=item).select_related("task__person").order_by("pk")),
        "line": line_of(item, floor),
        "floor": floor,
        "is_last_call": hasattr(item, "last_call"),
        "voters": voters_of(item),
        "people": people,
        "decision_form": said.get("decision_form") or DecisionForm(initial=first),
        "follow_up_form": said.get("follow_up_form") or follow_up_form(meeting, people, takes_focus=at == "t"),
        "speaker_form": said.get("speaker_form") or SpeakerForm(auto_id="speaker_%s"),
    }


def people_of(meeting: Gathering, item: Item) -> list[Person]:
    """Those a name can mean on an item: its body with the deputies, and unless it is closed whoever is there."""
    there = Q(pk__in=Presence.objects.filter(gathering=meeting).values("person"))
    if item.body.kind == Body.Kind.MEMBERS:
        belongs = Q(pk__in=Seat.objects.held_on(meeting.on).filter(role__in=BOARD).values("person"))
    else:
        belongs = item.body.people_on(meeting.on, deputies=True)
    return list(Person.objects.filter(belongs if item.is_closed else belongs | there).by_name()[:MOST_NAMES])


def follow_up_form(
    meeting: Gathering, people: list[Person], data: Any = None, *, takes_focus: bool = False
) -> FollowUpForm:
    """The line "who does what by when"; by when is the next meeting of the kind where nothing else is said."""
    following = Gathering.objects.planned().filter(kind=meeting.kind, on__gt=meeting.on).order_by("on").first()
    form = FollowUpForm(data, initial={"due_on": following.on if following else None}, auto_id="follow_%s")
    form.fields["person"].offer(people, "names")  # type: ignore[attr-defined]
    form.fields["person"].widget.attrs |= {"data-key": "t", "data-key-words": _("A task")}
    if takes_focus:
        form.fields["person"].widget.attrs["data-focus"] = ""
    return form


def _opening_form(request: ChapterRequest, meeting: Gathering, data: Any = None) -> OpeningForm:
    """Who leads and writes, as the posts suggest."""
    likely = Q(pk=request.person.pk)
    for body in bodies_of(meeting):
        if body.kind != Body.Kind.MEMBERS:
            likely |= body.people_on(meeting.on, deputies=True)
    seats = Seat.objects.held_on(meeting.on).filter(role__in=[*BOARD, Role.COUNCIL_GROUP_LEADER])
    likely |= Q(pk__in=seats.values("person"))
    by_role = dict(seats.order_by("-starts_on", "-pk").values_list("role", "person_id"))
    council = meeting.kind == "council_group_meeting"
    initial = {
        "chaired_by": by_role.get(Role.COUNCIL_GROUP_LEADER if council else Role.CHAIR),
        "written_by": by_role.get(Role.SECRETARY, request.person.pk) if not council else request.person.pk,
    }
    return OpeningForm(data, people=Person.objects.filter(likely).by_name(), initial=initial)


@page(may=VIEW, methods=("POST",))
def room_opening(request: ChapterRequest, pk: int) -> HttpResponse:
    """Open the meeting."""
    meeting = written_meeting(request, pk)
    form = _opening_form(request, meeting, request.POST)
    if form.is_valid():
        try:
            actions.open_meeting(
                meeting=meeting,
                chaired_by=form.cleaned_data["chaired_by"],
                written_by=form.cleaned_data["written_by"],
                actor=request.person,
                today=request.chapter.today(),
                now=request.chapter.now(),
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            undo = chapter_reverse(request, "meetings:room_opening_undo", pk=pk)
            say(request, _("The meeting is open."), undo_url=undo)
            return go(request, "meetings:room", pk=pk)
    return room_page(request, meeting, status=422, opening_form=form)


@page(may=VIEW, methods=("POST",))
def room_opening_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """It is not open after all."""
    meeting = written_meeting(request, pk)
    with told(request):
        actions.undo_opening(meeting=meeting, actor=request.person)
        say(request, _("Taken back."))
    return go(request, "meetings:room", pk=pk)


@page(may=VIEW, methods=("POST",))
def room_closing(request: ChapterRequest, pk: int) -> HttpResponse:
    """Close the meeting: it is held, those who were there came."""
    meeting = written_meeting(request, pk)
    with told(request):
        chapter = request.chapter
        actions.close_meeting(meeting=meeting, actor=request.person, today=chapter.today(), now=chapter.now())
        undo = chapter_reverse(request, "meetings:room_closing_undo", pk=pk)
        say(request, _("The meeting is closed and counts as held. Here are its minutes."), undo_url=undo)
        return go(request, "meetings:minutes", pk=pk)
    return go(request, "meetings:room", pk=pk)


@page(may=VIEW, methods=("POST",))
def room_closing_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """Open it again, the same evening."""
    meeting = written_meeting(request, pk)
    with told(request):
        actions.reopen_meeting(meeting=meeting, actor=request.person, now=request.chapter.now())
        say(request, _("The meeting is open again."))
    return go(request, "meetings:room", pk=pk)


@page(may=VIEW, methods=("POST",))
def room_running(request: ChapterRequest, pk: int, item: int) -> HttpResponse:
    """Take an item up."""
    found = written_item(request, pk, item)
    with told(request):
        actions.take_up(item=found, actor=request.person, now=request.chapter.now())
    return go(request, "meetings:room", pk=pk)


@page(may=VIEW, methods=("POST",))
def room_next(request: ChapterRequest, pk: int) -> HttpResponse:
    """Take up the next item."""
    meeting = written_meeting(request, pk)
    with told(request):
        items = items_of(request, meeting)
        row = actions.take_up_next(meeting=meeting, items=items, actor=request.person, now=request.chapter.now())
        if row is None:
            say(request, _("That was the last item."))
    return go(request, "meetings:room", pk=pk)


@page(may=VIEW, methods=("POST",))
def room_pause(request: ChapterRequest, pk: int) -> HttpResponse:
    """A pause: nothing runs."""
    meeting = written_meeting(request, pk)
    with told(request):
        actions.lay_down(meeting=meeting, actor=request.person, now=request.chapter.now())
    return go(request, "meetings:room", pk=pk)


class told:  # noqa: N801 — reads as a word where it is used
    """What an action refuses becomes a message on the next page: `with told(request): …`."""

    def __init__(self, request: ChapterRequest) -> None:
        self.request = request

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        if not isinstance(error, ValidationError):
            return False
        say(self.request, " ".join(error.messages), level=messages.WARNING)
        return True


def to_item(request: ChapterRequest, item: Item, place: str = "", at: str = "") -> HttpResponse:
    """Back to the room, at an item and a place on the page."""
    address = chapter_reverse(request, "meetings:room", pk=item.gathering_id)
    return redirect(f"{address}?item={item.pk}{f'&at={at}' if at else ''}{f'#{place}' if place else ''}")
