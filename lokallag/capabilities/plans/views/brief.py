"""The brief before a board meeting: what changed since the last, what is due before the next, what nobody owns."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponse

from lokallag.capabilities.plans.following import State
from lokallag.capabilities.plans.permissions import VIEW
from lokallag.capabilities.plans.standings import PlanStanding, stood_plans, summarise
from lokallag.capabilities.plans.views.seen import Card, as_of, cards, state_counts
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.access.permissions import SEE_CHAPTER
from lokallag.core.calendar.dates import Dated, dates
from lokallag.core.calendar.pressing import presses
from lokallag.core.gatherings.models import Gathering, Kind
from lokallag.core.tasks.models import Task
from lokallag.core.web.rendering import go, render

AHEAD_DAYS, BACK_DAYS = 35, 35
ELSEWHERE = ("task-", "plans.")
OVER = frozenset({State.DONE, State.MISSED})


@dataclass(frozen=True)
class Change:
    """A commitment that stood otherwise at the last meeting; `before` is empty for one that is new in the plan."""

    card: Card
    before: str
    more: int = 0


@page(may=VIEW, methods=("GET",))
def brief(request: ChapterRequest) -> HttpResponse:
    """Show what a board needs to know before it meets, as of a day."""
    on = as_of(request)
    plan = stood_plans(on).get(request.chapter.pk)
    if plan is None:
        return go(request, "plans:board")
    last, coming = _last_meeting(on), _next_meeting(on)
    since = (last.on if last else None) or on - datetime.timedelta(days=BACK_DAYS)
    until = coming.on if coming else on + datetime.timedelta(days=AHEAD_DAYS)
    earlier = stood_plans(since).get(request.chapter.pk)
    shown = cards(request, plan.stoods)
    due = [card for card in shown if _is_due(card, on, until)]
    context = {
        "plan": plan.version.plan,
        "summary": summarise(plan.stoods, plan.counts),
        "counts": state_counts(plan),
        "last": last,
        "next": coming,
        "since": since,
        "until": until,
        "changes": _changes(shown, earlier),
        "due": sorted(due, key=lambda c: c.stood.standing.due_on or until),
        "dates": _dates(request, on, until),
        **presses(request.chapter, on, may=request.may),
        "late": [card for card in shown if card.stood.state == State.BEHIND],
        "unowned": [card for card in shown if not card.owner.kind and card.stood.state not in OVER],
        "asks": [card for card in shown if card.stood.state == State.NEEDS_YOU],
        "tasks": _late_tasks(request, until),
        "on": on,
        "today": request.chapter.today(),
    }
    return render(request, "plans/brief.html", context)


def _last_meeting(on: datetime.date) -> Gathering | None:
    """The last board meeting held before the day: today's own is the one that is being prepared."""
    held = Gathering.objects.of(Kind.BOARD_MEETING).filter(holding__held_on__lt=on)
    return held.order_by("-on", "-pk").first()


def _next_meeting(on: datetime.date) -> Gathering | None:
    """The next board meeting as it was known on the day."""
    rows = Gathering.objects.of(Kind.BOARD_MEETING).filter(on__gte=on, planned_on__lte=on)
    return rows.exclude(cancellation__cancelled_on__lte=on).order_by("on", "pk").first()


def _is_due(card: Card, on: datetime.date, until: datetime.date) -> bool:
    due_on = card.stood.standing.due_on
    return due_on is not None and on <= due_on <= until and card.stood.state not in {State.DONE, State.NEEDS_YOU}


def _changes(shown: Iterable[Card], earlier: PlanStanding | None) -> list[Change]:
    """Those whose state is another than then, and those where more has been done."""
    then = {stood.promise: stood for stood in earlier.stoods} if earlier else {}
    found = []
    for card in shown:
        before = then.get(card.stood.promise)
        if before is None:
            found.append(Change(card, ""))
            continue
        more = card.stood.standing.done - before.standing.done
        if before.state != card.stood.state:
            found.append(Change(card, before.state.value, max(more, 0)))
        elif more > 0:
            found.append(Change(card, before.state.value, more))
    return found


def _dates(request: ChapterRequest, on: datetime.date, until: datetime.date) -> list[Dated]:
    """What is in the calendar until the next meeting, besides the tasks and the deadlines that stand on their own."""
    if not request.may(SEE_CHAPTER):
        return []
    found = dates(request.chapter, on, until, request.chapter.today(), may=request.may)
    return [d for d in found if d.mark != "cancelled" and not d.key.startswith(ELSEWHERE)]


def _late_tasks(request: ChapterRequest, until: datetime.date) -> list[Task]:
    if not request.may(SEE_CHAPTER):
        return []
    return list(Task.objects.open().due_by(until).select_related("person", "group").order_by("due_on", "pk")[:30])
