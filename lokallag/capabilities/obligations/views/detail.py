"""One duty: what, why, who has it, how it is done, what shows that it was, and the years before."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from lokallag.capabilities.obligations.actions import is_signed
from lokallag.capabilities.obligations.forms import DayForm, EvidenceForm, LeaveOutForm, OwnerForm
from lokallag.capabilities.obligations.models import Duty
from lokallag.capabilities.obligations.permissions import EDIT, VIEW
from lokallag.capabilities.obligations.rules import MOVED_REPORTS, Rule, Threshold, election_threshold, threshold
from lokallag.capabilities.obligations.standings import Holders, stand
from lokallag.capabilities.obligations.views.said import Amount, Ruled
from lokallag.capabilities.obligations.words import WORDS
from lokallag.core.access.doors import page
from lokallag.core.access.http import ChapterRequest
from lokallag.core.web.rendering import chapter_reverse, render

YEARS_BEFORE = 6
#: Pages of our own where something is done or lies ready.
OWN_PAGES = {"board_register": "obligations:new_board", "annual_meeting": "meetings:new"}


def duty_of(pk: int) -> Duty:
    """Return a duty of the chapter with all that its page shows; 404 for one that is not there."""
    return get_object_or_404(Duty.objects.with_all().select_related("own__person"), pk=pk)


@page(may=VIEW, methods=("GET",))
def detail(request: ChapterRequest, pk: int) -> HttpResponse:
    """Show one duty."""
    return shown(request, duty_of(pk))


def shown(request: ChapterRequest, duty: Duty, *, status: int = 200, opened: str = "", **forms: Any) -> HttpResponse:
    """Render a duty's page; `forms` are those that came in with something wrong, `opened` names the one to show open."""
    today, chapter = request.chapter.today(), request.chapter
    holders = Holders.on(today)
    [stood] = stand([duty], chapter=chapter, today=today, holders=holders)
    rule = stood.rule
    evidence = list(duty.evidence.select_related("by", "file").order_by("on", "pk"))
    signatures = list(duty.signatures.select_related("person").order_by("on", "pk"))
    earlier = list(Duty.objects.filter(rule=duty.rule, due_on__lt=duty.due_on).with_all().reverse()[:YEARS_BEFORE])
    context: dict[str, Any] = {
        "duty": duty,
        "stood": stood,
        "today": today,
        "words": None if duty.own_id else WORDS.get(duty.rule),
        "rule": _ruled(rule, duty),
        "how_url": rule.how_url if rule else "",
        "own_url": chapter_reverse(request, OWN_PAGES[duty.rule]) if duty.rule in OWN_PAGES else "",
        "amounts": _amounts(rule, duty, chapter.kind),
        "evidence": evidence,
        "signatures": signatures,
        "signers": rule.signers if rule else 0,
        "has_signed": any(row.person_id == request.person.pk for row in signatures),
        "is_signed": is_signed(duty),
        "has_leader": any(row.is_leader for row in signatures),
        "earlier": stand(earlier, chapter=chapter, today=today, holders=holders),
        "may_edit": request.may(EDIT),
        "is_movable": rule is not None and (rule.is_movable or not duty.is_certain),
        "was_moved": duty.rule == "report" and duty.due_on.year in MOVED_REPORTS,
        "opened": opened,
        "evidence_form": EvidenceForm(today=today),
        "owner_form": OwnerForm(holders=holders, person=duty.person, role=duty.role),
        "day_form": DayForm(initial={"due_on": duty.due_on}),
        "leave_out_form": LeaveOutForm(duty=duty),
    }
    return render(request, "obligations/detail.html", context | forms, status=status)


def _ruled(rule: Rule | None, duty: Duty) -> Ruled | None:
    """The rule in words, with the paragraph of this very day where the statutes say another."""
    if rule is None:
        return None
    found = Ruled.of(rule)
    if not duty.paragraph and not duty.url:
        return found
    source = duty.paragraph or found.source
    return Ruled(found.title, found.basis, source, duty.url or found.url, found.sure, found.is_sure, found.valid)


def _amounts(rule: Rule | None, duty: Duty, kind: str) -> list[Amount]:
    """The amounts that count for this duty, of the year it is about."""
    if rule is None:
        return []
    year = duty.about or duty.due_on.year
    found: list[Threshold | None] = []
    if rule.key == "report":
        found = [threshold("declaration", year), threshold(f"donor_{kind}", year)]
    elif rule.key in {"donation", "donations"}:
        found = [election_threshold(duty.due_on.year)]
    return [Amount.of(one) for one in found if one is not None]
