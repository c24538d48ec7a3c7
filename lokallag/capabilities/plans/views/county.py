"""A county's (or the party's) view across its chapters: figures, never people."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404, HttpResponse

from lokallag.capabilities.plans.following import State
from lokallag.capabilities.plans.standings import PlanStanding, stood_plans
from lokallag.capabilities.plans.views.seen import StateCount, state_counts
from lokallag.capabilities.plans.words import summary
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.access.permissions import SEE_COUNTY
from lokallag.core.chapters.models import Chapter
from lokallag.core.chapters.scopes import across
from lokallag.core.people.sorting import sort_key
from lokallag.core.web.rendering import render


@dataclass(frozen=True)
class Line:
    """One chapter: how its plan stands, in a sentence and in figures."""

    name: str
    plan: str
    sentence: str
    counts: list[StateCount]
    total: int


@page(may=SEE_COUNTY, methods=("GET",))
def county(request: ChapterRequest) -> HttpResponse:
    """Show how the plan stands in each local chapter below; 404 for a chapter that has none below it."""
    if request.chapter.kind == Chapter.Kind.LOCAL:
        raise Http404
    below = Q(parent=request.chapter) | Q(parent__parent=request.chapter)
    chapters = list(Chapter.objects.filter(below, kind=Chapter.Kind.LOCAL))
    with across(chapters):
        plans = stood_plans(request.chapter.today()) if chapters else {}
    lines = [_line(chapter, plans.get(chapter.pk)) for chapter in chapters]
    lines.sort(key=lambda line: sort_key(line.name))
    totals: dict[State, int] = dict.fromkeys(State, 0)
    for plan in plans.values():
        for state, count in plan.counts.items():
            totals[state] += count
    context = {
        "lines": lines,
        "with_plan": len(plans),
        "summary": summary(totals),
        "counts": [StateCount(state.value, count) for state, count in totals.items() if count],
        "today": request.chapter.today(),
    }
    return render(request, "plans/county.html", context)


def _line(chapter: Chapter, plan: PlanStanding | None) -> Line:
    if plan is None:
        return Line(chapter.name, "", "", [], 0)
    return Line(chapter.name, plan.version.plan.title, summary(plan.counts), state_counts(plan), len(plan.stoods))
