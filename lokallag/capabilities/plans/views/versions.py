"""All plans and their versions; one version as it was adopted, and what changed in it; amending it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from lokallag.capabilities.plans.actions import adopting
from lokallag.capabilities.plans.forms.wording import (
    measure_words,
    owner_words,
    say_day,
    tracking_words,
    window_words,
)
from lokallag.capabilities.plans.models import Commitment, Plan, SourceText, Upload, Version
from lokallag.capabilities.plans.permissions import ADOPT, EDIT, VIEW
from lokallag.capabilities.plans.views.review_text import parts_of
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.web.rendering import go, render


@page(may=VIEW, methods=("GET",))
def plan_list(request: ChapterRequest) -> HttpResponse:
    """All plans with their versions, newest first; drafts are shown to those who may review them."""
    may_edit = request.may(EDIT)
    versions = (
        Version.objects.select_related("plan", "adoption")
        .annotate(
            confirmed=Count("commitments", filter=Q(commitments__review=Commitment.Review.ACCEPTED)),
            waiting=Count("commitments", filter=Q(commitments__review=Commitment.Review.OPEN)),
        )
        .order_by("-plan__starts_on", "-plan_id", "-number")
    )
    if not may_edit:
        versions = versions.filter(adoption__isnull=False)
    plans: list[tuple[Plan, list[Version]]] = [
        (rows[0].plan, rows) for _pk, group in groupby(versions, key=lambda v: v.plan_id) if (rows := list(group))
    ]
    uploads = list(Upload.objects.filter(version__isnull=True).defer("content").order_by("-pk")) if may_edit else []
    context = {"plans": plans, "uploads": uploads, "may_edit": may_edit, "today": request.chapter.today()}
    return render(request, "plans/plan_list.html", context)


@dataclass(frozen=True, slots=True)
class Changed:
    """A commitment that an amendment touched: its words, and each field before and after."""

    text: str
    fields: list[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Changes:
    """What a version changed against the one before."""

    added: list[Commitment]
    removed: list[Commitment]
    changed: list[Changed]
    goals: list[tuple[str, str, str]]

    @property
    def is_none(self) -> bool:
        """Whether nothing was changed."""
        return not (self.added or self.removed or self.changed or self.goals)


def described(row: Commitment, plan: Plan) -> dict[str, str]:
    """Return a commitment's fields in words, by their label."""
    return {
        _("The promise"): row.text,
        _("Area"): row.area or "–",
        _("How"): tracking_words(row),
        _("What counts"): measure_words(row.measure),
        _("When"): window_words(row, plan),
        _("Who"): owner_words(row) or _("Nobody has it"),
        _("Look again"): say_day(row.look_again_on) if row.look_again_on else "–",
        _("What each is called"): ", ".join(row.labels) or "–",
    }


def changes_between(before: list[Commitment], after: list[Commitment], old: Version, new: Version) -> Changes:
    """Compare two versions promise by promise, field by field, in words."""
    was, now = {row.promise: row for row in before}, {row.promise: row for row in after}
    changed = []
    for promise, row in now.items():
        if promise in was:
            one, two = described(was[promise], new.plan), described(row, new.plan)
            fields = [(label, one[label], two[label]) for label in two if one[label] != two[label]]
            if fields:
                changed.append(Changed(row.text, fields))
    goals = []
    for label, first, second in (
        (_("Main goals"), old.main_goals, new.main_goals),
        (_("Political priorities"), old.priorities, new.priorities),
    ):
        goals += [(label, line, "") for line in first if line not in second]
        goals += [(label, "", line) for line in second if line not in first]
    return Changes(
        added=[row for promise, row in now.items() if promise not in was],
        removed=[row for promise, row in was.items() if promise not in now],
        changed=changed,
        goals=goals,
    )


@page(may=VIEW, methods=("GET",))
def version(request: ChapterRequest, pk: int) -> HttpResponse:
    """One adopted version: its text, goals, priorities, commitments, its decision, and what changed in it."""
    shown = Version.objects.adopted().select_related("plan", "adoption__gathering").filter(pk=pk).first()
    if shown is None:
        if request.may(EDIT) and Version.objects.drafts().filter(pk=pk).exists():
            return go(request, "plans:review", pk=pk)
        raise Http404
    related = ("owner_person", "owner_group")
    rows = list(shown.commitments.accepted().in_order().select_related(*related))
    older = shown.plan.versions.adopted().filter(number__lt=shown.number).order_by("-number").first()
    changes = None
    if older is not None:
        before = list(older.commitments.accepted().in_order().select_related(*related))
        changes = changes_between(before, rows, older, shown)
    source = SourceText.objects.filter(version=shown).first()
    siblings = list(shown.plan.versions.select_related("adoption").order_by("-number"))
    areas = [(area, list(inside)) for area, inside in groupby(rows, key=lambda row: row.area)]
    for row in rows:
        row.followed, row.when, row.who = (  # type: ignore[attr-defined]
            tracking_words(row), window_words(row, shown.plan), owner_words(row),
        )  # fmt: skip
    context = {
        "version": shown,
        "plan": shown.plan,
        "adoption": shown.adoption,
        "rows": rows,
        "areas": areas,
        "parts": parts_of(source, rows) if source else [],
        "source": source,
        "older": older,
        "changes": changes,
        "siblings": [v for v in siblings if v.is_adopted],
        "draft": next((v for v in siblings if not v.is_adopted), None),
        "may_edit": request.may(EDIT),
        "may_adopt": request.may(ADOPT),
        "today": request.chapter.today(),
    }
    return render(request, "plans/version.html", context)


@page(may=EDIT, methods=("POST",))
def amendment(request: ChapterRequest, pk: int) -> HttpResponse:
    """Begin an amendment, or go on with the one that is begun."""
    shown = Version.objects.adopted().filter(pk=pk).first()
    if shown is None:
        raise Http404
    draft = adopting.begin_amendment(version=shown, actor=request.person, today=request.chapter.today())
    return go(request, "plans:review", pk=draft.pk)
