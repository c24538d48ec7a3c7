"""What every page of the review shows: how far it has come, the text with its marks, and the promise looked at."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.plans.actions.reviewing import SURE
from lokallag.capabilities.plans.following import Tracking
from lokallag.capabilities.plans.forms.owners import owner_choices
from lokallag.capabilities.plans.forms.wording import aspects
from lokallag.capabilities.plans.models import AdoptedIsFixed, Commitment, SourceText, Version
from lokallag.capabilities.plans.permissions import ADOPT
from lokallag.capabilities.plans.standings.evidence import Need, ask
from lokallag.capabilities.plans.standings.stand import follow
from lokallag.capabilities.plans.views import undo
from lokallag.capabilities.plans.views.review_text import is_unsure, parts_of
from lokallag.core.access.http import ChapterRequest
from lokallag.core.web.rendering import go, render, say


def while_draft(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Where a plan was adopted while somebody reviewed it: say so and show what was adopted."""

    @functools.wraps(view)
    def inner(request: ChapterRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, pk, *args, **kwargs)
        except AdoptedIsFixed:
            say(request, _("The plan has been adopted meanwhile, so nothing was changed."), level=messages.WARNING)
            return go(request, "plans:version", pk=pk)

    return inner


def draft_or_404(pk: int) -> Version:
    """Fetch a draft of the chapter with its plan; adopted ones are not found here."""
    version = Version.objects.drafts().select_related("plan").filter(pk=pk).first()
    if version is None:
        raise Http404
    return version


def rows_of(version: Version) -> list[Commitment]:
    """All commitments of a version in order, with their owners."""
    rows = version.commitments.in_order().select_related("owner_person", "owner_group", "reviewed_by")
    return list(rows)


def current_of(rows: list[Commitment], promise: str) -> Commitment | None:
    """The promise that is asked for (404 when there is no such), else the first that nobody has looked at."""
    if promise:
        found = next((row for row in rows if row.promise == promise), None)
        if found is None:
            raise Http404
        return found
    return next((row for row in rows if row.review == Commitment.Review.OPEN), rows[0] if rows else None)


def next_open(version: Version, after: str) -> str:
    """The next promise in the text that nobody has looked at, from the top again; nothing when all are."""
    rows = list(version.commitments.in_order().values_list("promise", "review"))
    place = next((i for i, row in enumerate(rows) if row[0] == after), -1)
    for promise, review in rows[place + 1 :] + rows[: place + 1]:
        if review == Commitment.Review.OPEN:
            return str(promise)
    return ""


def counted_words(row: Commitment, today: datetime.date) -> str:
    """Say what the measure would count for a commitment so far; three queries at most."""
    if row.tracking == Tracking.JUDGEMENT or not row.measure:
        return ""
    if today < row.starts_on:
        return _("Its time has not begun yet")
    need = Need(row.chapter_id, row.promise, row.measure, row.terms())
    _proof, given = ask([need], today).dealt(need)
    standing = follow(need.terms, given, today)
    if row.tracking == Tracking.PULSE:
        return ngettext(
            "Would have counted %(n)s in the last year", "Would have counted %(n)s in the last year", standing.done
        ) % {"n": standing.done}
    if standing.expected and row.tracking != Tracking.COUNT:
        return _("Would have counted %(n)s of %(all)s so far") % {"n": standing.done, "all": standing.expected}
    return _("Would have counted %(n)s so far") % {"n": standing.done}


def show(
    request: ChapterRequest,
    version: Version,
    *,
    promise: str = "",
    mode: str = "show",
    status: int = 200,
    **extra: Any,
) -> HttpResponse:
    """Answer with the review page, its panel in the given mode (show, change, split, add, goals, keep)."""
    rows = rows_of(version)
    current = current_of(rows, promise)
    place = rows.index(current) if current is not None else 0
    today = request.chapter.today()
    standing = [row for row in rows if row.review != Commitment.Review.REJECTED]
    accepted = sum(row.review == Commitment.Review.ACCEPTED for row in rows)
    unsure = sum(is_unsure(row) for row in rows)
    left = len(standing) - accepted
    sure = sum(row.review == Commitment.Review.OPEN and row.confidence >= SURE for row in rows)
    source = SourceText.objects.filter(version=version).first()
    context: dict[str, Any] = {
        "version": version,
        "plan": version.plan,
        "source": source,
        "rows": rows,
        "current": current,
        "number": place + 1,
        "before": rows[place - 1] if current is not None and place else None,
        "after": rows[place + 1] if current is not None and place + 1 < len(rows) else None,
        "mode": mode,
        "parts": parts_of(source, rows, current.promise if current else ""),
        "progress": [("done", accepted), ("needs_you", unsure)],
        "total": len(standing),
        "accepted": accepted,
        "unsure": unsure,
        "left": left,
        "sure": sure,
        "can_undo": undo.has_any(request, version),
        "areas": sorted({row.area for row in rows if row.area}),
        "today": today,
        "may_adopt": request.may(ADOPT),
        **extra,
    }
    if current is not None and mode == "show":
        context["aspects"] = aspects(current, version.plan, counted_words(current, today))
        needs_owner = current.review == Commitment.Review.OPEN and not (
            current.owner_person_id or current.owner_group_id or current.owner_role
        )
        context["owners"] = owner_choices(today, current) if needs_owner else []
    return render(request, "plans/review.html", context, status=status)
