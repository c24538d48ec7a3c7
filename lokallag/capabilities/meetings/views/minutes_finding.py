"""How the pages of minutes find them: through the meeting's reach, and a draft only for those it concerns."""

from __future__ import annotations

from django.http import Http404

from lokallag.capabilities.meetings.minuting import Document
from lokallag.capabilities.meetings.models import Body, Minutes, Presence
from lokallag.capabilities.meetings.permissions import EDIT, SEE_ALL
from lokallag.capabilities.meetings.standings.happened import bodies_of
from lokallag.capabilities.meetings.standings.minutes import document_of
from lokallag.capabilities.meetings.views.finding import items_of, meeting_of
from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings.models import Gathering


def minutes_in(meeting: Gathering) -> Minutes | None:
    """The minutes of a meeting with what stands round them."""
    rows = Minutes.objects.filter(gathering=meeting).select_related(
        "gathering__chapter", "approval__gathering", "approval__item", "approval_item__gathering"
    )
    return rows.prefetch_related("signers__signature", "signers__person", "circulations", "corrections").first()


def may_read(request: ChapterRequest, minutes: Minutes) -> bool:
    """Approved minutes are for all who see the meeting; a draft for who writes, the bodies and those who were there."""
    if minutes.is_approved or request.may(EDIT) or request.may(SEE_ALL):
        return True
    if Presence.objects.filter(gathering=minutes.gathering, person=request.person).exists():
        return True
    own = Body.objects.joined_by(request.person, request.chapter.today()).exclude(kind=Body.Kind.MEMBERS)
    return own.filter(pk__in=[body.pk for body in bodies_of(minutes.gathering)]).exists()


def minutes_of(request: ChapterRequest, pk: int) -> tuple[Gathering, Minutes]:
    """The meeting and its minutes; 404 where there are none, or none for the visitor."""
    meeting = meeting_of(request, pk)
    minutes = minutes_in(meeting)
    if minutes is None or not may_read(request, minutes):
        raise Http404
    return meeting, minutes


def seen_document(request: ChapterRequest, meeting: Gathering, minutes: Minutes) -> Document:
    """The minutes as the visitor may read them: closed items of others are only named."""
    return document_of(minutes).seen_by(set(items_of(request, meeting).values_list("pk", flat=True)))


def sees_all_of(request: ChapterRequest, meeting: Gathering) -> bool:
    """Whether no item of the meeting is closed to the visitor."""
    return items_of(request, meeting).count() == meeting.items.count()
