"""Splitting, merging and adding promises, and the goals, on the pages of the review."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from lokallag.capabilities.plans.actions import pieces, reviewing
from lokallag.capabilities.plans.actions.steps import CannotBeDone, ChangedMeanwhile
from lokallag.capabilities.plans.forms.pieces import AdditionForm, GoalsForm, SplitForm
from lokallag.capabilities.plans.permissions import EDIT
from lokallag.capabilities.plans.views import undo
from lokallag.capabilities.plans.views.review import back_to, revision_of, told
from lokallag.capabilities.plans.views.review_page import current_of, draft_or_404, rows_of, show, while_draft
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.web.rendering import say


def why_not(code: str) -> str:
    """Say in a sentence why something cannot be done."""
    return {
        "no_place": _("One of the two would be empty. Choose another place."),
        "nothing_after": _("There is nothing after it to join it with."),
        "too_far_apart": _("The next one stands too far away in the text to be joined with this one."),
        "too_long": _("Together they would be too long."),
        "taken": _("Some of these words belong to another commitment already."),
        "empty": _("There are no words here."),
    }.get(code, _("That cannot be done here."))


@page(may=EDIT)
@while_draft
def split(request: ChapterRequest, pk: int, promise: str) -> HttpResponse:
    """Cut a promise in two at a suggested place, or after words one writes."""
    version = draft_or_404(pk)
    row = current_of(rows_of(version), promise)
    if row is None:
        return back_to(request, version)
    data = request.POST if request.method == "POST" else None
    form = SplitForm(data, text=row.text, places=pieces.places_to_split(row.text), initial={"revision": row.revision})
    if data is None:
        return show(request, version, promise=promise, mode="split", form=form)
    if not form.is_valid():
        return show(request, version, promise=promise, mode="split", form=form, status=422)
    try:
        step = pieces.split(
            version=version,
            promise=promise,
            at=form.cleaned_data["at"],
            revision=form.cleaned_data.get("revision"),
            actor=request.person,
            today=request.chapter.today(),
        )
    except CannotBeDone as refused:
        form.add_error(None, why_not(refused.code))
        return show(request, version, promise=promise, mode="split", form=form, status=422)
    except ChangedMeanwhile as other:
        told(request, other.commitment)
        return back_to(request, version, promise if other.commitment else "")
    undo.push(request, version, step)
    return back_to(request, version, promise)


@page(may=EDIT, methods=("POST",))
@while_draft
def merge(request: ChapterRequest, pk: int, promise: str) -> HttpResponse:
    """Join a promise with the next one."""
    version = draft_or_404(pk)
    try:
        step = pieces.merge(version=version, promise=promise, revision=revision_of(request), actor=request.person)
    except CannotBeDone as refused:
        say(request, why_not(refused.code), level=messages.WARNING)
        return back_to(request, version, promise)
    except ChangedMeanwhile as other:
        told(request, other.commitment)
        return back_to(request, version, promise if other.commitment else "")
    undo.push(request, version, step)
    return back_to(request, version, promise)


@page(may=EDIT)
@while_draft
def addition(request: ChapterRequest, pk: int) -> HttpResponse:
    """Add a promise: from selected words, pasted ones, or one's own; then it is shown to be looked at."""
    version = draft_or_404(pk)
    at = request.GET.get("at", "")
    there = at if at in set(version.commitments.values_list("promise", flat=True)) else ""
    if request.method == "GET":
        initial = {"text": request.GET.get("text", "")[:2000]}
        return show(request, version, promise=there, mode="add", form=AdditionForm(initial=initial))
    form = AdditionForm(request.POST)
    if not form.is_valid():
        return show(request, version, promise=there, mode="add", form=form, status=422)
    try:
        step = pieces.add(
            version=version,
            text=form.cleaned_data["text"],
            start=form.cleaned_data.get("start"),
            end=form.cleaned_data.get("end"),
            actor=request.person,
            now=request.chapter.now(),
            today=request.chapter.today(),
        )
    except CannotBeDone as refused:
        form.add_error("text", why_not(refused.code))
        return show(request, version, promise=there, mode="add", form=form, status=422)
    undo.push(request, version, step)
    return back_to(request, version, step.shown)


@page(may=EDIT)
@while_draft
def goals(request: ChapterRequest, pk: int) -> HttpResponse:
    """Main goals and priorities, a line each."""
    version = draft_or_404(pk)
    form = GoalsForm(request.POST if request.method == "POST" else None, version=version)
    if request.method == "GET" or not form.is_valid():
        status = 200 if request.method == "GET" else 422
        return show(request, version, mode="goals", form=form, status=status)
    reviewing.set_goals(
        version=version,
        main_goals=form.lines("main_goals"),
        priorities=form.lines("priorities"),
        actor=request.person,
    )
    say(request, _("The goals are saved."))
    return back_to(request, version)
