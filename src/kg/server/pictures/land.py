"""The outlines of the land, without borders of states: those of today would be false for most dates that are shown.

They are Natural Earth's, from the package world-atlas; set-up makes the file where npm is at hand. Without it maps have
points, routes and lines of latitude and longitude only, and say so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from kg.server.pictures.projection import Projection

__all__ = ["FILE", "has_land", "outline"]

FILE = Path(__file__).parents[1] / "static" / "land.json"
"""A list of rings; each is a flat list of longitudes and latitudes by turns, in hundredths of a degree."""
_BEYOND = 0.5
"""How far outside the drawing outlines go on, in widths of it: there they are cut off, unseen."""

_APART = 2
"""Units of the drawing that two points of an outline lie apart at least."""


@cache
def _rings() -> tuple[NDArray[np.float64], ...]:
    if not FILE.is_file():
        return ()
    return tuple(np.array(ring, dtype=float).reshape(-1, 2) / 100 for ring in json.loads(FILE.read_bytes()))


def has_land() -> bool:
    """Tell whether there are outlines."""
    return bool(_rings())


def outline(window: Projection) -> str:
    """Return the land within a window as the `d` of an SVG path; nothing where it has none."""
    return "".join(_paths(window))


def _paths(window: Projection) -> Iterator[str]:
    scale, corner = np.array([window.across, -window.down]), np.array([window.west, window.north])
    size = np.array([window.width, window.height])
    for ring in _rings():
        placed = (ring - corner) * scale
        low, high = placed.min(axis=0), placed.max(axis=0)
        if (high < 0).any() or (low > size).any() or ((high - low) < _APART).all():
            continue
        # What lies far outside is drawn to the edge beyond: the winding about every point within stays the same.
        near = np.clip(placed, -_BEYOND * size, (1 + _BEYOND) * size).round().astype(int)
        kept = list(_thinned(near.tolist()))
        if len(kept) > 2:
            yield (
                f"M{kept[0][0]},{kept[0][1]}l"
                + " ".join(f"{to[0] - x},{to[1] - y}" for (x, y), to in pairwise(kept))
                + "z"
            )


def _thinned(points: list[list[int]]) -> Iterator[list[int]]:
    """Yield the points that lie apart enough to be seen as two."""
    last = points[0]
    yield last
    for point in points[1:]:
        if abs(point[0] - last[0]) + abs(point[1] - last[1]) > _APART:
            last = point
            yield point
