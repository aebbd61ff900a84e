"""A map: places where a gazetteer has them, and lines between the two places of a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil, floor, sqrt

from kg.export.geometry import Position
from kg.server.pictures.drawing import (
    NARROW,
    Drawing,
    Plan,
    Shape,
    UndrawableError,
    path,
    rest,
    text,
    too_many,
    width_of,
)
from kg.server.pictures.land import has_land, outline
from kg.server.pictures.projection import Projection, fitting
from kg.server.pictures.sheet import Column, Sheet, first
from kg.translation import gettext, marked

__all__ = ["Atlas", "Route", "Spot", "atlas_of"]

_MOST = 250
_GAZETTEER = marked("Where places lie is from a gazetteer; no text tells it.")
_CAPITALS = marked("An open ring stands for a whole state, at its capital.")
_NO_LAND = marked(
    "The outlines of the land are not installed here: the map shows lines of latitude and longitude only."
)
Box = tuple[float, float, float, float]


@dataclass
class Spot:
    """A place on the map: its name, where it lies, and what the answer has there."""

    name: str
    position: Position
    path: str = ""
    at_capital: bool = False
    there: list[str] = field(default_factory=list)

    @property
    def hint(self) -> str:
        """What is told when pointed at."""
        return f"{self.name}: {rest(list(dict.fromkeys(self.there)))}" if self.there else self.name

    def data(self) -> dict[str, object]:
        """Return it for a script."""
        there = list(dict.fromkeys(self.there))
        return {"name": self.name, "at": self.position, "path": self.path, "capital": self.at_capital, "there": there}


@dataclass(frozen=True)
class Route:
    """A line from one position to another, and what it is."""

    start: Position
    end: Position
    what: str


@dataclass(frozen=True)
class Atlas(Plan):
    """Places and routes."""

    caption: str
    spots: tuple[Spot, ...]
    routes: tuple[Route, ...] = ()
    left_out: tuple[str, ...] = ()
    name = "map"

    @property
    def notes(self) -> tuple[str, ...]:  # type: ignore[override]
        """What a reader must know of the map."""
        capitals = (gettext(_CAPITALS),) if any(spot.at_capital for spot in self.spots) else ()
        return (gettext(_GAZETTEER), *capitals, *self.left_out, *(() if has_land() else (gettext(_NO_LAND),)))

    def draw(self, width: float) -> Drawing:
        """Draw land, routes, places and as many of their names as find room."""
        window = fitting([spot.position for spot in self.spots], width)
        frame = {"width": window.width, "height": window.height}
        shapes = [Shape("rect", "water", frame), *_graticule(window)]
        if land := outline(window):
            shapes.append(path("land", land))
        routes = [_route(route, window) for route in self.routes]
        marks = [_mark(spot, window) for spot in self.spots]
        names = _names(self.spots, window, 11.5 if width <= NARROW else 13)
        return Drawing(
            window.width,
            window.height,
            gettext("Map: %(what)s; places: %(count)s", what=self.caption, count=len(self.spots)),
            (*shapes, *(shape for route in routes for shape in route), *marks, *names),
        )

    def data(self) -> dict[str, object]:
        """Return places and routes; positions are longitude and latitude."""
        spots = [spot.data() for spot in self.spots]
        return {"spots": spots, "routes": [{"from": r.start, "to": r.end, "what": r.what} for r in self.routes]}


def _graticule(window: Projection) -> Iterator[Shape]:
    """Yield the lines of latitude and longitude."""
    span = window.east - window.west
    step = next((n for n in (1, 2, 5, 10, 20, 30) if span / n <= 9), 30)
    for longitude in range(ceil(window.west / step) * step, floor(window.east) + 1, step):
        x = window.place((longitude, 0))[0]
        yield Shape("line", "grid", {"x1": x, "x2": x, "y1": 0, "y2": window.height})
    for latitude in range(ceil(window.south / step) * step, floor(window.north) + 1, step):
        y = window.place((0, latitude))[1]
        if -90 <= latitude <= 90:
            yield Shape("line", "grid", {"x1": 0, "x2": window.width, "y1": y, "y2": y})


def _route(route: Route, window: Projection) -> Iterator[Shape]:
    """Yield a route the shorter way round the globe: one beyond the edge of the map leaves it and comes in opposite."""
    turn = _round(route)
    yield from _line(route, (route.start, (route.end[0] + turn, route.end[1])), window)
    if turn:
        yield from _line(route, ((route.start[0] - turn, route.start[1]), route.end), window)


def _round(route: Route) -> int:
    across = route.end[0] - route.start[0]
    return 0 if abs(across) <= 180 else -360 if across > 0 else 360


def _line(route: Route, ends: tuple[Position, Position], window: Projection) -> Iterator[Shape]:
    """Yield a bent line and the head of an arrow in its middle; two ways between the same places lie apart."""
    (x, y), (to_x, to_y) = map(window.place, ends)
    across, down = to_x - x, to_y - y
    bend_x, bend_y = (x + to_x) / 2 + down * 0.16, (y + to_y) / 2 - across * 0.16
    yield path("route", f"M{x:.1f} {y:.1f} Q{bend_x:.1f} {bend_y:.1f} {to_x:.1f} {to_y:.1f}", route.what)
    length = sqrt(across**2 + down**2)
    if length > 24:
        tip_x, tip_y = (
            (x + 2 * bend_x + to_x) / 4 + across / length * 5,
            (y + 2 * bend_y + to_y) / 4 + down / length * 5,
        )
        back_x, back_y = tip_x - across / length * 10, tip_y - down / length * 10
        side_x, side_y = down / length * 4, -across / length * 4
        corners = f"{back_x + side_x:.1f},{back_y + side_y:.1f} {back_x - side_x:.1f},{back_y - side_y:.1f}"
        yield path("arrow", f"M{tip_x:.1f},{tip_y:.1f} {corners}Z", route.what)


def _radius(spot: Spot) -> float:
    return min(4 + 1.4 * sqrt(max(len(spot.there) - 1, 0)), 13)


def _mark(spot: Spot, window: Projection) -> Shape:
    x, y = window.place(spot.position)
    role = "mark-open" if spot.at_capital else "mark"
    return Shape("circle", role, {"cx": x, "cy": y, "r": _radius(spot)}, hint=spot.hint)


def _names(spots: Sequence[Spot], window: Projection, size: float) -> Iterator[Shape]:
    """Yield names beside their marks, those of places with most to tell first; one that has no room is left out."""
    taken: list[Box] = []
    for spot in spots:
        x, y = window.place(spot.position)
        radius = _radius(spot) + 1.5
        taken.append((x - radius, y - radius, x + radius, y + radius))
    for spot in sorted(spots, key=lambda each: -len(each.there)):
        x, y = window.place(spot.position)
        for box, anchor, at in _ways((x, y), _radius(spot), width_of(spot.name, size), size, window.width):
            if _is_free(box, taken, window):
                taken.append(box)
                yield text("halo", at[0], at[1], spot.name, size=size, anchor=anchor, hint=spot.hint)
                break


def _ways(place: Position, radius: float, wide: float, tall: float, edge: float) -> Iterator[tuple[Box, str, Position]]:
    """Yield where a name may stand: to the right, to the left, above, below, at the corners."""
    (x, y), gap = place, radius + 4
    yield (x + gap, y - tall / 2, x + gap + wide, y + tall / 2), "start", (x + gap, y + tall * 0.35)
    yield (x - gap - wide, y - tall / 2, x - gap, y + tall / 2), "end", (x - gap, y + tall * 0.35)
    half = wide / 2
    middle = min(max(x, half + 2), edge - half - 2)
    yield (middle - half, y - gap - tall, middle + half, y - gap), "middle", (middle, y - gap - 2)
    yield (middle - half, y + gap, middle + half, y + gap + tall), "middle", (middle, y + gap + tall * 0.8)
    near = radius * 0.7 + 4
    for above in (True, False):
        top, base = (y - near - tall, y - near - 2) if above else (y + near, y + near + tall * 0.8)
        yield (x + near, top, x + near + wide, top + tall), "start", (x + near, base)
        yield (x - near - wide, top, x - near, top + tall), "end", (x - near, base)


def _is_free(box: Box, taken: Sequence[Box], window: Projection) -> bool:
    is_inside = box[0] >= 0 and box[1] >= 0 and box[2] <= window.width and box[3] <= window.height
    return is_inside and not any(
        box[0] < right and box[2] > left and box[1] < bottom and box[3] > top for left, top, right, bottom in taken
    )


def atlas_of(sheet: Sheet) -> Atlas:
    """Return the map of the columns of places; a row with two places that differ has a route between them."""
    columns = sheet.of("is_of_places")
    if not columns:
        raise UndrawableError(gettext("No column of the answer names places that a gazetteer has."))
    about = first(sheet.of("is_label"), *columns)
    spots = _spots(columns, about)
    if len(spots) > _MOST:
        raise UndrawableError(too_many(len(spots), _MOST))
    routes = tuple(_routes(columns[0], columns[1], about)) if len(columns) > 1 else ()
    caption = " – ".join(column.heading for column in columns)
    return Atlas(caption, spots, routes, tuple(_left_out(columns)))


def _spots(columns: Iterable[Column], about: Column | None) -> tuple[Spot, ...]:
    found: dict[tuple[Position, str], Spot] = {}
    for column in columns:
        for row, value in enumerate(column.values):
            if value is None or value.position is None:
                continue
            key = (value.position, value.key)
            spot = found.setdefault(key, Spot(value.text, value.position, value.path, value.at_capital))
            beside = about.values[row] if about else None
            spot.there.append(beside.text if beside else gettext("row %(number)s", number=row + 1))
    return tuple(found.values())


def _routes(start: Column, end: Column, about: Column | None) -> Iterator[Route]:
    for row, (one, other) in enumerate(zip(start.values, end.values, strict=True)):
        if one and other and one.position and other.position and one.position != other.position:
            who = about.values[row] if about else None
            way = f"{one.text} → {other.text}"
            yield Route(one.position, other.position, f"{who.text}: {way}" if who else way)


def _left_out(columns: Sequence[Column]) -> Iterator[str]:
    """Yield what the map cannot show."""
    unplaced = {value.text for column in columns for value in column.bound if value.position is None}
    if unplaced:
        names = rest(sorted(unplaced))
        yield gettext("Not on the map, for no gazetteer tells where they lie: %(names)s.", names=names)
    empty = sum(all(value is None for value in row) for row in zip(*(c.values for c in columns), strict=True))
    if empty:
        yield gettext("Rows that name no place: %(count)s.", count=empty)
