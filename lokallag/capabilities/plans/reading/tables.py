"""Reads rows: which column holds the area, the action, who and when, from the head row or from what the cells look like."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lokallag.capabilities.plans.reading.datelines import is_only_a_date, leading_date, month_heading
from lokallag.capabilities.plans.reading.drafts import Draft, Setting, draft_of
from lokallag.capabilities.plans.reading.headings import opens_with_verb
from lokallag.capabilities.plans.reading.kinds import kind_of
from lokallag.capabilities.plans.reading.layout import Block
from lokallag.capabilities.plans.reading.modality import main_modals
from lokallag.capabilities.plans.reading.promises import in_item, in_prose
from lokallag.capabilities.plans.reading.responsibles import only_roles
from lokallag.capabilities.plans.reading.sections import label_role
from lokallag.capabilities.plans.reading.sentences import clean, sentences
from lokallag.capabilities.plans.reading.splitting import split_names

_PUT_OFF = re.compile(
    r"(?:er |is |blir )?(?:utsatt|utsett|avlyst|avlyser|udsat|aflyst|uppskjut\w*|inställ\w*|cancelled|canceled|postponed|on hold|på vent|ferdig|utført|gjort|gjennomført|done|completed|færdig|klart|skjedd)\W*$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class TableReading:
    """What a table gave: drafts, the areas it names, and spans that are headings or goals."""

    drafts: list[Draft]
    areas: list[str]
    headings: list[tuple[int, int]]
    goals: list[tuple[int, int]]


def read_table(text: str, rows: list[Block], setting: Setting) -> TableReading:
    """Return what the consecutive `rows` promise; `setting` is that of the heading above."""
    result = TableReading([], [], [], [])
    roles: list[str] | None = None
    area = setting.area
    rows = _without_padding(rows)
    for row in rows:
        cells = [text[a:b] for a, b in row.cells]
        head = _head_roles(cells)
        if head is not None:
            roles = head
            result.headings.append((row.start, row.end))
            continue
        solid = [i for i, c in enumerate(cells) if c.strip(" -–—*|")]
        if not solid:
            continue
        if solid == [0] and len(cells) > 1 and len(cells[0].split()) <= 8:
            area = clean(cells[0])
            result.areas.append(area)
            result.headings.append(row.cells[0])
            continue
        if any(_PUT_OFF.match(clean(cell)) for cell in cells):
            continue
        columns = roles if roles is not None and len(roles) >= len(cells) else _guessed_roles(cells)
        parts = _parts(cells, columns)
        area = _name_area(row, cells, parts, area, result)
        actions = setting.mode in ("normal", "background") and roles is not None
        inner = _inner(replace(setting, mode="actions") if actions else setting, cells, parts, area, result)
        for i in parts["action"]:
            result.drafts.extend(_cell(text, row.cells[i], inner))
    return result


def _without_padding(rows: list[Block]) -> list[Block]:
    """Drop empty cells where tabs only line the columns up: as many filled cells in every row, but not as many tabs."""
    filled = {sum(1 for a, b in row.cells if a < b) for row in rows}
    if len(filled) == 1 and len({len(row.cells) for row in rows}) > 1:
        return [replace(row, cells=[c for c in row.cells if c[0] < c[1]]) for row in rows]
    return rows


def _parts(cells: list[str], columns: list[str]) -> dict[str, list[int]]:
    """Return the numbers of the filled cells by what their columns hold."""
    parts: dict[str, list[int]] = {role: [] for role in ("area", "goal", "when", "responsible", "action")}
    for i, cell in enumerate(cells):
        role = columns[i] if i < len(columns) else "action"
        if role in parts and clean(cell):
            parts[role].append(i)
    return parts


def _name_area(
    row: Block, cells: list[str], parts: dict[str, list[int]], area: str | None, result: TableReading
) -> str | None:
    """Return the area after this row: a new name in an area column, else a short goal, else the one above."""
    for i in parts["goal"]:
        result.goals.append(row.cells[i])
    named = parts["area"] or parts["goal"]
    words = cells[named[-1]] if named else ""
    if not words or (not parts["area"] and len(words.split()) > 8):
        return area
    result.areas.append(clean(words))
    if parts["area"]:
        result.headings.append(row.cells[named[-1]])
    return clean(words)


def _inner(
    setting: Setting, cells: list[str], parts: dict[str, list[int]], area: str | None, result: TableReading
) -> Setting:
    """Return the setting of a row's actions: their area, time and who; a bare month is the area where none is named."""
    when = clean(cells[parts["when"][-1]]) if parts["when"] else None
    who = clean(cells[parts["responsible"][-1]]) if parts["responsible"] else None
    dated = when is not None and (is_only_a_date(when) or bool(leading_date(when)))
    if area is None and when and is_only_a_date(when) and month_heading(when) and not any(c.isdigit() for c in when):
        area = when
        result.areas.append(when)
    return replace(setting, area=area, when=when, who=who, dated=dated, preamble=False)


def _cell(text: str, span: tuple[int, int], setting: Setting) -> list[Draft]:
    start, end = span
    words = clean(text[start:end])
    first = sentences(text[start:end])
    prose = bool(first) and bool(main_modals(text[start:end])) and len(words) > 120 and not opens_with_verb(words)
    names = (
        split_names(text, start, end) if setting.dated and not main_modals(text[start:end]) and len(first) == 1 else []
    )
    if len(names) > 1:
        return [draft_of(text, a, b, "dated", "binding", "", setting, len(names)) for a, b in names]
    found = in_prose(text, start, end, setting) if prose else in_item(text, start, end, setting)
    for draft in found:
        if setting.dated and draft.form in ("noun", "bare", "present"):
            draft.form = "dated"
    return found


def _head_roles(cells: list[str]) -> list[str] | None:
    roles = [label_role(clean(cell)) if cell.strip() else "" for cell in cells]
    known = [r for r in roles if r]
    if len(known) >= 2 or (
        known and len(known) >= len([c for c in cells if c.strip()]) - 1 and all(len(c.split()) <= 4 for c in cells)
    ):
        filled = [r or "place" for r in roles]
        if "action" not in filled:
            for i, role in enumerate(filled):
                if role in ("place", "goal", "area") and (role != "area" or filled.count("area") > 1):
                    if role == "place" and roles[i]:
                        continue
                    filled[i] = "action"
                    break
        return filled
    return None


def _guessed_roles(cells: list[str]) -> list[str]:
    """Guess the columns of a table without a head row."""
    roles: list[str] = []
    lengths = [len(c) for c in cells]
    for i, cell in enumerate(cells):
        words = clean(cell)
        if not words:
            roles.append("place")
        elif is_only_a_date(words) or (i == 0 and month_heading(words) and len(words.split()) <= 3):
            roles.append("when")
        elif only_roles(words) and i > 0 and kind_of(words).weight < 7:
            roles.append("responsible")
        elif (
            i == 0
            and len(cells) == 2
            and len(words.split()) <= 9
            and lengths[1] > 2.5 * lengths[0]
            and kind_of(words).weight < 9
        ):
            roles.append("area")
        elif "action" in roles and i > 0 and lengths[i] < 40:
            roles.append("place")
        else:
            roles.append("action")
    if "action" not in roles:
        longest = max(range(len(cells)), key=lambda k: lengths[k])
        roles[longest] = "action"
    return roles
