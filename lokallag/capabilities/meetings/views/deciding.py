"""Writing decisions down, with the numbers of a show of hands; dissent; follow-ups."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.actions import room as actions
from lokallag.capabilities.meetings.forms.room import DecisionForm, DissentForm
from lokallag.capabilities.meetings.models import Decision, Dissent, Item
from lokallag.capabilities.meetings.permissions import VIEW
from lokallag.capabilities.meetings.standings.voters import voters_of
from lokallag.capabilities.meetings.views.room import follow_up_form, people_of, room_page, to_item, told
from lokallag.capabilities.meetings.views.rooms import rooms
from lokallag.capabilities.meetings.views.writing import decision_of, follow_up_of, written_item
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings.models import Gathering
from lokallag.core.web.rendering import chapter_reverse, posted, render, say


@page(may=VIEW, methods=("POST",))
def decision_new(request: ChapterRequest, pk: int, item: int) -> HttpResponse:
    """Write down what was decided."""
    found = written_item(request, pk, item)
    form = DecisionForm(request.POST)
    if form.is_valid():
        try:
            decision = actions.decide(
                item=found,
                text=form.cleaned_data["text"],
                how=form.cleaned_data["how"],
                votes=form.votes(),
                key=form.cleaned_data["key"],
                actor=request.person,
                today=request.chapter.today(),
                now=request.chapter.now(),
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            undo = chapter_reverse(request, "meetings:decision_removal", pk=pk, decision=decision.pk)
            say(request, _("Carried.") if decision.is_carried else _("Not carried."), undo_url=undo)
            return to_item(request, found, "decisions")
    return room_page(request, _meeting(found), found, status=422, decision_form=form)


@page(may=VIEW)
def decision_edit(request: ChapterRequest, pk: int, decision: int) -> HttpResponse:
    """Correct a decision, or say who disagrees."""
    row = decision_of(request, pk, decision)
    fields = ("text", "how", "votes_for", "votes_against", "votes_abstained", "chairs_vote")
    initial = {name: getattr(row, name) for name in fields}
    form = DecisionForm(posted(request), initial={**initial, "seen": row.sequence})
    if form.is_valid():
        try:
            actions.change_decision(
                decision=row,
                text=form.cleaned_data["text"],
                how=form.cleaned_data["how"],
                votes=form.votes(),
                seen=form.cleaned_data["seen"] or 0,
                actor=request.person,
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            say(request, _("The decision is changed."))
            return to_item(request, row.item, "decisions")
    return _edit_page(request, row, form)


def _edit_page(
    request: ChapterRequest, row: Decision, form: DecisionForm, dissent_form: DissentForm | None = None
) -> HttpResponse:
    meeting = _meeting(row.item)
    people = people_of(meeting, row.item)
    dissent_form = dissent_form or DissentForm()
    dissent_form.fields["person"].offer(people, "names")  # type: ignore[attr-defined]
    context = {
        "decision": row,
        "form": form,
        "row": meeting,
        "tabs": rooms(request, meeting, "room"),
        "voters": voters_of(row.item),
        "dissent_form": dissent_form,
        "dissents": list(row.dissents.select_related("person").order_by("pk")),
        "people": people,
    }
    status = 422 if form.errors or dissent_form.errors else 200
    return render(request, "meetings/decision_edit.html", context, status=status)


@page(may=VIEW, methods=("POST",))
def decision_removal(request: ChapterRequest, pk: int, decision: int) -> HttpResponse:
    """It was not decided after all."""
    row = decision_of(request, pk, decision)
    with told(request):
        actions.remove_decision(decision=row, actor=request.person, now=request.chapter.now())
        undo = chapter_reverse(request, "meetings:decision_removal_undo", pk=pk, decision=decision)
        say(request, _("The decision is taken away."), undo_url=undo)
    return to_item(request, row.item, "decisions")


@page(may=VIEW, methods=("POST",))
def decision_removal_undo(request: ChapterRequest, pk: int, decision: int) -> HttpResponse:
    """Put it back."""
    row = decision_of(request, pk, decision, removed=True)
    with told(request):
        actions.put_decision_back(decision=row, actor=request.person)
        say(request, _("Taken back."))
    return to_item(request, row.item, "decisions")


@page(may=VIEW, methods=("POST",))
def dissent_new(request: ChapterRequest, pk: int, decision: int) -> HttpResponse:
    """Somebody wants their dissent in the minutes."""
    row = decision_of(request, pk, decision)
    form = DissentForm(request.POST)
    form.fields["person"].offer(people_of(_meeting(row.item), row.item), "names")  # type: ignore[attr-defined]
    if form.is_valid():
        said = form.cleaned_data
        with told(request):
            one = actions.dissent(decision=row, person=said["person"], words=said["words"], actor=request.person)
            undo = chapter_reverse(request, "meetings:dissent_removal", pk=pk, decision=decision, dissent=one.pk)
            say(request, _("The dissent of %(name)s is noted.") % {"name": said["person"].name}, undo_url=undo)
        return to_item(request, row.item, "decisions")
    initial = {name: getattr(row, name) for name in ("text", "how", "votes_for", "votes_against", "votes_abstained")}
    return _edit_page(request, row, DecisionForm(initial={**initial, "seen": row.sequence}), form)


@page(may=VIEW, methods=("POST",))
def dissent_removal(request: ChapterRequest, pk: int, decision: int, dissent: int) -> HttpResponse:
    """They do not disagree after all."""
    row = decision_of(request, pk, decision)
    one = get_object_or_404(Dissent.objects.select_related("decision__item"), pk=dissent, decision=row)
    with told(request):
        actions.take_back_dissent(dissent=one, actor=request.person)
        say(request, _("Taken back."))
    return to_item(request, row.item, "decisions")


@page(may=VIEW, methods=("POST",))
def follow_up_new(request: ChapterRequest, pk: int, item: int) -> HttpResponse:
    """Who does what by when."""
    found = written_item(request, pk, item)
    form = follow_up_form(_meeting(found), people_of(_meeting(found), found), request.POST)
    if form.is_valid():
        said = form.cleaned_data
        with told(request):
            row = actions.follow_up(
                item=found,
                words=said["words"],
                person=said["person"],
                due_on=said["due_on"],
                key=said["key"],
                actor=request.person,
                today=request.chapter.today(),
            )
            undo = chapter_reverse(request, "meetings:follow_up_removal", pk=pk, follow_up=row.pk)
            say(request, _("“%(task)s” is written down.") % {"task": row.words}, undo_url=undo)
        return to_item(request, found, "follow-up", "t")
    return room_page(request, _meeting(found), found, status=422, follow_up_form=form)


@page(may=VIEW, methods=("POST",))
def follow_up_removal(request: ChapterRequest, pk: int, follow_up: int) -> HttpResponse:
    """It is nothing to do after all."""
    row = follow_up_of(request, pk, follow_up)
    with told(request):
        actions.undo_follow_up(follow_up=row, actor=request.person)
        say(request, _("Taken back."))
    return to_item(request, row.item, "follow-up")


def _meeting(item: Item) -> Gathering:
    """The meeting of an item that was found through it."""
    assert item.gathering is not None  # noqa: S101 — it was found on a meeting's agenda
    return item.gathering
