"""The notice of a meeting: looked at as it will be, tried on oneself, sent; and the proof of what was sent to whom."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.meetings import permissions
from lokallag.capabilities.meetings.actions import notice as actions
from lokallag.capabilities.meetings.forms.papers import NoticeForm, ToldForm
from lokallag.capabilities.meetings.models import Notice, NoticeCopy, Paper
from lokallag.capabilities.meetings.notices.letters import said
from lokallag.capabilities.meetings.standings.audience import Called, called_to, holders
from lokallag.capabilities.meetings.views.finding import items_of, meeting_of
from lokallag.capabilities.meetings.views.rooms import rooms
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings.models import Gathering
from lokallag.core.post.enclosing import Enclosure
from lokallag.core.post.models import Letter, Mailing
from lokallag.core.post.rendering import Writer, Written
from lokallag.core.post.views.going import framed_letter
from lokallag.core.statutes.deadlines import deadlines_for
from lokallag.core.web.rendering import go, posted, render, say

Kind = Notice.Kind


@page(may=permissions.EDIT)
def notice(request: ChapterRequest, pk: int) -> HttpResponse:
    """What can be sent, as it will look, and to whom; a POST looks at it anew or sends it."""
    meeting = meeting_of(request, pk)
    today, now = request.chapter.today(), request.chapter.now()
    form = NoticeForm(posted(request), is_open=meeting.is_open, initial={"kind": _next_kind(meeting)})
    if request.method == "POST" and form.is_valid() and request.POST.get("step") != "look":
        data = form.cleaned_data
        try:
            sent = actions.send_notice(
                gathering=meeting,
                kind=data["kind"],
                word=data["word"],
                also_members=bool(data.get("also_members")),
                actor=request.person,
                today=today,
                now=now,
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            count = ngettext("It goes to %(count)s person.", "It goes to %(count)s people.", sent.people)
            say(request, count % {"count": sent.people})
            return go(request, "meetings:notice_proof", pk=pk, notice=sent.pk)
    values = form.cleaned_data if form.is_bound and hasattr(form, "cleaned_data") else {}
    kind = values.get("kind") or form.initial["kind"]
    word = values.get("word", "")
    called = called_to(meeting, today, also_members=bool(values.get("also_members")))
    context = {
        "meeting": meeting,
        "row": meeting,
        "tabs": rooms(request, meeting, "notice"),
        "today": today,
        "form": form,
        "kind": kind,
        "kind_label": Kind(kind).label,
        "word": word,
        "written": _written(request, meeting, kind, word),
        "called": called,
        "groups": _groups(called),
        "bodies": holders(meeting),
        "no_address": [one.person for one in called.recipients if not one.person.email],
        "deadlines": _deadlines(meeting, today),
        "sent": list(meeting.notices.newest_first().select_related("sent_by")),
        "problem": _problem(meeting, kind, today, now),
        "looked": form.is_bound and not form.errors,
    }
    return render(request, "meetings/notice.html", context, status=422 if form.errors else 200)


@page(may=permissions.EDIT, methods=("GET",))
def notice_letter(request: ChapterRequest, pk: int) -> HttpResponseBase:
    """The letter as one gets it oneself, for the frame it is shown in; its links are nobody's."""
    kind = request.GET.get("kind", "")
    written = _written(
        request,
        meeting_of(request, pk),
        kind if kind in Kind.values else Kind.NOTICE,
        request.GET.get("word", "")[:2000],
    )
    return framed_letter(written.html)


@page(may=permissions.EDIT, methods=("POST",))
def notice_test(request: ChapterRequest, pk: int) -> HttpResponse:
    """Send it to oneself alone."""
    meeting = meeting_of(request, pk)
    try:
        actions.send_test(
            gathering=meeting,
            kind=request.POST.get("kind", ""),
            word=request.POST.get("word", "")[:2000],
            actor=request.person,
            today=request.chapter.today(),
            now=request.chapter.now(),
        )
    except ValidationError as refused:
        say(request, refused.messages[0], level=messages.WARNING)
    else:
        say(request, _("A test is on its way to %(address)s.") % {"address": request.person.email})
    return go(request, "meetings:notice", pk=pk)


@page(may=permissions.EDIT, methods=("GET",))
def notice_proof(request: ChapterRequest, pk: int, notice: int) -> HttpResponse:
    """What was sent, to whom and when, and what became of it."""
    meeting = meeting_of(request, pk)
    row = _notice_of(meeting, notice)
    copies = list(row.copies.select_related("person", "letter", "edition").order_by("person__sort_key", "pk"))
    untold = [copy for copy in copies if not copy.is_told]
    mine = next((copy.edition for copy in copies if copy.person_id == request.person.pk), None)
    context = {
        "meeting": meeting,
        "row": meeting,
        "tabs": rooms(request, meeting, "notice"),
        "today": request.chapter.today(),
        "notice": row,
        "edition": mine,
        "copies": [copy for copy in copies if copy.is_told],
        "untold": untold,
        "counts": _counts(copies),
    }
    return render(request, "meetings/notice_proof.html", context)


@page(may=permissions.EDIT, methods=("POST",))
def notice_told(request: ChapterRequest, pk: int, notice: int, copy: int) -> HttpResponse:
    """Somebody was told in another way, or was not after all."""
    row = _notice_of(meeting_of(request, pk), notice)
    found = row.copies.filter(pk=copy).first()
    form = ToldForm(posted(request))
    if found is None:
        raise Http404
    if form.is_valid():
        actions.set_notice_told(
            copy=found, told=form.cleaned_data["told"], actor=request.person, today=request.chapter.today()
        )
    return go(request, "meetings:notice_proof", pk=pk, notice=notice)


def _notice_of(meeting: Gathering, pk: int) -> Notice:
    row = meeting.notices.select_related("sent_by").filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def _next_kind(meeting: Gathering) -> str:
    """What is most likely to be sent now: the first that was not."""
    sent = set(meeting.notices.values_list("kind", flat=True))
    if not meeting.items.exists():
        return Kind.ANNOUNCEMENT
    return (
        Kind.PAPERS
        if Kind.NOTICE in sent and Paper.objects.standing().filter(item__gathering=meeting).exists()
        else Kind.NOTICE
    )


def _problem(meeting: Gathering, kind: str, today: datetime.date, now: datetime.datetime) -> str:
    """Why it cannot be sent, before anybody tries; empty where it can."""
    try:
        actions.refuse(meeting, kind, today, now)
    except ValidationError as refused:
        return str(refused.messages[0])
    return ""


def _written(request: ChapterRequest, meeting: Gathering, kind: str, word: str) -> Written:
    """The letter in words, as the visitor would get it, with links that answer for nobody."""
    items = list(items_of(request, meeting))
    files = [] if kind == Kind.ANNOUNCEMENT else [Enclosure("x.pdf", "application/pdf", b"")]
    subject, blocks = said(meeting, kind, items, word=word, files=files)
    mailing = Mailing(subject=subject, blocks=[{key: str(value) for key, value in block.items()} for block in blocks])
    writer = Writer(request.chapter, mailing)
    nobodys = dict.fromkeys(writer.links([request.person]).get(request.person.pk, {}), "#")
    return writer.write(request.person, {"wishes_url": "#", "answer_url": "#", **nobodys})


def _groups(called: Called) -> list[tuple[str, int]]:
    """How many are called as what."""
    counted = Counter(one.capacity for one in called.recipients)
    return [(str(capacity.label), counted[capacity]) for capacity in NoticeCopy.Capacity if counted[capacity]]


def _counts(copies: list[NoticeCopy]) -> list[tuple[str, int]]:
    """How many were told how."""
    counted: Counter[str] = Counter()
    for copy in copies:
        if copy.how == NoticeCopy.How.MAIL and copy.outcome:
            counted[str(Letter.State(copy.outcome).label)] += 1
        else:
            counted[copy.get_how_display()] += 1
    return counted.most_common()


def _deadlines(meeting: Gathering, today: datetime.date) -> list[dict[str, Any]]:
    """The last days for the notice and the papers, with the paragraph behind each, and whether they are past."""
    sent = {row.kind: row.sent_on for row in meeting.notices.order_by("-sent_on", "-pk")}
    kinds = {"notice": (Kind.NOTICE, Kind.ANNOUNCEMENT), "papers": (Kind.PAPERS,)}
    return [
        {
            "deadline": one,
            "sent_on": next((sent[kind] for kind in kinds[one.key] if kind in sent), None),
            "late": one.due_on < today,
        }
        for one in deadlines_for(meeting.chapter, meeting.kind, meeting.on)
        if one.key in kinds
    ]
