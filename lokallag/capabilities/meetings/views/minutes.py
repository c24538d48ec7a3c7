"""The minutes of a meeting: read, written on, sent for comment, taken out as a file."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.contrib.messages import WARNING
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.actions import minutes as actions
from lokallag.capabilities.meetings.forms.minutes import CirculationForm, CommentForm, PassageForm, SettledForm
from lokallag.capabilities.meetings.minuting import Document, Section
from lokallag.capabilities.meetings.models import Minutes, MinutesComment, Passage, SignedPaper
from lokallag.capabilities.meetings.permissions import EDIT, VIEW
from lokallag.capabilities.meetings.standings.minutes import document_of
from lokallag.capabilities.meetings.views.finding import items_of, meeting_of
from lokallag.capabilities.meetings.views.minutes_finding import (
    may_read,
    minutes_in,
    minutes_of,
    seen_document,
    sees_all_of,
)
from lokallag.capabilities.meetings.views.rooms import rooms
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings.models import Gathering
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say

#: For how many days a draft is out for comment, where nothing else is said.
DAYS = 7


@dataclass
class Part:
    """A section as the page shows it: what is said about it, whether the rows have changed since it was written."""

    section: Section
    edit_url: str = ""
    is_stale: bool = False
    comments: list[MinutesComment] = field(default_factory=list)


@page(may=VIEW, methods=("GET",))
def minutes_page(request: ChapterRequest, pk: int) -> HttpResponse:
    """The minutes, what is next for them, and what people say about them."""
    meeting = meeting_of(request, pk)
    return shown(request, meeting, minutes_in(meeting))


def shown(
    request: ChapterRequest,
    meeting: Gathering,
    minutes: Minutes | None,
    *,
    circulation: CirculationForm | None = None,
    comment: CommentForm | None = None,
) -> HttpResponse:
    """The page, with a form that was refused in its place."""
    context: dict[str, Any] = {
        "meeting": meeting,
        "tabs": rooms(request, meeting, "minutes"),
        "today": request.chapter.today(),
        "may_edit": request.may(EDIT),
    }
    if minutes is None or not may_read(request, minutes):
        context["is_ready_for"] = minutes is None and meeting.is_held and request.may(EDIT)
        return render(request, "meetings/minutes_none.html", context)
    refused = bool((circulation and circulation.errors) or (comment and comment.errors))
    context |= _all_of(request, meeting, minutes, circulation, comment)
    return render(request, "meetings/minutes.html", context, status=422 if refused else 200)


def _all_of(
    request: ChapterRequest,
    meeting: Gathering,
    minutes: Minutes,
    circulation: CirculationForm | None,
    comment: CommentForm | None,
) -> dict[str, Any]:
    items = items_of(request, meeting)
    visible = set(items.values_list("pk", flat=True))
    document = document_of(minutes).seen_by(visible)
    comments = [
        c for c in minutes.comments.select_related("person", "item") if c.item_id is None or c.item_id in visible
    ]
    if not request.may(EDIT):
        comments = [c for c in comments if c.person_id == request.person.pk]
    state = minutes.state
    asked = minutes.approval_item
    circulations = list(minutes.circulations.all())
    return {
        "minutes": minutes,
        "document": document,
        "parts": _parts(request, meeting, minutes, document, comments),
        "comments": [c for c in comments if c.item_id is None],
        "open_comments": sum(c.settled == MinutesComment.Settled.OPEN for c in comments),
        "state": state.value,
        "step": list(Minutes.State).index(state) + 1,
        "steps": [word.label for word in Minutes.State],
        "signers": list(minutes.signers.all()),
        "mine": _mine(request, minutes),
        "unsigned": any(not hasattr(signer, "signature") for signer in minutes.signers.all()),
        "corrections": list(minutes.corrections.all()),
        "papers": _papers(request, meeting, minutes),
        "circulations": circulations,
        "last_sent": circulations[0] if circulations else None,
        "asked": asked,
        "is_decided": asked is not None and asked.decisions.filter(is_carried=True).exists(),
        "next_meeting": actions.next_meeting_of(minutes) if state == Minutes.State.COMMENT and asked is None else None,
        "circulation_form": circulation or CirculationForm(initial={"answers_by": _days_on(request)}),
        "comment_form": comment or CommentForm(items=items),
    }


def _papers(request: ChapterRequest, meeting: Gathering, minutes: Minutes) -> list[SignedPaper]:
    """The scans, for who may read every item; without the scans themselves."""
    if not (minutes.is_approved and request.may(EDIT) and sees_all_of(request, meeting)):
        return []
    return list(minutes.papers.order_by("pk").defer("scan"))


def _days_on(request: ChapterRequest) -> datetime.date:
    return request.chapter.today() + datetime.timedelta(days=DAYS)


def _mine(request: ChapterRequest, minutes: Minutes) -> bool:
    """Whether the visitor is to sign and has not."""
    return minutes.is_approved and any(
        signer.person_id == request.person.pk and not hasattr(signer, "signature") for signer in minutes.signers.all()
    )


def _parts(
    request: ChapterRequest, meeting: Gathering, minutes: Minutes, document: Document, comments: list[MinutesComment]
) -> list[Part]:
    bases = dict(Passage.objects.filter(minutes=minutes).values_list("key", "base"))
    may_write = request.may(EDIT) and not minutes.is_approved
    parts = []
    for section in document.sections:
        part = Part(section, comments=[c for c in comments if c.item_id is not None and c.item_id == section.item])
        is_others = section.is_closed and not section.blocks
        if may_write and section.key not in {"head", "signatures"} and not is_others:
            part.edit_url = chapter_reverse(request, "meetings:minutes_part", pk=meeting.pk, key=section.key)
            part.is_stale = section.is_written and bases.get(section.key) != section.own
        parts.append(part)
    return parts


@page(may=EDIT, methods=("POST",))
def minutes_draft(request: ChapterRequest, pk: int) -> HttpResponse:
    """Begin the minutes of a meeting that was held."""
    meeting = meeting_of(request, pk)
    if not meeting.is_held:
        raise Http404
    actions.draft_minutes(meeting=meeting, actor=request.person, now=request.chapter.now())
    return go(request, "meetings:minutes", pk=pk)


@page(may=EDIT)
def minutes_part(request: ChapterRequest, pk: int, key: str) -> HttpResponse:
    """One part of the draft in one's own words, beside what it says by itself."""
    meeting, minutes = minutes_of(request, pk)
    document = seen_document(request, meeting, minutes)
    section = next((s for s in document.sections if s.key == key), None)
    is_others = section is not None and section.is_closed and not section.blocks
    if section is None or is_others or minutes.is_approved or key in {"head", "signatures"}:
        raise Http404
    known = Passage.objects.filter(minutes=minutes, key=key).first()
    initial = {"text": known.text if known else section.own, "seen": known.sequence if known else 0}
    form = PassageForm(posted(request), initial=initial)
    if form.is_valid():
        data = form.cleaned_data
        text = section.own if "again" in request.POST else data["text"]
        try:
            actions.write_passage(
                minutes=minutes, key=key, text=text, seen=data["seen"], actor=request.person, now=request.chapter.now()
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            say(request, _("Saved."))
            return _back(request, pk, key)
    context = {
        "meeting": meeting,
        "section": section,
        "form": form,
        "known": known,
        "is_stale": known is not None and known.base != section.own,
        "back": f"{chapter_reverse(request, 'meetings:minutes', pk=pk)}#{key}",
    }
    return render(request, "meetings/minutes_part.html", context, status=422 if form.errors else 200)


def _back(request: ChapterRequest, pk: int, key: str) -> HttpResponse:
    answer = go(request, "meetings:minutes", pk=pk)
    answer["Location"] += f"#{key}"
    return answer


@page(may=EDIT, methods=("POST",))
def minutes_circulation(request: ChapterRequest, pk: int) -> HttpResponse:
    """Send the draft for comment."""
    meeting, minutes = minutes_of(request, pk)
    form = CirculationForm(request.POST)
    if form.is_valid():
        try:
            sent = actions.send_for_comment(
                minutes=minutes,
                answers_by=form.cleaned_data["answers_by"],
                actor=request.person,
                today=request.chapter.today(),
                now=request.chapter.now(),
            )
        except ValidationError as refused:
            form.add_error("answers_by", refused)
        else:
            say(request, _("Sent for comment to %(count)s people.") % {"count": sent.people})
            return go(request, "meetings:minutes", pk=pk)
    return shown(request, meeting, minutes, circulation=form)


@page(may=EDIT, methods=("POST",))
def minutes_agenda(request: ChapterRequest, pk: int) -> HttpResponse:
    """Put the approval on the next meeting's agenda."""
    _meeting, minutes = minutes_of(request, pk)
    try:
        actions.ask_for_approval(minutes=minutes, actor=request.person, today=request.chapter.today())
    except ValidationError as refused:
        say(request, " ".join(refused.messages), level=WARNING)
    else:
        say(request, _("The next meeting is asked to approve them."))
    return go(request, "meetings:minutes", pk=pk)


@page(may=VIEW, methods=("POST",))
def minutes_comments(request: ChapterRequest, pk: int) -> HttpResponse:
    """Say something about the draft."""
    meeting, minutes = minutes_of(request, pk)
    form = CommentForm(request.POST, items=items_of(request, meeting))
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.comment_on(
                minutes=minutes, item=data["item"], text=data["text"], person=request.person, now=request.chapter.now()
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            say(request, _("Thank you. The secretary sees it."))
            return go(request, "meetings:minutes", pk=pk)
    return shown(request, meeting, minutes, comment=form)


@page(may=EDIT, methods=("POST",))
def minutes_settled(request: ChapterRequest, pk: int, comment: int) -> HttpResponse:
    """Say what was done about a comment."""
    meeting, minutes = minutes_of(request, pk)
    row = get_object_or_404(minutes.comments, pk=comment)
    if row.item_id is not None and not items_of(request, meeting).filter(pk=row.item_id).exists():
        raise Http404
    form = SettledForm(request.POST)
    if form.is_valid():
        actions.settle_comment(
            comment=row, settled=form.cleaned_data["settled"], actor=request.person, now=request.chapter.now()
        )
    return _back(request, pk, f"item-{row.item_id}" if row.item_id else "comments")
