"""Proposes how to follow a promise (count, rhythm, coverage, milestone, pulse, judgement) and by which measure of the book."""

from __future__ import annotations

from lokallag.capabilities.plans.reading.words.kinds import DELIVERABLE_KINDS, EVENT_KINDS

_MEASURES: dict[str, str] = {
    "board_meeting": "meetings.board_held",
    "member_meeting": "meetings.member_held",
    "joint_meeting": "meetings.joint_held",
    "annual_meeting": "meetings.annual_held",
    "nomination_meeting": "meetings.held",
    "open_meeting": "events.open_meetings_held",
    "stand": "events.stands_held",
    "event_social": "events.socials_held",
    "course": "events.courses_held",
    "study_circle": "events.courses_held",
    "participation": "events.attended",
    "members_contacted": "members.welcomed",
    "recruitment": "members.recruited",
    "member_count": "members.recruited",
    "group_established": "groups.established",
    "event_other": "events.held",
    "street_action": "events.held",
    "campaign": "logbook.entries",
    "trip": "events.held",
    "dugnad": "events.held",
}
_RHYTHMS = frozenset({"weekly", "fortnightly", "monthly", "quarterly", "half_yearly", "two_yearly"})
_MILESTONES = frozenset({"document_adopted", "group_established", "branch_established", "relocation"})


def tracking_for(
    kind: str,
    count: int | None,
    cadence: str | None,
    coverage: str | None,
    deadline: str | None,
    *,
    value: bool,
    standing: bool,
) -> str:
    """Return the tracking that fits: the stated rhythm first, then people to reach, things to exist, numbers, and pulse for duties."""
    if value:
        return "judgement"
    if cadence in _RHYTHMS:
        return "rhythm"
    if coverage:
        return "coverage"
    if kind in _MILESTONES:
        return "milestone"
    if cadence == "once" and (kind in DELIVERABLE_KINDS or deadline) and (count or 1) == 1:
        return "milestone"
    if count is not None and (kind in EVENT_KINDS or kind in DELIVERABLE_KINDS or count > 1 or not standing):
        return "count"
    if cadence == "once":
        return "milestone"
    if cadence == "yearly" and kind in EVENT_KINDS:
        return "count"
    return "pulse"


def measure_for(kind: str, tracking: str, text: str) -> str | None:
    """Return the key of the measure that shows it, logbook.entries where only a note can, None for judgement."""
    if tracking == "judgement":
        return None
    low = text.lower()
    if "webinar" in low and kind != "participation":
        return "events.webinars_held"
    if kind in ("board_meeting", "event_other", "joint_meeting") and any(
        w in low for w in ("gruppemøt", "kommunestyregruppa møt", "council group meeting", "byrådsgruppemød")
    ):
        return "meetings.council_group_held" if kind != "joint_meeting" else "meetings.joint_held"
    return _MEASURES.get(kind, "logbook.entries")
