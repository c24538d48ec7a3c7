"""Settling a plan when its period is over: the final figures are kept."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.plans.actions.following import NotOver, settle, unsettle
from lokallag.capabilities.plans.models import Version
from lokallag.capabilities.plans.permissions import EDIT
from lokallag.capabilities.plans.standings import stood_plans, version_in_force
from lokallag.capabilities.plans.views.seen import state_counts
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.web.rendering import chapter_reverse, go, render, say


@page(may=EDIT, methods=("GET", "POST"))
def settlement(request: ChapterRequest) -> HttpResponse:
    """Show what settling means, and do it."""
    today = request.chapter.today()
    if request.method == "POST":
        return _settle(request)
    plan = stood_plans(today).get(request.chapter.pk)
    if plan is None:
        raise Http404
    context = {
        "plan": plan.version.plan,
        "counts": state_counts(plan),
        "is_over": today > plan.version.plan.ends_on,
        "is_settled": plan.is_settled,
    }
    return render(request, "plans/settlement.html", context)


@page(may=EDIT, methods=("POST",))
def settlement_removal(request: ChapterRequest) -> HttpResponse:
    """Take the settlement back: the figures are counted from the rows again."""
    unsettle(version=_version(request), actor=request.person)
    say(request, _("The figures are counted again."))
    return go(request, "plans:board")


def _settle(request: ChapterRequest) -> HttpResponse:
    version = _version(request)
    try:
        number = settle(version=version, on=request.chapter.today(), actor=request.person)
    except NotOver:
        say(request, _("The period is not over yet, so there is nothing final to settle."), level=messages.WARNING)
        return go(request, "plans:settlement")
    said = ngettext("%(number)s figure is settled.", "%(number)s figures are settled.", number) % {"number": number}
    say(request, said, undo_url=chapter_reverse(request, "plans:settlement_removal") if number else "")
    return go(request, "plans:board")


def _version(request: ChapterRequest) -> Version:
    version = version_in_force(request.chapter.today())
    if version is None:
        raise Http404
    return version
