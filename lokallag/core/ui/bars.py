"""Works out where the parts of a bar lie, in percent of its width. Pure functions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a stacked bar: where it starts and how wide it is (percent), what it is, how many."""

    key: str
    count: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a small chart: place and width in percent, top and height in units of the chart's height."""

    value: float
    x: float
    width: float
    y: float
    height: float


def stack(parts: Iterable[tuple[str, int]], total: int | None = None) -> list[Part]:
    """Lay parts after one another; counts of zero or less are left out.

    `total` makes the bar longer than its parts (an open rest); a total smaller than the parts is ignored.
    """
    kept = [(key, count) for key, count in parts if count > 0]
    whole = max(total or 0, sum(count for _, count in kept))
    laid: list[Part] = []
    start = 0
    for key, count in kept:
        laid.append(Part(key, count, round(100 * start / whole, 3), round(100 * count / whole, 3)))
        start += count
    return laid


def columns(values: Sequence[float], height: float = 20, least: float = 2) -> list[Column]:
    """Columns side by side, the highest value filling the height; zero gets a thin line of `least`."""
    if not values:
        return []
    top = max(*values, 1) if len(values) > 1 else max(values[0], 1)
    step = 100 / len(values)
    width = round(step * 0.88, 3)
    laid: list[Column] = []
    for place, value in enumerate(values):
        tall = round(max(height * max(value, 0) / top, least), 2)
        laid.append(Column(value, round(place * step, 3), width, round(height - tall, 2), tall))
    return laid
