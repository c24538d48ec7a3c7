"""Accounts for every character: fills the gaps between what was recognised with context, in order and without overlap."""

from __future__ import annotations

from lokallag.capabilities.plans.reading.result import Segment


def cover(text: str, marked: list[tuple[int, int, str]], fallback: list[tuple[int, int, str]]) -> list[Segment]:
    """Return segments over all that is not blank: `marked` spans first come first served by place, `fallback` where those leave room."""
    taken = sorted(marked)
    segments: list[Segment] = []
    position = 0
    background = sorted(fallback)
    index = 0
    for begin, end, role in [*taken, (len(text), len(text), "context")]:
        start = max(begin, position)
        while position < start:
            while index < len(background) and background[index][1] <= position:
                index += 1
            if index < len(background) and background[index][0] < start:
                low, high, fill = background[index]
                if low > position:
                    _add(text, segments, position, min(low, start), "context")
                _add(text, segments, max(low, position), min(high, start), fill)
                position = min(high, start)
            else:
                _add(text, segments, position, start, "context")
                position = start
        if end > start:
            _add(text, segments, start, end, role)
            position = end
    return segments


def _add(text: str, segments: list[Segment], start: int, end: int, role: str) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        segments.append(Segment(start, end, role))
