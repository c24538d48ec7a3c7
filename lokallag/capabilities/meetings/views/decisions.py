"""The register of decisions: searched across the years, one decision with its history, all of it as a table."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from lokallag.capabilities.meetings.exports import register as table
from lokallag.capabilities.meetings.models import Body, Decision, DecisionQuerySet, Item, Minutes
from lokallag.capabilities.meetings.permissions import VIEW
from lokallag.capabilities.meetings.standings.register import (
    CARRIED,
    FELL,
    Wanted,
    found_by,
    promise_of,
    serving,
    with_all,
)
from lokallag.capabilities.meetings.views.shelf import SHELF
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.chapters.scopes import within
from lokallag.core.measures.promises import Served, promises
from lokallag.core.tasks.models import Task
from lokallag.core.web.keyset import piece
from lokallag.core.web.rendering import render
from lokallag.core.web.sheets import csv_file, xlsx_file

_ORDER = ("-on", "-pk")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Row:
    """A decision as the register shows it."""

    decision: Decision
    served: Served | None
    tasks: list[Task]

    @property
    def done(self) -> int:
        """How many of its tasks are done."""
        return sum(hasattr(task, "completion") for task in self.tasks)


def reachable(request: ChapterRequest) -> DecisionQuerySet:
    """The decisions the visitor may see: of meetings in their reach, and of items that are not closed to them."""
    meetings = SHELF.reach(request).values("pk")
    rows: DecisionQuerySet = Decision.objects.visible_to(request.person, request.chapter.today())
    return rows.filter(item__gathering__in=meetings)


@page(may=VIEW, methods=("GET",))
def decision_list(request: ChapterRequest) -> HttpResponse:
    """What was decided, the latest first, fifty at a time."""
    wanted = _wanted(request)
    reach = reachable(request)
    found = found_by(reach, wanted)
    served = {one.key: one for one in promises(request.chapter)}
    shown = piece(with_all(found), _ORDER, after=request.GET.get("after", ""))
    years = [day.year for day in reach.order_by().dates("on", "year", order="DESC")]
    bodies = Body.objects.filter(pk__in=reach.order_by().values("item__body")).in_order()
    rows = [_row(decision, served) for decision in shown.rows]
    context = {
        "wanted": wanted,
        "next_after": shown.next_after,
        "count": found.count(),
        "years": [(year, year) for year in years],
        "bodies": [(body.pk, body.name) for body in bodies],
        "promises": [(one.key, one.text[:80]) for one in served.values()],
        "outcomes": [(CARRIED, _("Carried")), (FELL, _("Not carried"))],
        "by_year": [(year, list(rows)) for year, rows in groupby(rows, key=lambda row: row.decision.on.year)],
        "query": _query(request),
        "today": request.chapter.today(),
    }
    return render(request, "meetings/decision_list.html", context, fragment="found")


def _wanted(request: ChapterRequest) -> Wanted:
    """What the address asks for; what makes no sense is asked for by nobody."""
    asked = request.GET
    carried = asked.get("carried", "")
    return Wanted(
        q=" ".join(asked.get("q", "").replace("\x00", " ").split())[:120],
        body=_number(asked.get("body", ""), 18),
        year=_number(asked.get("year", ""), 4),
        promise=asked.get("promise", "").replace("\x00", "")[:36],
        carried=carried if carried in {CARRIED, FELL} else "",
        formalities=asked.get("formalities", "") == "1",
    )


def _number(text: str, digits: int) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= digits else None


def _query(request: ChapterRequest) -> str:
    query = request.GET.copy()
    query.pop("after", None)
    return query.urlencode()


def _row(decision: Decision, served: dict[str, Served]) -> Row:
    tasks = [row.task for row in decision.follow_ups.all()]
    return Row(decision, served.get(promise_of(decision)), tasks)


@dataclass(frozen=True)
class Step:
    """Something in a decision's history."""

    on: datetime.date
    title: str
    text: str = ""
    icon: str = "gavel"
    tone: str = ""
    decision: int | None = None


@page(may=VIEW, methods=("GET",))
def decision_detail(request: ChapterRequest, pk: int) -> HttpResponse:
    """One decision: its words, how it was made, what followed, and what was decided on the matter before and after."""
    reach = reachable(request)
    decision = with_all(reach).filter(pk=pk).first()
    if decision is None:
        raise Http404
    key = promise_of(decision)
    served = {one.key: one for one in promises(request.chapter)} if key else {}
    minutes = Minutes.objects.filter(gathering=decision.item.gathering_id).select_related("approval").first()
    same = reach.filter(serving(key)).exclude(pk=pk).select_related("item") if key else reach.none()
    context = {
        "row": _row(decision, served),
        "decision": decision,
        "meeting": decision.item.gathering,
        "history": _history(decision, reach, minutes),
        "dissents": decision.dissents.select_related("person").exclude(person=None),
        "same": same.order_by(*_ORDER)[:5],
        "today": request.chapter.today(),
    }
    return render(request, "meetings/decision.html", context)


def _history(decision: Decision, reach: DecisionQuerySet, minutes: Minutes | None) -> list[Step]:
    """What was decided on the same matter at other meetings, tasks that were done, the minutes' approval; latest first."""
    steps = [
        Step(other.on, other.text[:160], other.item.name, decision=other.pk)
        for other in reach.filter(item__in=_chain(decision.item)).exclude(pk=decision.pk).select_related("item")
    ]
    steps.append(
        Step(decision.on, _("Decided"), decision.get_how_display(), tone="" if decision.is_carried else "warning")
    )
    for row in decision.follow_ups.all():
        if hasattr(row.task, "completion"):
            done = row.task.completion.done_on
            steps.append(Step(done, _("Done: %(task)s") % {"task": row.task.title}, icon="check", tone="success"))
    if minutes is not None and minutes.is_approved:
        steps.append(Step(minutes.approval.approved_on, _("The minutes were approved"), icon="file-text"))
    return sorted(steps, key=lambda step: step.on, reverse=True)


def _chain(item: Item) -> list[int]:
    """The item, those it goes on from and those that go on from it, as far as they lead."""
    found, edge = {item.pk}, {item.pk}
    while edge and len(found) < 50:
        near = Item.objects.filter(Q(carried_to__in=edge) | Q(carried_from__in=edge)).values_list("pk", flat=True)
        edge = set(near) - found
        found |= edge
    return sorted(found)


@page(may=VIEW, methods=("GET",))
def decisions_csv(request: ChapterRequest) -> HttpResponseBase:
    """What is found, as CSV."""
    return _file(request, "csv", "text/csv; charset=utf-8")


@page(may=VIEW, methods=("GET",))
def decisions_xlsx(request: ChapterRequest) -> HttpResponseBase:
    """What is found, as XLSX."""
    return _file(request, "xlsx", _XLSX)


def _file(request: ChapterRequest, kind: str, content_type: str) -> StreamingHttpResponse:
    found = found_by(reachable(request), _wanted(request))
    answer = StreamingHttpResponse(_pieces(request, found, kind, get_language() or "nb"), content_type=content_type)
    name = f"{request.chapter.slug}-{_('decisions')}-{request.chapter.today().isoformat()}.{kind}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer


def _pieces(request: ChapterRequest, found: Any, kind: str, language: str) -> Iterator[bytes]:
    """The file piece by piece. It is written after the view has answered, so it sets scope and language itself."""
    with within(request.chapter), override(language):
        words = {one.key: one.text for one in promises(request.chapter)}
        rows = table.rows(found, words)
        if kind == "csv":
            yield from csv_file(table.head(), rows)
        else:
            yield from xlsx_file(table.head(), rows, title=_("Decisions"))
