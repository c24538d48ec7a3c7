"""What shows of events: the pages of core gatherings on this capability's own shelf."""

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.events import permissions
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings import views
from lokallag.core.gatherings.models import Kind
from lokallag.core.gatherings.shelf import Shelf

SHELF = Shelf(
    namespace="events",
    kinds=(Kind.OPEN_MEETING, Kind.SOCIAL, Kind.WEBINAR, Kind.COURSE, Kind.STAND, Kind.EXTERNAL),
    edit=permissions.EDIT,
    see_all=permissions.VIEW,
    icon="party-popper",
    title=_("Events"),
    lead=_("Open meetings, socials, courses, stands, and other people's events that we take part in."),
    new=_("Plan an event"),
    empty=_("No events are planned."),
)


@page(may=permissions.VIEW, methods=("GET",))
def event_list(request: ChapterRequest) -> HttpResponse:
    """Those that come, those held, those cancelled."""
    return views.gathering_list(request, SHELF)


@page(may=permissions.VIEW, methods=("GET",))
def event_detail(request: ChapterRequest, pk: int) -> HttpResponse:
    """One of them."""
    return views.gathering_detail(request, SHELF, pk)


@page(may=permissions.VIEW, methods=("POST",))
def event_answer(request: ChapterRequest, pk: int) -> HttpResponse:
    """The visitor comes or not."""
    return views.answer(request, SHELF, pk)


@page(may=permissions.EDIT)
def event_new(request: ChapterRequest) -> HttpResponse:
    """Put one, or several, in the calendar."""
    return views.gathering_new(request, SHELF)


@page(may=permissions.EDIT)
def event_edit(request: ChapterRequest, pk: int) -> HttpResponse:
    """Change it."""
    return views.gathering_edit(request, SHELF, pk)


@page(may=permissions.EDIT, methods=("POST",))
def event_planning_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """Take it out of the calendar again."""
    return views.planning_undo(request, SHELF, pk)


@page(may=permissions.EDIT, methods=("POST",))
def event_series_undo(request: ChapterRequest, series: str) -> HttpResponse:
    """Take all of a series out again."""
    return views.series_undo(request, SHELF, series)


@page(may=permissions.EDIT, methods=("POST",))
def event_holding(request: ChapterRequest, pk: int) -> HttpResponse:
    """It was held."""
    return views.holding(request, SHELF, pk)


@page(may=permissions.EDIT, methods=("POST",))
def event_holding_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """It was not held after all."""
    return views.holding_undo(request, SHELF, pk)


@page(may=permissions.EDIT, methods=("POST",))
def event_cancellation(request: ChapterRequest, pk: int) -> HttpResponse:
    """It is called off."""
    return views.cancellation(request, SHELF, pk)


@page(may=permissions.EDIT, methods=("POST",))
def event_cancellation_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """It will be held after all."""
    return views.cancellation_undo(request, SHELF, pk)


@page(may=permissions.EDIT, methods=("POST",))
def event_attendance(request: ChapterRequest, pk: int) -> HttpResponse:
    """Somebody came, or not."""
    return views.attendance(request, SHELF, pk)


@page(may=permissions.EDIT)
def event_invitations(request: ChapterRequest, pk: int) -> HttpResponse:
    """Who is invited, and who has answered what."""
    return views.invitations(request, SHELF, pk)


@page(may=permissions.EDIT, methods=("POST",))
def event_invite_one(request: ChapterRequest, pk: int) -> HttpResponse:
    """Invite one person."""
    return views.invite_one(request, SHELF, pk)


@page(may=permissions.EDIT, methods=("POST",))
def event_nudge(request: ChapterRequest, pk: int) -> HttpResponse:
    """Ask those who have not answered once more."""
    return views.nudge(request, SHELF, pk)


@page(may=permissions.EDIT, methods=("POST",))
def event_told(request: ChapterRequest, pk: int) -> HttpResponse:
    """Somebody was told in another way."""
    return views.told(request, SHELF, pk)
