"""Delegations: those that come and those that were, one of them, planning it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lokallag.capabilities.meetings.actions import delegations as actions
from lokallag.capabilities.meetings.forms.delegations import AgendaForm, DelegationForm, ReportForm
from lokallag.capabilities.meetings.models import Candidate, Delegate, Delegation, Item
from lokallag.capabilities.meetings.permissions import EDIT, VIEW
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say

#: What is ticked for those who go, in the order it happens.
TICK_LABELS = {
    "accepted_on": gettext_lazy("Have said yes"),
    "signed_up_on": gettext_lazy("Are signed up"),
    "fee_paid_on": gettext_lazy("Fee is paid"),
    "travelled_on": gettext_lazy("Travelled"),
}


@page(may=VIEW, methods=("GET",))
def delegation_list(request: ChapterRequest) -> HttpResponse:
    """What comes, what has been; each with its places."""
    today = request.chapter.today()
    rows = Delegation.objects.with_delegates()
    context = {
        "today": today,
        "coming": [_shown(row) for row in rows.coming(today)],
        "past": [_shown(row) for row in rows.past(today)[:50]],
        "mine": set(Delegate.objects.going().filter(person=request.person).values_list("delegation", flat=True)),
        "may_edit": request.may(EDIT),
    }
    return render(request, "meetings/delegation_list.html", context)


def _shown(row: Delegation) -> dict[str, Any]:
    """A delegation with its places as boxes: travelled, going, empty."""
    going = [one for one in row.delegates.all() if one.is_going]
    boxes = [(one.person.name, "done" if one.travelled_on else "planned") for one in going]
    return {
        "row": row,
        "going": going,
        "boxes": boxes + [(_("Nobody yet"), "open")] * max(0, row.places - len(going)),
        "empty": max(0, row.places - len(going)),
        "over": max(0, len(going) - row.places),
        "deputies": [one for one in row.delegates.all() if one.part == Delegate.Part.DEPUTY and not one.is_going],
    }


@page(may=VIEW, methods=("GET",))
def delegation(request: ChapterRequest, pk: int) -> HttpResponse:
    """One delegation: places, delegates and deputies in order, what is due, what was reported."""
    today = request.chapter.today()
    row = get_object_or_404(Delegation.objects.with_delegates().select_related("gathering"), pk=pk)
    shown = _shown(row)
    rows = list(row.delegates.all())
    going = shown["going"]
    context = {
        **shown,
        "today": today,
        "delegates": [one for one in rows if one.part == Delegate.Part.DELEGATE],
        "deputies": [one for one in rows if one.part == Delegate.Part.DEPUTY],
        "waiting": sum(not one.is_going and one.withdrew_on is None for one in rows),
        "balance": _balance(going),
        "counts": [
            (label, sum(getattr(one, what) is not None for one in going), what)
            for what, label in TICK_LABELS.items()
            if what != "travelled_on" or row.on <= today
        ],
        "sum": row.fee * len(going) if row.fee is not None else None,
        "item": Item.objects.visible_to(request.person, today).filter(pk=row.item_id or 0).first(),
        "is_over": row.last_day < today,
        "own": next((one for one in rows if one.person_id == request.person.pk), None),
        "may_edit": request.may(EDIT),
    }
    return render(request, "meetings/delegation.html", context)


def _balance(going: list[Delegate]) -> list[tuple[str, int]]:
    """How many of those who go have said what; empty where nobody has said anything."""
    told = Counter(one.counts_as for one in going)
    if set(told) <= {Candidate.CountsAs.UNSAID}:
        return []
    return [(str(choice.label), told[choice]) for choice in _BALANCE_ORDER if told[choice]]


_BALANCE_ORDER = (
    Candidate.CountsAs.WOMAN,
    Candidate.CountsAs.MAN,
    Candidate.CountsAs.OTHER,
    Candidate.CountsAs.UNSAID,
)


@page(may=EDIT)
def delegation_new(request: ChapterRequest) -> HttpResponse:
    """Plan a delegation."""
    today = request.chapter.today()
    form = DelegationForm(posted(request), person=request.person, today=today)
    if form.is_valid():
        row = actions.plan_delegation(values=form.cleaned_data, actor=request.person, today=today)
        undo = chapter_reverse(request, "meetings:delegation_removal", pk=row.pk)
        say(request, _("“%(title)s” is planned.") % {"title": row.title}, undo_url=undo)
        return go(request, "meetings:delegation", pk=row.pk)
    return render(request, "meetings/delegation_form.html", {"form": form}, status=422 if form.errors else 200)


@page(may=EDIT)
def delegation_edit(request: ChapterRequest, pk: int) -> HttpResponse:
    """Change it."""
    row = get_object_or_404(Delegation, pk=pk)
    form = DelegationForm(posted(request), person=request.person, today=request.chapter.today(), delegation=row)
    if form.is_valid():
        actions.change_delegation(delegation=row, values=form.cleaned_data, actor=request.person)
        say(request, _("“%(title)s” is saved.") % {"title": row.title})
        return go(request, "meetings:delegation", pk=pk)
    context = {"form": form, "row": row}
    return render(request, "meetings/delegation_form.html", context, status=422 if form.errors else 200)


@page(may=EDIT, methods=("POST",))
def delegation_removal(request: ChapterRequest, pk: int) -> HttpResponse:
    """It was planned by mistake."""
    row = get_object_or_404(Delegation, pk=pk)
    try:
        actions.remove_delegation(delegation=row, actor=request.person)
    except actions.SomebodyIsElected:
        say(request, _("Somebody is elected to it. Take them off first."), level=messages.WARNING)
        return go(request, "meetings:delegation", pk=pk)
    say(request, _("Taken away."))
    return go(request, "meetings:delegations")


@page(may=EDIT)
def delegation_report(request: ChapterRequest, pk: int) -> HttpResponse:
    """The members are told how it went."""
    row = get_object_or_404(Delegation.objects.select_related("report"), pk=pk)
    form = ReportForm(posted(request), delegation=row, today=request.chapter.today())
    if form.is_valid():
        actions.report_back(delegation=row, **form.cleaned_data, actor=request.person)
        undo = chapter_reverse(request, "meetings:delegation_report_undo", pk=pk)
        say(request, _("The report is kept, and everybody in the chapter can read it here."), undo_url=undo)
        return go(request, "meetings:delegation", pk=pk)
    context = {"form": form, "row": row}
    return render(request, "meetings/delegation_report.html", context, status=422 if form.errors else 200)


@page(may=EDIT, methods=("POST",))
def delegation_report_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """It was not reported after all."""
    actions.take_report_back(delegation=get_object_or_404(Delegation, pk=pk), actor=request.person)
    say(request, _("Taken back."))
    return go(request, "meetings:delegation", pk=pk)


@page(may=EDIT)
def delegation_agenda(request: ChapterRequest, pk: int) -> HttpResponse:
    """Put the reporting back on a meeting's agenda."""
    row = get_object_or_404(Delegation, pk=pk)
    today = request.chapter.today()
    form = AgendaForm(posted(request), today=today)
    if form.is_valid():
        meeting = form.cleaned_data["meeting"]
        title = _("Report from %(meeting)s") % {"meeting": row.title}
        actions.put_on_agenda(meeting=meeting, title=title, actor=request.person, today=today)
        say(request, _("It stands on the agenda of “%(meeting)s”.") % {"meeting": meeting.title})
        return go(request, "meetings:detail", pk=meeting.pk)
    context = {"form": form, "row": row}
    return render(request, "meetings/delegation_agenda.html", context, status=422 if form.errors else 200)
