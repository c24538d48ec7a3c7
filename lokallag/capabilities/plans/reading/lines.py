"""Cuts the text into lines with their offsets, markers (bullets, numbers, hashes) and the gaps around them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lokallag.capabilities.plans.reading.words.time import MONTHS

_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BULLET = re.compile(
    r"(?:[-–—*•·▪▫◦●○■□❖➢➔→►▶✓✔‣∙⁃\uf0b7\uf0a7\uf0d8]|o(?=\s+[A-ZÆØÅÄÖ]))(?:\s+|(?<=[•●▪■➢✓\uf0b7\uf0a7])\s*(?=\S))(?:\[[ xX]\]\s*)?"
)
_HASH = re.compile(r"(#{1,6})\s+")
_NUMBER = re.compile(r"(?:§\s*)?(\d{1,2}(?:\.\d{1,2}){0,3})(?:[.):]+\s*|\s+)(?=\S)")
_LETTER = re.compile(r"([IVX]{1,5}|[a-hA-H])[.)]\s+")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class Line:
    """One line; `start`–`end` hold all that is not blank, `body` is where the words after a marker begin."""

    start: int
    end: int
    body: int
    text: str
    marker: str
    depth: int
    indent: int
    gap_before: bool
    gap_after: bool = True
    number: int = 0


def cut_lines(text: str) -> list[Line]:
    """Return the lines of `text` that are not blank."""
    lines: list[Line] = []
    last_number = 0
    previous_end = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip()
        if not stripped:
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        end = start + len(stripped)
        gap = len(_BREAK.findall(text, previous_end, start)) > 1 or not lines
        if lines:
            lines[-1].gap_after = gap
        marker, depth, skip, number = _marker(stripped, last_number)
        if number:
            last_number = number
        lines.append(
            Line(
                start,
                end,
                start + skip,
                stripped[skip:],
                marker,
                depth,
                len(raw) - len(raw.lstrip()),
                gap,
                True,
                number,
            )
        )
        previous_end = end
    return lines


def _marker(line: str, last_number: int) -> tuple[str, int, int, int]:
    """Return (marker, depth, characters to skip, number); a marker is "-", "#", "1.", "a)" or nothing."""
    if found := _HASH.match(line):
        return "#", len(found.group(1)), found.end(), 0
    if found := _BULLET.match(line):
        rest = line[found.end() :]
        if rest:
            return "-", 0, found.end(), 0
    if found := _NUMBER.match(line):
        if _numbers_a_line(line, found, last_number):
            parts = found.group(1).split(".")
            return found.group(1), len(parts), found.end(), int(parts[-1]) if len(parts) == 1 else 0
        return "", 0, 0, 0
    if found := _LETTER.match(line):
        return found.group(1), 1, found.end(), 0
    return "", 0, 0, 0


def _numbers_a_line(line: str, found: re.Match[str], last_number: int) -> bool:
    """Tell a list number from a quantity ("2 stands"), a date ("16.01.", "3. mars") or a time ("18.00 Stand")."""
    rest = line[found.end() :]
    digits = found.group(1)
    separator = line[found.end(1) : found.end()].strip()
    word = _WORD.match(rest)
    if separator == ")":
        return True
    if word is None:
        return bool(separator) and not rest[0].isdigit() and rest[0] not in "-–/."
    if word.group().lower() in MONTHS and len(digits) <= 2 and int(digits) <= 31:
        return False
    if "." in digits:
        parts = digits.split(".")
        if len(parts) == 2 and (
            len(parts[1]) == 2 and parts[1] != "10" and (parts[1][0] in "03456789" or len(parts[0]) == 2)
        ):
            return False  # 16.01 or 18.30
        return len(parts) != 3 or len(parts[2]) < 2
    if separator:
        return rest[0].isupper() or int(digits) == last_number + 1 or int(digits) == 1
    # A bare number before a capital counts only in sequence.
    return word.group()[0].isupper() and int(digits) in (last_number + 1, 1)
