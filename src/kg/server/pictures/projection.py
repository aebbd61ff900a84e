"""From degrees to the plane: equidistant cylindrical, true to scale at the middle of what is shown.

Snyder, Map Projections: A Working Manual (U.S. Geological Survey Professional Paper 1395), section 12.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

from kg.export.geometry import Position

__all__ = ["Projection", "fitting"]

_MARGIN = 0.16
_LEAST = 18
"""Degrees that are shown at least, so that one town stands within its country."""
_FLATTEST, _TALLEST = 0.5, 0.72


@dataclass(frozen=True)
class Projection:
    """A window on the world: its west and north edge in degrees, and units of the drawing for each degree."""

    west: float
    north: float
    across: float
    down: float
    width: float
    height: float

    @property
    def east(self) -> float:
        """The east edge."""
        return self.west + self.width / self.across

    @property
    def south(self) -> float:
        """The south edge."""
        return self.north - self.height / self.down

    def place(self, position: Position) -> tuple[float, float]:
        """Return where a position lies on the drawing."""
        return (position[0] - self.west) * self.across, (self.north - position[1]) * self.down


def fitting(positions: Sequence[Position], width: float) -> Projection:
    """Return the window that holds all positions with room about them."""
    longitudes, latitudes = [p[0] for p in positions], [p[1] for p in positions]
    middle, centre = (min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2
    shrunk = max(cos(radians(centre)), 0.2)
    wide = max((max(longitudes) - min(longitudes)) * (1 + 2 * _MARGIN), _LEAST / shrunk)
    tall = max((max(latitudes) - min(latitudes)) * (1 + 2 * _MARGIN), _LEAST)
    height = width * min(max(tall / (wide * shrunk), _FLATTEST), _TALLEST)
    down = min(width / (wide * shrunk), height / tall)
    across = down * shrunk
    return Projection(middle - width / across / 2, centre + height / down / 2, across, down, width, height)
