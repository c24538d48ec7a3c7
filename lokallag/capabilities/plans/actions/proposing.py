"""From what the reader proposes to a draft commitment: window, tracking, measure, owner, each with why."""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from dataclasses import dataclass
from typing import Any

from lokallag.capabilities.plans.actions.owners import Owners
from lokallag.capabilities.plans.following import Cadence, Tracking
from lokallag.capabilities.plans.models import Commitment
from lokallag.capabilities.plans.reading.result import Proposal
from lokallag.core.measures.book import BOOK

FALLBACK = "logbook.entries"
# What is usual where a plan promises to contact newcomers and says no number of days (shared facts: within a week).
NEWCOMER_DAYS = 7
KIND_MEASURES: dict[str, tuple[str, ...]] = {
    "member_meeting": ("meetings.member_held",),
    "board_meeting": ("meetings.board_held",),
    "annual_meeting": ("meetings.annual_held",),
    "joint_meeting": ("meetings.joint_held",),
    "open_meeting": ("events.open_meetings_held",),
    "stand": ("events.stands_held",),
    "street_action": ("events.stands_held",),
    "course": ("events.courses_held",),
    "study_circle": ("events.courses_held",),
    "event_social": ("events.socials_held",),
    "event_other": ("events.held",),
    "participation": ("events.attended",),
    "group_established": ("groups.established",),
    "recruitment": ("members.recruited",),
    "member_count": ("members.recruited",),
    "members_contacted": ("members.welcomed", "members.talked_with"),
}
_NEWCOMERS = re.compile(r"\bnye? medlem|\bnye\b.*\bmedlem|\bnew members?|\bnya medlem|\bnyinnmeld", re.IGNORECASE)
# A thing called only this has no name of its own.
_NAMELESS = frozenset("gruppe gruppa utvalg utval komite komité nemnd group committee grupp nettverk".split())
_WEBINAR = re.compile(r"\bwebinar|\bnettmøte", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds a proposal: the plan's period, the day it is read, and whom the chapter has."""

    starts_on: datetime.date
    ends_on: datetime.date
    today: datetime.date
    owners: Owners


def fields_of(proposal: Proposal, frame: Frame) -> dict[str, Any]:
    """Return the fields of a draft commitment; `why` holds, by field, a code with the words it rests on.

    The commitment always has a tracking that can be followed and, unless only people can judge it, a measure that
    serves it.
    """
    why: dict[str, dict[str, Any]] = {}
    starts_on, ends_on = _window(proposal, frame, why)
    due_on = _due(proposal, starts_on, ends_on, why)
    tracking, measure = _followed(proposal, why)
    cadence = _cadence(proposal) or ""
    owner = frame.owners.guess(proposal.responsible)
    why["owner"] = {"code": owner.code, "words": owner.words, "unsure": not owner.is_found}
    if proposal.hedged:
        why["text"] = {"code": "hedged", "words": ""}
    why["area"] = {"code": "heading" if proposal.area else "no_heading", "words": ""}
    labels = [label for label in proposal.labels if label.strip() and label.casefold() not in _NAMELESS]
    if measure == "groups.established" and not labels and (proposal.count or 1) == 1:
        # Any group would pass for a group without a name: only a note says that it is this one.
        measure, why["measure"] = FALLBACK, {"code": "nothing_counts", "words": ""}
    fields: dict[str, Any] = {
        "text": proposal.text[:2000],
        "start": proposal.start,
        "end": proposal.end,
        "area": (proposal.area or "")[:200],
        "kind": proposal.kind[:40],
        "responsible": (proposal.responsible or "")[:200],
        "hedged": proposal.hedged,
        "tracking": tracking.value,
        "measure": measure,
        "target": proposal.count,
        "target_max": proposal.count_max,
        "comparator": proposal.comparator if proposal.comparator in set(Commitment.Comparator) else "",
        "cadence": cadence,
        "excepted_months": sorted({m for m in proposal.exceptions if 1 <= m <= 12}),
        "starts_on": starts_on,
        "ends_on": ends_on,
        "due_on": due_on,
        "within_days": proposal.period_days,
        "share": 100,
        "labels": labels,
        "owner_person": owner.person,
        "owner_role": owner.role,
        "owner_group": owner.group,
        "confidence": min(1.0, max(0.0, proposal.confidence)),
        "why": why,
    }
    if tracking == Tracking.COVERAGE and proposal.period_days is None:
        fields["within_days"] = NEWCOMER_DAYS
        why["tracking"] = {"code": "newcomer_days", "words": "", "unsure": True}
    keep_what_belongs(fields)
    fields["look_again_on"] = first_look(tracking, starts_on, ends_on, frame.today)
    return fields


# What each tracking is followed by; the rest is emptied, so that no forgotten figure steers.
BELONGS: dict[Tracking, frozenset[str]] = {
    Tracking.COUNT: frozenset({"target", "target_max", "comparator", "cadence", "due_on"}),
    Tracking.RHYTHM: frozenset({"target", "target_max", "comparator", "cadence", "excepted_months"}),
    Tracking.COVERAGE: frozenset({"within_days", "share", "due_on"}),
    Tracking.MILESTONE: frozenset({"target", "due_on", "labels"}),
    Tracking.PULSE: frozenset({"within_days", "due_on"}),
    Tracking.JUDGEMENT: frozenset({"due_on"}),
}
_EMPTY: dict[str, Any] = {
    "target": None,
    "target_max": None,
    "comparator": "",
    "cadence": "",
    "excepted_months": [],
    "due_on": None,
    "within_days": None,
    "share": 100,
    "labels": [],
}


def keep_what_belongs(fields: dict[str, Any]) -> None:
    """Empty every parameter that the tracking in `fields` has no use for, in place; judgement has no measure."""
    tracking = Tracking(fields["tracking"])
    for name, empty in _EMPTY.items():
        if name in fields and name not in BELONGS[tracking]:
            fields[name] = list(empty) if isinstance(empty, list) else empty
    if tracking == Tracking.JUDGEMENT:
        fields["measure"] = ""


def first_look(
    tracking: Tracking, starts_on: datetime.date, ends_on: datetime.date, today: datetime.date
) -> datetime.date | None:
    """Return when the board should look again first: the end of the quarter, for what no single row settles."""
    if tracking not in {Tracking.PULSE, Tracking.JUDGEMENT}:
        return None
    begin = max(starts_on, today)
    month = begin.month + (3 - begin.month % 3) % 3
    return min(ends_on, datetime.date(begin.year, month, monthrange(begin.year, month)[1]))


def day_of(text: str | None, *, last: bool = False) -> datetime.date | None:
    """Return the day of an ISO date, or the first (or last) day of a bare year or month; None where it is none."""
    value = (text or "").strip()
    try:
        if re.fullmatch(r"\d{4}", value):
            return datetime.date(int(value), 12, 31) if last else datetime.date(int(value), 1, 1)
        if re.fullmatch(r"\d{4}-\d{2}", value):
            year, month = int(value[:4]), int(value[5:])
            return datetime.date(year, month, monthrange(year, month)[1] if last else 1)
        return datetime.date.fromisoformat(value[:10])
    except ValueError:
        return None


def _window(proposal: Proposal, frame: Frame, why: dict[str, dict[str, Any]]) -> tuple[datetime.date, datetime.date]:
    if proposal.window and not proposal.deadline:
        # With a deadline the window is only where it was read («i mars»): what is done before counts as well.
        first, last = day_of(proposal.window[0]), day_of(proposal.window[1], last=True)
        if first and last and first <= last and (last - first).days < 20 * 366:
            why["window"] = _says(proposal, "window")
            return first, last
    why["window"] = {"code": "plan_period", "words": ""}
    return frame.starts_on, frame.ends_on


def _due(
    proposal: Proposal, starts_on: datetime.date, ends_on: datetime.date, why: dict[str, dict[str, Any]]
) -> datetime.date | None:
    due_on = day_of(proposal.deadline, last=True)
    if due_on is None:
        return None
    outside = not starts_on <= due_on <= ends_on
    why["window"] = (
        {"code": "deadline_outside", "words": "", "unsure": True} if outside else _says(proposal, "deadline")
    )
    return due_on


def _followed(proposal: Proposal, why: dict[str, dict[str, Any]]) -> tuple[Tracking, str]:
    """Return a tracking that can be followed and the measure that serves it best."""
    try:
        tracking = Tracking(proposal.tracking)
    except ValueError:
        tracking = Tracking.PULSE
    if tracking == Tracking.COVERAGE and not _NEWCOMERS.search(proposal.text):
        tracking = Tracking.PULSE  # only newcomers are cases that the book knows so far
    if tracking == Tracking.RHYTHM and _cadence(proposal) is None:
        tracking = Tracking.PULSE
    if tracking == Tracking.COUNT and not proposal.count:
        tracking = Tracking.PULSE
    why["tracking"] = _says(proposal, "count", "cadence", "coverage", "deadline", "kind")
    if tracking == Tracking.RHYTHM and proposal.cadence not in set(Cadence):
        why["tracking"] = {"code": "about_monthly", "words": why["tracking"]["words"], "unsure": True}
    if tracking == Tracking.PULSE:
        why["tracking"] = {"code": "no_number", "words": ""}
    if tracking == Tracking.JUDGEMENT:
        why["tracking"] = {"code": "only_people", "words": ""}
        return tracking, ""
    measure = _measure(proposal, tracking)
    why["measure"] = (
        {"code": "nothing_counts", "words": ""} if measure == FALLBACK else _says(proposal, "measure", "kind")
    )
    if tracking == Tracking.COVERAGE and measure == FALLBACK:
        tracking = Tracking.PULSE
        why["tracking"] = {"code": "no_number", "words": ""}
    return tracking, measure


def _cadence(proposal: Proposal) -> str | None:
    """The step of a rhythm that comes nearest to what the plan says; None where it says none."""
    if proposal.cadence in set(Cadence):
        return proposal.cadence
    if proposal.cadence == "fortnightly" or (proposal.tracking == Tracking.RHYTHM and proposal.per):
        return Cadence.MONTHLY.value  # before each council meeting: about monthly
    return None


def _measure(proposal: Proposal, tracking: Tracking) -> str:
    wanted = [proposal.measure or "", *KIND_MEASURES.get(proposal.kind, ())]
    if _WEBINAR.search(proposal.text) and proposal.kind not in {"event_other", "event_social"}:
        wanted.insert(0, "events.webinars_held")
    if tracking == Tracking.COVERAGE:
        wanted.insert(0, "members.welcomed")
    for key in wanted:
        known = BOOK.get(key)
        if known is not None and tracking.value in known.serves:
            return key
    return FALLBACK


def _says(proposal: Proposal, *fields: str) -> dict[str, Any]:
    """The words of the plan that a field rests on, as the reader tells them."""
    words = next((proposal.why[name] for name in fields if proposal.why.get(name)), "")
    return {"code": "says" if words else "by_sentence", "words": str(words)[:120]}
