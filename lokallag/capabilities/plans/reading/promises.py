"""Finds the promises in one item, sentence or cell: who is bound, how firmly, and exactly which words say it."""

from __future__ import annotations

import re
from dataclasses import replace

from lokallag.capabilities.plans.reading import refusals
from lokallag.capabilities.plans.reading.cadences import cadence_in
from lokallag.capabilities.plans.reading.clauses import modal_clauses
from lokallag.capabilities.plans.reading.coordination import clause_spans
from lokallag.capabilities.plans.reading.datelines import is_only_a_date
from lokallag.capabilities.plans.reading.drafts import Draft, Setting, draft_of, says_when, shorten
from lokallag.capabilities.plans.reading.headings import has_finite_verb, names_a_plan, opens_with_verb
from lokallag.capabilities.plans.reading.kinds import kind_of
from lokallag.capabilities.plans.reading.modality import main_modals
from lokallag.capabilities.plans.reading.presents import ORDINAL, in_order, in_present
from lokallag.capabilities.plans.reading.quantities import quantity_in
from lokallag.capabilities.plans.reading.responsibles import only_roles, stated_responsible
from lokallag.capabilities.plans.reading.sections import label_role
from lokallag.capabilities.plans.reading.sentences import WORD, clean, sentences
from lokallag.capabilities.plans.reading.splitting import split_acts, split_things
from lokallag.capabilities.plans.reading.words.kinds import EVENT_KINDS

_TRYING = re.compile(r"(?:prøve|forsøke|försöka|try|aim|strive|seek|tilstrebe|strebe)\b", re.IGNORECASE)
# "Årsmøtet er tirsdag 5. mars": the date is the promise.
_IS_ON = re.compile(
    r"(?:\S+\s+){1,4}(?:er|blir|vert|is|är|bliver)\s+(?:den\s+|på\s+|on\s+|i\s+|in\s+|\w+dag\s+|\w+day\s+)*(?:\d{1,2}[./]|januar|februar|mars|april|mai|juni|august|september|oktober|november|desember|january|march|may|june|october)",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"(?:målet|målsettingen|målsetjinga|the (?:goal|target|aim)|målsætningen)\s+(?:er|is)\s+(?!å|at|to)\S+",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(r"\s(?:når|om|hvis|dersom|som|at|der|where|when|if|that|när|som)\s", re.IGNORECASE)
_REVISED = re.compile(
    r"\b(?:skal|må|ska|will|shall|must|vil)\b.{0,40}\b(?:evaluer|revider|gjennomgå|rulleres|review|evaluat|utvärder)\w*|\b(?:evalueres|revideres|rulleres|evaluerast|reviderast)\b",
    re.IGNORECASE,
)
_BEING = frozenset("er har is are has have är består kan can may fyller fyllar heter består".split())


def in_prose(text: str, start: int, end: int, setting: Setting) -> list[Draft]:
    """Return the promises, goals and priorities in running text."""
    found: list[Draft] = []
    for a, b in sentences(text[start:end]):
        found.extend(_clauses(text, start + a, start + b, setting, found))
    return found


def _clauses(text: str, a: int, b: int, setting: Setting, earlier: list[Draft]) -> list[Draft]:
    """Read a sentence clause by clause; a whole that argues, asks or is about the plan gives nothing."""
    spans = clause_spans(text[a:b])
    words = clean(text[a:b])
    if len(spans) == 1 or refusals.is_question(words) or refusals.is_about_the_plan(words) or refusals.is_reason(words):
        return _sentence(text, a, b, setting, earlier)
    found: list[Draft] = []
    for x, y in spans:
        found.extend(_sentence(text, a + x, a + y, setting, earlier + found))
    return found


def in_item(text: str, start: int, end: int, setting: Setting) -> list[Draft]:
    """Return the promises in a list item or a table cell: its first sentence is one even without a verb."""
    spans = [(start + a, start + b) for a, b in sentences(text[start:end])]
    if len(spans) > 1:
        head = clean(text[spans[0][0] : spans[0][1]])
        if is_only_a_date(head):
            return _item_sentences(text, start, spans[1:], replace(setting, when=head, dated=True))
        if _is_title(head) and (found := _item_sentences(text, start, spans[1:], setting)):
            return found
    return _item_sentences(text, start, spans, setting)


def _is_title(words: str) -> bool:
    """Say whether the first words of an item only name it ("Verving. Hvert medlem skal …")."""
    return len(words.split()) <= 2 and words.endswith(".") and not quantity_in(words) and not opens_with_verb(words)


def _item_sentences(text: str, start: int, spans: list[tuple[int, int]], setting: Setting) -> list[Draft]:
    found: list[Draft] = []
    for number, (a, b) in enumerate(spans):
        words = clean(text[a:b])
        if refusals.is_question(words) or refusals.is_about_the_plan(words):
            continue
        if number and _gives_more(b, words, found):
            continue
        fresh = number == 0 or text[start:a].rstrip().endswith(";")
        if opens_with_verb(words) or (setting.lead_force and fresh and not main_modals(words)):
            found.extend(_bare(text, a, b, setting, number))
        elif main_modals(words) or len(clause_spans(text[a:b])) > 1:
            found.extend(_clauses(text, a, b, setting, found))
        elif number == 0 or (fresh and (setting.dated or kind_of(words).weight >= 7)):
            found.extend(_noun_or_present(text, a, b, setting))
        else:
            found.extend(_clauses(text, a, b, setting, found))
    return found


def _gives_more(b: int, words: str, found: list[Draft]) -> bool:
    """Take "Ansvar: styret" or "Frist: 1. mai" after the promise of an item as part of it."""
    label, colon, value = words.partition(":")
    role = label_role(label) if colon else None
    who, said = stated_responsible(words)
    if role not in ("responsible", "when") and not (who and len(said) > 0.7 * len(words)):
        return role in ("status", "place", "goal")
    for draft in found:
        if role == "when":
            draft.setting = replace(draft.setting, when=value.strip(), dated=draft.setting.dated)
        else:
            draft.setting = replace(draft.setting, who=who or value.strip())
    if len(found) == 1:
        found[0].end = b
    return True


def _bare(text: str, a: int, b: int, setting: Setting, number: int) -> list[Draft]:
    """An item that starts with its verb."""
    if number and not setting.lead_force and kind_of(clean(text[a:b])).weight < 5 and len(text[a:b]) < 25:
        return []
    force = setting.lead_force or "binding"
    words = clean(text[a:b])
    if refusals.is_outcome(words) and kind_of(words).weight < 7:
        return [Draft(a, b, "goal", force, "", "empty", kind_of(words), setting, words)]
    if _TRYING.match(words):
        force = "hedged"
    pieces = split_acts(text[a:b])
    drafts = [draft_of(text, a + x, a + y, "bare", force, "", setting, len(pieces)) for x, y in pieces]
    if len(drafts) == 1:
        shorten(text, drafts[0], asides_only=True)
    return drafts


def _noun_or_present(text: str, a: int, b: int, setting: Setting) -> list[Draft]:
    words = clean(text[a:b])
    present = in_present(text, a, b, setting)
    if present:
        return present
    if refusals.is_slogan(words) and kind_of(words).weight < 7 and not quantity_in(words):
        return [Draft(a, b, "priority", "binding", "", "empty", kind_of(words), setting, words)]
    if _is_no_activity(words) or refusals.is_past_fact(words):
        return []
    finite = [w.group().lower() for w in WORD.finditer(_SUBORDINATE.split(words, maxsplit=1)[0])]
    target = kind_of(words).name in ("member_count", "recruitment") and quantity_in(words)
    if not target and _BEING.intersection(finite[:6]):
        return []
    spans = split_things(text, a, b)
    found = [draft_of(text, x, y, "noun", setting.lead_force or "binding", "", setting, len(spans)) for x, y in spans]
    if len(found) == 1:
        shorten(text, found[0])
    return found


def _bare_fact(text: str, a: int, b: int, words: str, setting: Setting) -> list[Draft]:
    """A sentence without any verb that names an activity and its time or number ("Dugnad to ganger i året.")."""
    if (
        setting.preamble
        or setting.dated
        or setting.mode in ("background", "status", "priorities", "people", "contents")
    ):
        return []
    number = quantity_in(words)
    dated_event = (
        bool(_TARGET.match(words) and quantity_in(words))
        or bool(_IS_ON.match(words))
        and kind_of(words).name in EVENT_KINDS
    )
    told = (
        says_when(words)
        or (number is not None and not number.article)
        or cadence_in(words)[0] is not None
        or dated_event
    )
    named = has_finite_verb(words) and not dated_event
    if (
        not told
        or refusals.is_past(words)
        or kind_of(words).weight < 5
        or named
        or _is_no_activity(words)
        or not words[:1].isupper()
    ):
        return []
    drafts = [draft_of(text, x, y, "noun", "binding", "", setting) for x, y in split_things(text, a, b)]
    if len(drafts) == 1:
        shorten(text, drafts[0], asides_only=True)
    return drafts


def _is_no_activity(words: str) -> bool:
    """Say whether bare words name people, the plan itself, a reason, an outcome or what has been."""
    if (
        refusals.names_people(words)
        or refusals.is_practical(words)
        or refusals.is_reason(words)
        or refusals.is_outcome(words)
        or refusals.is_negated(words)
    ):
        return True
    if names_a_plan(words) or (refusals.is_past(words) and not quantity_in(words)):
        return True
    return only_roles(words) and kind_of(words).weight < 7


def _sentence(text: str, a: int, b: int, setting: Setting, earlier: list[Draft]) -> list[Draft]:
    sentence = text[a:b]
    words = clean(sentence)
    if refusals.is_question(words) or (refusals.is_about_the_plan(words) and not _REVISED.search(words)):
        return []
    if earlier and ORDINAL.match(sentence) and setting.mode != "background" and earlier[-1].kind.weight >= 7:
        return in_order(text, a, b, setting, earlier[-1])
    modals = main_modals(sentence)
    if not modals and refusals.is_past_fact(words):
        return []
    if refusals.is_reason(words) and not any(
        m.force == "binding" and kind_of(words).weight >= 8 and quantity_in(words) for m in modals
    ):
        return []
    if not modals:
        return in_present(text, a, b, setting) or _bare_fact(text, a, b, words, setting)
    found: list[Draft] = []
    opening = modals[0].clause if modals[0].clause > 15 else 0
    if opening and (first := in_present(text, a, a + opening, setting)):
        found.extend(first)
    else:
        opening = 0
    later = modal_clauses(text, a, len(sentence), modals, opening, setting)
    if found and later and later[0].subject_kind == "empty":
        later[0].subject, later[0].subject_kind = found[-1].subject, found[-1].subject_kind
    return found + later
