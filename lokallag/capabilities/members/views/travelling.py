"""One member's journeys: which steps are done, left out, late; begin one, end one."""

import datetime
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from lokallag.capabilities.members.actions import travelling as actions
from lokallag.capabilities.members.forms.journeys import BeginForm, SkipForm
from lokallag.capabilities.members.models import JourneyStep, Member, StepMark, Travel
from lokallag.capabilities.members.models.journeys import due_on
from lokallag.capabilities.members.permissions import CARE, CONTACT, VIEW
from lokallag.capabilities.members.views.care import mine
from lokallag.capabilities.members.views.due import doer_of, posts_on
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say


@dataclass(frozen=True)
class Stop:
    """One step for one member: when it is due, who does it, how it went."""

    step: JourneyStep
    on: datetime.date
    days: int
    who: str
    mark: StepMark | None


@page(may=CARE)
def steps(request: ChapterRequest, pk: int) -> HttpResponse:
    """A member's journeys; posted, one that begins."""
    member = get_object_or_404(mine(request), pk=pk)
    form = BeginForm(posted(request))
    if form.is_valid() and request.may(CONTACT):
        today = request.chapter.today()
        actions.begin(journey=form.cleaned_data["journey"], member=member, actor=request.person, today=today)
        say(request, _("“%(journey)s” has begun.") % {"journey": form.cleaned_data["journey"]})
        return go(request, "members:care_steps", pk=pk)
    context = {
        "member": member,
        "travels": _travels(request, member),
        "begin_form": form,
        "may_contact": request.may(CONTACT),
        "sees_all": request.may(VIEW),
        "today": request.chapter.today(),
    }
    return render(request, "members/steps.html", context, status=422 if form.errors else 200)


def _travels(request: ChapterRequest, member: Member) -> list[tuple[Travel, list[Stop]]]:
    today = request.chapter.today()
    posts = posts_on(today)
    rows = Travel.objects.filter(member=member).select_related("journey").order_by("ended_on", "-began_on", "-pk")
    marks: QuerySet[StepMark] = StepMark.objects.select_related("by", "step")
    every_step: QuerySet[JourneyStep] = JourneyStep.objects.order_by("days", "pk")
    found = []
    for travel in rows.prefetch_related(Prefetch("marks", marks), Prefetch("journey__steps", every_step)):
        marked = {mark.step_id: mark for mark in travel.marks.all()}
        stops = []
        for step in travel.journey.steps.all():
            if not step.is_active and step.pk not in marked:
                continue
            on = due_on(travel.began_on, step)
            doer = doer_of(step, member, posts)
            stops.append(Stop(step, on, (on - today).days, doer.name if doer else "", marked.get(step.pk)))
        found.append((travel, stops))
    return found


def _travel(request: ChapterRequest, pk: int, travel: int) -> Travel:
    rows = Travel.objects.select_related("member__person", "journey").filter(member__in=mine(request))
    return get_object_or_404(rows, pk=travel, member=pk)


@page(may=CARE, methods=("POST",))
def step_done(request: ChapterRequest, pk: int, travel: int, step: int) -> HttpResponse:
    """A step is done."""
    row = _travel(request, pk, travel)
    what = get_object_or_404(JourneyStep, pk=step, journey=row.journey_id)
    mark = actions.mark_step(travel=row, step=what, actor=request.person, today=request.chapter.today())
    undo = chapter_reverse(request, "members:care_step_undo", pk=pk, mark=mark.pk)
    say(request, _("Done: “%(step)s”.") % {"step": what}, undo_url=undo)
    return go(request, "members:care_steps", pk=pk)


@page(may=CARE)
def step_skip(request: ChapterRequest, pk: int, travel: int, step: int) -> HttpResponse:
    """A step is left out, with a reason."""
    row = _travel(request, pk, travel)
    what = get_object_or_404(JourneyStep, pk=step, journey=row.journey_id)
    form = SkipForm(posted(request))
    if form.is_valid():
        mark = actions.mark_step(
            travel=row,
            step=what,
            actor=request.person,
            today=request.chapter.today(),
            skipped_because=form.cleaned_data["because"],
        )
        undo = chapter_reverse(request, "members:care_step_undo", pk=pk, mark=mark.pk)
        say(request, _("Left out: “%(step)s”.") % {"step": what}, undo_url=undo)
        return go(request, "members:care_steps", pk=pk)
    context = {"form": form, "member": row.member, "step": what}
    return render(request, "members/step_skip.html", context, status=422 if form.errors else 200)


@page(may=CARE, methods=("POST",))
def step_undo(request: ChapterRequest, pk: int, mark: int) -> HttpResponse:
    """A step is open again."""
    rows = StepMark.objects.select_related("travel__member").filter(travel__member__in=mine(request))
    actions.unmark_step(mark=get_object_or_404(rows, pk=mark, travel__member=pk), actor=request.person)
    say(request, _("Taken back."))
    return go(request, "members:care_steps", pk=pk)


@page(may=CONTACT, methods=("POST",))
def travel_ending(request: ChapterRequest, pk: int, travel: int) -> HttpResponse:
    """Stop a journey."""
    row = _travel(request, pk, travel)
    actions.end(travel=row, actor=request.person, today=request.chapter.today())
    undo = chapter_reverse(request, "members:care_travel_ending_undo", pk=pk, travel=travel)
    say(request, _("“%(journey)s” is stopped.") % {"journey": row.journey}, undo_url=undo)
    return go(request, "members:care_steps", pk=pk)


@page(may=CONTACT, methods=("POST",))
def travel_ending_undo(request: ChapterRequest, pk: int, travel: int) -> HttpResponse:
    """Go on with a journey."""
    try:
        actions.go_on(travel=_travel(request, pk, travel), actor=request.person)
    except ValidationError as refused:
        say(request, refused.messages[0])
    else:
        say(request, _("Taken back."))
    return go(request, "members:care_steps", pk=pk)
