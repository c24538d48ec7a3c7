"""What the rules need to know of a chapter: its kind, its party, and its statutes' day for the annual meeting."""

import datetime

from lokallag.capabilities.obligations.models import Duty
from lokallag.capabilities.obligations.rules import Rule, Situation, StatuteDay, rule_on
from lokallag.core.chapters.models import Chapter

#: The parties' keys by how a chapter may have written its party.
PARTIES = {
    "sv": "sv", "sosialistisk venstreparti": "sv", "mdg": "mdg", "miljøpartiet de grønne": "mdg", "de grønne": "mdg",
    "rødt": "rodt", "raudt": "rodt", "r": "rodt", "venstre": "v", "v": "v", "høyre": "h", "høgre": "h", "h": "h",
    "ap": "ap", "arbeiderpartiet": "ap", "arbeidarpartiet": "ap", "a": "ap", "sp": "sp", "senterpartiet": "sp",
}  # fmt: skip


def party_of(chapter: Chapter) -> str:
    """Return the party's key, empty for one that no rule knows."""
    return PARTIES.get(chapter.party.strip().casefold(), "")


def situation_of(chapter: Chapter, today: datetime.date) -> Situation:
    """Return what the rules need for the years that are laid out."""
    years = range(today.year, today.year + 2)
    found = {year: day for year in years if (day := annual_meeting_by(chapter, year)) is not None}
    return Situation(kind=chapter.kind, party=party_of(chapter), annual_meetings=found)


def annual_meeting_by(chapter: Chapter, year: int) -> StatuteDay | None:
    """Return the last day for the annual meeting of a year, None where the statutes set none that is known."""
    if party_of(chapter) in {"sv", "v"}:
        return StatuteDay(datetime.date(year, 1, 31))
    return None


def rule_of(duty: Duty, chapter: Chapter) -> Rule | None:
    """Return the rule behind a duty as it was on its day; None for a chapter's own."""
    return None if duty.own_id else rule_on(duty.rule, duty.due_on, party_of(chapter))
