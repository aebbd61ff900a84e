"""Names on a map: beside their marks, none on another; one that has no room is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.export.geometry import Position
from kg.server.pictures.drawing import Shape, text, width_of
from kg.server.pictures.projection import Projection
from kg.server.pictures.spots import Spot, extent_of

__all__ = ["names_of"]

Box = tuple[float, float, float, float]
Place = tuple[float, float]


def names_of(spots: Sequence[Spot], window: Projection, size: float) -> Iterator[Shape]:
    """Yield names beside their marks: those of stops first, then those of places with most to tell."""
    extents = _extents(spots)
    taken = [_box_of(spot, extents[spot.position], window) for spot in spots]
    for spot in sorted(spots, key=lambda each: (not each.stops, -len(each.there))):
        place = window.place(spot.position)
        for box, anchor, at in _ways(place, extents[spot.position], width_of(spot.name, size), size, window.width):
            if _is_free(box, taken, window):
                taken.append(box)
                yield text("halo", at[0], at[1], spot.name, size=size, anchor=anchor, hint=spot.hint)
                break


def _extents(spots: Iterable[Spot]) -> dict[Position, Place]:
    """Return the extent of the widest mark at each position: a state and its capital may stand at one."""
    found: dict[Position, Place] = {}
    for spot in spots:
        found[spot.position] = max(extent_of(spot), found.get(spot.position, (0.0, 0.0)))
    return found


def _box_of(spot: Spot, extent: Place, window: Projection) -> Box:
    (x, y), (wide, tall) = window.place(spot.position), extent
    return x - wide - 1.5, y - tall - 1.5, x + wide + 1.5, y + tall + 1.5


def _ways(place: Place, extent: Place, wide: float, tall: float, edge: float) -> Iterator[tuple[Box, str, Place]]:
    """Yield where a name may stand: to the right, to the left, above, below, at the corners."""
    x, y = place
    beside, over = extent[0] + 4, extent[1] + 4
    yield (x + beside, y - tall / 2, x + beside + wide, y + tall / 2), "start", (x + beside, y + tall * 0.35)
    yield (x - beside - wide, y - tall / 2, x - beside, y + tall / 2), "end", (x - beside, y + tall * 0.35)
    half = wide / 2
    middle = min(max(x, half + 2), edge - half - 2)
    yield (middle - half, y - over - tall, middle + half, y - over), "middle", (middle, y - over - 2)
    yield (middle - half, y + over, middle + half, y + over + tall), "middle", (middle, y + over + tall * 0.8)
    across, near = extent[0] * 0.7 + 4, extent[1] * 0.7 + 4
    for above in (True, False):
        top, base = (y - near - tall, y - near - 2) if above else (y + near, y + near + tall * 0.8)
        yield (x + across, top, x + across + wide, top + tall), "start", (x + across, base)
        yield (x - across - wide, top, x - across, top + tall), "end", (x - across, base)


def _is_free(box: Box, taken: Sequence[Box], window: Projection) -> bool:
    is_inside = box[0] >= 0 and box[1] >= 0 and box[2] <= window.width and box[3] <= window.height
    return is_inside and not any(
        box[0] < right and box[2] > left and box[1] < bottom and box[3] > top for left, top, right, bottom in taken
    )
