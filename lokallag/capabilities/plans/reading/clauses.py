"""Promises with a modal ("skal", "vil", "should"): finds the verb and the subject, splits the acts, fits the span."""

from __future__ import annotations

import re

from lokallag.capabilities.plans.reading import refusals
from lokallag.capabilities.plans.reading.drafts import Draft, Setting, draft_of, kind_by_subject, says_when, shorten
from lokallag.capabilities.plans.reading.modality import Modal
from lokallag.capabilities.plans.reading.responsibles import subject_kind
from lokallag.capabilities.plans.reading.sentences import WORD, clean, trim
from lokallag.capabilities.plans.reading.splitting import is_verb, split_acts
from lokallag.capabilities.plans.reading.verdicts import is_passive, verdict_on
from lokallag.capabilities.plans.reading.words.verbs import AMBIGUOUS, is_infinitive

_JOINER = re.compile(r"[\s,;]*(?:(?:og|men|samt|and|but|och)\s+)?", re.IGNORECASE)
_CONDITION = re.compile(
    r"\W*(?:if|hvis|dersom|såfremt|såframt|om økonomien|om mulig|om økonomi|where|når økonomien|in case|om ekonomin)\b",
    re.IGNORECASE,
)
_FORMAL = re.compile(r"(?:det|der|it|there|dette|den|de|dei)\b", re.IGNORECASE)


def modal_clauses(text: str, a: int, length: int, modals: list[Modal], opening: int, setting: Setting) -> list[Draft]:
    """Return what each modal of the sentence at `a` promises; `opening` is where the first clause begins."""
    found: list[Draft] = []
    for i, modal in enumerate(modals):
        finish = modals[i + 1].clause if i + 1 < len(modals) else length
        begin = opening if i == 0 else modal.clause
        joiner = _JOINER.match(text, a + begin)
        begin = joiner.end() - a if joiner else begin
        found.extend(_clause(text, a, begin, max(finish, modal.end), modal, setting))
    return found


def _clause(text: str, a: int, begin: int, finish: int, modal: Modal, setting: Setting) -> list[Draft]:
    sentence = text[a : a + finish]
    before = sentence[begin : modal.start]
    phrase_at, subject_after = _verb_phrase(sentence, modal.end, finish)
    subject, kind_of_subject = _subject(before, subject_after, setting)
    phrase, clause = clean(sentence[phrase_at:]), clean(sentence[begin:])
    if modal.force == "permitted" or not phrase or (begin and refusals.is_reason(clause)):
        return []
    passive = is_passive(phrase) and not (modal.force == "hedged" and phrase.lower().startswith("få "))
    start, end = trim(text, a + begin, a + finish)
    kind = kind_by_subject(clause, phrase, kind_of_subject, passive=passive)
    whole = Draft(start, end, "modal", modal.force, subject, kind_of_subject, kind, setting, clause)
    verdict = verdict_on(phrase, clause, whole, setting)
    if verdict == "drop":
        return []
    if verdict in ("goal", "priority"):
        whole.form = verdict
        return [whole]
    acts = split_acts(sentence[phrase_at:])
    found: list[Draft] = []
    for i, (x, y) in enumerate(acts):
        at = a + phrase_at + x
        if i == 0 and _takes_opening(before, kind_of_subject, alone=len(acts) == 1):
            at = a + begin
        draft = draft_of(text, at, a + phrase_at + y, "modal", modal.force, subject, setting, len(acts))
        draft.subject_kind = "thing" if passive and kind_of_subject == "body" else kind_of_subject
        draft.extra = clean(before) if i or _CONDITION.match(before) else ""
        if i == 0:
            draft.kind = kind_by_subject(
                draft.text, clean(text[a + phrase_at : draft.end]), kind_of_subject, passive=passive
            )
        if len(acts) == 1:
            shorten(text, draft)
        found.append(draft)
    return found


def _subject(before: str, after: str, setting: Setting) -> tuple[str, str]:
    """Return the subject's words and what it is, whichever side of the modal it stands on."""
    kind = subject_kind(before, setting.organisation) if before.strip() else "empty"
    if after and kind in ("empty", "thing"):
        kind_after = subject_kind(after, setting.organisation)
        if kind_after != "empty":
            return after, kind_after
    return before.strip() or after, kind


def _takes_opening(before: str, kind: str, *, alone: bool) -> bool:
    """Say whether the words before the verb belong to the act: a subject or a time does, a scene ("På lokalt nivå må vi") does not."""
    if kind in ("self", "empty") and len(before.split()) > 2:
        return says_when(before)
    return alone or kind in ("body", "named", "thing") or says_when(before)


def _verb_phrase(sentence: str, position: int, finish: int) -> tuple[int, str]:
    """Return where the verb after a modal begins, and the subject that stands between when the order is turned."""
    first: int | None = None
    for count, word in enumerate(WORD.finditer(sentence, position, finish)):
        low = word.group().lower()
        if first is None:
            first = word.start()
        if is_infinitive(low) and (low not in AMBIGUOUS or count == 0) or is_verb(low):
            between = sentence[position : word.start()].strip()
            if not between or subject_kind(between, None) == "empty":
                return word.start(), ""
            if subject_kind(between, None) in ("self", "body", "named", "outsider") or _FORMAL.match(between):
                return word.start(), between
            if says_when(between) or count <= 3:
                return first, between
            return word.start(), between
        if count > 9:
            break
    return (first if first is not None else finish), ""
