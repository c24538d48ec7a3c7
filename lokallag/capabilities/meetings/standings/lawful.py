"""Was a meeting lawfully called? From the proof of sending and the rules of its own day; never kinder than the paragraph."""

import datetime
from dataclasses import dataclass

from lokallag.capabilities.meetings.models import Extraordinary, LawfulMark
from lokallag.capabilities.meetings.standings.sending import sent_of, untold_of
from lokallag.capabilities.meetings.words import lawful as words
from lokallag.core.gatherings.models import Gathering, Kind
from lokallag.core.statutes.counting import first_day_for
from lokallag.core.statutes.deadlines import ASKED, EXTRAORDINARY, Deadline, deadlines_by, not_found
from lokallag.core.statutes.judging import MET_BY, State, Step, judge, steps
from lokallag.core.statutes.rule import Rule
from lokallag.core.statutes.rules import RuleBook, Rules


@dataclass(frozen=True)
class Lawfulness:
    """How a meeting stands with its notice, why, and what can be done."""

    state: State
    kind: str
    # Why it is not lawful, or what must still be sent by when; each names its paragraph.
    reasons: tuple[str, ...]
    # For the minutes.
    sentence: str
    steps: tuple[Step, ...]
    deadlines: tuple[Deadline, ...]
    missing: tuple[Rule, ...]
    rules: Rules
    # The first day the meeting could be held on if all were sent today; None where there is no rule.
    first_lawful_on: datetime.date | None
    warnings: tuple[str, ...] = ()
    mark: LawfulMark | None = None

    @property
    def is_lawful(self) -> bool:
        """Whether everything was sent in time."""
        return self.state == State.LAWFUL

    @property
    def is_marked(self) -> bool:
        """Whether somebody found it lawful, and it still is, on the same day."""
        return self.mark is not None and self.is_lawful

    @property
    def is_refused(self) -> bool:
        """Whether it can no longer become lawful on its day."""
        return self.state in {State.LATE, State.NOT_LAWFUL}

    @property
    def word(self) -> str:
        """The state in a word or two."""
        return str(words.STATES[self.state])

    @property
    def tone(self) -> str:
        """The colour of its banner."""
        return words.TONES[self.state]


def kind_of(meeting: Gathering) -> str:
    """The kind of a meeting as the statutes know it: an annual meeting may be an extraordinary one. One query for such."""
    if meeting.kind == Kind.ANNUAL_MEETING and Extraordinary.objects.filter(gathering=meeting).exists():
        return EXTRAORDINARY
    return meeting.kind


def lawfulness(meeting: Gathering, *, today: datetime.date | None = None) -> Lawfulness:
    """Was the meeting lawfully called, by the rules of its own day? `today` is the chapter's, unless another is said."""
    now = today or meeting.chapter.today()
    kind = kind_of(meeting)
    rules = RuleBook(meeting.chapter).on(meeting.on)
    deadlines = tuple(deadlines_by(rules, kind, meeting.on))
    sent = sent_of(meeting)
    found = steps(list(deadlines), sent, meeting.on, now)
    state = judge(found)
    other = [row.names_on for row in sent if row.kind in MET_BY["notice"] and row.names_on != meeting.on]
    mark = LawfulMark.objects.filter(gathering=meeting, meeting_on=meeting.on).first()
    return Lawfulness(
        state=state,
        kind=kind,
        reasons=_reasons(state, found, meeting, other),
        sentence=words.sentence(state, found, meeting.on, max(other, default=None)),
        steps=found,
        deadlines=deadlines,
        missing=tuple(not_found(rules, kind)),
        rules=rules,
        first_lawful_on=first_lawful(rules, kind, now),
        warnings=tuple(filter(None, [words.untold(untold_of(meeting))])),
        mark=mark,
    )


def first_lawful(rules: Rules, kind: str, today: datetime.date) -> datetime.date | None:
    """The first day a meeting of a kind could be held on if notice and papers went out today; None without a rule."""
    asked = [rules[rule] for key, rule in ASKED.get(kind, {}).items() if key in MET_BY]
    days = [first_day_for(today, rule.number, rule.unit) for rule in asked if rule.is_found]
    return max([today + datetime.timedelta(days=1), *days]) if days else None


def _reasons(state: State, found: tuple[Step, ...], meeting: Gathering, other: list[datetime.date]) -> tuple[str, ...]:
    """Why it is refused, or what is still to be sent."""
    if state == State.LAWFUL:
        return ()
    bad = [step for step in found if not step.is_met]
    said = [words.step_said(step, meeting.on) for step in bad]
    if other and any(step.deadline.key == "notice" and step.sent is None for step in found):
        said.append(words.other_day(max(other)))
    return tuple(said)
