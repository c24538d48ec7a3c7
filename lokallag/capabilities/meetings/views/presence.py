"""Who is here: one tap each; deputies, those on a screen, guests, who leaves early."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.actions import room as actions
from lokallag.capabilities.meetings.actions.bodies import bodies_of
from lokallag.capabilities.meetings.forms.room import GuestForm, PresenceForm, moment
from lokallag.capabilities.meetings.models import Closing, Guest, Opening, Presence
from lokallag.capabilities.meetings.permissions import VIEW
from lokallag.capabilities.meetings.standings.attending import roll_of
from lokallag.capabilities.meetings.standings.voters import voters_in
from lokallag.capabilities.meetings.views.room import told
from lokallag.capabilities.meetings.views.rooms import rooms
from lokallag.capabilities.meetings.views.writing import presence_of, written_meeting
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.models import Person
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say


@page(may=VIEW, methods=("GET",))
def presence(request: ChapterRequest, pk: int) -> HttpResponse:
    """The list to tap; `?q=` finds others by name."""
    return presence_page(request, written_meeting(request, pk))


def presence_page(
    request: ChapterRequest, meeting: Gathering, *, guest_form: GuestForm | None = None, refused: str = ""
) -> HttpResponse:
    """Show the list; its fragment `roll` is what a tap renews."""
    query = request.GET.get("q", "").strip()[:80]
    bodies = bodies_of(meeting)
    is_closed = Closing.objects.filter(gathering=meeting).exists()
    # When a meeting closes all have left: then the page tells who was there, and when.
    were = meeting.presences.select_related("person").order_by("person__sort_key", "arrived_at") if is_closed else None
    context = {
        "row": meeting,
        "were": were,
        "tabs": rooms(request, meeting, "room"),
        "opening": Opening.objects.filter(gathering=meeting).first(),
        "is_closed": is_closed,
        "roll": roll_of(meeting, bodies, query),
        "standings": [(body, voters_in(meeting, body)) for body in bodies],
        "many": len(bodies) > 1,
        "q": query,
        "guest_form": guest_form or GuestForm(auto_id="guest_%s"),
        "refused": refused,
    }
    status = 422 if guest_form and guest_form.errors else 200
    return render(request, "meetings/presence.html", context, fragment="roll", status=status)


@page(may=VIEW, methods=("POST",))
def presence_new(request: ChapterRequest, pk: int) -> HttpResponse:
    """Somebody is here."""
    meeting = written_meeting(request, pk)
    person = get_object_or_404(Person.objects.all(), pk=_number(request.POST.get("person", "")))
    other = Person.objects.filter(pk=_number(request.POST.get("for", ""))).first()
    part = request.POST.get("part", "")
    refused = ""
    try:
        actions.arrive(
            meeting=meeting,
            person=person,
            part=part if part in Presence.Part.values else Presence.Part.OBSERVER,
            stands_in_for=other,
            is_digital=request.POST.get("digital") == "1",
            actor=request.person,
            now=request.chapter.now(),
        )
    except ValidationError as error:
        refused = " ".join(error.messages)
    return _back(request, meeting, refused)


@page(may=VIEW)
def presence_edit(request: ChapterRequest, pk: int, presence: int) -> HttpResponse:
    """As what, on a screen or not, from when to when."""
    row = presence_of(request, pk, presence)
    meeting = row.gathering
    initial = {"part": row.part, "is_digital": row.is_digital, "came": _clock(row.arrived_at)}
    initial["left"] = _clock(row.left_at) if row.left_at else None
    form = PresenceForm(posted(request), initial=initial)
    if form.is_valid():
        try:
            _change(request, meeting, row, form)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return go(request, "meetings:presence", pk=pk)
    context = {"form": form, "presence": row, "row": meeting, "tabs": rooms(request, meeting, "room")}
    return render(request, "meetings/presence_edit.html", context, status=422 if form.errors else 200)


def _change(request: ChapterRequest, meeting: Gathering, row: Presence, form: PresenceForm) -> None:
    """Write what the form says of one presence; clocks are of the meeting's evening."""
    said, zone, now = form.cleaned_data, ZoneInfo(request.chapter.time_zone), request.chapter.now()
    if row.left_at is None:
        came = said["came"]
        same = _clock(row.arrived_at) == came
        actions.arrive(
            meeting=meeting,
            person=row.person,
            part=said["part"],
            stands_in_for=row.stands_in_for,
            is_digital=said["is_digital"],
            at=None if same else moment(meeting.on, came, zone),
            actor=request.person,
            now=now,
        )
    if said["left"] is not None and (row.left_at is None or _clock(row.left_at) != said["left"]):
        actions.leave(presence=row, at=moment(meeting.on, said["left"], zone), actor=request.person, now=now)


@page(may=VIEW, methods=("POST",))
def presence_leaving(request: ChapterRequest, pk: int, presence: int) -> HttpResponse:
    """Somebody leaves now, or has not left after all (`back=1`)."""
    row = presence_of(request, pk, presence)
    refused = ""
    try:
        if request.POST.get("back") == "1":
            actions.come_back(presence=row, actor=request.person)
        else:
            actions.leave(presence=row, actor=request.person, now=request.chapter.now())
    except ValidationError as error:
        refused = " ".join(error.messages)
    return _back(request, row.gathering, refused)


@page(may=VIEW, methods=("POST",))
def presence_removal(request: ChapterRequest, pk: int, presence: int) -> HttpResponse:
    """Somebody was never here: a wrong tap."""
    row = presence_of(request, pk, presence)
    refused = ""
    try:
        actions.undo_arrival(presence=row, actor=request.person)
    except ValidationError as error:
        refused = " ".join(error.messages)
    return _back(request, row.gathering, refused)


@page(may=VIEW, methods=("POST",))
def guest_new(request: ChapterRequest, pk: int) -> HttpResponse:
    """A guest is here."""
    meeting = written_meeting(request, pk)
    form = GuestForm(request.POST, auto_id="guest_%s")
    if not form.is_valid():
        return presence_page(request, meeting, guest_form=form)
    with told(request):
        said = form.cleaned_data
        actions.let_guest_in(
            meeting=meeting, name=said["name"], key=said["key"], actor=request.person, now=request.chapter.now()
        )
    return go(request, "meetings:presence", pk=pk)


@page(may=VIEW, methods=("POST",))
def guest_removal(request: ChapterRequest, pk: int, guest: int) -> HttpResponse:
    """Take a guest off the list."""
    meeting = written_meeting(request, pk)
    row = get_object_or_404(Guest.objects.select_related("gathering").filter(gathering=meeting), pk=guest)
    actions.take_guest_off(guest=row, actor=request.person)
    say(request, _("%(name)s is taken off.") % {"name": row.name})
    return go(request, "meetings:presence", pk=pk)


def _back(request: ChapterRequest, meeting: Gathering, refused: str) -> HttpResponse:
    """The renewed list for a tap, else the page itself."""
    if request.htmx:
        return presence_page(request, meeting, refused=refused)
    if refused:
        say(request, refused, level=messages.WARNING)
    query = request.GET.get("q", "")
    answer = go(request, "meetings:presence", pk=meeting.pk)
    if query:
        answer["Location"] = (
            chapter_reverse(request, "meetings:presence", pk=meeting.pk) + f"?{request.GET.urlencode()}"
        )
    return answer


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 16 else 0


def _clock(at: datetime.datetime) -> datetime.time:
    """The minute a moment shows on the wall."""
    return timezone.localtime(at).time().replace(second=0, microsecond=0)
