"""Reads a plan's text from top to bottom: keeps the area and the mode, and hands each block to what can read it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from lokallag.capabilities.plans.reading import refusals
from lokallag.capabilities.plans.reading.calendars import Calendar, has_date_lines, is_calendar, is_month
from lokallag.capabilities.plans.reading.dates import is_only_a_date, leading_date
from lokallag.capabilities.plans.reading.fields import proposal_from
from lokallag.capabilities.plans.reading.frame import organisation_of, period_of, title_of
from lokallag.capabilities.plans.reading.headings import LABELLED, has_finite_verb, opens_with_number, opens_with_verb
from lokallag.capabilities.plans.reading.kinds import kind_of
from lokallag.capabilities.plans.reading.languages import language_of
from lokallag.capabilities.plans.reading.layout import Block, cut_blocks
from lokallag.capabilities.plans.reading.modality import main_modals
from lokallag.capabilities.plans.reading.promises import Draft, Setting, in_item, in_prose
from lokallag.capabilities.plans.reading.quantities import quantity_in
from lokallag.capabilities.plans.reading.responsibles import only_roles
from lokallag.capabilities.plans.reading.result import Proposal, Reading
from lokallag.capabilities.plans.reading.sections import label_role, mode_of
from lokallag.capabilities.plans.reading.segments import cover
from lokallag.capabilities.plans.reading.sentences import clean, sentences
from lokallag.capabilities.plans.reading.tables import read_table
from lokallag.capabilities.plans.reading.words.verbs import is_infinitive

_INLINE_CHAPTER = re.compile(r"\b(?:Kapittel|Kapitel|Chapter|Del|Part)\s+\d{1,2}\s*[:.–-]\s*[A-ZÆØÅÄÖ][^\s]*(?:\s+[a-zæøåäö][^\s.]*){0,8}(?=\s+[A-ZÆØÅÄÖ])")
_OPEN_END = re.compile(r"\b(?:skal|vil|må|bør|ska|vill|will|shall|should|must|vi|styret|lokallaget|laget|å|at|to|med|for|på|om|with|on|følgende|følgjande|following|på å|for å|i \d{4}|året|perioden|year|särskilt)$", re.IGNORECASE)
_NAMED_GOAL = re.compile(r"([^–:.;,]{3,50}?)\s[–-]\s+")
_GOAL_WORDS = re.compile(r"\b(hovedmål\w*|hovudmål\w*|hovedoppgave\w*|hovudoppgåv\w*|overordnede? mål\w*|main (?:goal|aim|objective)|huvudmål\w*|hovedformål\w*)\b", re.IGNORECASE)


def read_plan(text: str, *, filename: str = "") -> Reading:
    """Return the reading of `text`; takes any string at all, in time linear in its length. `filename` is only a hint for a title."""
    blocks = cut_blocks(text)
    title, title_at = title_of(text, blocks)
    start, end, period = period_of(text, title)
    organisation = organisation_of(text, title, blocks)
    walk = _Walk(text, blocks, title_at, organisation)
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


class _Walk:
    """One pass over the blocks."""

    def __init__(self, text: str, blocks: list[Block], title_at: int, organisation: str | None) -> None:
        self.text = text
        self.blocks = blocks
        self.title_at = title_at
        self.areas: list[str] = []
        self.goals: list[tuple[int, int]] = []
        self.priorities: list[tuple[int, int]] = []
        self.drafts: list[Draft] = []
        self.roles: list[tuple[int, int, str]] = []
        headed = any(b.kind in ("heading", "row") for i, b in enumerate(blocks) if i != title_at)
        self.setting = Setting(organisation=organisation, preamble=headed)
        self.calendar: Calendar | None = None
        self.calendar_kind = is_calendar(text, blocks)
        self.date_lines = has_date_lines(text, blocks)
        self.area_level = 0
        self.names = Counter(clean(text[b.start : b.end]).strip(" :#*_").lower() for b in blocks if b.kind in ("heading", "lead"))
        self.has_actions = any(label_role(n) == "action" or mode_of(n) == "actions" for n in self.names) or bool(re.search(r"(?:^|\n)\W*(?:Tiltak|Aktiviteter|Actions|Åtgärder|Handlinger)\W*:", text))

    def run(self) -> None:
        """Walk all blocks."""
        i = 0
        while i < len(self.blocks):
            block = self.blocks[i]
            if block.kind == "row":
                last = i
                while last + 1 < len(self.blocks) and self.blocks[last + 1].kind == "row":
                    last += 1
                self._leave_calendar()
                self._table(self.blocks[i : last + 1])
                i = last + 1
                continue
            self._block(i, block)
            i += 1
        self._leave_calendar()

    def _block(self, i: int, block: Block) -> None:
        words = clean(self.text[block.start : block.end])
        if block.kind == "noise":
            self.roles.append((block.outer, block.end, "noise"))
        elif i == self.title_at:
            self.roles.append((block.outer, block.end, "heading"))
        elif self.calendar_kind and self._calendar_block(block, words):
            return
        elif block.kind == "heading":
            if i < self.title_at:
                self.roles.append((block.outer, block.end, "heading"))
                return
            self._heading(block, words)
        elif block.kind == "lead":
            self._lead(block, words)
        elif self.calendar is not None:
            self.calendar.line(block.start, block.end, item=block.kind == "item")
            self.roles.append((block.outer, block.end, "context"))
        else:
            self._body(i, block, words)

    def _calendar_block(self, block: Block, words: str) -> bool:
        """Take a block that opens a month or a dated entry; False when it is neither."""
        if is_month(words):
            first = re.match(r"[^\W\d_]+(?:\s*[/–-]\s*[^\W\d_]+)?(?:\s+(?:19|20)\d\d)?", words)
            name = first.group() if first else words
            self._enter_calendar()
            assert self.calendar is not None
            self.calendar.month_opens(words if is_only_a_date(words) else name, name.split()[0])
            self.areas.append(name.split()[0])
            after = re.match(r"\W*[^\W\d_]+(?:\s*[/–-]\s*[^\W\d_]+)?(?:\s+(?:19|20)\d\d)?\W*", self.text[block.start : block.end])
            rest_at = block.start + (after.end() if after else 0)
            rest = clean(self.text[rest_at : block.end])
            self.roles.append((block.outer, block.end, "heading"))
            told = ":" in self.text[block.start : rest_at] or " – " in self.text[block.start : rest_at + 1] or " - " in self.text[block.start : rest_at + 1]
            if rest and not is_only_a_date(rest) and (told or kind_of(rest).weight >= 5):
                self.calendar.line(rest_at, block.end, item=True)
            return True
        if is_only_a_date(words):
            self._enter_calendar()
            assert self.calendar is not None
            self.calendar.date_opens(words, joined=not self.calendar.entry.titled)
            self.roles.append((block.outer, block.end, "heading"))
            return True
        at = leading_date(self.text[block.start : block.end])
        if at and block.kind != "lead" and block.end - block.start - at > 2:
            self._enter_calendar()
            assert self.calendar is not None
            self.calendar.date_opens(clean(self.text[block.start : block.start + at]), joined=False)
            self.calendar.line(block.start + at, block.end, item=True)
            self.roles.append((block.outer, block.end, "context"))
            return True
        if block.kind == "heading" and self.calendar is not None:
            shouted = words.upper() == words
            if (shouted and self.calendar.entry.when) or (not block.gap and label_role(words) is None and mode_of(words) is None):
                self.calendar.line(block.start, block.end, item=False)
                self.roles.append((block.outer, block.end, "context"))
                return True
        return False

    def _enter_calendar(self) -> None:
        if self.calendar is None:
            self.calendar = Calendar(self.text, replace(self.setting, preamble=False), date_lines=self.date_lines)

    def _leave_calendar(self) -> None:
        if self.calendar is not None:
            self.drafts.extend(self.calendar.finish())
            self.calendar = None

    def _heading(self, block: Block, words: str) -> None:
        self._leave_calendar()
        self.roles.append((block.outer, block.end, "heading"))
        name = words.strip(" :#").rstrip(".")
        mode = mode_of(name)
        label = label_role(name)
        if organisation_named(name, self.setting.organisation) and not self.areas:
            return
        if label in ("action", "goal", "status", "responsible", "when") and self.setting.area and (self.names[name.lower()] > 1 or words.rstrip("*_ ").endswith(":")):
            self.setting = replace(self.setting, mode={"action": "actions", "goal": "goals", "status": "status"}.get(label, "status"), lead_force="", lead_text="", preamble=False)
            return
        dated, _, rest = name.partition(" – ")
        if rest and re.search(r"\d", rest) and main_modals(rest):
            self._goal_heading(block, dated)
            name = dated
        elif main_modals(name) and quantity_in(name):
            self._goal_heading(block, name)
        if mode == "goals" and re.match(r"(?:hovedmål|hovudmål|overordna? mål|overordnet mål|main goal|huvudmål)", name, re.IGNORECASE):
            self.setting = replace(self.setting, area=None, mode=mode, lead_force="", lead_text="", preamble=False)
            return
        self.areas.append(name)
        if mode in ("people", "contents"):
            self.setting = replace(self.setting, area=name, mode=mode, lead_force="", lead_text="", preamble=False)
        else:
            self.setting = replace(self.setting, area=name, mode=mode or "normal", lead_force="", lead_text="", preamble=False)

    def _goal_heading(self, block: Block, name: str) -> None:
        found = in_prose(self.text, block.start, block.end, replace(self.setting, area=name, mode="normal", preamble=False))
        self._take(found)

    def _lead(self, block: Block, words: str) -> None:
        self._leave_calendar()
        spans = sentences(self.text[block.start : block.end])
        if len(spans) > 1:
            last = block.start + spans[-1][0]
            self.roles.append((block.outer, last, "context"))
            self._prose(block.start, last, self.setting)
            block = replace(block, outer=last, start=last)
            words = clean(self.text[last : block.end])
        modals = main_modals(words)
        force = modals[-1].force if modals else "binding"
        who = words
        self.roles.append((block.outer, block.end, "heading"))
        named = words.rstrip(" :")
        if modals and not _OPEN_END.search(named) and not is_infinitive(named.split()[-1].lower()) and len(named.split()) > 4:
            # A goal as a heading ("Laget skal bli en god partner for …:") is the area of what follows.
            self.areas.append(named)
            self.setting = replace(self.setting, area=named, mode="normal", lead_force="", lead_text="", preamble=False)
            return
        if force == "permitted":
            self.setting = replace(self.setting, mode="status", lead_force="", lead_text="")
            return
        mode = self.setting.mode if self.setting.mode in ("priorities",) else "actions"
        self.setting = replace(self.setting, mode=mode, lead_force=force, lead_text=who, preamble=False)

    def _table(self, rows: list[Block]) -> None:
        result = read_table(self.text, rows, replace(self.setting, preamble=False))
        self.areas.extend(result.areas)
        self._take(result.drafts)
        self.goals.extend(result.goals)
        headings = set(result.headings)
        for row in rows:
            for span in row.cells:
                role = "heading" if span in headings or (row.start, row.end) in headings else "goal" if span in result.goals else "context"
                self.roles.append((span[0], span[1], role))

    def _body(self, i: int, block: Block, words: str) -> None:
        start = self._labelled(block, words)
        if start is None:
            return
        setting = self.setting
        if block.kind != "item" and setting.lead_force and not self._listed(block, words):
            setting = self.setting = replace(setting, lead_force="", lead_text="")
        if setting.mode in ("people", "contents", "status"):
            self.roles.append((block.outer, block.end, "context"))
            return
        if setting.mode == "priorities" and block.kind == "item":
            found = in_item(self.text, start, block.end, setting) if main_modals(words) else []
            kept = [d for d in found if d.form not in ("priority", "goal")]
            if kept:
                self._take(kept)
            else:
                self.priorities.append((start, block.end))
            self.roles.append((block.outer, block.end, "priority"))
            return
        if setting.mode == "goals" and block.kind == "item" and not quantity_in(words) and kind_of(words).weight < 7 and (self.has_actions or refusals.is_value(words) or not opens_with_verb(words)) and not self._goals_past(block):
            self.goals.append((start, block.end))
            self.roles.append((block.outer, block.end, "goal"))
            return
        self.roles.append((block.outer, block.end, "context"))
        if block.kind == "para" and self._opens_area(i, block, words):
            return
        if block.kind == "item" and block.end - block.start > 450 and block.marker not in ("", "-"):
            self._prose(start, block.end, setting)  # a number that a PDF left before running text
            return
        if block.kind == "item" or self._listed(block, words):
            if setting.mode == "background" and not main_modals(words) and not quantity_in(words):
                return
            self._take(in_item(self.text, start, block.end, replace(setting, preamble=False)))
        else:
            self._prose(start, block.end, setting)

    def _opens_area(self, i: int, block: Block, words: str) -> bool:
        """Take "Flere medlemmer – innen 2025 skal vi ha 300" above a list as the area's name and its target."""
        following = self.blocks[i + 1] if i + 1 < len(self.blocks) else None
        found = _NAMED_GOAL.match(self.text[block.start : block.end])
        if found is None or following is None or following.kind != "item" or has_finite_verb(found.group(1)) or not main_modals(self.text[block.start + found.end() : block.end]):
            return False
        name = clean(found.group(1))
        self.areas.append(name)
        self.setting = replace(self.setting, area=name, mode="normal", lead_force="", lead_text="", preamble=False)
        self.roles.append((block.start, block.start + found.end(1), "heading"))
        position = block.start + found.end()
        for part in re.split(r"(\s[–-]\s)", self.text[position : block.end]):
            self._take(in_prose(self.text, position, position + len(part), self.setting))
            position += len(part)
        return True

    def _prose(self, start: int, end: int, setting: Setting) -> None:
        """Running text; chapter headings that a PDF left in mid-line set the area."""
        position = start
        for chapter in _INLINE_CHAPTER.finditer(self.text, start, end):
            self._take(in_prose(self.text, position, chapter.start(), self.setting))
            name = clean(chapter.group())
            self.areas.append(name)
            self.roles.append((chapter.start(), chapter.end(), "heading"))
            self.setting = replace(self.setting, area=name, mode=mode_of(name) or "normal", preamble=False)
            position = chapter.end()
        rest = self.setting if position != start else setting
        sentence = clean(self.text[position:end])
        found = in_prose(self.text, position, end, rest)
        if _GOAL_WORDS.search(sentence):
            goals = self._main_goals(position, end)
            found = [d for d in found if d.form in ("goal", "priority") or quantity_in(d.text) or not any(a <= d.start < b for a, b in goals)]
            found = [d for d in found if d.form != "goal" or not any(a <= d.start < b for a, b in goals)]
        self._take(found)

    def _main_goals(self, start: int, end: int) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for a, b in sentences(self.text[start:end]):
            if _GOAL_WORDS.search(self.text[start + a : start + b]):
                found.append((start + a, start + b))
        self.goals.extend(found)
        return found

    def _goals_past(self, block: Block) -> bool:
        """Say whether a numbered list under an overall goal has gone on to what is to be done."""
        return self.setting.area is None and block.marker not in ("", "-")

    def _labelled(self, block: Block, words: str) -> int | None:
        """Handle "Ansvar: X", "Frist: Y", "Status: …" before or after a promise; return where the text to read begins."""
        found = LABELLED.match(self.text[block.start : block.end])
        if found is None:
            return block.start
        role = label_role(found.group("label"))
        value = clean(self.text[block.start + found.end() : block.end])
        if role is None:
            return block.start
        if role == "responsible" and self.drafts:
            self._amend(who=value)
        elif role == "when" and self.drafts:
            self._amend(when=value)
        elif role == "goal":
            if quantity_in(value) and kind_of(value).name in ("member_count", "recruitment"):
                self._take(in_item(self.text, block.start + found.end(), block.end, replace(self.setting, preamble=False)))
            else:
                self.goals.append((block.start + found.end(), block.end))
            self.roles.append((block.outer, block.end, "goal"))
            return None
        elif role == "action":
            self.setting = replace(self.setting, mode="actions", preamble=False)
            self.roles.append((block.outer, block.end, "context"))
            self._take(in_item(self.text, block.start + found.end(), block.end, self.setting))
            return None
        elif role == "area":
            self.areas.append(value)
            self.setting = replace(self.setting, area=value, preamble=False)
            self.roles.append((block.outer, block.end, "heading"))
            return None
        self.roles.append((block.outer, block.end, "context"))
        return None

    def _amend(self, *, who: str | None = None, when: str | None = None) -> None:
        """Give the promises just read what a label beneath them says; only those that have none of their own."""
        area = self.drafts[-1].setting.area
        for draft in reversed(self.drafts[-12:]):
            if draft.setting.area != area or (who and draft.setting.who) or (when and draft.setting.when):
                break
            draft.setting = replace(draft.setting, who=who or draft.setting.who, when=when or draft.setting.when)

    def _listed(self, block: Block, words: str) -> bool:
        """Say whether an unmarked line is an item all the same: short, and a verb, a quantity or a known activity opens it."""
        if block.kind == "item":
            return True
        if len(words) > 160 or main_modals(words) and not opens_with_verb(words):
            return False
        if opens_with_verb(words) or (opens_with_number(words) and not has_finite_verb(words)):
            return True
        if only_roles(words) or refusals.names_people(words) or self.setting.preamble or has_finite_verb(words):
            return False
        return kind_of(words).weight >= 7 and len(words.split()) <= 10 and not words.endswith((".", ":", "?"))

    def _take(self, drafts: list[Draft]) -> None:
        for draft in drafts:
            if draft.form == "goal":
                self.goals.append((draft.start, draft.end))
                self.roles.append((draft.start, draft.end, "goal"))
            elif draft.form == "priority":
                self.priorities.append((draft.start, draft.end))
                self.roles.append((draft.start, draft.end, "priority"))
            elif draft.end > draft.start:
                self.drafts.append(draft)


def organisation_named(name: str, organisation: str | None) -> bool:
    """Say whether a heading is only the organisation's name."""
    return organisation is not None and (name.lower() in organisation.lower() or organisation.lower() in name.lower())


def _without_overlap(drafts: list[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.start, -d.end)):
        if kept and draft.start < kept[-1].end:
            continue
        kept.append(draft)
    return kept


def _unique(words: list[str]) -> list[str]:
    return list(dict.fromkeys(w for w in words if w))


__all__ = ["Proposal", "Reading", "read_plan"]
