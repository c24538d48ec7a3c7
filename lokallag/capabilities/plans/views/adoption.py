"""Adopting a plan: the day, the meeting, the decision; and taking a mistaken record back."""

from __future__ import annotations

import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.plans.actions import adopting
from lokallag.capabilities.plans.actions.adopting import NotReady
from lokallag.capabilities.plans.actions.steps import CannotBeDone
from lokallag.capabilities.plans.forms.adoption import AdoptionForm
from lokallag.capabilities.plans.forms.wording import owner_words
from lokallag.capabilities.plans.models import Commitment, Version
from lokallag.capabilities.plans.permissions import ADOPT
from lokallag.capabilities.plans.views.review_page import draft_or_404, rows_of
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.web.rendering import chapter_reverse, go, render, say


def not_ready(refused: NotReady) -> str:
    """Say in a sentence why a plan cannot be adopted yet."""
    given: dict[str, Any] = {
        name: formats.date_format(value, "DATE_FORMAT") if isinstance(value, datetime.date) else value
        for name, value in refused.params.items()
    }
    if refused.code == "still_open":
        return (
            ngettext(
                "%(count)s proposal is not looked at yet.", "%(count)s proposals are not looked at yet.", given["count"]
            )
            % given
        )
    return {
        "nothing_confirmed": _("Nothing is confirmed, so there is nothing to adopt."),
        "in_the_future": _("That day has not been yet. Record the decision when the meeting has been held."),
        "after_the_period": _("The plan's period was over on %(day)s, before the meeting. Is the period right?"),
        "before_the_last": _("The plan it changes was adopted on %(day)s, after this day."),
        "overlaps": _("«%(title)s» is adopted for %(first)s to %(last)s, which is the same time. Is that meant?"),
    }.get(refused.code, _("It cannot be adopted yet.")) % given


@page(may=ADOPT)
def adopt(request: ChapterRequest, pk: int) -> HttpResponse:
    """Record that a meeting adopted the plan. Sent twice it is recorded once."""
    if Version.objects.adopted().filter(pk=pk).exists():
        return go(request, "plans:version", pk=pk)
    version = draft_or_404(pk)
    rows = rows_of(version)
    waiting = sum(row.review == Commitment.Review.OPEN for row in rows)
    today = request.chapter.today()
    amendment = version.origin == Version.Origin.AMENDED
    form = AdoptionForm(request.POST if request.method == "POST" else None, today=today, amendment=amendment)
    overlaps = adopting.overlapping(version)
    if overlaps is None:
        del form.fields["overlap_is_meant"]
    else:
        form.fields["overlap_is_meant"].help_text = not_ready(adopting.overlap(overlaps))
    if request.method == "POST" and form.is_valid():
        found = form.cleaned_data
        try:
            adopting.adopt(
                version=version,
                adopted_on=found["adopted_on"],
                meeting=found["meeting"],
                decision=found["decision"],
                gathering=found.get("gathering"),
                overlap_is_meant=found.get("overlap_is_meant", False),
                actor=request.person,
                today=today,
                now=request.chapter.now(),
            )
        except NotReady as refused:
            field = "overlap_is_meant" if refused.code == "overlaps" and overlaps is not None else None
            form.add_error("adopted_on" if refused.code in _ABOUT_THE_DAY else field, not_ready(refused))
        else:
            say(
                request,
                _("The plan is adopted. From now on it is followed."),
                undo_url=chapter_reverse(request, "plans:adoption_undone", pk=version.pk),
            )
            return go(request, "plans:board")
    confirmed = [row for row in rows if row.review == Commitment.Review.ACCEPTED]
    context = {
        "version": version,
        "plan": version.plan,
        "form": form,
        "waiting": waiting,
        "confirmed": len(confirmed),
        "nobody": sum(not owner_words(row) for row in confirmed),
        "amendment": amendment,
    }
    return render(request, "plans/adopt.html", context, status=422 if form.errors else 200)


_ABOUT_THE_DAY = frozenset({"in_the_future", "after_the_period", "before_the_last"})


@page(may=ADOPT, methods=("POST",))
def adoption_undone(request: ChapterRequest, pk: int) -> HttpResponse:
    """Take back an adoption recorded by mistake, within a day."""
    version = Version.objects.adopted().filter(pk=pk).first()
    if version is None:
        if Version.objects.drafts().filter(pk=pk).exists():
            return go(request, "plans:review", pk=pk)
        raise Http404
    try:
        adopting.undo_adoption(version=version, actor=request.person, now=request.chapter.now())
    except CannotBeDone as refused:
        text = {
            "too_late": _("It was recorded more than a day ago. Change the plan by an amendment instead."),
            "built_on": _("Something is built on it already. Change the plan by an amendment instead."),
        }[refused.code]
        say(request, text, level=messages.WARNING)
        return go(request, "plans:version", pk=pk)
    say(request, _("The adoption is taken back; the plan is a draft again."))
    return go(request, "plans:review", pk=pk)
