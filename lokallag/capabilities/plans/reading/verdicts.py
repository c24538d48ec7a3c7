"""Judges a clause with a modal: a promise, a goal, a political position, or nothing at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lokallag.capabilities.plans.reading import refusals
from lokallag.capabilities.plans.reading.cadences import cadence_in
from lokallag.capabilities.plans.reading.drafts import Draft, Setting
from lokallag.capabilities.plans.reading.quantities import quantity_in
from lokallag.capabilities.plans.reading.sentences import WORD

_PURPOSE_FIRST = re.compile(
    r"^\W*(?:for å|for at|skal (?:vi|me|\w+ \w+) .*, (?:må|skal)|om vi skal|hvis vi skal|dersom vi skal|in order to|to (?:achieve|reach|succeed)|för att)\b",
    re.IGNORECASE,
)
_THINGS_HAPPEN = re.compile(
    r"\b(?:avholdes|avhaldast|holdes|haldast|arrangeres|arrangerast|gjennomføres|gjennomførast|inviteres|planlegges|utarbeides|lages|afholdes|arrangerast|hålls|anordnas|tilbys|deles ut|sendes|sendast|utgis|evalueres|skal|velges|vert halde|blir halde|blir holdt|blir arrangert|is held|are held|takes place|bliver der|blir det|er det|vert det|be (?:\w+ly )?(?:\w+ed|held|made|sent|given|set|run|led|done|taken|put|shown|drawn|written|chosen|built|bought|sold|found|kept|brought|taught))\b",
    re.IGNORECASE,
)
_ABLE = re.compile(r"(?:kunne|kunna|be able to|ha mulighet|ha moglegheit)\b", re.IGNORECASE)
_IT = re.compile(r"(?:det|dette|this|it|der)\b", re.IGNORECASE)
_TO_BE = re.compile(r"(?:\w+ )?(?:være|vere|vara|be|bli)\s+\w+(?:e|ig|leg|lig|en|t|ful)?\b")
_DONE = re.compile(
    r"\S+\s+(?:\w+\s+)?(?:\w+(?:ed|et|t|d|en)|held|made|run|done|shown|drawn|built|bought|sold)\b", re.IGNORECASE
)
_AT_WORK = re.compile(r"få (?:i gang|til|med|inn|ut|på plass|laget|gjort|tak i)\b", re.IGNORECASE)


_RHYTHMS = ("weekly", "fortnightly", "monthly", "quarterly", "half_yearly", "yearly")


@dataclass(frozen=True, slots=True)
class _Case:
    """What the judgement looks at."""

    phrase: str
    clause: str
    draft: Draft
    setting: Setting
    counted: bool

    @property
    def weight(self) -> int:
        return self.draft.kind.weight


def verdict_on(phrase: str, clause: str, draft: Draft, setting: Setting) -> str:
    """Return "keep", "goal", "priority" or "drop" for the clause whose verb phrase is `phrase`."""
    number = quantity_in(phrase)
    case = _Case(phrase, clause, draft, setting, number is not None and not number.article)
    for judge in (_by_place, _by_aim, _by_being, _by_mode, _by_subject):
        if verdict := judge(case):
            return verdict
    return "keep"


def _by_place(case: _Case) -> str:
    """Priorities are positions unless counted; what outsiders must do is politics."""
    specific = case.weight >= 7
    if case.setting.mode == "priorities":
        return "keep" if specific and case.counted else "priority"
    if case.draft.subject_kind == "outsider" and not (
        specific and case.draft.kind.name not in ("document_produced", "coordination")
    ):
        return "priority" if case.setting.mode == "normal" else "drop"
    return ""


def _by_aim(case: _Case) -> str:
    """Votes and seats are outcomes; "for å nå målet må vi" is a goal; a number of members is a promise."""
    kind = case.draft.kind.name
    if (
        kind != "member_count"
        and refusals.is_outcome(case.clause)
        and not (case.weight >= 7 and case.counted and kind not in ("nomination", "delegation_sent", "participation"))
    ):
        return "goal"
    if _PURPOSE_FIRST.match(case.clause) and not case.counted and case.weight < 8:
        return "goal"
    return "keep" if kind == "member_count" and case.counted else ""


def _by_being(case: _Case) -> str:
    """What the organisation or its work is to be like is a value."""
    if case.counted:
        return ""
    if case.weight >= 5 and cadence_in(case.clause)[0] in _RHYTHMS:
        return ""  # "Det bør være en sosial kveld hver måned" is held, however it is put
    thing = case.draft.subject_kind == "thing" and case.weight < 8
    if thing and _TO_BE.match(case.phrase) and not is_passive(case.phrase):
        return "goal" if case.setting.mode == "normal" else "drop"
    if refusals.is_value(case.phrase):
        return "goal" if case.setting.mode not in ("background", "status") else "drop"
    return ""


def _by_mode(case: _Case) -> str:
    """Background and preamble bind only where a body is named or the act is plain; status and lists of people never."""
    force, subject = case.draft.force, case.draft.subject_kind
    if case.setting.mode == "background":
        named = subject in ("body", "named", "self") and (case.weight >= 5 or subject == "body")
        return "keep" if force == "binding" and named else "drop"
    if case.setting.preamble and not case.counted and (force == "intended" or case.weight < 7):
        return "goal" if force in ("binding", "intended") and subject in ("self", "named") else "drop"
    if case.setting.mode in ("status", "people", "contents"):
        return "drop"
    return "goal" if case.setting.mode == "goals" and not case.counted and case.weight < 7 else ""


def _by_subject(case: _Case) -> str:
    """A thing that "will" is a forecast; politics intended is a position; "skal kunne" permits."""
    force, plain = case.draft.force, case.weight < 7
    if plain and force != "binding" and _IT.match(case.draft.subject):
        return "drop"
    if case.draft.subject_kind == "thing" and (
        case.weight < 5 and not _THINGS_HAPPEN.search(case.clause) or plain and force == "intended"
    ):
        return "drop"
    if force == "intended" and plain and refusals.is_politics(case.phrase):
        return "priority"
    return "drop" if _ABLE.match(case.phrase) else ""


def is_passive(phrase: str) -> bool:
    """Say whether the verb says what is done to the subject, so that the subject does not do it."""
    first = next((w.group().lower() for w in WORD.finditer(phrase)), "")
    if first == "få" and _AT_WORK.match(phrase):
        return False
    if first in ("få", "bli", "blive", "verte", "get", "receive", "fortsatt"):
        return True
    if first in ("be", "være", "vere", "vara"):
        return bool(_DONE.match(phrase))
    return (
        len(first) > 2
        and first.endswith(("es", "ast", "as", "ås"))
        and first not in ("synes", "møtes", "finnes", "lykkes", "trives")
    )
