"""The list of speakers as those who write keep it, and how the floor is given."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.actions import room as actions
from lokallag.capabilities.meetings.forms.room import FloorForm, SpeakerForm
from lokallag.capabilities.meetings.models import Floor
from lokallag.capabilities.meetings.permissions import VIEW
from lokallag.capabilities.meetings.views.room import people_of, room_page, to_item, told
from lokallag.capabilities.meetings.views.rooms import rooms
from lokallag.capabilities.meetings.views.writing import speaker_of, written_item, written_meeting
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.web.rendering import go, posted, render, say


@page(may=VIEW, methods=("POST",))
def speaker_new(request: ChapterRequest, pk: int, item: int) -> HttpResponse:
    """Put somebody on the list: one of those offered by name, else a guest."""
    found = written_item(request, pk, item)
    meeting = written_meeting(request, pk)
    form = SpeakerForm(request.POST, auto_id="speaker_%s")
    if not form.is_valid():
        return room_page(request, meeting, found, status=422, speaker_form=form)
    name = " ".join(form.cleaned_data["name"].split())
    same = [one for one in people_of(meeting, found) if one.name.casefold().startswith(name.casefold())]
    person = same[0] if len(same) == 1 else next((one for one in same if one.name.casefold() == name.casefold()), None)
    with told(request):
        actions.ask_for_the_floor(
            item=found,
            person=person,
            guest="" if person else name,
            kind=form.cleaned_data["kind"],
            side=form.cleaned_data["side"] or 0,
            actor=request.person,
            now=request.chapter.now(),
        )
    return to_item(request, found, "speakers")


@page(may=VIEW, methods=("POST",))
def speaker_next(request: ChapterRequest, pk: int, item: int) -> HttpResponse:
    """Give the floor to the next one."""
    found = written_item(request, pk, item)
    with told(request):
        actions.give_the_floor(item=found, actor=request.person, now=request.chapter.now())
    return to_item(request, found, "speakers")


@page(may=VIEW, methods=("POST",))
def speaker_floor(request: ChapterRequest, pk: int, speaker: int) -> HttpResponse:
    """Give the floor to somebody out of turn."""
    row = speaker_of(request, pk, speaker)
    with told(request):
        actions.give_the_floor(item=row.item, speaker=row, actor=request.person, now=request.chapter.now())
    return to_item(request, row.item, "speakers")


@page(may=VIEW, methods=("POST",))
def speaker_removal(request: ChapterRequest, pk: int, speaker: int) -> HttpResponse:
    """Somebody has spoken, or no longer wants to."""
    row = speaker_of(request, pk, speaker)
    with told(request):
        actions.take_off_the_list(speaker=row, actor=request.person, now=request.chapter.now())
    return to_item(request, row.item, "speakers")


@page(may=VIEW, methods=("POST",))
def speaker_last_call(request: ChapterRequest, pk: int, item: int) -> HttpResponse:
    """Close the list, or open it again."""
    found = written_item(request, pk, item)
    with told(request):
        closed = request.POST.get("closed") == "1"
        actions.close_the_list(item=found, closed=closed, actor=request.person, now=request.chapter.now())
    return to_item(request, found, "speakers")


@page(may=VIEW)
def floor_edit(request: ChapterRequest, pk: int) -> HttpResponse:
    """How the floor is given in this meeting."""
    meeting = written_meeting(request, pk)
    floor = Floor.objects.filter(gathering=meeting).first() or Floor(gathering=meeting)
    form = FloorForm(posted(request), instance=floor)
    if form.is_valid():
        with told(request):
            actions.arrange_the_floor(meeting=meeting, values=form.cleaned_data, actor=request.person)
            say(request, _("This is how the floor is given now."))
        return go(request, "meetings:room", pk=pk)
    context = {"form": form, "row": meeting, "tabs": rooms(request, meeting, "room")}
    return render(request, "meetings/floor_edit.html", context, status=422 if form.errors else 200)
