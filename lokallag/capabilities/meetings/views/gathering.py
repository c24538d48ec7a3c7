"""What shows of meetings: the pages of core gatherings on this capability's own shelf (`views/shelf.py`)."""

from django.contrib.messages import WARNING
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.meetings import permissions
from lokallag.capabilities.meetings.actions.series import take_back, undo_meeting_series
from lokallag.capabilities.meetings.views.finding import meeting_of
from lokallag.capabilities.meetings.views.shelf import SHELF
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings import views
from lokallag.core.web.rendering import go, say


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
    row = meeting_of(request, pk)
    if not take_back(meetings=[row], actor=request.person, today=request.chapter.today()):
        text = _("Somebody is invited or has answered, or it is already held or cancelled. Cancel it instead.")
        say(request, text, level=WARNING)
        return go(request, "meetings:detail", pk=pk)
    say(request, _("%(title)s is out of the calendar.") % {"title": row.title})
    return go(request, "meetings:list")


@page(may=permissions.EDIT, methods=("POST",))
def meeting_series_undo(request: ChapterRequest, series: str) -> HttpResponse:
    """Take all of a series out again."""
    if not SHELF.reach(request).filter(series=series).exists():
        raise Http404
    count = undo_meeting_series(key=str(series), actor=request.person, today=request.chapter.today())
    text = ngettext("%(count)s date is out of the calendar.", "%(count)s dates are out of the calendar.", count)
    say(request, text % {"count": count})
    return go(request, "meetings:list")


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
