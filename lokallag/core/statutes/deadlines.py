"""From a meeting's date its deadlines, each with the rule and the paragraph behind it."""

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from lokallag.core.chapters.models import Chapter
from lokallag.core.statutes.counting import advised, after, before
from lokallag.core.statutes.rule import Rule, Unit
from lokallag.core.statutes.rules import Rules, rules_on

EXTRAORDINARY = "extraordinary_annual_meeting"

#: The keys of the rules behind each deadline, by the kind of the meeting.
ASKED: dict[str, dict[str, str]] = {
    "annual_meeting": {
        "notice": "notice_days",
        "proposals": "proposals_days",
        "papers": "papers_days",
        "vote_from": "vote_waiting_days",
        "minutes": "minutes_days",
    },
    EXTRAORDINARY: {
        "notice": "extraordinary_notice_days",
        "vote_from": "vote_waiting_days",
        "minutes": "minutes_days",
    },
    "member_meeting": {"notice": "member_notice_days"},
    "board_meeting": {"notice": "board_notice_days", "papers": "board_papers_days"},
    "joint_meeting": {"notice": "board_notice_days", "papers": "board_papers_days"},
    "council_group_meeting": {"notice": "council_notice_days"},
}

WHAT = {
    "notice": _("Send the notice"),
    "proposals": _("Last day to send in proposals"),
    "papers": _("Send the papers"),
    "vote_from": _("Last day to become a member and have a vote"),
    "minutes": _("The minutes are signed and can be read"),
}
_ORDER = tuple(WHAT)
_TIMES = frozenset({Unit.DAYS, Unit.WEEKS, Unit.MONTHS})


@dataclass(frozen=True)
class Deadline:
    """One deadline of a meeting: `due_on` is the last lawful day, by midnight in the chapter's own time."""

    key: str
    due_on: datetime.date
    rule: Rule

    @property
    def what(self) -> str:
        """What is to be done, in the reader's language."""
        return str(WHAT[self.key])

    @property
    def paragraph(self) -> str:
        """The number of the paragraph behind it, empty where it is not known."""
        return self.rule.paragraph

    @property
    def url(self) -> str:
        """Where the statutes can be read."""
        return self.rule.url

    @property
    def advised_on(self) -> datetime.date:
        """The working day to have it done by, for those who rest on Sundays and holidays; the deadline itself does not move."""
        return advised(self.due_on) if self.key != "minutes" else self.due_on


def deadlines_for(chapter: Chapter, kind: str, on: datetime.date) -> list[Deadline]:
    """The deadlines of a meeting of a kind on a day, the earliest first, by the rules that hold on that day.

    `kind` is a gathering's kind or `EXTRAORDINARY`. A rule that was not found gives none: `not_found` names those.
    """
    return deadlines_by(rules_on(chapter, on), kind, on)


def deadlines_by(rules: Rules, kind: str, on: datetime.date) -> list[Deadline]:
    """The same by rules that were fetched already."""
    found = []
    for key, asked in ASKED.get(kind, {}).items():
        due_on = _due_on(rules, kind, key, rules[asked], on)
        if due_on is not None:
            found.append(Deadline(key, due_on, rules[asked]))
    return sorted(found, key=lambda deadline: (deadline.due_on, _ORDER.index(deadline.key)))


def not_found(rules: Rules, kind: str) -> list[Rule]:
    """The rules a meeting of a kind would have deadlines by, had they been found: the chapter writes its own."""
    return [rules[asked] for asked in ASKED.get(kind, {}).values() if rules[asked].value is None]


def _due_on(rules: Rules, kind: str, key: str, rule: Rule, on: datetime.date) -> datetime.date | None:
    """The day something is due, None where the rule says none."""
    if not rule.is_found:
        return None
    if rule.unit == Unit.DAYS_AFTER_NOTICE:
        notice = rules[ASKED[kind]["notice"]]
        if not notice.is_found:
            return None
        return min(before(on, notice.number, notice.unit) + datetime.timedelta(days=rule.number), on)
    if rule.unit not in _TIMES:
        return None
    return after(on, rule.number, rule.unit) if key == "minutes" else before(on, rule.number, rule.unit)
