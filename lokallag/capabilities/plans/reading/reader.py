"""Reads a plan's text into a reading: its frame, its promises with their fields, and an account of every character."""

from __future__ import annotations

import re

from lokallag.capabilities.plans.reading.calendars import opens_entry
from lokallag.capabilities.plans.reading.datelines import month_named
from lokallag.capabilities.plans.reading.drafts import Draft
from lokallag.capabilities.plans.reading.fields import proposal_from
from lokallag.capabilities.plans.reading.frame import in_season, organisation_of, period_of, title_of
from lokallag.capabilities.plans.reading.languages import language_of
from lokallag.capabilities.plans.reading.layout import cut_blocks
from lokallag.capabilities.plans.reading.result import Reading
from lokallag.capabilities.plans.reading.segments import cover
from lokallag.capabilities.plans.reading.sentences import clean
from lokallag.capabilities.plans.reading.walk import Walk

_SPRING_YEAR = re.compile(
    r"\b(?:jan\w*|feb\w*|mars|march|marts|april|apr|mai|may|maj|juni?|june)\.?\s+((?:19|20)\d\d)\b", re.IGNORECASE
)


def read_plan(text: str, *, filename: str = "") -> Reading:
    """Return the reading of `text`; takes any string at all, in time linear in its length. `filename` gives the year when the text names none."""
    blocks = cut_blocks(text)
    title, title_at = title_of(text, blocks)
    start, end, period = period_of(text, title)
    if start is None and filename:
        start, end, period = period_of("", filename.replace("_", " "))
    opened = [text[b.start : b.end][:40] for b in blocks if opens_entry(text, b)]
    months = [m for words in opened if (m := month_named(words))]
    stated = [found.group(1) for words in opened if (found := _SPRING_YEAR.search(words))]
    season = in_season(period, months, int(stated[0]) if stated else None)
    if season != period and start is not None:
        start, end, period = str(season.first_year), str(season.last_year), season
    organisation = organisation_of(text, title, blocks)
    walk = Walk(text, blocks, title_at, organisation)
    walk.run()
    drafts = _without_overlap(walk.drafts)
    proposals = [proposal_from(d, text, period) for d in drafts]
    marked = [(p.start, p.end, "commitment") for p in proposals]
    segments = cover(text, marked, walk.roles)
    return Reading(
        title=title,
        organisation=organisation,
        language=language_of(text),
        period_start=start,
        period_end=end,
        areas=_unique(walk.areas),
        main_goals=_unique([clean(text[a:b]) for a, b in walk.goals]),
        priorities=_unique([clean(text[a:b]) for a, b in walk.priorities]),
        proposals=proposals,
        segments=segments,
    )


def _without_overlap(drafts: list[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.start, -d.end)):
        if kept and draft.start < kept[-1].end:
            continue
        kept.append(draft)
    return kept


def _unique(words: list[str]) -> list[str]:
    return list(dict.fromkeys(w for w in words if w))
