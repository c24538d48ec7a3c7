"""Finds tables that a copy or a PDF flattened to one cell a line, and gives them back as rows."""

from __future__ import annotations

from lokallag.capabilities.plans.reading.datelines import is_only_a_date
from lokallag.capabilities.plans.reading.lines import Line
from lokallag.capabilities.plans.reading.responsibles import only_roles
from lokallag.capabilities.plans.reading.sections import label_role

Span = tuple[int, int]


def flat_rows(lines: list[Line], i: int) -> tuple[list[list[Span]], int]:
    """Return the rows of a flattened table that begins at line `i` and the number of lines it takes; ([], 0) when none does."""
    rows, taken = _by_head(lines, i)
    return (rows, taken) if rows else _dates_then_names(lines, i)


def _by_head(lines: list[Line], i: int) -> tuple[list[list[Span]], int]:
    """Two to five column heads, each on a line of its own, then cells in the same order."""
    roles: list[str] = []
    while i + len(roles) < len(lines) and len(roles) < 6:
        line = lines[i + len(roles)]
        role = label_role(line.text) if not line.marker and not line.text.rstrip().endswith(":") else None
        if role is None or (role in roles and role != "place"):
            break
        roles.append(role)
    width = len(roles)
    if width < 2 or "action" not in roles or not {"when", "responsible"} & set(roles):
        return [], 0
    groups: list[list[Line]] = []
    at = i + width
    while at + width <= len(lines):
        group = lines[at : at + width]
        if not _fits(group, roles):
            break
        groups.append(group)
        at += width
    if len(groups) < 2:
        return [], 0
    rows = [[(line.start, line.end) for line in lines[i : i + width]]]
    rows.extend([(line.body, line.end) for line in group] for group in groups)
    return rows, at - i


def _fits(group: list[Line], roles: list[str]) -> bool:
    for line, role in zip(group, roles, strict=True):
        if role == "when" and not (
            is_only_a_date(line.text) or any(c.isdigit() for c in line.text) or len(line.text.split()) <= 4
        ):
            return False
        if role == "responsible" and not (only_roles(line.text) or len(line.text.split()) <= 6) or len(line.text) > 300:
            return False
        if role == "action" and is_only_a_date(line.text):
            return False
    return True


def _dates_then_names(lines: list[Line], i: int) -> tuple[list[list[Span]], int]:
    """Three or more dates in one run, and as many names after them."""
    if i and is_only_a_date(lines[i - 1].text):
        return [], 0  # only where the run begins, or long runs would be read again and again
    dates = 0
    while (
        i + dates < len(lines)
        and is_only_a_date(lines[i + dates].text)
        and any(c.isdigit() for c in lines[i + dates].text)
    ):
        dates += 1
    if dates < 3 or i + 2 * dates > len(lines):
        return [], 0
    names = lines[i + dates : i + 2 * dates]
    if any(is_only_a_date(n.text) or len(n.text) > 120 for n in names):
        return [], 0
    after = lines[i + 2 * dates] if i + 2 * dates < len(lines) else None
    if after is not None and not after.gap_before and not is_only_a_date(after.text) and len(after.text.split()) < 12:
        return [], 0  # more names than dates: which belongs to which cannot be known
    return [[(d.start, d.end), (n.start, n.end)] for d, n in zip(lines[i : i + dates], names, strict=True)], 2 * dates
