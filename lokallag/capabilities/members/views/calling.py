"""Calling in a ring round: one person at a time, and nobody else's name."""

import datetime
from typing import Any

from django.contrib.messages import WARNING
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from lokallag.capabilities.members import actions
from lokallag.capabilities.members.forms.rounds import CallForm
from lokallag.capabilities.members.models import Answer, Contact, Interest, Ring, Round, Wish
from lokallag.capabilities.members.permissions import CALL
from lokallag.capabilities.members.views.rounds import with_progress
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.gatherings.models import Attendance, Gathering
from lokallag.core.people.models import Person
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say

#: What a caller is told of the past.
LATEST = 3


def _mine(request: ChapterRequest, pk: int) -> Round:
    """The round, if the visitor calls in it; else it is not found."""
    return get_object_or_404(Round.objects.called_by(request.person), pk=pk)


@page(may=CALL)
def call(request: ChapterRequest, pk: int) -> HttpResponse:
    """The person at hand; posted, what came of the call, and straight on to the next."""
    ring_round = _mine(request, pk)
    ring = ring_round.rings.held_by(request.person).select_related("member__person").first()
    if not ring_round.is_open_on(request.chapter.today()):
        ring = None
    offered = list(Interest.objects.offered().filter(kind=Interest.Kind.DOING))
    initial = {"ring": ring.pk, "want": _wishes(ring.member.person)} if ring else {}
    form = CallForm(posted(request), offered=offered, initial=initial)
    status = 200
    if request.method == "POST":
        if form.is_valid():
            asked = _asked(form)
            if asked and ring and form.cleaned_data["ring"] == ring.pk:
                return _at_hand(request, ring_round, ring, form, asked=asked)
            if answered := _answer(request, ring_round, form):
                return answered
        status = 422
    if ring is None:
        return _between(request, ring_round, status=status)
    return _at_hand(request, ring_round, ring, form, status=status)


def _asked(form: CallForm) -> str:
    """What has to be asked before the answer is complete: when to call again, or what they want to hear. Else nothing."""
    said = form.cleaned_data
    if said["outcome"] == Ring.Outcome.AGAIN and not form.again():
        return "again"
    if said["outcome"] == Ring.Outcome.NO_CALLS and not said["wants"]:
        return "no_calls"
    return ""


def _answer(request: ChapterRequest, ring_round: Round, form: CallForm) -> HttpResponse | None:
    """Write the answer down and take the next; None where the form has to be shown again."""
    said = form.cleaned_data
    outcome = Ring.Outcome.AGAIN if form.again() else said["outcome"]
    if not outcome:
        form.add_error(None, _("Say what came of the call."))
        return None
    today, now = request.chapter.today(), request.chapter.now()
    try:
        written = actions.answer(
            ring_round=ring_round,
            ring=said["ring"],
            caller=request.person,
            outcome=outcome,
            again_on=form.again(),
            note=said["note"],
            for_board=said["for_board"],
            wants=said["wants"],
            wishes=form.wishes(),
            today=today,
            now=now,
        )
    except actions.TakenOver:
        text = _("You were away for a while, so somebody else has this person now. Your note was: “%(note)s”")
        say(request, text % {"note": said["note"] or "–"}, level=WARNING)
    except ValidationError as refused:
        form.add_error(None, refused.messages[0])
        return None
    else:
        undo = chapter_reverse(request, "members:round_call_undo", pk=ring_round.pk, answer=written.pk)
        names = {"name": written.contact.member.person.name, "outcome": Ring.Outcome(written.outcome).label}
        say(request, _("%(name)s: %(outcome)s") % names, undo_url=undo)
    actions.take_next(ring_round=ring_round, caller=request.person, today=today, now=now)
    return go(request, "members:round_call", pk=ring_round.pk)


def _at_hand(
    request: ChapterRequest, ring_round: Round, ring: Ring, form: CallForm, *, asked: str = "", status: int = 200
) -> HttpResponse:
    """Show the person at hand, or the question that completes the answer."""
    today = request.chapter.today()
    context: dict[str, Any] = {
        "round": ring_round,
        "ring": ring,
        "member": ring.member,
        "person": ring.member.person,
        "form": form,
        "asked": asked,
        "progress": with_progress(Round.objects.filter(pk=ring_round.pk), today)[0][1],
        "today": today,
    }
    if asked:
        context |= {"days": _days(today), "outcome": form.cleaned_data["outcome"]}
        return render(request, "members/call_ask.html", context)
    talks = Contact.objects.filter(member=ring.member).select_related("by").order_by("-on", "-pk")
    came = Attendance.objects.filter(person=ring.member.person, answer=Attendance.Answer.CAME)
    context |= {
        # Notes of a ring round are written for the next caller; others are not theirs to read.
        "talks": [
            (talk, talk.note if hasattr(talk, "answer") else "") for talk in talks.select_related("answer")[:LATEST]
        ],
        "came": list(came.select_related("gathering").order_by("-gathering__on")[:LATEST]),
        "upcoming": list(
            Gathering.objects.for_all()
            .filter(on__gte=today, holding__isnull=True, cancellation__isnull=True)
            .order_by("on", "pk")[:2]
        ),
    }
    return render(request, "members/call.html", context, status=status)


def _between(request: ChapterRequest, ring_round: Round, *, status: int = 200) -> HttpResponse:
    """Before the first call, in a pause, and when nobody is left."""
    today = request.chapter.today()
    free = ring_round.rings.free_at(request.chapter.now(), today).exclude(member__person=request.person)
    context = {
        "round": ring_round,
        "progress": with_progress(Round.objects.filter(pk=ring_round.pk), today)[0][1],
        "is_open": ring_round.is_open_on(today),
        "free": free.count(),
        "my_calls": Answer.objects.filter(ring__round=ring_round, by=request.person).count(),
        "today": today,
    }
    return render(request, "members/call_start.html", context, status=status)


@page(may=CALL, methods=("POST",))
def call_next(request: ChapterRequest, pk: int) -> HttpResponse:
    """Take the next person."""
    ring_round = _mine(request, pk)
    today = request.chapter.today()
    if ring_round.is_open_on(today):
        taken = actions.take_next(ring_round=ring_round, caller=request.person, today=today, now=request.chapter.now())
        if taken is None:
            say(request, _("Nobody is left to call today."))
    return go(request, "members:round_call", pk=pk)


@page(may=CALL, methods=("POST",))
def call_pause(request: ChapterRequest, pk: int) -> HttpResponse:
    """Give back the person at hand."""
    actions.pause(ring_round=_mine(request, pk), caller=request.person)
    say(request, _("A pause. Whoever you had is free for the others."))
    return go(request, "members:round_call", pk=pk)


@page(may=CALL, methods=("POST",))
def call_undo(request: ChapterRequest, pk: int, answer: int) -> HttpResponse:
    """Take back one's own last answer in the round, and have the person at hand again."""
    ring_round = _mine(request, pk)
    last = Answer.objects.filter(by=request.person, ring__round=ring_round).order_by("-at", "-pk").first()
    row = get_object_or_404(Answer.objects.filter(pk=last.pk if last else 0).select_related("contact"), pk=answer)
    actions.undo_answer(answer=row, caller=request.person, now=request.chapter.now())
    say(request, _("Taken back."))
    return go(request, "members:round_call", pk=pk)


def _wishes(person: Person) -> list[str]:
    ticked = Wish.objects.filter(ambition__person=person, kind=Wish.Kind.WANT)
    return [str(key) for key in ticked.values_list("interest", flat=True)]


def _days(today: datetime.date) -> list[tuple[datetime.date, str]]:
    """The days most people mean: tomorrow, next Monday, in a month, after the holidays."""
    monday = today + datetime.timedelta(days=7 - today.weekday())
    month = today + datetime.timedelta(days=30)
    august = datetime.date(today.year + (today.month >= 8), 8, 10)
    january = datetime.date(today.year + 1, 1, 5)
    later = (january, _("In January")) if today.month in range(8, 13) else (august, _("In August"))
    return [
        (today + datetime.timedelta(days=1), _("Tomorrow")),
        (monday, _("Next week")),
        (month, _("In a month")),
        later,
    ]
