"""The annual meeting's own room: what is ready and what is left, the suggested agenda, how it is constituted."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.urls import NoReverseMatch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.meetings.actions import annual_agenda, constitution
from lokallag.capabilities.meetings.forms.annual import ConstitutionForm
from lokallag.capabilities.meetings.forms.people import Choosable
from lokallag.capabilities.meetings.models import Decision, Item, Office, Proposal, Slate, Succession
from lokallag.capabilities.meetings.permissions import EDIT, NOMINATE, VIEW
from lokallag.capabilities.meetings.standings.elections import Standing, elections_of
from lokallag.capabilities.meetings.standings.lawful import lawfulness
from lokallag.capabilities.meetings.standings.offices import offices_of
from lokallag.capabilities.meetings.views.finding import items_of, meeting_of
from lokallag.capabilities.meetings.views.rooms import rooms
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.access.permissions import MANAGE_CHAPTER
from lokallag.core.gatherings.models import Gathering, Kind
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say

#: The kinds of meetings that are constituted and hold elections.
CONSTITUTED = frozenset({Kind.ANNUAL_MEETING, Kind.MEMBER_MEETING})


@dataclass(frozen=True)
class Step:
    """One line of the room: what, how it stands, where it is done."""

    title: str
    said: str
    url: str
    is_done: bool


def annual_of(request: ChapterRequest, pk: int) -> Gathering:
    """A meeting that is constituted and holds elections; 404 for any other."""
    meeting = meeting_of(request, pk)
    if meeting.kind not in CONSTITUTED:
        raise Http404
    return meeting


@page(may=VIEW, methods=("GET",))
def annual(request: ChapterRequest, pk: int) -> HttpResponse:
    """How far the annual meeting is: agenda, proposals, nominations, constitution, roll, elections, the new board."""
    meeting = annual_of(request, pk)
    elections = elections_of(meeting)
    items = list(items_of(request, meeting).select_related("body"))
    context = {
        "meeting": meeting,
        "tabs": rooms(request, meeting, "annual"),
        "steps": _steps(request, meeting, elections),
        "missing": annual_agenda.missing_points(meeting) if request.may(EDIT) and meeting.is_planned else [],
        "serving": offices_of(meeting),
        "texts": _texts(request, items),
        "may_edit": request.may(EDIT),
        "today": request.chapter.today(),
    }
    return render(request, "meetings/annual.html", context)


def _steps(request: ChapterRequest, meeting: Gathering, elections: list[Standing]) -> list[Step]:
    def address(name: str) -> str:
        return chapter_reverse(request, f"meetings:{name}", pk=meeting.pk)

    received = Proposal.objects.visible_to(request.person, sees_all=request.may(EDIT)).filter(gathering=meeting)
    number = received.count()
    slate = Slate.objects.filter(gathering=meeting, published_at__isnull=False).exists()
    offices = Office.objects.filter(gathering=meeting).count()
    over = sum(each.is_over for each in elections)
    settled = ngettext(
        "%(over)s of %(all)s election is settled", "%(over)s of %(all)s elections are settled", len(elections)
    )
    steps = [
        Step(
            _("Incoming proposals"),
            ngettext("%(count)s proposal", "%(count)s proposals", number) % {"count": number}
            if number
            else _("None yet"),
            address("proposals"),
            meeting.is_held,
        )
    ]
    if request.may(NOMINATE):
        said = _("The list is out") if slate else _("The committee is at work")
        steps.append(Step(_("The nominating committee"), said, address("nominations"), slate))
    if request.may(EDIT):
        said = _("Done") if offices else _("Notice, agenda, chair, secretary, two to sign, tellers")
        steps.append(Step(_("Constitution"), said, address("constitution"), bool(offices)))
        steps.append(Step(_("Who may vote"), _("The electoral roll, and the door"), address("roll"), meeting.is_held))
    said = settled % {"over": over, "all": len(elections)} if elections else _("None set up yet")
    steps.append(Step(_("Elections"), said, address("elections"), bool(elections) and over == len(elections)))
    if request.may(MANAGE_CHAPTER):
        done = Succession.objects.filter(gathering=meeting).exists()
        said = _("The new board has its posts") if done else _("Make posts of the result in one step")
        steps.append(Step(_("The new board"), said, address("new_board"), done))
    return steps


def _texts(request: ChapterRequest, items: list[Item]) -> list[tuple[Item, str, str]]:
    """Report, accounts, work plan and budget with where their text is made, as far as the visitor may go there."""
    ways = {
        Item.Kind.ANNUAL_REPORT: ("plans:settlement", _("How the plan went, for the report")),
        Item.Kind.WORK_PLAN: ("plans:new", _("Begin next year's plan")),
        Item.Kind.ACCOUNTS: ("", _("Put the accounts among the papers")),
        Item.Kind.BUDGET: ("", _("Put the budget among the papers")),
    }
    found = []
    for item in items:
        if item.kind in ways:
            name, said = ways[Item.Kind(item.kind)]
            # The plan's own pages are the board's; everybody may read the item.
            found.append((item, said, _address(request, name, item) if request.may(EDIT) or not name else ""))
    return found


def _address(request: ChapterRequest, name: str, item: Item) -> str:
    """Where a text is made: the page by its name, else the item's own page; empty where neither is there."""
    try:
        if name:
            return chapter_reverse(request, name)
        return chapter_reverse(request, "meetings:item", pk=item.gathering_id, item=item.pk)
    except NoReverseMatch:
        return ""


@page(may=EDIT, methods=("POST",))
def agenda_suggestion(request: ChapterRequest, pk: int) -> HttpResponse:
    """Put what the statutes ask for on the agenda."""
    meeting = annual_of(request, pk)
    made = annual_agenda.suggest_agenda(meeting=meeting, actor=request.person, today=request.chapter.today())
    if not made:
        say(request, _("All of it is on the agenda already."))
        return go(request, "meetings:annual", pk=pk)
    undo = chapter_reverse(request, "meetings:agenda_suggestion_undo", pk=pk)
    keys = "-".join(str(item.pk) for item in made)
    said = ngettext("%(count)s item is put on the agenda.", "%(count)s items are put on the agenda.", len(made))
    say(request, said % {"count": len(made)}, undo_url=f"{undo}?items={keys}")
    return go(request, "meetings:annual", pk=pk)


@page(may=EDIT, methods=("POST",))
def agenda_suggestion_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """Take the suggested items off again."""
    meeting = annual_of(request, pk)
    keys = [
        int(key)
        for key in request.GET.get("items", "").split("-")[:40]
        if key.isascii() and key.isdigit() and len(key) < 12
    ]
    try:
        annual_agenda.undo_suggestion(meeting=meeting, items=keys, actor=request.person, today=request.chapter.today())
        say(request, _("The items are taken off the agenda."))
    except ValidationError as refused:
        say(request, refused.messages[0])
    return go(request, "meetings:annual", pk=pk)


@page(may=EDIT)
def constitution_room(request: ChapterRequest, pk: int) -> HttpResponse:
    """Say what the meeting decided as it opened."""
    meeting = annual_of(request, pk)
    item = items_of(request, meeting).filter(kind=Item.Kind.OPENING).first()
    choosable = Choosable(meeting)
    form = ConstitutionForm(posted(request), choosable=choosable, initial=_constituted(meeting, item))
    lawful = lawfulness(meeting, today=request.chapter.today())
    if item is not None and form.is_valid():
        try:
            constitution.constitute(
                meeting=meeting,
                item=item,
                offices=form.offices(),
                approves_notice=form.cleaned_data["approves_notice"],
                approves_agenda=form.cleaned_data["approves_agenda"],
                actor=request.person,
                today=request.chapter.today(),
                now=request.chapter.now(),
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            say(request, _("The meeting is constituted."))
            return go(request, "meetings:annual", pk=pk)
    context = {
        "meeting": meeting,
        "tabs": rooms(request, meeting, "annual"),
        "form": form,
        "item": item,
        "lawful": lawful,
        "may_edit": request.may(EDIT),
    }
    return render(request, "meetings/annual_constitution.html", context, status=422 if form.errors else 200)


def _constituted(meeting: Gathering, item: Item | None) -> dict[str, object]:
    """What the form begins with: what was said before."""
    names = {
        Office.What.CHAIR: ("chair",),
        Office.What.SECRETARY: ("secretary",),
        Office.What.SIGNER: ("first_signer", "second_signer"),
        Office.What.TELLER: ("first_teller", "second_teller"),
    }
    initial: dict[str, object] = {}
    serving = offices_of(meeting)
    for each in serving:
        initial |= {name: str(person.pk) for name, person in zip(names[each.what], each.people, strict=False)}
    if item is not None:
        keys = {part: constitution.decision_key(item, part) for part in ("notice", "agenda")}
        there = set(Decision.objects.filter(key__in=keys.values()).values_list("key", flat=True))
        initial["approves_notice"] = keys["notice"] in there or not serving
        initial["approves_agenda"] = keys["agenda"] in there or not serving
    return initial
