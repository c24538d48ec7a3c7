"""Walks a plan from top to bottom: headings set the area and the mode, and each block goes to what can read it."""

from __future__ import annotations

import re
from dataclasses import replace

from lokallag.capabilities.plans.reading.body import Body
from lokallag.capabilities.plans.reading.calendars import Calendar, has_date_lines, is_calendar, is_month
from lokallag.capabilities.plans.reading.datelines import is_only_a_date, leading_date
from lokallag.capabilities.plans.reading.kinds import kind_of
from lokallag.capabilities.plans.reading.layout import Block
from lokallag.capabilities.plans.reading.modality import OPINION, main_modals
from lokallag.capabilities.plans.reading.promises import in_prose
from lokallag.capabilities.plans.reading.quantities import quantity_in
from lokallag.capabilities.plans.reading.sections import label_role, mode_of
from lokallag.capabilities.plans.reading.sentences import clean, sentences
from lokallag.capabilities.plans.reading.tables import read_table
from lokallag.capabilities.plans.reading.words.verbs import is_infinitive

_OPEN_END = re.compile(
    r"\b(?:skal|vil|må|bør|ska|vill|will|shall|should|must|vi|styret|lokallaget|laget|å|at|to|med|for|på|om|with|on|følgende|følgjande|following|på å|for å|i \d{4}|året|perioden|year|särskilt)$",
    re.IGNORECASE,
)

# A season, or the whole year, over a row of dated entries is their heading.
_SEASON = re.compile(
    r"\W*(?:våren|høsten|hausten|sommeren|sommaren|vinteren|vår|høst|haust|sommer|sommar|vinter|forår|efterår|forår(?:et)?|efteråret|hösten|spring|summer|autumn|winter|"
    r"(?:første|fyrste|andre|1\.|2\.) halvår|hele året|heile året|hele året|hela året|all year(?: round)?)(?:\s(?:19|20)\d\d)?\W*",
    re.IGNORECASE,
)


class Walk(Body):
    """One pass over the blocks."""

    def __init__(self, text: str, blocks: list[Block], title_at: int, organisation: str | None) -> None:
        super().__init__(text, blocks, title_at, organisation)
        self.calendar: Calendar | None = None
        self.calendar_kind = is_calendar(text, blocks)
        self.date_lines = has_date_lines(text, blocks)

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
            self.read_body(i, block, words)

    def _calendar_block(self, block: Block, words: str) -> bool:
        """Take a block that opens a month or a dated entry; False when it is neither."""
        if is_month(words):
            first = re.match(r"[^\W\d_]+(?:\s*[/–-]\s*[^\W\d_]+)?(?:\s+(?:19|20)\d\d)?", words)
            name = first.group() if first else words
            calendar = self._enter_calendar()
            calendar.month_opens(words if is_only_a_date(words) else name, name.split()[0])
            self.areas.append(name.split()[0])
            after = re.match(
                r"\W*[^\W\d_]+(?:\s*[/–-]\s*[^\W\d_]+)?(?:\s+(?:19|20)\d\d)?\W*", self.text[block.start : block.end]
            )
            rest_at = block.start + (after.end() if after else 0)
            rest = clean(self.text[rest_at : block.end])
            self.roles.append((block.outer, block.end, "heading"))
            told = bool(re.search(r":|\s[–-]\s", self.text[block.start : rest_at + 1]))
            if rest and not is_only_a_date(rest) and (told or kind_of(rest).weight >= 5):
                calendar.line(rest_at, block.end, item=True)
            return True
        if _SEASON.fullmatch(words):
            self._leave_calendar()
            name = words.strip(" :*_#")
            self.setting = replace(self.setting, area=name)
            calendar = self._enter_calendar()
            calendar.month_opens(words, name)
            self.areas.append(name)
            self.roles.append((block.outer, block.end, "heading"))
            return True
        if is_only_a_date(words):
            calendar = self._enter_calendar()
            calendar.date_opens(words, joined=not calendar.entry.titled)
            self.roles.append((block.outer, block.end, "heading"))
            return True
        at = leading_date(self.text[block.start : block.end])
        if at and block.kind != "lead" and block.end - block.start - at > 2:
            calendar = self._enter_calendar()
            calendar.date_opens(clean(self.text[block.start : block.start + at]), joined=False)
            calendar.line(block.start + at, block.end, item=True)
            self.roles.append((block.outer, block.end, "context"))
            return True
        if block.kind == "heading" and self.calendar is not None:
            shouted = words.upper() == words
            fresh = shouted and bool(self.calendar.entry.when) and not (self.calendar.entry.titled and block.gap)
            if fresh or (not block.gap and label_role(words) is None and mode_of(words) is None):
                self.calendar.line(block.start, block.end, item=False)
                self.roles.append((block.outer, block.end, "context"))
                return True
        return False

    def _enter_calendar(self) -> Calendar:
        if self.calendar is None:
            self.calendar = Calendar(self.text, replace(self.setting, preamble=False), date_lines=self.date_lines)
        return self.calendar

    def _leave_calendar(self) -> None:
        if self.calendar is not None:
            self.drafts.extend(self.calendar.finish())
            self.calendar = None

    def _heading(self, block: Block, words: str) -> None:
        self._leave_calendar()
        self.announced = False
        self.roles.append((block.outer, block.end, "heading"))
        name = words.strip(" :#").rstrip(".")
        mode = mode_of(name)
        label = label_role(name)
        if organisation_named(name, self.setting.organisation) and not self.areas:
            return
        if (
            label in ("action", "goal", "status", "responsible", "when")
            and self.setting.area
            and (self.names[name.lower()] > 1 or words.rstrip("*_ ").endswith(":"))
        ):
            self.setting = replace(
                self.setting,
                mode={"action": "actions", "goal": "goals", "status": "status"}.get(label, "status"),
                lead_force="",
                lead_text="",
                preamble=False,
            )
            return
        dated, _, rest = name.partition(" – ")
        if rest and re.search(r"\d", rest) and main_modals(rest):
            self._goal_heading(block, dated)
            name = dated
        elif main_modals(name) and quantity_in(name):
            self._goal_heading(block, name)
        if mode == "goals" and re.match(
            r"(?:hovedmål|hovudmål|overordna? mål|overordnet mål|main goal|huvudmål)", name, re.IGNORECASE
        ):
            self.setting = replace(self.setting, area=None, mode=mode, lead_force="", lead_text="", preamble=False)
            return
        self.areas.append(name)
        if mode in ("people", "contents"):
            self.setting = replace(self.setting, area=name, mode=mode, lead_force="", lead_text="", preamble=False)
        else:
            self.setting = replace(
                self.setting, area=name, mode=mode or "normal", lead_force="", lead_text="", preamble=False
            )

    def _goal_heading(self, block: Block, name: str) -> None:
        found = in_prose(
            self.text, block.start, block.end, replace(self.setting, area=name, mode="normal", preamble=False)
        )
        self._take(found)

    def _lead(self, block: Block, words: str) -> None:
        self._leave_calendar()
        if self.announced:
            self.announced = False
            self.setting = replace(self.setting, mode="normal")
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
        if (
            modals
            and not OPINION.search(named)
            and not _OPEN_END.search(named)
            and not is_infinitive(named.split()[-1].lower())
            and len(named.split()) > 4
        ):
            # A goal as a heading ("Laget skal bli en god partner for …:") is the area of what follows.
            self.areas.append(named)
            self.setting = replace(self.setting, area=named, mode="normal", lead_force="", lead_text="", preamble=False)
            return
        if OPINION.search(named):
            self.announced = self.setting.mode != "priorities"
            self.setting = replace(self.setting, mode="priorities", lead_force="", lead_text="", preamble=False)
            return
        if force == "permitted":
            self.setting = replace(self.setting, mode="status", lead_force="", lead_text="")
            return
        mode = self.setting.mode if self.setting.mode == "priorities" else "actions"
        self.setting = replace(self.setting, mode=mode, lead_force=force, lead_text=who, preamble=False)

    def _table(self, rows: list[Block]) -> None:
        result = read_table(self.text, rows, replace(self.setting, preamble=False))
        self.areas.extend(result.areas)
        self._take(result.drafts)
        self.goals.extend(result.goals)
        headings = set(result.headings)
        for row in rows:
            for span in row.cells:
                role = (
                    "heading"
                    if span in headings or (row.start, row.end) in headings
                    else "goal"
                    if span in result.goals
                    else "context"
                )
                self.roles.append((span[0], span[1], role))


def organisation_named(name: str, organisation: str | None) -> bool:
    """Say whether a heading is only the organisation's name."""
    return organisation is not None and (name.lower() in organisation.lower() or organisation.lower() in name.lower())
