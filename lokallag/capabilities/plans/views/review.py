"""Reviewing a plan: one promise at a time, each step saved at once, each with a way back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.plans.actions import reviewing
from lokallag.capabilities.plans.actions.steps import ChangedMeanwhile
from lokallag.capabilities.plans.forms.owners import decode_owner, owner_choices
from lokallag.capabilities.plans.forms.review import CommitmentForm, changed_meanwhile
from lokallag.capabilities.plans.models import Commitment, Version
from lokallag.capabilities.plans.permissions import EDIT
from lokallag.capabilities.plans.views import undo
from lokallag.capabilities.plans.views.review_page import (
    counted_words,
    current_of,
    draft_or_404,
    next_open,
    rows_of,
    show,
    while_draft,
)
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.web.rendering import chapter_reverse, go, render, say


def back_to(request: ChapterRequest, version: Version, promise: str = "") -> HttpResponse:
    """Go to a promise in the review, or to the review's beginning."""
    if promise:
        return go(request, "plans:review_one", pk=version.pk, promise=promise)
    return go(request, "plans:review", pk=version.pk)


def onward(request: ChapterRequest, version: Version, promise: str) -> HttpResponse:
    """Go to the next promise that nobody has looked at; a plan written by hand asks for one more when there is none."""
    following = next_open(version, promise)
    if not following and version.origin == Version.Origin.WRITTEN:
        return go(request, "plans:addition", pk=version.pk)
    return back_to(request, version, following or promise)


def revision_of(request: HttpRequest) -> int | None:
    """The revision that was on the page; None where it was not said."""
    said = request.POST.get("revision", "")
    return int(said) if said.isdecimal() and len(said) < 10 else None


def told(request: ChapterRequest, row: Commitment | None) -> None:
    """Say that somebody else was here first."""
    if row is None:
        text = _("Somebody has split, joined or removed this one meanwhile. Nothing of yours was saved.")
    else:
        who = row.reviewed_by.name if row.reviewed_by else _("Somebody")
        text = _("%(who)s changed this one while you looked at it. Look again, and then decide.") % {"who": who}
    say(request, text, level=messages.WARNING)


@page(may=EDIT, methods=("GET",))
def review(request: ChapterRequest, pk: int) -> HttpResponse:
    """The review at the first promise that nobody has looked at; an adopted version shows as what it is."""
    if Version.objects.adopted().filter(pk=pk).exists():
        return go(request, "plans:version", pk=pk)
    return show(request, draft_or_404(pk))


@page(may=EDIT, methods=("GET",))
def review_one(request: ChapterRequest, pk: int, promise: str) -> HttpResponse:
    """The review at one promise."""
    return show(request, draft_or_404(pk), promise=promise)


@page(may=EDIT, methods=("POST",))
@while_draft
def acceptance(request: ChapterRequest, pk: int, promise: str) -> HttpResponse:
    """Confirm a promise as it stands, or with the owner chosen beside the button, and go to the next."""
    version = draft_or_404(pk)
    row = current_of(rows_of(version), promise)
    changes: dict[str, Any] = {}
    owner = request.POST.get("owner", "")
    if owner and row is not None:
        form_choices = owner_choices(request.chapter.today(), row)
        known = {key for title, part in form_choices if isinstance(part, list) for key, _name in part}
        changes = decode_owner(owner) if owner in known else {}
    try:
        step = reviewing.accept(
            version=version,
            promise=promise,
            revision=revision_of(request),
            changes=changes,
            actor=request.person,
            now=request.chapter.now(),
        )
    except ChangedMeanwhile as other:
        told(request, other.commitment)
        return back_to(request, version, promise if other.commitment else "")
    undo.push(request, version, step)
    return onward(request, version, promise)


@page(may=EDIT, methods=("POST",))
@while_draft
def rejection(request: ChapterRequest, pk: int, promise: str) -> HttpResponse:
    """Say that it is no commitment, and go to the next."""
    version = draft_or_404(pk)
    try:
        step = reviewing.reject(
            version=version,
            promise=promise,
            revision=revision_of(request),
            actor=request.person,
            now=request.chapter.now(),
        )
    except ChangedMeanwhile as other:
        told(request, other.commitment)
        return back_to(request, version, promise if other.commitment else "")
    undo.push(request, version, step)
    return onward(request, version, promise)


@page(may=EDIT)
@while_draft
def change(request: ChapterRequest, pk: int, promise: str) -> HttpResponse:
    """Change a promise in place; what somebody else changed meanwhile is shown beside what one wrote."""
    version = draft_or_404(pk)
    row = current_of(rows_of(version), promise)
    if row is None:
        return back_to(request, version)
    own_words = row.start is None
    owners = owner_choices(request.chapter.today(), row)
    if request.method == "GET":
        asked = {name: request.GET.getlist(name) for name in CommitmentForm.base_fields if name in request.GET}
        initial: dict[str, Any] = {k: v if k == "excepted_months" else v[-1] for k, v in asked.items() if k != "seen"}
        form = CommitmentForm(row=row, owners=owners, own_words=own_words, initial=initial)
        return show(request, version, promise=promise, mode="change", form=form, focus=request.GET.get("field", ""))
    form = CommitmentForm(request.POST, row=row, owners=owners, own_words=own_words)
    if not form.is_valid():
        return show(request, version, promise=promise, mode="change", form=form, status=422)
    given: dict[str, Any] = {
        "version": version,
        "promise": promise,
        "revision": form.cleaned_data.get("revision"),
        "changes": form.changes(),
        "actor": request.person,
        "now": request.chapter.now(),
    }
    confirms = "confirm" in request.POST
    try:
        step = reviewing.accept(**given) if confirms else reviewing.change(**given)
    except ChangedMeanwhile as other:
        if other.commitment is None:
            told(request, None)
            return back_to(request, version)
        others = changed_meanwhile(form.seen_before(), row, owners)
        fresh = CommitmentForm(row=row, owners=owners, own_words=own_words)
        data = request.POST.copy()
        data["revision"], data["seen"] = str(row.revision), str(fresh.initial["seen"])
        form = CommitmentForm(data, row=row, owners=owners, own_words=own_words)
        return show(request, version, promise=promise, mode="change", form=form, others=others, other=row, status=409)
    undo.push(request, version, step)
    return onward(request, version, promise) if confirms else back_to(request, version, promise)


@page(may=EDIT, methods=("GET",))
def preview(request: ChapterRequest, pk: int, promise: str) -> HttpResponse:
    """What the fields as typed would count so far, as a fragment; nothing while they make no sense."""
    version = draft_or_404(pk)
    row = current_of(rows_of(version), promise)
    said = ""
    if row is not None:
        form = CommitmentForm(
            request.GET, row=row, owners=owner_choices(request.chapter.today(), row), own_words=row.start is None
        )
        if form.is_valid():
            for name, value in form.changes().items():
                setattr(row, name, value)
            said = counted_words(row, request.chapter.today())
    return render(request, "plans/_review_preview.html", {"said": said})


@page(may=EDIT, methods=("POST",))
@while_draft
def many(request: ChapterRequest, pk: int) -> HttpResponse:
    """Confirm the sure ones, confirm the rest or leave out the rest, at once."""
    version = draft_or_404(pk)
    which, now = request.POST.get("which", ""), request.chapter.now()
    if which == "sure":
        step = reviewing.accept_sure(version=version, actor=request.person, now=now)
    elif which == "rest":
        step = reviewing.accept_sure(version=version, actor=request.person, now=now, floor=0)
    elif which == "leave":
        step = reviewing.reject_rest(version=version, actor=request.person, now=now)
    else:
        return back_to(request, version)
    undo.push(request, version, step)
    count = len(step.before)
    if which == "leave":
        text = ngettext("%(n)s was left out.", "%(n)s were left out.", count)
    else:
        text = ngettext("%(n)s was confirmed.", "%(n)s were confirmed.", count)
    say(request, text % {"n": count}, undo_url=chapter_reverse(request, "plans:review_undo", pk=version.pk))
    return (
        go(request, "plans:adopt", pk=version.pk) if request.POST.get("next") == "adopt" else back_to(request, version)
    )


@page(may=EDIT, methods=("POST",))
@while_draft
def take_back(request: ChapterRequest, pk: int) -> HttpResponse:
    """Take back one's own last step."""
    version = draft_or_404(pk)
    step = undo.pop(request, version)
    if step is None:
        say(request, _("There is nothing to take back."), level=messages.INFO)
        return back_to(request, version)
    try:
        moved = reviewing.undo(version=version, step=step, actor=request.person)
    except ChangedMeanwhile:
        say(request, _("Somebody has worked on it since, so it cannot be taken back."), level=messages.WARNING)
        return back_to(request, version)
    undo.mend(request, version, moved)
    there = version.commitments.filter(promise=step.shown).exists()
    return back_to(request, version, step.shown if there else "")
