"""Reads the body of a plan: items, paragraphs and labelled lines, in the area and the mode that the headings have set."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from lokallag.capabilities.plans.reading import refusals
from lokallag.capabilities.plans.reading.drafts import Draft, Setting, says_when
from lokallag.capabilities.plans.reading.headings import LABELLED, has_finite_verb, opens_with_number, opens_with_verb
from lokallag.capabilities.plans.reading.kinds import kind_of
from lokallag.capabilities.plans.reading.layout import Block
from lokallag.capabilities.plans.reading.modality import main_modals
from lokallag.capabilities.plans.reading.promises import in_item, in_prose
from lokallag.capabilities.plans.reading.quantities import quantity_in
from lokallag.capabilities.plans.reading.responsibles import only_roles
from lokallag.capabilities.plans.reading.sections import label_role, mode_of
from lokallag.capabilities.plans.reading.sentences import clean, sentences

_INLINE_CHAPTER = re.compile(
    r"\b(?:Kapittel|Kapitel|Chapter|Del|Part)\s+\d{1,2}\s*[:.–-]\s*[A-ZÆØÅÄÖ][^\s]*(?:\s+[a-zæøåäö][^\s.]*){0,8}(?=\s+[A-ZÆØÅÄÖ])"
)
RUN_IN = re.compile(r"([A-ZÆØÅÄÖ][^\W\d_]+(?:[ -][^\W\d_]+){0,3}):\s+(?=\S)")
_TO_DO = re.compile(r"To [a-z]+")
_NAMED_GOAL = re.compile(r"([^–:.;,]{3,50}?)\s[–-]\s+")
_GOAL_WORDS = re.compile(
    r"\b(hovedmål\w*|hovudmål\w*|hovedoppgave\w*|hovudoppgåv\w*|overordnede? mål\w*|main (?:goal|aim|objective)|huvudmål\w*|hovedformål\w*)\b",
    re.IGNORECASE,
)


class Body:
    """What the plan has given so far, and the setting of the block at hand."""

    def __init__(self, text: str, blocks: list[Block], title_at: int, organisation: str | None) -> None:
        self.text = text
        self.blocks = blocks
        self.title_at = title_at
        self.areas: list[str] = []
        self.announced = False
        self.goals: list[tuple[int, int]] = []
        self.priorities: list[tuple[int, int]] = []
        self.drafts: list[Draft] = []
        self.roles: list[tuple[int, int, str]] = []
        headed = any(b.kind in ("heading", "row") for i, b in enumerate(blocks) if i != title_at)
        self.setting = Setting(organisation=organisation, preamble=headed)
        self.run_ins = sum(1 for b in blocks if b.kind == "para" and RUN_IN.match(text[b.start : b.end]))
        self.names = Counter(
            clean(text[b.start : b.end]).strip(" :#*_").lower() for b in blocks if b.kind in ("heading", "lead")
        )
        self.has_actions = any(label_role(n) == "action" or mode_of(n) == "actions" for n in self.names) or bool(
            re.search(r"(?:^|\n)\W*(?:Tiltak|Aktiviteter|Actions|Åtgärder|Handlinger)\W*:", text)
        )

    def read_body(self, i: int, block: Block, words: str) -> None:
        start = self._labelled(block)
        if start is None:
            return
        if self.announced and block.kind != "item":
            self.announced = False
            self.setting = replace(self.setting, mode="normal")
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
        if (
            setting.mode == "goals"
            and (block.kind == "item" or _TO_DO.match(words))
            and not _counted(words)
            and not says_when(words)
            and kind_of(words).weight < 7
            and (self.has_actions or refusals.is_value(words) or _TO_DO.match(words) or not opens_with_verb(words))
            and not self._goals_past(block)
        ):
            self.goals.append((start, block.end))
            self.roles.append((block.outer, block.end, "goal"))
            return
        self.roles.append((block.outer, block.end, "context"))
        if (
            block.kind == "para"
            and (named := RUN_IN.match(self.text[block.start : block.end]))
            and opens_with_verb(clean(self.text[block.start + named.end() : block.end]))
        ):
            self._take(in_item(self.text, block.start + named.end(), block.end, replace(setting, preamble=False)))
            return
        if block.kind == "para" and (self._opens_area(i, block) or self._run_in(block)):
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

    def _run_in(self, block: Block) -> bool:
        """Take "Verving: Målet er …" as an area with its text, when several paragraphs are headed so."""
        found = RUN_IN.match(self.text[block.start : block.end])
        if found is None or self.run_ins < 3 or has_finite_verb(found.group(1)):
            return False
        name = clean(found.group(1))
        self.areas.append(name)
        self.setting = replace(
            self.setting, area=name, mode=mode_of(name) or "normal", lead_force="", lead_text="", preamble=False
        )
        self.roles.append((block.start, block.start + found.end(1), "heading"))
        self._take(in_item(self.text, block.start + found.end(), block.end, self.setting))
        return True

    def _opens_area(self, i: int, block: Block) -> bool:
        """Take "Flere medlemmer – innen 2025 skal vi ha 300" above a list as the area's name and its target."""
        following = self.blocks[i + 1] if i + 1 < len(self.blocks) else None
        found = _NAMED_GOAL.match(self.text[block.start : block.end])
        if (
            found is None
            or following is None
            or following.kind != "item"
            or has_finite_verb(found.group(1))
            or not main_modals(self.text[block.start + found.end() : block.end])
        ):
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
            found = [
                d
                for d in found
                if d.form in ("goal", "priority") or quantity_in(d.text) or not any(a <= d.start < b for a, b in goals)
            ]
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

    def _labelled(self, block: Block) -> int | None:
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
            if kind_of(value).name == "member_count" or (
                _counted(value) and kind_of(value).weight >= 7 and not refusals.is_outcome(value)
            ):
                self._take(
                    in_item(self.text, block.start + found.end(), block.end, replace(self.setting, preamble=False))
                )
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


def _counted(words: str) -> bool:
    """Say whether words state a number; a bare article is none."""
    number = quantity_in(words)
    return number is not None and not number.article
