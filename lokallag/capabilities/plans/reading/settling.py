"""Settles what a plan leaves open: one of a named thing, and whether a promise is done once, each year or always."""

from __future__ import annotations

import re

from lokallag.capabilities.plans.reading.dates import When
from lokallag.capabilities.plans.reading.drafts import Draft
from lokallag.capabilities.plans.reading.quantities import Quantity, per_in
from lokallag.capabilities.plans.reading.words.kinds import DELIVERABLE_KINDS, EVENT_KINDS, STANDING_KINDS

Count = tuple[int | None, int | None, str | None, str]

_PLURAL = re.compile(
    r"(?:møter|møta|møtene|møder|möten|meetings|stands|kurs(?:er|us|user)?\b(?=.{0,20}\b(?:for alle|jevnlig))|arrangement(?:er|a|s)|events|turer|turar|trips|kampanjer|kampanjar|campaigns|grupper|grupper|planer|aksjoner|aksjonar|aktiviteter|aktivitetar|"
    r"brev|besøk|kvelder|kveldar|dager|dagar|debatter|debattar|seminarer|seminar|sirkler|samlinger|samlingar|søknader|søknadar|ansøgninger|applications|courses|sessions|visits|groups|letters|innlegg|konferanser|konferansar|delegasjoner|"
    r"utsendinger|utsendingar|delegater|delegates|delegatar|rutiner|lister|nyhetsbrev|evenings|foredrag|fester|festar|retningslinjer|mål|messer|avdelinger|foreninger|dugnader|dugnadar|premier|cafeer|kafeer|activities|rund(?:er|ar))\b",
    re.IGNORECASE,
)
_ONE_OFF = re.compile(
    r"\b(kartlegge|kartleggje|kortlægge|kartlägga|evaluer\w*|utvärder\w*|evaluate|slutføre|sluttføre|fullføre|gå gjennom|gjennomgå|review|oppdatere|bygge om|bygges om|bygd om|anskaffe|kjøpe|velge|oppnevne|opprette|etablere|lage|utarbeide|set up|establish)\b",
    re.IGNORECASE,
)
_MAKES = re.compile(
    r"(?:\S+ ){0,4}?(?:opprette|oprette|oppretta|etablere|etablera|lage|laga|lave|utarbeide|udarbejde|starte|starta|skipe|kjøpe|anskaffe|bygge|skrive|bygga|skapa|skriva|snekre|snickra|köpa|ordna|skaffe|skaffa|anlegge|create|set up|launch|establish|produce|write|draw up|develop|buy|build|ta fram)\s+(?:en|ei|ein|et|eit|ett|a|an)\s(?!god|godt|kultur|bedre|tydelig)",
    re.IGNORECASE,
)
_MADE = frozenset({"group_established", "branch_established", "document_adopted", "relocation"})
_FOR_YEAR = re.compile(r"\b(?:for|i|in) (?:19|20)\d\d\b")
_NAMED_ONE = re.compile(
    r"\b(?:julebord|julbord|julefest|julfest|julefrokost|juletrefest|sommerfest|sommarfest|sommeravslutning|sommaravslutning|sommaravslutting|sommerafslutning|juleavslutning|juleavslutting|juleafslutning|julavslutning|årsfest|jubileumsfest|valgvake|"
    r"valvake|valgfest|basar|julebasar|julemarked|høstmarked|christmas (?:party|fair|dinner)|summer (?:party|fair|fete|picnic)|sommertur|sommartur|sommarutflykt|årsfest)\b",
    re.IGNORECASE,
)
_MAPS = re.compile(r"(?:\S+ ){0,2}?(?:kartlegge|kartleggje|kortlægge|kartlägga)", re.IGNORECASE)
_RHYTHMS = frozenset({"monthly", "quarterly", "half_yearly", "yearly", "weekly", "fortnightly"})
_ALWAYS_ONE = frozenset(
    "document_adopted group_established branch_established prize_award funding_application relocation".split()
)
_DONE_ONCE = frozenset({"document_produced", "document_adopted", "group_established", "evaluation"})
_NARROW = 62  # days: a month, or two that a plan leaves open ("mars/april")


def settled_count(
    draft: Draft, quantity: Quantity | None, cadence: str | None, when: When | None, coverage: str | None
) -> Count:
    """Return (count, upper count, comparator, the words): the stated number, else one for a single named event or deliverable."""
    if quantity is not None and not quantity.article:
        return quantity.count, quantity.count_max, quantity.comparator, quantity.words
    if coverage and draft.kind.name != "annual_meeting":
        return _one(quantity) if quantity is not None and per_in(draft.text)[0] else (None, None, None, "")
    if quantity is not None and _article_counts(draft, cadence):
        return _one(quantity)
    return _one(None) if _is_single(draft, cadence, when) else (None, None, None, "")


def _one(quantity: Quantity | None) -> Count:
    return 1, None, "exactly", quantity.words if quantity else ""


def _is_countable(kind: str) -> bool:
    return kind in EVENT_KINDS or kind in DELIVERABLE_KINDS


def _article_counts(draft: Draft, cadence: str | None) -> bool:
    if _is_countable(draft.kind.name) and cadence != "continuous":
        return True
    return bool(per_in(draft.text)[0] or _MAKES.match(draft.text))


def _is_single(draft: Draft, cadence: str | None, when: When | None) -> bool:
    """Say whether a thing without any number is one: the annual meeting, a dated event, a deliverable named in the singular."""
    kind = draft.kind.name
    if kind == "annual_meeting" or draft.form == "ordinal" or (draft.form == "dated" and cadence != "continuous"):
        return True
    if _PLURAL.search(draft.text[: draft.kind.position + len(draft.kind.words) + 12]) or cadence == "continuous":
        return False
    if _is_countable(kind):
        dated = (when is not None and kind != "participation") or cadence in _RHYTHMS
        if dated or (kind in _ALWAYS_ONE and draft.form != "noun"):
            return True
        if kind in ("document_produced", "evaluation") and draft.form == "present" and cadence is None:
            return True
        if _NAMED_ONE.search(draft.text) and cadence is None:
            return True
        if (
            kind in ("event_social", "nomination_meeting")
            and draft.form == "noun"
            and cadence is None
            and len(draft.text.split()) <= 4
        ):
            return True
    clause = draft.form in ("modal", "bare", "present") and kind != "recruitment"
    return when is not None and is_narrow(when) and cadence is None and clause


def is_narrow(when: When) -> bool:
    """Say whether a date is narrow enough to be the date of one thing."""
    return (when.last - when.first).days <= _NARROW


def settled_cadence(draft: Draft, stated: str | None, count: int | None, when: When | None) -> str | None:
    """Return the rhythm: as stated, once for what is dated or made, continuous for standing duties, None for a plain total."""
    kind = draft.kind.name
    dated = draft.form in ("dated", "ordinal")
    if kind == "annual_meeting" and draft.form != "dated" and (when is None or not when.year_stated):
        placed = draft.setting.dated or bool(draft.setting.when) or bool(_FOR_YEAR.search(draft.text))
        return "once" if when is not None and placed and stated != "yearly" else "yearly"
    if stated and stated != "continuous":
        return "once" if draft.form == "dated" and stated == "yearly" else stated
    if dated or (stated and count is None):
        return stated or "once"
    if _is_once(draft, count, when):
        return "once"
    if count is None:
        return _unstated(draft, when)
    return "once" if per_in(draft.text)[0] and when is not None else None


def _is_once(draft: Draft, count: int | None, when: When | None) -> bool:
    makes = bool(_MAKES.match(draft.text))
    if count == 1 and (makes or (draft.kind.weight and _is_countable(draft.kind.name))):
        return True
    return when is not None and ((is_narrow(when) and (count or 1) == 1) or draft.kind.name in _MADE)


def _unstated(draft: Draft, when: When | None) -> str | None:
    kind = draft.kind.name
    if when is not None and kind not in EVENT_KINDS:
        return "once" if kind in DELIVERABLE_KINDS or draft.kind.weight == 0 else "continuous"
    if _MAPS.match(draft.text) or kind == "evaluation" or (kind in _DONE_ONCE and _ONE_OFF.search(draft.text)):
        return "once"
    return "continuous" if kind in STANDING_KINDS else None
