"""Reads year wheels and programmes: months as headings, dates before or above what happens, who has it beneath."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lokallag.capabilities.plans.reading import refusals
from lokallag.capabilities.plans.reading.calendarwords import CONDITION, GUEST, NAMED_MEETING, NOT_OURS
from lokallag.capabilities.plans.reading.datelines import is_only_a_date, leading_date, month_heading, month_named
from lokallag.capabilities.plans.reading.drafts import Draft, Setting, draft_of
from lokallag.capabilities.plans.reading.headings import opens_with_verb
from lokallag.capabilities.plans.reading.kinds import kind_of
from lokallag.capabilities.plans.reading.layout import Block
from lokallag.capabilities.plans.reading.modality import main_modals
from lokallag.capabilities.plans.reading.promises import in_item, in_prose
from lokallag.capabilities.plans.reading.quantities import quantity_in
from lokallag.capabilities.plans.reading.responsibles import only_roles, stated_responsible
from lokallag.capabilities.plans.reading.sections import label_role
from lokallag.capabilities.plans.reading.sentences import clean, sentences
from lokallag.capabilities.plans.reading.splitting import split_names
from lokallag.capabilities.plans.reading.words.kinds import EVENT_KINDS

_COMMA = re.compile(r"\s*[,;]\s*|\s+og\s+")


_ASIDE = re.compile(r",\s|\s\(|\s[–-]\s")
_TALK = re.compile(
    r"\b(?:we|vi|me|you|er|is|are|need|trenger|behöver|mangler|velkom\w*|welcome|bring|husk|ta med|(?:to (?:coordinate|lead|organise|run)))\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Entry:
    """One dated entry in the making: its drafts wait for who is named beneath them."""

    when: str | None
    drafts: list[Draft]
    titled: bool = False


class Calendar:
    """Collects the entries of a calendar part, line by line."""

    def __init__(self, text: str, setting: Setting, *, date_lines: bool) -> None:
        self.text = text
        self.setting = setting
        self.area = setting.area
        self.date_lines = date_lines
        self.month: str | None = None
        self.entry = Entry(None, [])
        self.drafts: list[Draft] = []

    def month_opens(self, words: str, area: str) -> None:
        """Begin a month."""
        self._close()
        self.month = words
        self.setting = replace(self.setting, area=area)
        self.entry = Entry(words, [])

    def date_opens(self, words: str, *, joined: bool) -> None:
        """Begin an entry with a date; a weekday alone joins the date line after it."""
        if joined and not self.entry.titled:
            self.entry.when = (
                f"{self.entry.when or ''} {words}".strip()
                if re.search(r"\d", words) and not re.search(r"\d", self.entry.when or "")
                else words
            )
            return
        self._close()
        if (named := month_named(words)) and named != month_named(self.month or ""):
            self.setting = replace(self.setting, area=self.area)
        self.entry = Entry(words, [])

    def line(self, start: int, end: int, *, item: bool) -> None:
        """Take one line of an entry: its title, who has it, or what more is said."""
        words = clean(self.text[start:end])
        role, _, rest = words.partition(":")
        label = label_role(role) if rest else None
        if label == "responsible":
            self._give(rest.strip())
            return
        if label in ("place", "status", "number"):
            return
        if self.entry.titled and only_roles(words):
            self._give(words.strip(" ."))
            return
        if self.entry.titled and not item and not self._is_new_title(words):
            self._more(start, end, words)
            return
        self._title(start, end, item=item)

    def finish(self) -> list[Draft]:
        """Close the last entry and return all drafts."""
        self._close()
        return self.drafts

    def _is_new_title(self, words: str) -> bool:
        letters = [c for c in words.split(":", maxsplit=1)[0] if c.isalpha()]
        shouted = len(letters) > 4 and sum(c.isupper() for c in letters) > 0.6 * len(letters)
        if shouted:
            return True
        if self.date_lines or refusals.is_practical(words):
            return False
        return kind_of(words).weight >= 5 and not words.endswith(".") and len(words) < 90 and words[:1].isupper()

    def _title(self, start: int, end: int, *, item: bool) -> None:
        words = clean(self.text[start:end])
        if (
            refusals.is_practical(words)
            and kind_of(words).weight < 7
            or refusals.names_people(words)
            and kind_of(words).weight < 5
        ):
            return
        if NOT_OURS.fullmatch(words):
            self.entry.titled = True
            return
        who, _ = stated_responsible(words)
        setting = replace(self.setting, when=self._when(), dated=True, mode="calendar", preamble=False, who=None)
        spans = [(start + a, start + b) for a, b in sentences(self.text[start:end])]
        if not spans:
            return
        if len(spans) > 1 and _is_tail(self.text[spans[1][0] : spans[1][1]]):
            spans[0:2] = [(spans[0][0], spans[1][1])]
        spans[0] = self._name_of(*spans[0])
        first = self._entries(spans[0], setting)
        if not first and words:
            first = [draft_of(self.text, spans[0][0], spans[0][1], "noun", "binding", "", setting, 1)]
        for draft in first:
            if draft.form in ("noun", "bare", "present"):
                draft.form = "dated"
        self.entry.drafts.extend(first)
        self.entry.titled = True
        for a, b in spans[1:]:
            more = clean(self.text[a:b])
            if _is_guest(more):
                continue
            if (
                item
                and len(more) < 80
                and not refusals.is_practical(more)
                and not main_modals(more)
                and (opens_with_verb(more) or kind_of(more).weight >= 8)
            ):
                drafts = in_item(self.text, a, b, setting)
                for draft in drafts:
                    draft.form = "dated"
                self.entry.drafts.extend(drafts)
            else:
                self._more(a, b, more)
        if who:
            self._give(who)

    def _name_of(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of what happens without the small talk behind it ("AGM, the head will say a few words")."""
        for joint in _ASIDE.finditer(self.text, start, end):
            head, rest = clean(self.text[start : joint.start()]), clean(self.text[joint.start() : end])
            if (
                head
                and kind_of(head).weight >= 5
                and not opens_with_verb(head)
                and not main_modals(head)
                and (main_modals(rest) or _TALK.search(rest))
            ):
                return start, joint.start()
        if (condition := CONDITION.search(self.text, start + 4, end)) and condition.end() == end:
            end = condition.start()
        if (named := NAMED_MEETING.match(self.text, start, end)) and named.group("rest").strip():
            return start, named.end("head")
        return start, end

    def _entries(self, span: tuple[int, int], setting: Setting) -> list[Draft]:
        """A title may name several events: "Styremøte, årsmøte og fest"."""
        spans = split_names(self.text, *span)
        if len(spans) > 1:
            return [draft_of(self.text, a, b, "noun", "binding", "", setting, len(spans)) for a, b in spans]
        return in_item(self.text, span[0], span[1], setting)

    def _when(self) -> str | None:
        return self.entry.when or self.month

    def _give(self, who: str) -> None:
        for draft in self.entry.drafts:
            if draft.setting.who is None and "inside" not in draft.notes:
                draft.setting = replace(draft.setting, who=who)

    def _more(self, start: int, end: int, words: str) -> None:
        """The small print of an entry: promises with a subject of their own, and courses held within it."""
        spans = [(start + a, start + b) for a, b in sentences(self.text[start:end])]
        if len(spans) > 1:
            for a, b in spans:
                self._more(a, b, clean(self.text[a:b]))
            return
        if refusals.is_practical(words) or refusals.is_question(words):
            return
        who, said = stated_responsible(words)
        if who and len(said) > 0.6 * len(words):
            self._give(who)
            return
        if (
            words
            and only_roles(words.split(",", maxsplit=1)[0])
            and len(words.split(",", maxsplit=1)[0].split()) <= 3
            and "," in words
        ):
            self._give(words.split(",", maxsplit=1)[0].strip())
            return
        setting = replace(self.setting, when=self._when(), dated=True, mode="normal", preamble=False, who=None)
        inner = in_prose(self.text, start, end, replace(setting, when=None))
        for draft in inner:
            draft.notes.add("inside")
            if draft.subject_kind != "self":
                self.entry.drafts.append(draft)
        if inner:
            return
        position = start
        for piece in [*_COMMA.finditer(self.text, start, end), None]:
            stop = piece.start() if piece else end
            part = clean(self.text[position:stop])
            if kind_of(part).name in ("course", "study_circle") and len(part.split()) <= 7:
                draft = draft_of(self.text, position, stop, "dated", "binding", "", setting, 1)
                draft.notes.add("inside")
                self.entry.drafts.append(draft)
            position = piece.end() if piece else end

    def _close(self) -> None:
        self.drafts.extend(self.entry.drafts)
        self.entry = Entry(self.month, [])


def _is_guest(words: str) -> bool:
    """Say whether a line only says who greets or speaks, or that the business is the usual."""
    return bool(GUEST.match(words)) and quantity_in(words) is None


def _is_tail(words: str) -> bool:
    """Say whether a second sentence only says for whom ("For alle.")."""
    return len(words.split()) <= 3 and words.lower().startswith(("for ", "åpent", "open"))


def is_calendar(text: str, blocks: list[Block]) -> bool:
    """Say whether the document is, or holds, a calendar: several lines that are months or dates."""
    return sum(1 for b in blocks if opens_entry(text, b)) >= 3


def opens_entry(text: str, block: Block) -> bool:
    """Say whether a block is a month's heading or a line that opens with a date."""
    if block.kind not in ("heading", "para", "item", "lead"):
        return False
    words = text[block.start : block.end]
    if len(words) > 160:
        return False
    return is_month(words) or is_only_a_date(words) or bool(leading_date(words))


def is_month(words: str) -> bool:
    """Say whether a line is a month's heading, alone or with a few words after it."""
    found = month_heading(words)
    if found is None:
        return False
    rest = found[1]
    first = words.split(maxsplit=1)[0].strip(":*_#,.-–")
    return (
        not rest or words[len(first) : len(first) + 2].strip()[:1] in (":", ",", "-", "–", "/") or is_only_a_date(words)
    ) and len(words) < 200


def has_date_lines(text: str, blocks: list[Block]) -> bool:
    """Say whether dates stand on lines of their own, so that what follows up to the next date belongs to it."""
    alone = sum(
        1
        for b in blocks
        if b.kind != "row" and is_only_a_date(text[b.start : b.end]) and not is_month(text[b.start : b.end])
    )
    return alone >= 2


__all__ = ["EVENT_KINDS", "Calendar", "has_date_lines", "is_calendar", "is_month", "opens_entry"]
