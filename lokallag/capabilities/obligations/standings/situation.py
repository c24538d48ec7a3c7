"""What the rules need to know of a chapter: its kind, its party, and its statutes' day for the annual meeting."""

import datetime

from lokallag.capabilities.obligations.models import Duty
from lokallag.capabilities.obligations.rules import Rule, Situation, StatuteDay, last_of_february, rule_on
from lokallag.core.chapters.models import Chapter
from lokallag.core.statutes.parties import party_key
from lokallag.core.statutes.rule import Certainty
from lokallag.core.statutes.rules import annual_meeting_by

#: Sources whose day is taken as it stands.
SURE = frozenset({Certainty.LAW, Certainty.PARTY})


def party_of(chapter: Chapter) -> str:
    """Return the party's key, empty for one that no rule knows."""
    return party_key(chapter.party)


def situation_of(chapter: Chapter, today: datetime.date) -> Situation:
    """Return what the rules need for the two years that are laid out."""
    years = range(today.year, today.year + 2)
    found = {year: day for year in years if (day := meeting_day(chapter, year)) is not None}
    return Situation(kind=chapter.kind, party=party_of(chapter), annual_meetings=found)


def meeting_day(chapter: Chapter, year: int) -> StatuteDay | None:
    """Return the last day for a year's annual meeting by the chapter's statutes, and where that stands.

    Where a local chapter's statutes set none that is known, a day of our own that is early enough, said not to be certain:
    before a congress in spring (six weeks before one in the middle of March), else the end of February.
    """
    day, rule = annual_meeting_by(chapter, year)
    stands = f"{rule.source} {rule.paragraph}".strip()[:120]
    if day is not None:
        return StatuteDay(day, stands, rule.url, is_certain=rule.certainty in SURE or rule.owner == "own")
    if chapter.kind != Chapter.Kind.LOCAL or rule.value == "none":
        return None
    early = datetime.date(year, 1, 31) if rule.is_found else last_of_february(year)
    return StatuteDay(early, stands, rule.url, is_certain=False)


def rule_of(duty: Duty, chapter: Chapter) -> Rule | None:
    """Return the rule behind a duty as it was on its day; None for a chapter's own."""
    return None if duty.own_id else rule_on(duty.rule, duty.due_on, party_of(chapter))
