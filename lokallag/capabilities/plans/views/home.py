"""Home: what is mine, what is next, how the plan stands."""

import datetime
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.translation import gettext as _

from lokallag.capabilities.plans.following import State
from lokallag.capabilities.plans.models import Version
from lokallag.capabilities.plans.permissions import EDIT
from lokallag.capabilities.plans.standings import PlanStanding, self_of, stood_plans, summarise
from lokallag.capabilities.plans.views.seen import address, cards, state_counts
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.access.permissions import SEE_CHAPTER, SEE_COUNTY, SEE_FIGURES
from lokallag.core.calendar.dates import Dated, dates
from lokallag.core.calendar.pressing import presses
from lokallag.core.chapters.models import Chapter
from lokallag.core.measures.book import BOOK
from lokallag.core.tasks.models import Task
from lokallag.core.web.rendering import go, render

NEXT_DAYS = 14
MOST_NEXT = 10
ORDER = {
    state: place
    for place, state in enumerate(
        (State.BEHIND, State.NEEDS_YOU, State.DUE_SOON, State.NOT_STARTED, State.ON_TRACK, State.MISSED, State.DONE)
    )
}


@dataclass(frozen=True)
class Waiting:
    """Somebody who joined and waits to be called, longest first."""

    name: str
    since: datetime.date
    url: str


@page(may=SEE_FIGURES, methods=("GET",))
def home(request: ChapterRequest) -> HttpResponse:
    """Show the visitor what is theirs and what comes, and how the plan stands."""
    if not request.may(SEE_CHAPTER) and request.may(SEE_COUNTY) and request.chapter.kind != Chapter.Kind.LOCAL:
        return go(request, "plans:county")
    today = request.chapter.today()
    plan = stood_plans(today).get(request.chapter.pk)
    draft = Version.objects.drafts().order_by("-pk").first() if request.may(EDIT) else None
    context: dict[str, object] = {
        "greeting": _greeting(request),
        "draft": draft,
        "draft_url": address(request, "plans:review", pk=draft.pk) if draft else "",
        "new_url": address(request, "plans:new") if request.may(EDIT) else "",
        **presses(request.chapter, today, may=request.may),
        "next": _next(request, today),
        "until": today + datetime.timedelta(days=NEXT_DAYS),
        "tasks": _tasks(request),
        "tasks_url": address(request, "tasks:list"),
        "today": today,
        "is_county": request.chapter.kind != Chapter.Kind.LOCAL and request.may(SEE_COUNTY),
        "log_url": address(request, "logbook:new") if request.may(SEE_CHAPTER) else "",
    }
    if plan is not None:
        context |= _of_plan(request, plan, today)
    return render(request, "plans/home.html", context)


def _of_plan(request: ChapterRequest, plan: PlanStanding, today: datetime.date) -> dict[str, object]:
    """How the plan stands, and what of it is mine, the most pressing first."""
    me = self_of(request.person, request.roles, today)
    mine = [s for s in plan.stoods if me.has(s.owner) and s.state not in {State.DONE, State.MISSED}]
    mine.sort(key=lambda s: ORDER[s.state])
    return {
        "plan": plan.version.plan,
        "summary": summarise(plan.stoods, plan.counts),
        "counts": state_counts(plan),
        "mine": cards(request, mine),
        "unowned": sum(not s.owner.kind and s.state != State.DONE for s in plan.stoods),
        "waiting": _waiting(request, plan, today),
        "waiting_url": address(request, "members:list", query="?show=waiting"),
    }


def _greeting(request: ChapterRequest) -> str:
    return _("Hello, %(name)s") % {"name": request.person.given_name}


def _next(request: ChapterRequest, today: datetime.date) -> list[Dated]:
    """What comes in the next fourteen days; observers see no people's dates."""
    if not request.may(SEE_CHAPTER):
        return []
    last = today + datetime.timedelta(days=NEXT_DAYS)
    found = dates(request.chapter, today, last, today, may=request.may)
    return [d for d in found if d.mark not in {"cancelled", "held"}][:MOST_NEXT]


def _tasks(request: ChapterRequest) -> list[Task]:
    if not request.may(SEE_CHAPTER):
        return []
    rows = Task.objects.open().of(request.person).select_related("group")
    return sorted(rows, key=lambda t: (t.due_on or datetime.date.max, t.pk))[:MOST_NEXT]


def _waiting(request: ChapterRequest, plan: PlanStanding, today: datetime.date) -> list[Waiting]:
    """The newcomers nobody has talked with yet, for those who may see them."""
    found: dict[str, Waiting] = {}
    for stood in plan.stoods:
        measure = BOOK.get(stood.measure)
        if measure is None or measure.key != "members.welcomed" or not request.may(measure.shown_to or SEE_CHAPTER):
            continue
        for case in stood.proof.cases:
            is_open = case.met_on is None or case.met_on > today
            if is_open and (case.waived_on is None or case.waived_on > today):
                url = address(request, measure.link, pk=case.pk) if measure.link else ""
                found[case.key] = Waiting(case.label, case.opened_on, url)
    return sorted(found.values(), key=lambda w: w.since)[:MOST_NEXT]
