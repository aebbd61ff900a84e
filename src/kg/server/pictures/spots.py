"""What stands on a map: places with their marks, and lines between two of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import sqrt

from kg.export.geometry import Position
from kg.server.pictures.drawing import Shape, path, rest, text, width_of

__all__ = ["Route", "Spot", "arrow_of", "extent_of", "mark_of"]

_LEAST, _MOST = 4, 13
_DISC, _DIGITS = 8.5, 11.0


@dataclass
class Spot:
    """A place on the map: its name, where it lies, what is told of it there, and which stops of a way it is, from 1."""

    name: str
    position: Position
    path: str = ""
    at_capital: bool = False
    there: list[str] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)

    @property
    def hint(self) -> str:
        """What is told when pointed at."""
        return f"{self.name}: {rest(list(dict.fromkeys(self.there)))}" if self.there else self.name

    @property
    def number(self) -> str:
        """The numbers of its stops in a row; empty where it is none."""
        return "·".join(map(str, self.stops))

    def data(self) -> dict[str, object]:
        """Return it for a script."""
        there = list(dict.fromkeys(self.there))
        told = {"name": self.name, "at": self.position, "path": self.path, "capital": self.at_capital, "there": there}
        return {**told, "number": self.number} if self.stops else told


@dataclass(frozen=True)
class Route:
    """A line from one position to another, what it is, and whether accounts differ in whether it leads this way."""

    start: Position
    end: Position
    what: str
    is_disputed: bool = False

    def data(self) -> dict[str, object]:
        """Return it for a script."""
        told: dict[str, object] = {"from": self.start, "to": self.end, "what": self.what}
        return {**told, "disputed": True} if self.is_disputed else told


def extent_of(spot: Spot) -> tuple[float, float]:
    """Return half of the width and half of the height of the mark of a place."""
    if spot.stops:
        return max(_DISC, width_of(spot.number, _DIGITS) / 2 + 4), _DISC
    radius = min(_LEAST + 1.4 * sqrt(max(len(spot.there) - 1, 0)), _MOST)
    return radius, radius


def mark_of(spot: Spot, x: float, y: float) -> tuple[Shape, ...]:
    """Return the mark of a place: a disc or, for a whole state, a ring; a stop of a way has its numbers in it."""
    wide, tall = extent_of(spot)
    role = "mark-open" if spot.at_capital else "mark"
    if not spot.stops:
        return (Shape("circle", role, {"cx": x, "cy": y, "r": wide}, hint=spot.hint),)
    frame = {"x": x - wide, "y": y - tall, "width": 2 * wide, "height": 2 * tall, "rx": tall}
    number = text(f"number-{role}", x, y + _DIGITS * 0.36, spot.number, size=_DIGITS, anchor="middle", hint=spot.hint)
    return Shape("rect", role, frame, hint=spot.hint), number


def arrow_of(tip: tuple[float, float], across: float, down: float, what: str) -> Shape:
    """Return the head of an arrow; `across` and `down` are its direction, of length 1."""
    x, y = tip[0] + across * 5, tip[1] + down * 5
    back_x, back_y = x - across * 10, y - down * 10
    corners = f"{back_x + down * 4:.1f},{back_y - across * 4:.1f} {back_x - down * 4:.1f},{back_y + across * 4:.1f}"
    return path("arrow", f"M{x:.1f},{y:.1f} {corners}Z", what)
