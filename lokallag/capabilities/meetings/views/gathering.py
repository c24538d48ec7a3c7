"""What shows of meetings: the pages of core gatherings on this capability's own shelf."""

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from lokallag.capabilities.meetings import permissions
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings import views
from lokallag.core.gatherings.models import Kind
from lokallag.core.gatherings.shelf import Shelf

SHELF = Shelf(
    namespace="meetings",
    kinds=(
        Kind.BOARD_MEETING,
        Kind.MEMBER_MEETING,
        Kind.ANNUAL_MEETING,
        Kind.JOINT_MEETING,
        Kind.COUNCIL_GROUP_MEETING,
        Kind.GROUP_MEETING,
    ),
    edit=permissions.EDIT,
    see_all=permissions.SEE_ALL,
    icon="gavel",
    title=_("Meetings"),
    lead=_("Board, member and annual meetings, and those held together with the council group."),
    new=_("Plan a meeting"),
    empty=_("No meetings are planned."),
)


@page(may=permissions.VIEW, methods=("GET",))
def meeting_list(request: ChapterRequest) -> HttpResponse:
    """Those that come, those held, those cancelled."""
    return views.gathering_list(request, SHELF)


@page(may=permissions.VIEW, methods=("GET",))
def meeting_detail(request: ChapterRequest, pk: int) -> HttpResponse:
    """One of them."""
    return views.gathering_detail(request, SHELF, pk)


@page(may=permissions.VIEW, methods=("POST",))
def meeting_answer(request: ChapterRequest, pk: int) -> HttpResponse:
    """The visitor comes or not."""
    return views.answer(request, SHELF, pk)


@page(may=permissions.EDIT)
def meeting_new(request: ChapterRequest) -> HttpResponse:
    """Put one, or several, in the calendar."""
    return views.gathering_new(request, SHELF)


@page(may=permissions.EDIT)
def meeting_edit(request: ChapterRequest, pk: int) -> HttpResponse:
    """Change it."""
    return views.gathering_edit(request, SHELF, pk)


@page(may=permissions.EDIT, methods=("POST",))
def meeting_planning_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """Take it out of the calendar again."""
    return views.planning_undo(request, SHELF, pk)


@page(may=permissions.EDIT, methods=("POST",))
def meeting_series_undo(request: ChapterRequest, series: str) -> HttpResponse:
    """Take all of a series out again."""
    return views.series_undo(request, SHELF, series)


@page(may=permissions.EDIT, methods=("POST",))
def meeting_holding(request: ChapterRequest, pk: int) -> HttpResponse:
    """It was held."""
    return views.holding(request, SHELF, pk)


@page(may=permissions.EDIT, methods=("POST",))
def meeting_holding_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """It was not held after all."""
    return views.holding_undo(request, SHELF, pk)


@page(may=permissions.EDIT, methods=("POST",))
def meeting_cancellation(request: ChapterRequest, pk: int) -> HttpResponse:
    """It is called off."""
    return views.cancellation(request, SHELF, pk)


@page(may=permissions.EDIT, methods=("POST",))
def meeting_cancellation_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """It will be held after all."""
    return views.cancellation_undo(request, SHELF, pk)


@page(may=permissions.EDIT, methods=("POST",))
def meeting_attendance(request: ChapterRequest, pk: int) -> HttpResponse:
    """Somebody came, or not."""
    return views.attendance(request, SHELF, pk)


@page(may=permissions.EDIT)
def meeting_invitations(request: ChapterRequest, pk: int) -> HttpResponse:
    """Who is invited, and who has answered what."""
    return views.invitations(request, SHELF, pk)


@page(may=permissions.EDIT, methods=("POST",))
def meeting_invite_one(request: ChapterRequest, pk: int) -> HttpResponse:
    """Invite one person."""
    return views.invite_one(request, SHELF, pk)


@page(may=permissions.EDIT, methods=("POST",))
def meeting_nudge(request: ChapterRequest, pk: int) -> HttpResponse:
    """Ask those who have not answered once more."""
    return views.nudge(request, SHELF, pk)


@page(may=permissions.EDIT, methods=("POST",))
def meeting_told(request: ChapterRequest, pk: int) -> HttpResponse:
    """Somebody was told in another way."""
    return views.told(request, SHELF, pk)
