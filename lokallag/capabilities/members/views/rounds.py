"""Ring rounds as the officer sees them: all of them, making one, how it goes, closing it."""

import datetime
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from lokallag.capabilities.members import actions
from lokallag.capabilities.members.forms.rounds import RoundForm
from lokallag.capabilities.members.models import Answer, Contact, Ring, Round, RoundQuerySet
from lokallag.capabilities.members.permissions import CALL, EDIT, VIEW
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.web.rendering import chapter_reverse, go, posted, render, say

#: How long a round is thought to take.
USUAL = datetime.timedelta(days=21)


@dataclass(frozen=True)
class Progress:
    """How far a round has come: all, done with, of them talked with, and open ones promised for a later day."""

    total: int
    done: int
    talked: int
    later: int

    @property
    def left(self) -> int:
        """Those that can be called today."""
        return self.total - self.done - self.later


def with_progress(rounds: RoundQuerySet, today: datetime.date) -> list[tuple[Round, Progress]]:
    """Return rounds with how far each has come, in one query."""
    waiting = Q(rings__outcome="")
    rows = rounds.annotate(
        n_all=Count("rings"),
        n_done=Count("rings", filter=~waiting),
        n_talked=Count("rings", filter=Q(rings__outcome__in=["talked", "no_calls", "leaving"])),
        n_later=Count("rings", filter=waiting & Q(rings__again_on__gt=today)),
    ).order_by("closed_on", "until", "-pk")
    return [(row, Progress(row.n_all, row.n_done, row.n_talked, row.n_later)) for row in rows]  # type: ignore[attr-defined]


@page(may=CALL, methods=("GET",))
def rounds(request: ChapterRequest) -> HttpResponse:
    """The rounds one calls in; for the board all of them."""
    today = request.chapter.today()
    mine = with_progress(Round.objects.running_on(today).called_by(request.person), today)
    everything = with_progress(Round.objects.all(), today) if request.may(VIEW) else []
    context = {
        "mine": mine,
        "running": [pair for pair in everything if pair[0].is_open_on(today)],
        "over": [pair for pair in everything if not pair[0].is_open_on(today)][:50],
        "may_edit": request.may(EDIT),
        "sees_all": request.may(VIEW),
        "today": today,
    }
    return render(request, "members/rounds.html", context)


@page(may=EDIT)
def round_new(request: ChapterRequest) -> HttpResponse:
    """Make a ring round."""
    today = request.chapter.today()
    initial = {"until": today + USUAL, "script": _script(request), "callers": [request.person.pk]}
    token = request.GET.get("people", "")[:4000]
    form = RoundForm(posted(request), person=request.person, today=today, is_new=True, token=token, initial=initial)
    if form.is_valid():
        said = dict(form.cleaned_data)
        chosen = said.pop("people")
        try:
            made = actions.make_round(**said, who=chosen.name, parts=chosen.parts, actor=request.person, today=today)
        except ValidationError as refused:
            form.add_error(None if "people" not in refused.message_dict else "people", refused.messages[0])
        else:
            say(request, _("The ring round is ready: %(count)s to call.") % {"count": made.rings.count()})
            return go(request, "members:round_detail", pk=made.pk)
    return render(request, "members/round_form.html", {"form": form}, status=422 if form.errors else 200)


@page(may=VIEW, methods=("GET",))
def round_detail(request: ChapterRequest, pk: int) -> HttpResponse:
    """How a round goes: what came of the calls, what the board must know, who calls."""
    today = request.chapter.today()
    found = with_progress(Round.objects.filter(pk=pk), today)
    ring_round, progress = found[0] if found else (get_object_or_404(Round, pk=pk), Progress(0, 0, 0, 0))
    outcomes = dict(
        ring_round.rings.exclude(outcome="")
        .order_by()
        .values("outcome")
        .annotate(n=Count("pk"))
        .values_list("outcome", "n")
    )
    said = Contact.objects.filter(answer__ring__round=ring_round).select_related("member__person", "by")
    calls = dict(
        Answer.objects.filter(ring__round=ring_round)
        .order_by()
        .values("by")
        .annotate(n=Count("pk"))
        .values_list("by", "n")
    )
    callers = [
        (each.person, calls.get(each.person_id, 0))
        for each in ring_round.callers.select_related("person").order_by("person__sort_key")
    ]
    context = {
        "round": ring_round,
        "progress": progress,
        "outcomes": [(Ring.Outcome(key).label, n) for key, n in sorted(outcomes.items(), key=lambda pair: -pair[1])],
        "for_board": list(said.board_must_know()[:50]),
        "wrong": list(ring_round.rings.filter(outcome="wrong_number").select_related("member__person")[:50]),
        "later": list(
            ring_round.rings.open()
            .filter(is_promised=True, again_on__gt=today)
            .select_related("member__person")
            .order_by("again_on", "pk")[:50]
        ),
        "at_hand": ring_round.rings.open().filter(held_until__gt=request.chapter.now()).count(),
        "callers": callers,
        "calls_here": ring_round.callers.filter(person=request.person).exists(),
        "is_open": ring_round.is_open_on(today),
        "may_edit": request.may(EDIT),
        "today": today,
    }
    return render(request, "members/round_detail.html", context)


@page(may=EDIT)
def round_edit(request: ChapterRequest, pk: int) -> HttpResponse:
    """Change a round's name, script, callers and last day."""
    ring_round = get_object_or_404(Round, pk=pk)
    today = request.chapter.today()
    initial = {name: getattr(ring_round, name) for name in ("name", "script", "until")}
    initial["callers"] = list(ring_round.callers.values_list("person", flat=True))
    form = RoundForm(posted(request), person=request.person, today=today, is_new=False, initial=initial)
    if form.is_valid():
        actions.change_round(ring_round=ring_round, **form.cleaned_data, actor=request.person, today=today)
        say(request, _("The ring round is changed."))
        return go(request, "members:round_detail", pk=pk)
    return render(
        request, "members/round_form.html", {"form": form, "round": ring_round}, status=422 if form.errors else 200
    )


@page(may=EDIT, methods=("POST",))
def round_filling(request: ChapterRequest, pk: int) -> HttpResponse:
    """Add those who have come to belong to the round."""
    ring_round = get_object_or_404(Round, pk=pk)
    added = actions.refill_round(ring_round=ring_round, actor=request.person, today=request.chapter.today())
    say(request, _("%(count)s more to call.") % {"count": added} if added else _("Everybody is in the round already."))
    return go(request, "members:round_detail", pk=pk)


@page(may=EDIT, methods=("POST",))
def round_closing(request: ChapterRequest, pk: int) -> HttpResponse:
    """Close the round."""
    ring_round = get_object_or_404(Round, pk=pk)
    actions.close_round(ring_round=ring_round, actor=request.person, today=request.chapter.today())
    undo = chapter_reverse(request, "members:round_closing_undo", pk=pk)
    say(request, _("The ring round is closed."), undo_url=undo)
    return go(request, "members:round_detail", pk=pk)


@page(may=EDIT, methods=("POST",))
def round_closing_undo(request: ChapterRequest, pk: int) -> HttpResponse:
    """Go on calling after all."""
    actions.reopen_round(ring_round=get_object_or_404(Round, pk=pk), actor=request.person)
    say(request, _("The ring round goes on."))
    return go(request, "members:round_detail", pk=pk)


def _script(request: ChapterRequest) -> str:
    """The questions a round begins with: why they joined, what they would like, the next activity, may we ring again."""
    return _(
        "Hello, this is … from %(chapter)s. We ring our members to hear how you are.\n\n"
        "1. Why did you join?\n"
        "2. What would you like to do with us, or see us do?\n"
        "3. Will you come to our next activity?\n"
        "4. May we ring you again?"
    ) % {"chapter": request.chapter.name}
