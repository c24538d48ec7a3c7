"""The geometry of the year wheel: months, rings, dots, today's line, on a canvas of 720 × 720. Pure functions.

Angles run clockwise from twelve o'clock: 1 January points straight up.
"""

import calendar
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

SIZE = 720
CENTRE = SIZE / 2
#: Month labels lie between these radii; the rings lie inwards from RING_OUTER.
MONTH_OUTER, MONTH_INNER = 350.0, 303.0
RING_OUTER, RING_DEPTH, RING_GAP = 278.0, 43.0, 8.0
DOT = 8.5
GAP_DEGREES = 0.9
#: Where a dot goes when its own place is taken: so many dots aside, so far from the ring's middle.
ASIDE = (
    (0.0, 0.0), (0.65, 12.5), (-0.65, -12.5), (0.65, -12.5), (-0.65, 12.5), (1.05, 0.0), (-1.05, 0.0), (1.7, 12.5), (-1.7, -12.5),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dot:
    """Something on a day: which ring (0 is outermost), what it is, where it leads.

    `mark` is one of held, planned, deadline, behind, election.
    """

    ring: int
    on: date
    mark: str
    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class PlacedDot:
    """A dot and its place on the canvas."""

    dot: Dot
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Sector:
    """One month of one ring, or a month's label: a path, and for labels the arc that its word follows."""

    month: int
    path: str
    arc: str = ""
    is_now: bool = False


@dataclass(frozen=True, slots=True)
class Wheel:
    """Everything the template draws."""

    year: int
    months: tuple[Sector, ...]
    rings: tuple[tuple[Sector, ...], ...]
    dots: tuple[PlacedDot, ...]
    today: tuple[float, float, float, float] | None


def angle(day: date) -> float:
    """Degrees clockwise from the top: each month has 30 degrees, a day its share of its month."""
    length = calendar.monthrange(day.year, day.month)[1]
    return (day.month - 1) * 30 + (day.day - 0.5) / length * 30


def point(degrees: float, radius: float) -> tuple[float, float]:
    """The place at an angle and a distance from the centre."""
    radians = math.radians(degrees)
    return round(CENTRE + radius * math.sin(radians), 2), round(CENTRE - radius * math.cos(radians), 2)


def sector(start: float, end: float, outer: float, inner: float, gap: float = GAP_DEGREES) -> str:
    """The path of a piece of a ring, with a gap that is equally wide at every radius."""
    half_out, half_in = gap / 2, gap / 2 * outer / inner
    (ax, ay), (bx, by) = point(start + half_out, outer), point(end - half_out, outer)
    (cx, cy), (dx, dy) = point(end - half_in, inner), point(start + half_in, inner)
    return f"M{ax} {ay}A{outer} {outer} 0 0 1 {bx} {by}L{cx} {cy}A{inner} {inner} 0 0 0 {dx} {dy}Z"


def label_arc(start: float, end: float, radius: float) -> str:
    """The arc a month's name follows; in the lower half it runs the other way, so that no name stands on its head."""
    if 90 <= (start + end) / 2 <= 270:
        (ax, ay), (bx, by), turn = point(end, radius), point(start, radius), 0
    else:
        (ax, ay), (bx, by), turn = point(start, radius), point(end, radius), 1
    return f"M{ax} {ay}A{radius} {radius} 0 0 {turn} {bx} {by}"


def ring_radii(ring: int) -> tuple[float, float]:
    """Outer and inner radius of a ring, 0 being the outermost."""
    outer = RING_OUTER - ring * (RING_DEPTH + RING_GAP)
    return outer, outer - RING_DEPTH


def place(dots: Iterable[Dot], year: int, rings: int) -> tuple[PlacedDot, ...]:
    """Put the year's dots on their rings; those that would cover each other are moved aside within the ring."""
    placed: list[PlacedDot] = []
    for dot in sorted((dot for dot in dots if dot.on.year == year), key=lambda dot: (dot.ring, dot.on, dot.label)):
        outer, inner = ring_radii(min(max(dot.ring, 0), rings - 1))
        middle = (outer + inner) / 2
        day, width = angle(dot.on), math.degrees((2 * DOT + 1) / middle)
        places = [point(day + aside * width, middle + away) for aside, away in ASIDE]
        free = (at for at in places if all(math.dist(at, (other.x, other.y)) >= 2 * DOT - 1 for other in placed))
        placed.append(PlacedDot(dot, *next(free, places[0])))
    return tuple(placed)


def wheel(year: int, dots: Iterable[Dot], rings: int = 3, today: date | None = None) -> Wheel:
    """The whole wheel for a year with so many rings (1 to 4); `today` draws the line when it lies in the year."""
    rings = min(max(rings, 1), 4)
    now = today if today is not None and today.year == year else None
    middle = (MONTH_OUTER + MONTH_INNER) / 2
    months = []
    for month in range(1, 13):
        start, end = (month - 1) * 30.0, month * 30.0
        below = 90 <= (start + end) / 2 <= 270
        months.append(
            Sector(
                month,
                sector(start, end, MONTH_OUTER, MONTH_INNER),
                label_arc(start, end, middle + (6 if below else -6)),
                is_now=now is not None and now.month == month,
            )
        )
    drawn = tuple(
        tuple(Sector(month, sector((month - 1) * 30.0, month * 30.0, *ring_radii(ring))) for month in range(1, 13))
        for ring in range(rings)
    )
    line = None
    if now is not None:
        innermost = ring_radii(rings - 1)[1]
        line = (*point(angle(now), innermost - 34), *point(angle(now), RING_OUTER + 12))
    return Wheel(year, tuple(months), drawn, place(dots, year, rings), line)


def spoken(dots: Sequence[Dot], year: int) -> list[tuple[int, list[Dot]]]:
    """The same as a list: each month that has something, with its dots by day."""
    by_month: dict[int, list[Dot]] = {}
    for dot in sorted((dot for dot in dots if dot.on.year == year), key=lambda dot: (dot.on, dot.ring, dot.label)):
        by_month.setdefault(dot.on.month, []).append(dot)
    return sorted(by_month.items())
