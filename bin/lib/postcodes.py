"""Make `lokallag/core/people/data/postcodes.csv` of open data: `python bin/lib/postcodes.py FOLDER` with the files named below in it.

`postnummer/postnummer_koordinater_erikbolstad.csv`: Erik Bolstad, CC BY 3.0, www.erikbolstad.no/postnummer/ (2021).
`kommuner/kommunenummer_2020_til_2024.csv`, `kommuner_2024_grove.geojson`: Kartverket, CC BY 4.0.
"""

import csv
import json
import math
import sys
from pathlib import Path
from typing import Any

OUT = Path(__file__).parents[2] / "lokallag" / "core" / "people" / "data"


def main() -> None:
    """Read, join, write."""
    source = Path(sys.argv[1])
    later: dict[str, list[str]] = {}
    for row in _rows(source / "kommuner/kommunenummer_2020_til_2024.csv"):
        later.setdefault(row["nummer_2020"], []).append(row["nummer_2024"])
    areas = json.loads((source / "kommuner/kommuner_2024_grove.geojson").read_text("utf-8"))["features"]
    shapes = {area["properties"]["kommunenummer"]: area["geometry"] for area in areas}
    places = []
    for row in _rows(source / "postnummer/postnummer_koordinater_erikbolstad.csv"):
        numbers = later.get(row["kommunenummer"], [""])
        if len(numbers) > 1:
            # Split in 2024: the part the postcode's point lies nearest to.
            point = float(row["lon"]), float(row["lat"])
            numbers = sorted(numbers, key=lambda number: _distance(point, shapes[number]))
        place = row["poststed"]
        places.append((row["postnummer"], place.capitalize() if place.isupper() else place, numbers[0]))
    OUT.mkdir(exist_ok=True)
    _write("postcodes.csv", ("postcode", "place", "municipality"), sorted(places))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _write(name: str, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    with (OUT / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def _distance(point: tuple[float, float], geometry: dict[str, Any]) -> float:
    """0 inside, else about how far to the nearest corner, in degrees of latitude."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    if any(_inside(point, polygon[0]) for polygon in polygons):
        return 0.0
    corners = (corner for polygon in polygons for corner in polygon[0])
    return min(float(math.hypot((corner[0] - point[0]) / 2, corner[1] - point[1])) for corner in corners)


def _inside(point: tuple[float, float], ring: list[list[float]]) -> bool:
    x, y = point
    crossings = 0
    for (x1, y1, *_a), (x2, y2, *_b) in zip(ring, ring[1:], strict=False):
        crossings += (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
    return crossings % 2 == 1


if __name__ == "__main__":
    main()
