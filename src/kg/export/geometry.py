"""Points and lines on the globe as GeoJSON has them (RFC 7946)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

__all__ = ["Position", "feature", "line", "points", "write_features"]

Position = tuple[float, float]
"""Longitude and latitude, in degrees of WGS 84 (section 4)."""


def points(places: Sequence[Position]) -> dict[str, Any]:
    """Return one point, or several without an order."""
    if len(places) == 1:
        return {"type": "Point", "coordinates": list(places[0])}
    return {"type": "MultiPoint", "coordinates": [list(place) for place in places]}


def line(places: Sequence[Position]) -> dict[str, Any]:
    """Return the line through places, the shorter way round; it is cut where it crosses the antimeridian (3.1.9)."""
    parts: list[list[Position]] = [[places[0]]]
    for place in places[1:]:
        last = parts[-1][-1]
        if abs(place[0] - last[0]) > 180:
            out, back = _crossing(last, place)
            parts[-1].append(out)
            parts.append([back])
        parts[-1].append(place)
    lines = [[list(place) for place in part] for part in parts]
    if len(lines) == 1:
        return {"type": "LineString", "coordinates": lines[0]}
    return {"type": "MultiLineString", "coordinates": lines}


def _crossing(here: Position, there: Position) -> tuple[Position, Position]:
    """Return where a line leaves one side of the map and where it comes in on the other."""
    edge = 180.0 if here[0] > 0 else -180.0
    span = (there[0] + 2 * edge) - here[0]
    latitude = round(here[1] + (there[1] - here[1]) * (edge - here[0]) / span, 5)
    return (edge, latitude), (-edge, latitude)


def feature(name: str, geometry: dict[str, Any] | None, properties: dict[str, Any]) -> dict[str, Any]:
    """Return a feature; properties that are not known are left out."""
    known = {key: value for key, value in properties.items() if value not in (None, "", [], ())}
    return {"type": "Feature", "id": name, "geometry": geometry, "properties": known}


def write_features(features: Sequence[dict[str, Any]]) -> str:
    """Return a collection of features."""
    return json.dumps({"type": "FeatureCollection", "features": list(features)}, ensure_ascii=False, indent=1) + "\n"
