"""The plan on one page: areas, activities and who has them, on screen, on paper and as PDF."""

from dataclasses import dataclass, field

from django.http import Http404, HttpResponse
from django.utils import formats
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from lokallag.capabilities.plans.exports import overview_pdf as write_pdf
from lokallag.capabilities.plans.following import Tracking
from lokallag.capabilities.plans.permissions import VIEW
from lokallag.capabilities.plans.standings import PlanStanding, Stood, stood_plans
from lokallag.capabilities.plans.views.seen import as_of, plan_lead, shown_owner
from lokallag.capabilities.plans.words import cadence_word, state_word
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.web.rendering import go, render


@dataclass(frozen=True)
class Activity:
    """One line of the overview."""

    text: str
    who: str
    when: str
    state: str
    state_word: str


@dataclass(frozen=True)
class Area:
    """One area with its activities."""

    title: str
    activities: list[Activity] = field(default_factory=list)


@page(may=VIEW, methods=("GET",))
def overview(request: ChapterRequest) -> HttpResponse:
    """Show the plan on one page, to be read or printed."""
    on = as_of(request)
    plan = stood_plans(on).get(request.chapter.pk)
    if plan is None:
        return go(request, "plans:board")
    context = {"plan": plan.version.plan, "areas": _areas(request, plan), "on": on, "today": request.chapter.today()}
    context["lead"] = plan_lead(plan.version, len(plan.stoods), on)
    context["goals"] = plan.version.main_goals
    return render(request, "plans/overview.html", context)


@page(may=VIEW, methods=("GET",))
def overview_pdf(request: ChapterRequest) -> HttpResponse:
    """Give the same page as a PDF (PDF/UA-1)."""
    on = as_of(request)
    plan = stood_plans(on).get(request.chapter.pk)
    if plan is None:
        raise Http404
    title = plan.version.plan.title
    content = write_pdf(
        {
            "title": title,
            "chapter": request.chapter.name,
            "lead": plan_lead(plan.version, len(plan.stoods), on),
            "date": _("As it stood on %(day)s") % {"day": formats.date_format(on, "DATE_FORMAT")},
            "language": get_language() or "nb",
            "heads": [_("Activity"), _("Who has it"), _("When"), _("How it stands")],
            "areas": [
                {"title": area.title, "rows": [[a.text, a.who, a.when, a.state_word] for a in area.activities]}
                for area in _areas(request, plan)
            ],
        }
    )
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="plan-{request.chapter.slug}-{on.isoformat()}.pdf"'
    return response


def _areas(request: ChapterRequest, plan: PlanStanding) -> list[Area]:
    found: dict[str, Area] = {}
    for stood in plan.stoods:
        area = found.setdefault(stood.area, Area(stood.area or _("Other")))
        who = shown_owner(request, stood.owner).name or _("Nobody has it")
        activity = Activity(stood.commitment.title, who, _when(stood), stood.state.value, state_word(stood.state))
        area.activities.append(activity)
    return list(found.values())


def _when(stood: Stood) -> str:
    """When it is to be done, in a few words."""
    terms = stood.terms
    if terms.cadence is not None:
        return cadence_word(terms.cadence)
    if terms.due_on is not None:
        return _("by %(day)s") % {"day": formats.date_format(terms.due_on, "DATE_FORMAT")}
    if terms.tracking == Tracking.COVERAGE and terms.within_days:
        return ngettext("within %(days)s day", "within %(days)s days", terms.within_days) % {"days": terms.within_days}
    if terms.tracking in {Tracking.COUNT, Tracking.MILESTONE}:
        return _("by %(day)s") % {"day": formats.date_format(terms.ends_on, "DATE_FORMAT")}
    return _("all along")
