"""The nominating committee's page: whom it thinks of, who said what, the order, giving the list out."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.actions import nominating
from lokallag.capabilities.meetings.forms.elections import NominationForm, SlateForm
from lokallag.capabilities.meetings.forms.people import Choosable
from lokallag.capabilities.meetings.models import Candidate, Election, Slate
from lokallag.capabilities.meetings.permissions import NOMINATE
from lokallag.capabilities.meetings.views.annual import annual_of
from lokallag.capabilities.meetings.views.elections import election_of
from lokallag.capabilities.meetings.views.rooms import rooms
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings.models import Gathering
from lokallag.core.people.models import Seat
from lokallag.core.people.roles import Role
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say


def works_in_committee(request: ChapterRequest) -> bool:
    """Whether the visitor sees the committee's work: its members; the chair only where there is no committee."""
    if Role.NOMINATING_COMMITTEE in request.roles:
        return True
    held = Seat.objects.held_on(request.chapter.today()).filter(role=Role.NOMINATING_COMMITTEE)
    return not held.exists()


def _committee_only(request: ChapterRequest) -> None:
    if not works_in_committee(request):
        raise PermissionDenied


@page(may=NOMINATE)
def nominations(request: ChapterRequest, pk: int) -> HttpResponse:
    """The committee's list, post by post; sent, it is given out. The chair sees only how far it is."""
    meeting = annual_of(request, pk)
    slate = Slate.objects.filter(gathering=meeting).first()
    inside = works_in_committee(request)
    form = SlateForm(posted(request), initial={"words": slate.words if slate else ""})
    if request.method == "POST" and not inside:
        raise PermissionDenied
    if form.is_valid():
        nominating.give_out(
            meeting=meeting, words=form.cleaned_data["words"], actor=request.person, now=request.chapter.now()
        )
        undo = chapter_reverse(request, "meetings:nominations_return", pk=pk)
        say(request, _("The list is out: everybody who is invited sees it."), undo_url=undo)
        return go(request, "meetings:nominations", pk=pk)
    rows = _rows(meeting)
    context = {
        "meeting": meeting,
        "tabs": rooms(request, meeting, "annual"),
        "rows": rows if inside else [],
        "filled": sum(_yes(listed) >= election.seats for election, listed in rows),
        "total": len(rows),
        "inside": inside,
        "slate": slate if slate is not None and slate.published_at else None,
        "form": form,
        "today": request.chapter.today(),
    }
    return render(request, "meetings/nominations.html", context, status=422 if form.errors else 200)


def _rows(meeting: Gathering) -> list[tuple[Election, list[Candidate]]]:
    """Each election with the committee's own candidates in order. Two queries."""
    elections = Election.objects.filter(item__gathering=meeting).order_by("item__position", "item_id", "place", "pk")
    listed: dict[int, list[Candidate]] = {}
    own = Candidate.objects.filter(election__item__gathering=meeting, source=Candidate.Source.COMMITTEE)
    for each in own.select_related("person").order_by("place", "pk"):
        listed.setdefault(each.election_id, []).append(each)
    return [(election, listed.get(election.pk, [])) for election in elections]


def _yes(listed: list[Candidate]) -> int:
    return sum(each.consent == Candidate.Consent.YES for each in listed)


@page(may=NOMINATE, methods=("POST",))
def nominations_return(request: ChapterRequest, pk: int) -> HttpResponse:
    """Take the list back: only the committee sees it again."""
    meeting = annual_of(request, pk)
    _committee_only(request)
    try:
        nominating.take_back_list(meeting=meeting, actor=request.person)
        say(request, _("Only the committee sees the list again."))
    except ValidationError as refused:
        say(request, refused.messages[0])
    return go(request, "meetings:nominations", pk=pk)


@page(may=NOMINATE)
def nomination_new(request: ChapterRequest, pk: int, election: int) -> HttpResponse:
    """Put somebody on the committee's list for a post."""
    meeting = annual_of(request, pk)
    row = election_of(request, meeting, election)
    _committee_only(request)
    form = NominationForm(posted(request), choosable=Choosable(meeting), initial={"consent": Candidate.Consent.ASKED})
    if form.is_valid():
        try:
            nominating.put_up(election=row, **form.cleaned_data, actor=request.person, today=request.chapter.today())
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return go(request, "meetings:nominations", pk=pk)
    context = {"meeting": meeting, "tabs": rooms(request, meeting, "annual"), "election": row, "form": form}
    return render(request, "meetings/nomination_form.html", context, status=422 if form.errors else 200)


@page(may=NOMINATE)
def nomination_edit(request: ChapterRequest, pk: int, candidate: int) -> HttpResponse:
    """Change what somebody answered and the words about them."""
    row = _own(request, pk, candidate)
    initial = {"consent": row.consent, "words": row.words, "counts_as": row.counts_as}
    form = NominationForm(posted(request), choosable=None, initial=initial)
    if form.is_valid():
        nominating.change_nomination(candidate=row, **form.cleaned_data, actor=request.person)
        return go(request, "meetings:nominations", pk=pk)
    meeting = annual_of(request, pk)
    context = {
        "meeting": meeting,
        "tabs": rooms(request, meeting, "annual"),
        "election": row.election,
        "candidate": row,
        "form": form,
    }
    return render(request, "meetings/nomination_form.html", context, status=422 if form.errors else 200)


@page(may=NOMINATE, methods=("POST",))
def nomination_removal(request: ChapterRequest, pk: int, candidate: int) -> HttpResponse:
    """Take somebody off the committee's list."""
    row = _own(request, pk, candidate)
    try:
        nominating.take_off_list(candidate=row, actor=request.person)
        say(request, _("%(name)s is off the list.") % {"name": row.name})
    except ValidationError as refused:
        say(request, refused.messages[0])
    return go(request, "meetings:nominations", pk=pk)


@page(may=NOMINATE, methods=("POST",))
def nomination_up(request: ChapterRequest, pk: int, candidate: int) -> HttpResponse:
    """Let somebody change places with the one before them."""
    nominating.move_up(candidate=_own(request, pk, candidate), actor=request.person)
    return go(request, "meetings:nominations", pk=pk)


def _own(request: ChapterRequest, pk: int, candidate: int) -> Candidate:
    """One of the committee's own candidates; for nobody outside it."""
    meeting = annual_of(request, pk)
    own = Candidate.objects.filter(election__item__gathering=meeting, source=Candidate.Source.COMMITTEE)
    row = get_object_or_404(own.select_related("person", "election__item__gathering"), pk=candidate)
    _committee_only(request)
    return row
