"""What everybody sees: the projector, and the page on the phones of those who are there."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.actions import room as actions
from lokallag.capabilities.meetings.models import Presence, Speaker
from lokallag.capabilities.meetings.permissions import VIEW
from lokallag.capabilities.meetings.standings.screen import Screen, screen_of
from lokallag.capabilities.meetings.views.finding import item_of, meeting_of
from lokallag.capabilities.meetings.views.room import told
from lokallag.capabilities.meetings.views.rooms import rooms
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings.models import Gathering
from lokallag.core.web.rendering import go, render, say


@page(may=VIEW, methods=("GET",))
def projector(request: ChapterRequest, pk: int) -> HttpResponse:
    """The screen on the wall. It asks again by itself; where nothing has changed the answer is empty."""
    meeting = meeting_of(request, pk)
    screen = screen_of(meeting, request.chapter.now(), None, request.chapter.today())
    return _shown(request, meeting, screen, "meetings/projector.html", screen.tag, {})


@page(may=VIEW, methods=("GET",))
def follow(request: ChapterRequest, pk: int) -> HttpResponse:
    """The same on a phone, with a button to ask for the floor for those who are there."""
    meeting = meeting_of(request, pk)
    person = request.person
    screen = screen_of(meeting, request.chapter.now(), person, request.chapter.today())
    mine = list(
        Speaker.objects.filter(item=screen.item_id, person=person, ended_at__isnull=True).order_by("asked_at")
        if screen.item_id
        else ()
    )
    is_here = Presence.objects.filter(gathering=meeting, person=person, left_at__isnull=True).exists()
    tag = f"{screen.tag}-{int(is_here)}-{'-'.join(f'{row.pk}.{int(row.started_at is not None)}' for row in mine)}"
    more = {"mine": mine, "is_here": is_here, "asked": {row.kind for row in mine}, "kinds": Speaker.Kind.choices}
    return _shown(request, meeting, screen, "meetings/follow.html", tag, more)


@page(may=VIEW, methods=("POST",))
def follow_asking(request: ChapterRequest, pk: int, item: int) -> HttpResponse:
    """Ask for the floor oneself, or no longer want it (`off=1`); for those who are there."""
    meeting = meeting_of(request, pk)
    found = item_of(request, meeting, item)
    found.gathering = meeting
    if not Presence.objects.filter(gathering=meeting, person=request.person, left_at__isnull=True).exists():
        raise Http404
    now = request.chapter.now()
    with told(request):
        if request.POST.get("off") == "1":
            for row in Speaker.objects.filter(item=found, person=request.person).waiting().select_related("item"):
                actions.take_off_the_list(speaker=row, actor=request.person, now=now)
            say(request, _("You are off the list."))
        else:
            kind = request.POST.get("kind", "")
            kind = kind if kind in Speaker.Kind.values else Speaker.Kind.SPEECH
            actions.ask_for_the_floor(item=found, person=request.person, kind=kind, actor=request.person, now=now)
            say(request, _("You are on the list."))
    return go(request, "meetings:follow", pk=pk)


def _shown(
    request: ChapterRequest, meeting: Gathering, screen: Screen, template: str, tag: str, more: dict[str, Any]
) -> HttpResponse:
    """The page, or its fragment `screen`: nothing (304, or 204 to a page that says what it has) where it is unchanged."""
    etag = f'"{tag}"'
    if request.htmx:
        if request.GET.get("seen") == tag:
            return HttpResponse(status=204)
        if request.headers.get("If-None-Match") == etag:
            return HttpResponseNotModified()
    context = {
        "row": meeting,
        "screen": screen,
        "tag": tag,
        "now": request.chapter.now(),
        **more,
    }
    if not request.htmx:
        context["tabs"] = rooms(request, meeting, "room")
    answer = render(request, template, context, fragment="screen")
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache"
    answer["Vary"] = "HX-Request, Cookie"
    return answer
