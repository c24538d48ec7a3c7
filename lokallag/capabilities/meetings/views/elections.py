"""The elections of a meeting: all of them, setting one up, who stands, how each goes."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.meetings.actions import ballots, elections
from lokallag.capabilities.meetings.forms.elections import CountForm, ElectionForm, LotForm, NomineeForm
from lokallag.capabilities.meetings.forms.people import Choosable
from lokallag.capabilities.meetings.models import Candidate, Election, Item, Slate
from lokallag.capabilities.meetings.permissions import EDIT, VIEW
from lokallag.capabilities.meetings.standings.balance import balance_of
from lokallag.capabilities.meetings.standings.elections import Standing, elections_of, result_of
from lokallag.capabilities.meetings.views.annual import annual_of
from lokallag.capabilities.meetings.views.finding import items_of
from lokallag.capabilities.meetings.views.rooms import rooms
from lokallag.capabilities.meetings.voting import State
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.access.permissions import MANAGE_CHAPTER
from lokallag.core.gatherings.models import Gathering
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say


def visible_elections(request: ChapterRequest, meeting: Gathering) -> list[Standing]:
    """The elections on items the visitor may see."""
    items = set(items_of(request, meeting).values_list("pk", flat=True))
    return [each for each in elections_of(meeting) if each.election.item_id in items]


def election_of(request: ChapterRequest, meeting: Gathering, pk: int) -> Election:
    """One election of a meeting; 404 for one that is not there or not for the visitor."""
    items = items_of(request, meeting)
    return get_object_or_404(Election.objects.select_related("item__gathering"), pk=pk, item__in=items.values("pk"))


@page(may=VIEW, methods=("GET",))
def election_list(request: ChapterRequest, pk: int) -> HttpResponse:
    """All elections of a meeting, with how each stands."""
    meeting = annual_of(request, pk)
    standings = visible_elections(request, meeting)
    may_edit = request.may(EDIT)
    can_acclaim = [each for each in standings if ballots.can_acclaim(each, only_committee=True)]
    context = {
        "meeting": meeting,
        "tabs": rooms(request, meeting, "annual"),
        "rows": [(each, result_of(each), line_of(each)) for each in standings],
        "over": sum(each.is_over for each in standings),
        "slate": Slate.objects.filter(gathering=meeting, published_at__isnull=False).first(),
        "can_acclaim": can_acclaim if may_edit and not hasattr(meeting, "closing") else [],
        "has_item": any(item.kind == Item.Kind.ELECTION for item in items_of(request, meeting)),
        "may_edit": may_edit,
        "may_seat": request.may(MANAGE_CHAPTER),
        "today": request.chapter.today(),
    }
    return render(request, "meetings/elections.html", context)


def line_of(standing: Standing) -> str:
    """How an election stands, in a line."""
    found = standing.outcome
    if standing.is_over:
        return ", ".join(each.name for each in standing.elected)
    if standing.running is not None:
        return _("Round %(number)s is being counted") % {"number": standing.running.number}
    if found.state in (State.TIE, State.TIE_OUT):
        return _("Equal: the lot decides")
    if found.state == State.NEXT:
        return _("Nobody has enough yet: another round")
    number = len(standing.standing)
    if not number:
        return _("Nobody is nominated yet")
    return ngettext("%(count)s nominated", "%(count)s nominated", number) % {"count": number}


@page(may=EDIT)
def election_new(request: ChapterRequest, pk: int) -> HttpResponse:
    """Set an election up under the item of elections."""
    meeting = annual_of(request, pk)
    item = items_of(request, meeting).filter(kind=Item.Kind.ELECTION).first()
    form = ElectionForm(posted(request))
    if item is not None and form.is_valid():
        said = dict(form.cleaned_data)
        elections.add_election(item=item, actor=request.person, **said)
        say(request, _("The election is set up."))
        return go(request, "meetings:elections", pk=pk)
    context = {"meeting": meeting, "tabs": rooms(request, meeting, "annual"), "form": form, "item": item}
    return render(request, "meetings/election_form.html", context, status=422 if form.errors else 200)


@page(may=EDIT)
def election_edit(request: ChapterRequest, pk: int, election: int) -> HttpResponse:
    """Change an election nobody has voted in."""
    meeting = annual_of(request, pk)
    row = election_of(request, meeting, election)
    form = ElectionForm(posted(request), instance=row)
    if form.is_valid():
        try:
            row.refresh_from_db()
            elections.change_election(election=row, details=form.cleaned_data, actor=request.person)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            say(request, _("The election is changed."))
            return go(request, "meetings:election", pk=pk, election=election)
    context = {"meeting": meeting, "tabs": rooms(request, meeting, "annual"), "form": form, "election": row}
    return render(request, "meetings/election_form.html", context, status=422 if form.errors else 200)


@page(may=EDIT, methods=("POST",))
def election_removal(request: ChapterRequest, pk: int, election: int) -> HttpResponse:
    """Take an election away."""
    meeting = annual_of(request, pk)
    row = election_of(request, meeting, election)
    try:
        elections.remove_election(election=row, actor=request.person)
    except ValidationError as refused:
        say(request, refused.messages[0])
        return go(request, "meetings:election", pk=pk, election=election)
    say(request, _("The election is removed."))
    return go(request, "meetings:elections", pk=pk)


@page(may=VIEW, methods=("GET",))
def election_detail(request: ChapterRequest, pk: int, election: int) -> HttpResponse:
    """One election: who stands, the rounds with their numbers, what comes next."""
    meeting = annual_of(request, pk)
    row = election_of(request, meeting, election)
    return election_page(request, meeting, row)


def election_page(
    request: ChapterRequest,
    meeting: Gathering,
    row: Election,
    *,
    nominee: NomineeForm | None = None,
    count: CountForm | None = None,
    lot: LotForm | None = None,
) -> HttpResponse:
    """Show an election, with the forms as they were filled in where something was wrong."""
    standing = elections_of(pk=row.pk)[0]
    open_to_change = request.may(EDIT) and not hasattr(meeting, "closing")
    found = standing.outcome
    tied = standing.named(found.tied)
    context: dict[str, object] = {
        "meeting": meeting,
        "tabs": rooms(request, meeting, "annual"),
        "election": standing.election,
        "standing": standing,
        "result": result_of(standing),
        "line": line_of(standing),
        "tied": tied,
        "is_tie": found.state in (State.TIE, State.TIE_OUT),
        "decides_out": found.state == State.TIE_OUT,
        "fallen": standing.named(found.fallen),
        "balance": balance_of(request.chapter, meeting.on, standing),
        "can_change": open_to_change,
        "can_acclaim": ballots.can_acclaim(standing),
        "next": _next(request, meeting, row.pk),
        "today": request.chapter.today(),
    }
    if open_to_change:
        context |= _forms(meeting, standing, nominee, count, lot)
    wrong = any(form is not None and form.errors for form in (nominee, count, lot))
    return render(request, "meetings/election.html", context, status=422 if wrong else 200)


def _forms(
    meeting: Gathering, standing: Standing, nominee: NomineeForm | None, count: CountForm | None, lot: LotForm | None
) -> dict[str, object]:
    """The form for what comes next: nominations before the voting, numbers while a round goes on, a lot at a tie."""
    found = standing.outcome
    forms: dict[str, object] = {}
    if not standing.rounds and not standing.is_over:
        forms["nominee"] = nominee or NomineeForm(choosable=Choosable(meeting))
    if standing.running is not None:
        forms["count"] = count or count_form(standing, None)
    if found.state in (State.TIE, State.TIE_OUT) and standing.rounds:
        forms["lot"] = lot or LotForm(tied=standing.named(found.tied), to_draw=found.to_draw)
        forms["to_draw"] = found.to_draw
    return forms


def count_form(standing: Standing, data: object) -> CountForm:
    """The form for the numbers of the round that goes on."""
    voting = standing.running
    if voting is None:
        raise Http404
    left = standing.election.seats - len(standing.outcome.elected)
    tallies = list(voting.tallies.select_related("candidate__person").order_by("pk"))
    return CountForm(data, voting=voting, tallies=tallies, seats=left)


def _next(request: ChapterRequest, meeting: Gathering, pk: int) -> str:
    """Where the next election that is not settled is; empty for the last."""
    keys = list(Election.objects.filter(item__gathering=meeting, elected__isnull=True).values_list("pk", flat=True))
    later = [key for key in keys if key > pk] or [key for key in keys if key != pk]
    return chapter_reverse(request, "meetings:election", pk=meeting.pk, election=later[0]) if later else ""


@page(may=EDIT, methods=("POST",))
def candidate_new(request: ChapterRequest, pk: int, election: int) -> HttpResponse:
    """Nominate somebody from the floor."""
    meeting = annual_of(request, pk)
    row = election_of(request, meeting, election)
    form = NomineeForm(request.POST, choosable=Choosable(meeting))
    if form.is_valid():
        said = form.cleaned_data
        try:
            made = elections.nominate(
                election=row,
                person=said["person"],
                counts_as=said["counts_as"],
                actor=request.person,
                today=request.chapter.today(),
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            undo = chapter_reverse(
                request, "meetings:candidate_withdrawal", pk=pk, election=election, candidate=made.pk
            )
            say(request, _("%(name)s is nominated.") % {"name": made.name}, undo_url=undo)
            return go(request, "meetings:election", pk=pk, election=election)
    return election_page(request, meeting, row, nominee=form)


def _candidate(request: ChapterRequest, pk: int, election: int, candidate: int) -> Candidate:
    meeting = annual_of(request, pk)
    row = election_of(request, meeting, election)
    public = Candidate.objects.public().select_related("person", "election")
    return get_object_or_404(public, election=row, pk=candidate)


@page(may=EDIT, methods=("POST",))
def candidate_withdrawal(request: ChapterRequest, pk: int, election: int, candidate: int) -> HttpResponse:
    """A candidate no longer stands; posted again with `again`, they do."""
    row = _candidate(request, pk, election, candidate)
    try:
        if request.POST.get("again"):
            elections.stand_again(candidate=row, actor=request.person)
            say(request, _("%(name)s stands again.") % {"name": row.name})
        else:
            elections.withdraw(candidate=row, actor=request.person, today=request.chapter.today())
            say(request, _("%(name)s no longer stands.") % {"name": row.name})
    except ValidationError as refused:
        say(request, refused.messages[0])
    return go(request, "meetings:election", pk=pk, election=election)
