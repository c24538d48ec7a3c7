"""What happens to minutes once and for all: approved, signed here or on paper, corrected by a later meeting."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms import Form
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.actions import approving
from lokallag.capabilities.meetings.actions import minutes as drafting
from lokallag.capabilities.meetings.forms.minutes import (
    ApprovalForm,
    CorrectionForm,
    PaperForm,
    SignatureForm,
    SignersForm,
)
from lokallag.capabilities.meetings.models import Approval, Item, Minutes, MinutesComment, Office, Presence, Signer
from lokallag.capabilities.meetings.permissions import EDIT, VIEW
from lokallag.capabilities.meetings.views.minutes_finding import minutes_of, seen_document
from lokallag.capabilities.meetings.views.shelf import SHELF
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings.models import Gathering, GatheringQuerySet, Kind
from lokallag.core.people.models import Person
from lokallag.core.people.roles import BOARD
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say


def _later(request: ChapterRequest, meeting: Gathering) -> GatheringQuerySet:
    """The meetings that may have approved or corrected: begun on the day or later, those of the same kind first."""
    rows = SHELF.reach(request).standing().filter(on__gte=meeting.on, on__lte=request.chapter.today())
    return rows.exclude(pk=meeting.pk).order_by("-on", "-pk")


def _page(
    request: ChapterRequest, template: str, meeting: Gathering, minutes: Minutes, form: Form, **more: Any
) -> HttpResponse:
    context = {
        "meeting": meeting,
        "minutes": minutes,
        "form": form,
        "today": request.chapter.today(),
        "back": chapter_reverse(request, "meetings:minutes", pk=meeting.pk),
        **more,
    }
    return render(request, template, context, status=422 if form.errors else 200)


@page(may=EDIT)
def minutes_approval(request: ChapterRequest, pk: int) -> HttpResponse:
    """Approve the minutes: by whom, and when. From then on they never change."""
    meeting, minutes = minutes_of(request, pk)
    if minutes.is_approved:
        return go(request, "meetings:minutes", pk=pk)
    meetings = _later(request, meeting)
    form = ApprovalForm(posted(request), meetings=meetings, initial=_first(request, meeting, minutes, meetings))
    if form.is_valid():
        data = form.cleaned_data
        gathering = data["gathering"]
        try:
            approving.approve_minutes(
                minutes=minutes,
                how=data["how"],
                approved_on=data["approved_on"],
                gathering=gathering,
                item=_item_of(minutes, gathering),
                actor=request.person,
                today=request.chapter.today(),
                now=request.chapter.now(),
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            say(request, _("The minutes are approved."))
            return go(request, "meetings:minutes", pk=pk)
    waiting = minutes.comments.filter(settled=MinutesComment.Settled.OPEN).count()
    return _page(request, "meetings/minutes_approval.html", meeting, minutes, form, waiting=waiting)


def _first(
    request: ChapterRequest, meeting: Gathering, minutes: Minutes, meetings: GatheringQuerySet
) -> dict[str, Any]:
    """What is most likely: the meeting that was asked, else the last one of the kind; those who sign for an annual meeting."""
    asked = minutes.approval_item.gathering if minutes.approval_item is not None else None
    if asked is None or not meetings.filter(pk=asked.pk).exists():
        asked = meetings.filter(kind=meeting.kind).order_by("on", "pk").first()
    by_signers = asked is None and meeting.kind == Kind.ANNUAL_MEETING
    return {
        "how": Approval.How.SIGNERS if by_signers else Approval.How.MEETING,
        "gathering": asked,
        "approved_on": asked.on if asked is not None else request.chapter.today(),
    }


def _item_of(minutes: Minutes, gathering: Gathering | None) -> Item | None:
    if gathering is None:
        return None
    asked = minutes.approval_item
    if asked is not None and asked.gathering_id == gathering.pk:
        return asked
    return Item.objects.filter(gathering=gathering, kind=Item.Kind.MINUTES).in_order().first()


@page(may=EDIT)
def minutes_signers(request: ChapterRequest, pk: int) -> HttpResponse:
    """Say who is to sign."""
    meeting, minutes = minutes_of(request, pk)
    if minutes.is_approved:
        raise Http404
    day = meeting.on
    there = Q(pk__in=Presence.objects.filter(gathering=meeting).values("person"))
    there |= Q(pk__in=Office.objects.filter(gathering=meeting).values("person"))
    there |= Q(pk__in=minutes.signers.values("person"))
    on_board = Person.objects.filter(seats__role__in=BOARD, seats__starts_on__lte=day)
    there |= Q(pk__in=on_board.filter(Q(seats__ends_on=None) | Q(seats__ends_on__gte=day)).values("pk"))
    chosen = list(minutes.signers.values_list("person", flat=True))
    form = SignersForm(posted(request), people=Person.objects.filter(there).by_name(), initial={"people": chosen})
    if form.is_valid():
        people = list(form.cleaned_data["people"])
        # Who was chosen before keeps the place.
        people.sort(key=lambda person: chosen.index(person.pk) if person.pk in chosen else len(chosen))
        try:
            drafting.choose_signers(minutes=minutes, people=people, actor=request.person)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            say(request, _("Saved."))
            return go(request, "meetings:minutes", pk=pk)
    return _page(request, "meetings/minutes_signers.html", meeting, minutes, form)


@page(may=VIEW)
def minutes_signature(request: ChapterRequest, pk: int) -> HttpResponse:
    """Read the approved words once more, and sign them with one press."""
    meeting, minutes = minutes_of(request, pk)
    signer = minutes.signers.filter(person=request.person).first() if minutes.is_approved else None
    if signer is None:
        raise Http404
    if hasattr(signer, "signature"):
        return go(request, "meetings:minutes", pk=pk)
    form = SignatureForm(posted(request), initial={"seen": minutes.approval.digest})
    if form.is_valid():
        try:
            approving.sign_minutes(
                signer=signer,
                seen=form.cleaned_data["seen"],
                actor=request.person,
                today=request.chapter.today(),
                now=request.chapter.now(),
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            say(request, _("You have signed."))
            return go(request, "meetings:minutes", pk=pk)
    document = seen_document(request, meeting, minutes)
    return _page(request, "meetings/minutes_signature.html", meeting, minutes, form, document=document)


@page(may=EDIT)
def minutes_paper(request: ChapterRequest, pk: int) -> HttpResponse:
    """Put the scan of minutes signed on paper in."""
    meeting, minutes = minutes_of(request, pk)
    waiting = Signer.objects.filter(minutes=minutes, signature__isnull=True).select_related("person")
    if not minutes.is_approved or not waiting.exists():
        raise Http404
    form = PaperForm(posted(request), request.FILES or None, signers=waiting)
    if form.is_valid():
        upload = form.cleaned_data["scan"]
        try:
            approving.sign_on_paper(
                minutes=minutes,
                signers=list(form.cleaned_data["signers"]),
                scan=upload.read(approving.LARGEST + 1),
                actor=request.person,
                today=request.chapter.today(),
                now=request.chapter.now(),
            )
        except ValidationError as refused:
            form.add_error("scan", refused)
        else:
            say(request, _("The signed paper is kept."))
            return go(request, "meetings:minutes", pk=pk)
    return _page(request, "meetings/minutes_paper.html", meeting, minutes, form)


@page(may=EDIT)
def minutes_corrections(request: ChapterRequest, pk: int) -> HttpResponse:
    """Write what a later meeting adopted about approved minutes."""
    meeting, minutes = minutes_of(request, pk)
    if not minutes.is_approved:
        raise Http404
    meetings = _later(request, meeting).filter(on__gte=minutes.approval.approved_on)
    form = CorrectionForm(posted(request), meetings=meetings)
    if form.is_valid():
        data = form.cleaned_data
        try:
            approving.correct_minutes(
                minutes=minutes,
                text=data["text"],
                adopted_on=data["gathering"].on,
                gathering=data["gathering"],
                actor=request.person,
                today=request.chapter.today(),
                now=request.chapter.now(),
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            say(request, _("The correction stands beside the minutes."))
            return go(request, "meetings:minutes", pk=pk)
    return _page(request, "meetings/minutes_corrections.html", meeting, minutes, form)
