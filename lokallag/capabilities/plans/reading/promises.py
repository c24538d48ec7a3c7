"""Finds the promises in one item, sentence or cell: who is bound, how firmly, and exactly which words say it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lokallag.capabilities.plans.reading import refusals
from lokallag.capabilities.plans.reading.headings import names_a_plan, opens_with_number, opens_with_verb
from lokallag.capabilities.plans.reading.kinds import Kind, kind_of
from lokallag.capabilities.plans.reading.modality import Modal, main_modals
from lokallag.capabilities.plans.reading.quantities import quantity_in
from lokallag.capabilities.plans.reading.responsibles import is_role, only_roles, stated_responsible, subject_kind
from lokallag.capabilities.plans.reading.sections import label_role
from lokallag.capabilities.plans.reading.sentences import WORD, clean, sentences, trim
from lokallag.capabilities.plans.reading.splitting import is_verb, split_acts, split_things
from lokallag.capabilities.plans.reading.words.kinds import GENERIC_KINDS
from lokallag.capabilities.plans.reading.words.verbs import AMBIGUOUS, is_finite, is_infinitive

_ORDINAL = re.compile(r"^\W*(?:den|det|dei|the)\s+(?:første|fyrste|ene|eine|one|first|första|andre|second|andra|anden)\b", re.IGNORECASE)
_NEXT_ORDINAL = re.compile(r",?\s*(?:og |and |och )?(?=\b(?:den|det|dei|the)\s+(?:andre|anden|annen|annet|second|other|tredje|third|siste|last|andra)\b)", re.IGNORECASE)
_PURPOSE_FIRST = re.compile(r"^\W*(?:for å|for at|skal (?:vi|me|\w+ \w+) .*, (?:må|skal)|om vi skal|hvis vi skal|dersom vi skal|in order to|to (?:achieve|reach|succeed)|för att)\b", re.IGNORECASE)
_CHARGE = re.compile(r"(?:har|has|have|er|is|are)\s+(?:\w+\s+)?(?:ansvar|ansvaret|ansvarlig|ansvarleg|responsible|responsibility|hovedansvar\w*)\s+for\s+\S", re.IGNORECASE)
_EXISTS = re.compile(r"\b(?:blir|är|vert|bliver|er) (?:det|der)\b|^(?:det|der) (?:blir|vert|bliver|er)\b|\bthere (?:are|is)\b", re.IGNORECASE)
_TAIL = re.compile(r",\s+(?:som(?! for eksempel| f\.eks|\s+t\.d\.| til dømes)|der|där|hvor|kor|which|who|where|slik at|så at|så att|so that|og dermed|også for|noe som)\b|\s(?:slik at|so that|in order that|som støtte|som stöd|som grunnlag)\b", re.IGNORECASE)
_TIMEFUL = re.compile(r"\b(?:i løpet|i laupet|i løbet|innen|innan|inden|senest|seinast|hvert|kvart|hver|kvar|each|every|during|by|within|under|før|in \w+|på (?:våren|høsten)|om (?:våren|høsten|hausten)|i (?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|20\d\d)|20\d\d|minst|to ganger|in 20)\b", re.IGNORECASE)
_THINGS_HAPPEN = re.compile(r"\b(?:avholdes|avhaldast|holdes|haldast|arrangeres|arrangerast|gjennomføres|gjennomførast|inviteres|planlegges|utarbeides|lages|afholdes|arrangerast|hålls|anordnas|tilbys|deles ut|sendes|sendast|utgis|evalueres|skal|velges|vert halde|blir halde|blir holdt|blir arrangert|is held|are held|takes place|bliver der|blir det|er det|vert det)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a text stands: its area and mode, what the lead-in said, and whether the body of the plan has begun."""

    area: str | None = None
    mode: str = "normal"
    lead_force: str = ""
    lead_text: str = ""
    preamble: bool = False
    organisation: str | None = None
    who: str | None = None
    when: str | None = None
    dated: bool = False


@dataclass(slots=True)
class Draft:
    """A promise found: its span in the plan, the words to read its fields from, and how it was found."""

    start: int
    end: int
    form: str  # modal, bare, noun, present, dated, ordinal, goal, priority
    force: str
    subject: str
    subject_kind: str
    kind: Kind
    setting: Setting
    text: str
    pieces: int = 1
    extra: str = ""
    notes: set[str] = field(default_factory=set)


def in_prose(text: str, start: int, end: int, setting: Setting) -> list[Draft]:
    """Return the promises, goals and priorities in running text."""
    found: list[Draft] = []
    for a, b in sentences(text[start:end]):
        found.extend(_sentence(text, start + a, start + b, setting, found))
    return found


def in_item(text: str, start: int, end: int, setting: Setting) -> list[Draft]:
    """Return the promises in a list item or a table cell: its first sentence is one even without a verb."""
    spans = [(start + a, start + b) for a, b in sentences(text[start:end])]
    found: list[Draft] = []
    for number, (a, b) in enumerate(spans):
        words = clean(text[a:b])
        if refusals.is_question(words) or refusals.is_about_the_plan(words):
            continue
        if number and _gives_more(text, a, b, words, found):
            continue
        fresh = number == 0 or text[start:a].rstrip().endswith(";")
        if opens_with_verb(words) or (setting.lead_force and fresh and not main_modals(words)):
            found.extend(_bare(text, a, b, setting, number))
        elif main_modals(words):
            found.extend(_sentence(text, a, b, setting, found))
        elif number == 0 or fresh and kind_of(words).weight >= 7:
            found.extend(_noun_or_present(text, a, b, setting))
        else:
            found.extend(_sentence(text, a, b, setting, found))
    return found


def _gives_more(text: str, a: int, b: int, words: str, found: list[Draft]) -> bool:
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
    if re.match(r"(?:prøve|forsøke|försöka|try|aim|strive|seek|tilstrebe|strebe)\b", words, re.IGNORECASE):
        force = "hedged"
    pieces = split_acts(text[a:b])
    return [_draft(text, a + x, a + y, "bare", force, "", setting, len(pieces)) for x, y in pieces]


def _noun_or_present(text: str, a: int, b: int, setting: Setting) -> list[Draft]:
    words = clean(text[a:b])
    present = _present(text, a, b, setting)
    if present:
        return present
    if refusals.names_people(words) or refusals.is_practical(words) or (refusals.is_past(words) and not quantity_in(words)):
        return []
    if only_roles(words, setting.organisation) and kind_of(words).weight < 7:
        return []
    if names_a_plan(words) or refusals.is_outcome(words):
        return []
    finite = [w.group().lower() for w in WORD.finditer(words)]
    if refusals.is_reason(words):
        return []
    target = kind_of(words).name == "member_count" and quantity_in(words)
    if not target and any(w in ("er", "har", "is", "are", "has", "have", "är", "består", "kan", "can", "may") for w in finite[:6]):
        return []
    spans = split_things(text, a, b)
    found = [_draft(text, x, y, "noun", setting.lead_force or "binding", "", setting, len(spans)) for x, y in spans]
    if len(found) == 1:
        _shorten(text, found[0])
    return found


def _sentence(text: str, a: int, b: int, setting: Setting, earlier: list[Draft]) -> list[Draft]:
    sentence = text[a:b]
    words = clean(sentence)
    if refusals.is_question(words) or refusals.is_about_the_plan(words):
        return []
    if earlier and _ORDINAL.match(sentence) and setting.mode != "background" and earlier[-1].kind.weight >= 7:
        return _ordinals(text, a, b, setting, earlier[-1])
    modals = main_modals(sentence)
    if refusals.is_reason(words) and not any(m.force in ("binding",) and kind_of(words).weight >= 8 and quantity_in(words) for m in modals):
        return []
    if not modals:
        return _present(text, a, b, setting)
    found: list[Draft] = []
    opening = modals[0].clause if modals[0].clause > 15 else 0
    if opening and (first := _present(text, a, a + opening, setting)):
        found.extend(first)
    else:
        opening = 0
    for i, modal in enumerate(modals):
        finish = modals[i + 1].clause if i + 1 < len(modals) else len(sentence)
        begin = opening if i == 0 else modal.clause
        begin, finish = _without_joiner(sentence, begin), max(finish, modal.end)
        found.extend(_modal_clause(text, a, begin, finish, modal, setting))
    return found


def _without_joiner(sentence: str, begin: int) -> int:
    found = re.compile(r"[\s,;]*(?:(?:og|men|samt|and|but|och)\s+)?", re.IGNORECASE).match(sentence, begin)
    return found.end() if found else begin


def _modal_clause(text: str, a: int, begin: int, finish: int, modal: Modal, setting: Setting) -> list[Draft]:
    sentence = text[a : a + finish]
    before = sentence[begin : modal.start]
    phrase_at, subject_after = _verb_phrase(sentence, modal.end, finish)
    subject = before.strip() or subject_after
    kind_of_subject = subject_kind(before, setting.organisation) if before.strip() else "empty"
    if subject_after and kind_of_subject in ("empty", "thing"):
        after_kind = subject_kind(subject_after, setting.organisation)
        if after_kind != "empty":
            kind_of_subject, subject = after_kind, subject_after
    phrase = clean(sentence[phrase_at:])
    clause = clean(sentence[begin:])
    if modal.force == "permitted" or not phrase or (begin and refusals.is_reason(clause)):
        return []
    start, end = trim(text, a + begin, a + finish)
    passive = _is_passive(phrase)
    whole = Draft(start, end, "modal", modal.force, subject, kind_of_subject, _kind(clause, phrase, kind_of_subject, passive), setting, clause)
    verdict = _verdict(before, phrase, clause, whole, setting)
    if verdict == "drop":
        return []
    if verdict in ("goal", "priority"):
        whole.form = verdict
        return [whole]
    acts = split_acts(sentence[phrase_at:])
    found: list[Draft] = []
    for i, (x, y) in enumerate(acts):
        x, y = a + phrase_at + x, a + phrase_at + y
        if i == 0 and (len(acts) == 1 or _keeps_opening(before, subject_after, kind_of_subject)):
            x = a + begin
        if i == 0 and _loose_opening(before, kind_of_subject):
            x = a + phrase_at
        draft = _draft(text, x, y, "modal", modal.force, subject, setting, len(acts))
        draft.subject_kind = "thing" if passive and kind_of_subject == "body" else kind_of_subject
        draft.extra = clean(before) if i else ""
        if i == 0:
            draft.kind = _kind(draft.text, clean(text[a + phrase_at : draft.end]), kind_of_subject, passive)
        if len(acts) == 1:
            _shorten(text, draft)
        found.append(draft)
    return found


def _is_passive(phrase: str) -> bool:
    """Say whether the verb says what is done to the subject, so that the subject does not do it."""
    first = next((w.group().lower() for w in WORD.finditer(phrase)), "")
    if first == "få" and re.match(r"få (?:i gang|til|med|inn|ut|på plass|laget|gjort|tak i)\b", phrase, re.IGNORECASE):
        return False
    if first in ("få", "bli", "blive", "verte", "get", "receive", "fortsatt"):
        return True
    if first in ("be", "være", "vere", "vara"):
        return bool(re.match(r"\S+\s+(?:\w+\s+)?\w+(?:ed|et|t|d|en)\b", phrase))
    return len(first) > 2 and first.endswith(("es", "ast", "as", "ås")) and first not in ("synes", "møtes", "finnes", "lykkes", "trives")


def _kind(whole: str, phrase: str, subject: str, passive: bool) -> Kind:
    """Return the kind: by the verb and its object when somebody acts, by the whole when the subject is what it is about."""
    if subject in ("body", "named", "self") and not passive:
        narrow = kind_of(phrase)
        if narrow.weight >= 5:
            broad = kind_of(whole)
            if broad.name == "board_meeting" and narrow.name == "event_other":
                return broad
            shift = max(0, len(whole) - len(phrase)) if whole.endswith(phrase) else 0
            return replace(narrow, position=narrow.position + shift)
    return kind_of(whole)


def _shorten(text: str, draft: Draft) -> None:
    """Drop a tail ("…, som er …", "… slik at …") that outweighs the act itself and holds none of its figures or times."""
    raw = text[draft.start : draft.end]
    for tail in _TAIL.finditer(raw):
        if tail.start() < 18 or len(raw) - tail.start() <= tail.start():
            continue
        rest = raw[tail.start() :]
        counted = quantity_in(clean(rest))
        if counted and not counted.article or _TIMEFUL.search(rest) and not _TIMEFUL.search(raw[: tail.start()]):
            continue
        start, end = trim(text, draft.start, draft.start + tail.start())
        draft.start, draft.end, draft.text = start, end, clean(text[start:end])
        return


def _keeps_opening(before: str, after: str, kind: str) -> bool:
    return kind in ("body", "named", "thing") or bool(_TIMEFUL.search(before))


def _loose_opening(before: str, kind: str) -> bool:
    """Say whether the words before the verb are only a scene ("På lokalt nivå må vi"), no part of the act."""
    return kind in ("self", "empty") and len(before.split()) > 2 and not _TIMEFUL.search(before)


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
            if subject_kind(between, None) in ("self", "body", "named", "outsider") or re.match(r"(?:det|der|it|there|dette|den|de|dei)\b", between, re.IGNORECASE):
                return word.start(), between
            if _TIMEFUL.search(between) or count <= 3:
                return first, between
            return word.start(), between
        if count > 9:
            break
    return (first if first is not None else finish), ""


def _verdict(before: str, phrase: str, clause: str, draft: Draft, setting: Setting) -> str:
    """Judge a modal clause: "keep", "goal", "priority" or "drop"."""
    kind, force, subject = draft.kind, draft.force, draft.subject_kind
    number = quantity_in(phrase)
    counted = number is not None and not number.article
    specific = kind.weight >= 7
    if setting.mode == "priorities":
        return "keep" if specific and counted else "priority"
    if subject == "outsider" and not (specific and kind.name not in ("document_produced", "coordination")):
        return "priority" if setting.mode == "normal" else "drop"
    if refusals.is_outcome(clause) and kind.name not in ("member_count",) and not (specific and counted and kind.name not in ("nomination",)):
        return "goal"
    if _PURPOSE_FIRST.match(clause) and not counted:
        return "goal"
    if kind.name == "member_count" and counted:
        return "keep"
    if subject == "thing" and kind.weight < 8 and re.match(r"(?:\w+ )?(?:være|vere|vara|be|bli)\s+\w+(?:e|ig|leg|lig|en|t|ful)?\b", phrase) and not counted and not _is_passive(phrase):
        return "goal" if setting.mode == "normal" else "drop"
    if refusals.is_value(phrase) and not counted:
        return "goal" if setting.mode not in ("background", "status") else "drop"
    if setting.mode == "background":
        if force != "binding" or subject not in ("body", "named", "self") or (kind.weight < 5 and subject != "body"):
            return "drop"
        return "keep"
    if setting.preamble and (force == "intended" or kind.weight < 7) and not counted:
        return "goal" if setting.preamble and force in ("binding", "intended") and subject in ("self", "named") else "drop"
    if re.match(r"(?:det|dette|this|it|der|det)\b", draft.subject, re.IGNORECASE) and force != "binding" and kind.weight < 7:
        return "drop"
    if subject == "thing" and kind.weight < 5 and not _THINGS_HAPPEN.search(clause):
        return "drop"
    if subject == "thing" and force == "intended" and kind.weight < 7:
        return "drop"
    if setting.mode == "goals" and not counted and kind.weight < 7:
        return "goal"
    if force == "intended" and refusals.is_politics(phrase) and kind.weight < 7:
        return "priority"
    if re.match(r"(?:kunne|kunna|be able to|ha mulighet|ha moglegheit)\b", phrase, re.IGNORECASE):
        return "drop"
    if setting.mode in ("status", "people", "contents"):
        return "drop"
    return "keep"


def _present(text: str, a: int, b: int, setting: Setting) -> list[Draft]:
    """A promise in the present tense: a body of the organisation and a verb of doing ("Styret setter ned …", "Året avsluttes med")."""
    sentence = text[a:b]
    words = clean(sentence)
    if setting.mode in ("background", "status", "priorities", "people", "contents") or refusals.is_past(words) or refusals.is_reason(words) or refusals.is_practical(words):
        return []
    tokens = list(WORD.finditer(sentence))
    kind = kind_of(words)
    for i, token in enumerate(tokens[:14]):
        low = token.group().lower()
        if low in ("har", "has", "have", "er", "is") and _CHARGE.match(sentence[token.start() :]) and subject_kind(sentence[: token.start()], setting.organisation) == "body":
            who, kind, kind_before, inverted, passive = sentence[: token.start()], kind_of(words), "body", "empty", False
            break
        if low in ("får", "gets", "får") and kind.weight >= 7 and subject_kind(sentence[: token.start()], setting.organisation) == "body":
            who, kind_before, inverted, passive = sentence[: token.start()], "thing", "empty", True
            break
        if low in ("har", "has", "have") and not _holds_meetings(clean(sentence[token.end() :])):
            continue
        if low not in ("har", "has", "have") and (not is_finite(low) or low in AMBIGUOUS and i == 0):
            continue
        before = sentence[: token.start()]
        if re.search(r"(?<=\S)\s(som|at|når|hvis|dersom|fordi|om|der|hvor|kor|which|that|who|if|when|mens|slik)\b|^(når|hvis|dersom|mens|if|when)\b", before, re.IGNORECASE) and "," not in before and not any(is_role(w) for w in before.split()[:1]):
            return []
        after = " ".join(t.group() for t in tokens[i + 1 : i + 4])
        kind_before = subject_kind(before, setting.organisation)
        inverted = subject_kind(after.split(" ")[0] if after else "", setting.organisation)
        kind = kind_of(words)
        passive = low.endswith(("s", "st")) and low not in ("gis", "finns", "finnes", "møtes", "møtest", "mødes")
        if re.match(r"\W*(?:en|ei|ein|et|eit|ett|a|an)\s", before, re.IGNORECASE) or len(before.split()) > 9:
            kind_before = "thing"
        if kind_before in ("body", "named", "self") or inverted in ("body", "self", "named"):
            who = before if kind_before in ("body", "named", "self") else after
            if kind.weight < 5 and (kind_before == "self" or inverted == "self") and setting.preamble:
                return []
            break
        if passive and (kind.weight >= 7 or (not setting.preamble and i > 0 and _TIMEFUL.search(words) and before.strip()[:1].isupper() and len(before.split()) <= 5)):
            who, kind_before = before, "thing"
            break
        if _EXISTS.search(words) and kind.weight >= 7 and (number := quantity_in(words)) and not number.article:
            who = ""
            break
        if setting.mode in ("calendar", "actions") and kind.weight >= 7:
            who = ""
            break
        return []
    else:
        return []
    start, end = trim(text, a, b)
    pieces = _passives(text, start, end) if passive and not who.strip().count(",") else split_things(text, start, end)
    drafts = [_draft(text, x, y, "present", "binding", who.strip(), setting, len(pieces)) for x, y in pieces]
    for draft in drafts:
        if draft.pieces == 1:
            _shorten(text, draft)
        if kind_before in ("body", "named"):
            draft.kind = _kind(draft.text, clean(text[draft.start + len(who) : draft.end]), kind_before, passive)
        draft.subject_kind = kind_before if kind_before in ("body", "named", "self") else inverted if inverted != "empty" else "thing"
        if draft.subject_kind == "self" and draft.kind.weight < 5:
            draft.notes.add("weak")
    return drafts


def _holds_meetings(words: str) -> bool:
    """Say whether what a body "has" is meetings or courses, and so a promise ("Styret har møte kvar månad")."""
    kind = kind_of(words)
    return kind.weight >= 5 and (kind.name.endswith(("meeting", "course")) or kind.name == "event_other" and kind.position < 25)


def _passives(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split "Regnskap avsluttes, årsberetning skrives" where every part has a verb of its own."""
    cuts = [start] + [m.end() for m in re.compile(r",\s+(?:og\s+|and\s+)?|\s+og\s+(?=\w+\s+\w+e?s\b)").finditer(text, start, end)] + [end]
    parts = [trim(text, x, y) for x, y in zip(cuts, cuts[1:], strict=False)]
    if all(any(is_finite(w.group().lower()) and w.group().endswith("s") for w in WORD.finditer(text, x, y)) for x, y in parts):
        return [(x, y) for x, y in parts]
    return split_things(text, start, end)


def _ordinals(text: str, a: int, b: int, setting: Setting, before: Draft) -> list[Draft]:
    """ "Den første går i mai, den andre i oktober": one promise each, of the kind just promised."""
    sentence = text[a:b]
    cuts = [0] + [m.end() for m in _NEXT_ORDINAL.finditer(sentence) if m.start() > 3] + [len(sentence)]
    found: list[Draft] = []
    for x, y in zip(cuts, cuts[1:], strict=False):
        start, end = trim(text, a + x, a + y)
        draft = _draft(text, start, end, "ordinal", "binding", "", setting, len(cuts) - 1)
        draft.kind = before.kind
        found.append(draft)
    return found


def _draft(text: str, a: int, b: int, form: str, force: str, subject: str, setting: Setting, pieces: int) -> Draft:
    start, end = trim(text, a, b)
    words = clean(text[start:end])
    kind = kind_of(words)
    if kind.weight < 7 and setting.area and form in ("bare", "noun") and kind.name not in GENERIC_KINDS and kind.weight == 0:
        kind = replace(kind, words="")
    return Draft(start, end, form, force, subject, "empty", kind, setting, words, pieces)


def sure_of_noun(words: str) -> bool:
    """Say whether bare words name something to do: a known kind, or a quantity in front."""
    return kind_of(words).weight >= 7 or opens_with_number(words)
