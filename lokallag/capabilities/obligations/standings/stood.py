"""How duties stand on a day: state, title, a sentence that says why, who has it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lokallag.capabilities.obligations.models import Duty
from lokallag.capabilities.obligations.rules import Rule
from lokallag.capabilities.obligations.standings.holders import Holders
from lokallag.capabilities.obligations.standings.situation import rule_of
from lokallag.capabilities.obligations.words import WORDS
from lokallag.core.chapters.models import Chapter

OWN_SOON_DAYS = 14


class State(StrEnum):
    """How a duty stands, the most pressing first."""

    LATE = "late"
    SOON = "soon"
    OPEN = "open"
    DONE = "done"
    WAIVED = "waived"
    NOTICE = "notice"


#: What the kit calls the states it has signs for.
SHOWN_AS = {State.LATE: "behind", State.SOON: "due_soon", State.OPEN: "not_started", State.DONE: "done"}


@dataclass(frozen=True)
class Stood:
    """One duty on a day."""

    duty: Duty
    rule: Rule | None
    today: datetime.date
    holders: tuple[str, ...] = ()

    @cached_property
    def state(self) -> State:
        """How it stands."""
        if self.duty.is_done:
            return State.DONE
        if self.duty.is_waived:
            return State.WAIVED
        if self.duty.is_notice:
            return State.NOTICE
        if self.today > self.duty.late_after:
            return State.LATE
        soon = self.rule.soon_days if self.rule else OWN_SOON_DAYS
        return State.SOON if self.duty.days_left(self.today) <= soon else State.OPEN

    @property
    def shown_as(self) -> str:
        """The kit's key for the state, empty where it has none."""
        return SHOWN_AS.get(self.state, "")

    @property
    def title(self) -> str:
        """What is to be done."""
        return title_of(self.duty)

    @property
    def owner(self) -> str:
        """Who has it, by name; empty where nobody does."""
        return ", ".join(self.holders)

    @property
    def sentence(self) -> str:
        """Why it stands so."""
        return sentence_of(self)


def title_of(duty: Duty) -> str:
    """Return what a duty is called: the rule's words, or the chapter's own."""
    if duty.own is not None:
        return duty.own.title
    words = WORDS.get(duty.rule)
    if words is None:
        return duty.rule
    told = str(words.title) % {"about": duty.about or duty.due_on.year, "year": duty.due_on.year}
    return f"{told} ({duty.reference})" if duty.reference else told


def sentence_of(stood: Stood) -> str:
    """Say how a duty stands."""
    duty, state = stood.duty, stood.state
    if state == State.DONE:
        return _("Done %(day)s.") % {"day": _day(duty.fulfilment.on)}
    if state == State.WAIVED:
        return _("Left out: %(why)s") % {"why": duty.waiver.why}
    if state == State.NOTICE:
        return _("From %(day)s.") % {"day": _day(duty.due_on)}
    days = duty.days_left(stood.today)
    if state == State.LATE:
        late = (stood.today - duty.due_on).days
        return ngettext("%(days)s day late.", "%(days)s days late.", late) % {"days": late}
    if days == 0:
        return _("Today is the last day.")
    if days < 0:
        return _("It was due %(day)s. See that it is done.") % {"day": _day(duty.due_on)}
    return ngettext("%(days)s day left.", "%(days)s days left.", days) % {"days": days}


def _day(day: datetime.date) -> str:
    return formats.date_format(day, "DATE_FORMAT")


def stand(duties: Iterable[Duty], *, chapter: Chapter, today: datetime.date, holders: Holders) -> list[Stood]:
    """Return how duties stand, in the order given."""
    return [
        Stood(duty, rule_of(duty, chapter), today, tuple(person.name for person in holders.have(duty)))
        for duty in duties
    ]


def counted(stoods: Iterable[Stood]) -> Counter[State]:
    """Return how many stand how."""
    return Counter(stood.state for stood in stoods)
