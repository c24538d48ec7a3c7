"""Texts sent in to a meeting: all of them, sending one in, typing one that came on paper, what the board recommends."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.actions import proposals
from lokallag.capabilities.meetings.forms.annual import OwnProposalForm, ProposalForm, RecommendationForm
from lokallag.capabilities.meetings.forms.people import Choosable
from lokallag.capabilities.meetings.models import Proposal
from lokallag.capabilities.meetings.permissions import EDIT, VIEW
from lokallag.capabilities.meetings.views.annual import annual_of
from lokallag.capabilities.meetings.views.rooms import rooms
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings.models import Gathering
from lokallag.core.statutes.deadlines import deadlines_for
from lokallag.core.web.rendering import go, posted, render, say


def due_on(request: ChapterRequest, meeting: Gathering) -> datetime.date | None:
    """The last day for proposals by the chapter's statutes; None where they set none."""
    found = deadlines_for(request.chapter, meeting.kind, meeting.on)
    return next((each.due_on for each in found if each.key == "proposals"), None)


def _of(request: ChapterRequest, meeting: Gathering, pk: int) -> Proposal:
    reach = Proposal.objects.visible_to(request.person, sees_all=request.may(EDIT)).filter(gathering=meeting)
    return get_object_or_404(reach.select_related("by", "item", "gathering"), pk=pk)


@page(may=VIEW, methods=("GET",))
def proposal_list(request: ChapterRequest, pk: int) -> HttpResponse:
    """What was sent in; for members their own and what is on the agenda."""
    meeting = annual_of(request, pk)
    due = due_on(request, meeting)
    reach = Proposal.objects.visible_to(request.person, sees_all=request.may(EDIT)).filter(gathering=meeting)
    rows = [(each, each.is_late(due)) for each in reach.select_related("by", "item").order_by("received_on", "pk")]
    context = {
        "meeting": meeting,
        "tabs": rooms(request, meeting, "annual"),
        "rows": rows,
        "due_on": due,
        "is_over": due is not None and due < request.chapter.today(),
        "may_edit": request.may(EDIT),
        "today": request.chapter.today(),
    }
    return render(request, "meetings/proposals.html", context)


@page(may=VIEW)
def proposal_new(request: ChapterRequest, pk: int) -> HttpResponse:
    """Send a text in; whoever prepares the meeting types one that came from somebody else."""
    meeting = annual_of(request, pk)
    today = request.chapter.today()
    prepares = request.may(EDIT)
    form: OwnProposalForm
    if prepares:
        initial = {"by": str(request.person.pk)}
        form = ProposalForm(posted(request), choosable=Choosable(meeting), today=today, initial=initial)
    else:
        form = OwnProposalForm(posted(request))
    if form.is_valid():
        said = {"by": request.person, "received_on": today, **form.cleaned_data}
        try:
            proposals.receive_proposal(meeting=meeting, **said, actor=request.person, today=today)
        except ValidationError as refused:
            form.add_error("received_on" if prepares and hasattr(refused, "error_dict") else None, refused.messages[0])
        else:
            say(request, _("The proposal is received."))
            return go(request, "meetings:proposals", pk=pk)
    context = {
        "meeting": meeting,
        "tabs": rooms(request, meeting, "annual"),
        "form": form,
        "due_on": due_on(request, meeting),
        "today": today,
        "is_open": meeting.is_planned,
    }
    return render(request, "meetings/proposal_form.html", context, status=422 if form.errors else 200)


@page(may=VIEW, methods=("GET", "POST"))
def proposal_detail(request: ChapterRequest, pk: int, proposal: int) -> HttpResponse:
    """One text; sent by the board, what it recommends."""
    meeting = annual_of(request, pk)
    row = _of(request, meeting, proposal)
    may_edit = request.may(EDIT)
    data = posted(request) if may_edit else None
    form = RecommendationForm(data, initial={"recommendation": row.recommendation})
    if form.is_valid():
        proposals.recommend(proposal=row, recommendation=form.cleaned_data["recommendation"], actor=request.person)
        say(request, _("The recommendation is saved."))
        return go(request, "meetings:proposal", pk=pk, proposal=proposal)
    due = due_on(request, meeting)
    context = {
        "meeting": meeting,
        "tabs": rooms(request, meeting, "annual"),
        "proposal": row,
        "is_late": row.is_late(due),
        "due_on": due,
        "form": form,
        "may_edit": may_edit,
        "is_own": row.by_id == request.person.pk,
        "today": request.chapter.today(),
    }
    return render(request, "meetings/proposal.html", context, status=422 if form.errors else 200)


@page(may=EDIT, methods=("POST",))
def proposal_item(request: ChapterRequest, pk: int, proposal: int) -> HttpResponse:
    """Put a text on the agenda; posted again with `off`, take it off."""
    meeting = annual_of(request, pk)
    row = _of(request, meeting, proposal)
    today = request.chapter.today()
    try:
        if request.POST.get("off"):
            proposals.take_off_agenda(proposal=row, actor=request.person, today=today)
            say(request, _("The proposal is off the agenda."))
        else:
            proposals.put_on_agenda(proposal=row, actor=request.person, today=today)
            say(request, _("The proposal is on the agenda."))
    except ValidationError as refused:
        say(request, refused.messages[0])
    return go(request, "meetings:proposal", pk=pk, proposal=proposal)


@page(may=VIEW, methods=("POST",))
def proposal_removal(request: ChapterRequest, pk: int, proposal: int) -> HttpResponse:
    """Take a text back that is not on the agenda: one's own, or any for whoever prepares the meeting."""
    meeting = annual_of(request, pk)
    row = _of(request, meeting, proposal)
    if row.by_id != request.person.pk and not request.may(EDIT):
        return go(request, "meetings:proposals", pk=pk)
    try:
        proposals.withdraw_proposal(proposal=row, actor=request.person)
        say(request, _("The proposal is withdrawn."))
    except ValidationError as refused:
        say(request, refused.messages[0])
    return go(request, "meetings:proposals", pk=pk)
