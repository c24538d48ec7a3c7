"""The rounds of an election: begin, count, take back; acclamation, for one or for all of the committee's list; lots."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.meetings.actions import ballots
from lokallag.capabilities.meetings.forms.elections import LotForm, RoundForm
from lokallag.capabilities.meetings.models import Round
from lokallag.capabilities.meetings.permissions import EDIT
from lokallag.capabilities.meetings.standings.elections import elections_of
from lokallag.capabilities.meetings.views.annual import annual_of
from lokallag.capabilities.meetings.views.elections import (
    count_form,
    election_of,
    election_page,
    line_of,
    visible_elections,
)
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.web.rendering import chapter_reverse, go, say


@page(may=EDIT, methods=("POST",))
def round_new(request: ChapterRequest, pk: int, election: int) -> HttpResponse:
    """Begin a round."""
    meeting = annual_of(request, pk)
    row = election_of(request, meeting, election)
    form = RoundForm(request.POST)
    if not form.is_valid():
        raise Http404
    try:
        voting = ballots.open_round(
            election=row,
            method=form.cleaned_data["method"],
            chapter=request.chapter,
            actor=request.person,
            now=request.chapter.now(),
        )
    except ValidationError as refused:
        say(request, refused.messages[0])
    else:
        undo = chapter_reverse(request, "meetings:round_removal", pk=pk, election=election, number=voting.number)
        say(request, _("Round %(number)s has begun.") % {"number": voting.number}, undo_url=undo)
    return go(request, "meetings:election", pk=pk, election=election)


@page(may=EDIT, methods=("POST",))
def round_count(request: ChapterRequest, pk: int, election: int) -> HttpResponse:
    """Write down the numbers of the round that goes on."""
    meeting = annual_of(request, pk)
    row = election_of(request, meeting, election)
    standing = elections_of(pk=row.pk)[0]
    form = count_form(standing, request.POST)
    voting = standing.running
    if voting is not None and form.is_valid():
        try:
            after = ballots.count_round(
                voting=voting, **form.numbers(), actor=request.person, now=request.chapter.now()
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            undo = chapter_reverse(request, "meetings:round_removal", pk=pk, election=election, number=voting.number)
            said = _("Elected: %(names)s.") % {"names": line_of(after)} if after.is_over else f"{line_of(after)}."
            say(request, said, undo_url=undo)
            return go(request, "meetings:election", pk=pk, election=election)
    return election_page(request, meeting, row, count=form)


@page(may=EDIT, methods=("POST",))
def round_removal(request: ChapterRequest, pk: int, election: int, number: int) -> HttpResponse:
    """Take the latest round back."""
    meeting = annual_of(request, pk)
    row = election_of(request, meeting, election)
    voting = get_object_or_404(Round.objects.select_related("election__item", "roll"), election=row, number=number)
    try:
        ballots.take_back_round(voting=voting, actor=request.person)
        say(request, _("The round is taken back."))
    except ValidationError as refused:
        say(request, refused.messages[0])
    return go(request, "meetings:election", pk=pk, election=election)


@page(may=EDIT, methods=("POST",))
def acclamation(request: ChapterRequest, pk: int, election: int) -> HttpResponse:
    """Elect those who stand by acclamation."""
    meeting = annual_of(request, pk)
    row = election_of(request, meeting, election)
    try:
        settled = ballots.acclaim(elections=[row], actor=request.person, now=request.chapter.now())
    except ValidationError as refused:
        say(request, refused.messages[0])
        return go(request, "meetings:election", pk=pk, election=election)
    if settled:
        undo = chapter_reverse(request, "meetings:round_removal", pk=pk, election=election, number=1)
        say(request, _("Elected by acclamation."), undo_url=undo)
    else:
        say(request, _("This takes a vote: more people stand than there are places, or nobody does."))
    return go(request, "meetings:election", pk=pk, election=election)


@page(may=EDIT, methods=("POST",))
def acclamation_all(request: ChapterRequest, pk: int) -> HttpResponse:
    """Elect the committee's whole list by acclamation, wherever nobody else is nominated."""
    meeting = annual_of(request, pk)
    rows = [each.election for each in visible_elections(request, meeting)]
    try:
        settled = ballots.acclaim(elections=rows, only_committee=True, actor=request.person, now=request.chapter.now())
    except ValidationError as refused:
        say(request, refused.messages[0])
    else:
        said = ngettext(
            "%(count)s election is settled by acclamation.",
            "%(count)s elections are settled by acclamation.",
            len(settled),
        )
        say(request, said % {"count": len(settled)})
    return go(request, "meetings:elections", pk=pk)


@page(may=EDIT, methods=("POST",))
def lot(request: ChapterRequest, pk: int, election: int) -> HttpResponse:
    """Write down what the lot said, or draw for the meeting when it asks (`draw`)."""
    meeting = annual_of(request, pk)
    row = election_of(request, meeting, election)
    standing = elections_of(pk=row.pk)[0]
    tied = standing.named(standing.outcome.tied)
    if not tied or not standing.rounds:
        raise Http404
    voting, now = standing.rounds[-1], request.chapter.now()
    undo = chapter_reverse(request, "meetings:round_removal", pk=pk, election=election, number=voting.number)
    if request.POST.get("draw"):
        after = ballots.draw_lot(voting=voting, actor=request.person, now=now)
        say(request, _("The lot is drawn. %(said)s.") % {"said": line_of(after)}, undo_url=undo)
        return go(request, "meetings:election", pk=pk, election=election)
    form = LotForm(request.POST, tied=tied, to_draw=standing.outcome.to_draw)
    if form.is_valid():
        try:
            after = ballots.write_lot(
                voting=voting,
                order=form.cleaned_data["drawn"],
                how=form.cleaned_data["how"],
                drawn_by=request.person,
                actor=request.person,
                now=now,
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            say(request, _("The lot is written down. %(said)s.") % {"said": line_of(after)}, undo_url=undo)
            return go(request, "meetings:election", pk=pk, election=election)
    return election_page(request, meeting, row, lot=form)
