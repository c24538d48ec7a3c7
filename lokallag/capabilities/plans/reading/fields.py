"""Fills in a proposal's fields from its words and its setting: count, rhythm, deadline, who, and why each was proposed."""

from __future__ import annotations

import re

from lokallag.capabilities.plans.reading import refusals
from lokallag.capabilities.plans.reading.cadences import bound_to_other, cadence_in, exceptions_in, within_days
from lokallag.capabilities.plans.reading.confidence import confidence_of
from lokallag.capabilities.plans.reading.dates import Period, When, when_in
from lokallag.capabilities.plans.reading.drafts import Draft
from lokallag.capabilities.plans.reading.quantities import coverage_in, per_in, quantity_in
from lokallag.capabilities.plans.reading.responsibles import role_in_subject, stated_responsible
from lokallag.capabilities.plans.reading.result import Proposal
from lokallag.capabilities.plans.reading.settling import settled_cadence, settled_count
from lokallag.capabilities.plans.reading.tracking import measure_for, tracking_for
from lokallag.capabilities.plans.reading.words.bodies import EVERYONE
from lokallag.capabilities.plans.reading.words.kinds import STANDING_KINDS

_SOFT = re.compile(
    r"\b(helst|gjerne|så vidt mulig|så langt (?:det er )?(?:mulig|råd)|om mulig|hvis mulig|dersom mulig|så vidt muligt|om möjligt|if possible|where possible|preferably|forsøke|forsøker|prøve|prøver|försöker|"
    r"^(?:if|hvis|dersom|såfremt)\b|hvis vi (?:blir|får)|dersom vi (?:blir|vert|får)|dersom det blir|hvis det blir|som vil|when asked|if invited|if asked|oppfordres|oppmoda|oppmodast|opfordres|bør|should|aim to|bör)\b",
    re.IGNORECASE,
)
_AREA_YEAR = re.compile(r"\b((?:19|20)\d\d)\b(?!\s?[-–/])")
_IN_ALL = re.compile(
    r"\b(?:i alt|totalt|til sammen|tilsammen|til saman|sammenlagt|sammanlagt|in total|in all|altogether)\b",
    re.IGNORECASE,
)
_GROUP_NAME = re.compile(
    r"\b(?:en|ei|ein|a|an)\s+([\wæøåäö-]*(?:gruppe|gruppa|utvalg|utval|komité|komite|nemnd|group|committee|grupp|udvalg|nettverk))\b",
    re.IGNORECASE,
)


def proposal_from(draft: Draft, text: str, period: Period) -> Proposal:
    """Return the proposal of `draft` with every field that its words or its setting give."""
    words = draft.text
    wider = f"{draft.extra} {words}".strip()
    kind = draft.kind.name
    why: dict[str, str] = {"kind": draft.kind.words, "area": draft.setting.area or ""}
    coverage, why["coverage"] = coverage_in(words)
    per, why["per"] = per_in(words)
    days, why["period_days"] = within_days(words)
    column = draft.setting.when or ""
    cadence, why["cadence"] = cadence_in(wider)
    if (cadence in (None, "continuous")) and column and (told := cadence_in(column))[0]:
        cadence, why["cadence"] = told
    when = _when(draft, wider, period)
    if cadence is None and bound_to_other(words):
        cadence, why["cadence"] = "continuous", bound_to_other(words)
    quantity = quantity_in(words, near=_noun_end(draft))
    if quantity is None and column and (beside := quantity_in(column)) and not beside.article:
        quantity = beside
    count, count_max, comparator, why["count"] = settled_count(draft, quantity, cadence, when, coverage)
    cadence = settled_cadence(draft, cadence, count, when)
    if (
        _long(period)
        and cadence == "once"
        and when is not None
        and not when.year_stated
        and draft.form not in ("dated", "ordinal")
        and kind != "member_count"
    ):
        cadence = "yearly"  # a plan over several years that names a month without a year means each year
    if count and count > 1 and cadence in ("weekly", "monthly") and _IN_ALL.search(words):
        cadence = None
    if per and count == 1 and comparator == "exactly":
        comparator, coverage = "at_least", None
    if kind == "member_count":
        cadence, comparator = (
            "once",
            (comparator if comparator not in (None, "exactly") else "at_least") if count else None,
        )
    if cadence == "two_yearly":
        cadence, count, comparator = None, None, None
    deadline, window, why["deadline"] = _deadline(when, draft, cadence, period)
    responsible, why["responsible"] = _responsible(draft, words)
    hedged = draft.force == "hedged" or bool(_SOFT.search(wider))
    value = refusals.is_value(words) and count is None and kind == "continuous_duty"
    tracking = tracking_for(kind, count, cadence, coverage, deadline, value=value, standing=kind in STANDING_KINDS)
    if bound_to_other(words) and tracking in ("pulse", "count"):
        tracking, why["cadence"] = "rhythm", bound_to_other(words)
    why["tracking"] = why["cadence"] or why["count"] or why["coverage"]
    measurable = _measurable(kind, count, cadence, coverage, tracking)
    return Proposal(
        text=text[draft.start : draft.end],
        start=draft.start,
        end=draft.end,
        area=draft.setting.area,
        kind=kind,
        count=count,
        count_max=count_max,
        comparator=comparator,
        cadence=cadence,
        deadline=deadline,
        window=window,
        responsible=responsible,
        measurable=measurable,
        hedged=hedged,
        coverage=coverage,
        tracking=tracking,
        measure=measure_for(kind, tracking, words),
        confidence=confidence_of(draft, counted=bool(quantity), dated=when is not None),
        exceptions=exceptions_in(wider),
        period_days=days,
        per=per,
        labels=tuple(_GROUP_NAME.findall(words)) if kind == "group_established" else (),
        why=why,
    )


def _noun_end(draft: Draft) -> int:
    return draft.kind.position + len(draft.kind.words) if draft.kind.words else 0


def _when(draft: Draft, words: str, period: Period) -> When | None:
    named = set(_AREA_YEAR.findall(draft.setting.area or ""))
    if (
        len(named) == 1
        and period.first_year
        and period.first_year <= int(year := named.pop()) <= (period.last_year or 0)
    ):
        if not period.season_from:
            period = Period(int(year), int(year))
    if (own := when_in(words, period)) and (own.last - own.first).days < 5 and re.search(r"\d", own.words):
        return own
    if draft.setting.when:
        if when := when_in(draft.setting.when, period):
            return when
    if draft.setting.dated and (lead := draft.setting.lead_text):
        if when := when_in(lead, period):
            return when
    return when_in(words, period)


def _long(period: Period) -> bool:
    return period.first_year is not None and period.last_year is not None and period.last_year - period.first_year > 1


def _deadline(
    when: When | None, draft: Draft, cadence: str | None, period: Period
) -> tuple[str | None, tuple[str, str] | None, str]:
    if when is None or cadence in ("continuous", "weekly", "monthly", "quarterly", "fortnightly", "half_yearly"):
        if when is not None and cadence == "continuous" and when.year_stated:
            return None, (when.first.isoformat(), when.last.isoformat()), when.words
        return None, None, ""
    if cadence == "yearly" and not when.year_stated and (draft.kind.name != "annual_meeting" or _long(period)):
        return None, None, when.words
    window = (when.first.isoformat(), when.last.isoformat()) if when.first != when.last else None
    return when.last.isoformat(), window, when.words


def _responsible(draft: Draft, words: str) -> tuple[str | None, str]:
    who, said = stated_responsible(words)
    if who:
        return who, said
    if draft.setting.who:
        return draft.setting.who, draft.setting.who
    if draft.subject_kind == "named" and draft.setting.organisation:
        return draft.setting.organisation, draft.setting.organisation
    if draft.subject_kind in ("body", "thing") and draft.subject:
        if role := role_in_subject(draft.subject):
            if draft.subject_kind == "body" and role.lower() not in EVERYONE:
                return role, role
    return None, ""


def _measurable(kind: str, count: int | None, cadence: str | None, coverage: str | None, tracking: str) -> bool:
    if tracking == "judgement":
        return False
    if count is not None or coverage is not None:
        return True
    if cadence == "once":
        return True
    return kind in ("funding_application", "delegation_sent", "annual_meeting", "evaluation") or cadence in (
        "weekly",
        "monthly",
        "quarterly",
        "half_yearly",
    )
