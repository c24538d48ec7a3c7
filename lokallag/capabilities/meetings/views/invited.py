"""The papers of a meeting for somebody who is invited and opens them from the mail, without a login."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation

from lokallag.capabilities.meetings.models import Paper
from lokallag.capabilities.meetings.standings.audience import audience_of
from lokallag.capabilities.meetings.views.papers import bound_answer, file_answer
from lokallag.core.access.doors import public_page
from lokallag.core.gatherings.models import MEETINGS, Gathering
from lokallag.core.gatherings.views.rsvp import opened
from lokallag.core.people.models import Person

_WHY = "Somebody who is invited reads the papers from the mail; the link is signed, for one meeting and one person"


@public_page(why=_WHY, methods=("GET",))
def invited_papers(_request: HttpRequest, token: str) -> HttpResponse:
    """Agenda and papers as one file, as far as they may see them."""
    meeting, person = _opened(token)
    items = audience_of(meeting, person, meeting.chapter.today())
    if not items:
        raise Http404
    with translation.override(meeting.chapter.language):
        return _quiet(bound_answer(meeting, items))


@public_page(why=_WHY, methods=("GET",))
def invited_paper(_request: HttpRequest, token: str, paper: int) -> HttpResponse:
    """One paper as it was put there."""
    meeting, person = _opened(token)
    items = [item.pk for item in audience_of(meeting, person, meeting.chapter.today())]
    row = Paper.objects.standing().filter(item__in=items).select_related("content").filter(pk=paper).first()
    if row is None:
        raise Http404
    return _quiet(file_answer(row))


def _opened(token: str) -> tuple[Gathering, Person]:
    meeting, person = opened(token)
    if meeting is None or person is None or meeting.kind not in MEETINGS:
        raise Http404
    return meeting, person


def _quiet(answer: HttpResponse) -> HttpResponse:
    """Neither kept nor found by others: the address is a key."""
    answer["Cache-Control"] = "no-store"
    answer["X-Robots-Tag"] = "noindex"
    return answer
