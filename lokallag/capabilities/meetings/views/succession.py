"""The result becomes posts: what would change, one click, and the way back."""

import datetime

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.actions.succession import seat_elected, undo_seating
from lokallag.capabilities.meetings.forms.annual import SeatingForm
from lokallag.capabilities.meetings.models import Succession
from lokallag.capabilities.meetings.standings.succession import plan_of
from lokallag.capabilities.meetings.views.annual import annual_of
from lokallag.capabilities.meetings.views.rooms import rooms
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.access.permissions import MANAGE_CHAPTER
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say


@page(may=MANAGE_CHAPTER)
def new_board(request: ChapterRequest, pk: int) -> HttpResponse:
    """Who gets which post, whose post ends, who goes on; sent, it is done."""
    meeting = annual_of(request, pk)
    done = Succession.objects.filter(gathering=meeting).select_related("made_by").first()
    usual = meeting.on + datetime.timedelta(days=1)
    form = SeatingForm(posted(request), initial={"starts_on": usual})
    starts_on = usual
    if form.is_valid():
        starts_on = form.cleaned_data["starts_on"]
        try:
            seat_elected(
                meeting=meeting,
                starts_on=starts_on,
                actor=request.person,
                today=request.chapter.today(),
                now=request.chapter.now(),
            )
        except ValidationError as refused:
            form.add_error("starts_on" if hasattr(refused, "error_dict") else None, refused.messages[0])
        else:
            undo = chapter_reverse(request, "meetings:new_board_undo", pk=pk)
            say(request, _("The new board has its posts."), undo_url=undo)
            return go(request, "meetings:new_board", pk=pk)
    context = {
        "meeting": meeting,
        "tabs": rooms(request, meeting, "annual"),
        "plan": plan_of(meeting, done.starts_on if done else starts_on),
        "done": done,
        "turnovers": list(done.turnovers.filter(seat__isnull=False).select_related("seat__person")) if done else [],
        "form": form,
        "today": request.chapter.today(),
    }
    return render(request, "meetings/new_board.html", context, status=422 if form.errors else 200)


@page(may=MANAGE_CHAPTER, methods=("POST",))
def new_board_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """Every post is as it was before."""
    meeting = annual_of(request, pk)
    try:
        undo_seating(meeting=meeting, actor=request.person, today=request.chapter.today())
        say(request, _("Every post is as it was before."))
    except ValidationError as refused:
        say(request, refused.messages[0])
    return go(request, "meetings:new_board", pk=pk)
