"""A map: places where a gazetteer has them, and lines between the two places of a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, sqrt

from kg.export.geometry import Position
from kg.server.pictures.drawing import NARROW, Drawing, Plan, Shape, Step, UndrawableError, path, rest, too_many
from kg.server.pictures.land import has_land, outline
from kg.server.pictures.placenames import names_of
from kg.server.pictures.projection import Projection, fitting
from kg.server.pictures.sheet import Column, Sheet, first
from kg.server.pictures.spots import Route, Spot, arrow_of, mark_of
from kg.translation import gettext, marked

__all__ = ["Atlas", "atlas_of"]

_MOST = 250
_SHORTEST = 24
"""How long a line must be to have the head of an arrow."""
_GAZETTEER = marked("Where places lie is from a gazetteer; no text tells it.")
_CAPITALS = marked("An open ring stands for a whole state, at its capital.")
_SIZES = marked("The more the texts say of a place, the larger its mark.")
_NO_LAND = marked(
    "The outlines of the land are not installed here: the map shows lines of latitude and longitude only."
)


@dataclass(frozen=True)
class Atlas(Plan):
    """Places and routes; `steps` are the stops of a way, `told` is the same as text for the other places."""

    caption: str
    spots: tuple[Spot, ...]
    routes: tuple[Route, ...] = ()
    left_out: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    told: tuple[tuple[str, str, str], ...] = ()
    name = "map"

    @property
    def words(self) -> tuple[tuple[str, str, str], ...]:
        """The same as text, where no table beside the map says so."""
        return self.told

    @property
    def notes(self) -> tuple[str, ...]:  # type: ignore[override]
        """What a reader must know of the map."""
        capitals = (gettext(_CAPITALS),) if any(spot.at_capital for spot in self.spots) else ()
        sizes = (gettext(_SIZES),) if len({len(spot.there) for spot in self.spots if not spot.stops}) > 1 else ()
        return (gettext(_GAZETTEER), *capitals, *sizes, *self.left_out, *(() if has_land() else (gettext(_NO_LAND),)))

    def draw(self, width: float) -> Drawing:
        """Draw land, routes, places and as many of their names as find room."""
        window = fitting([spot.position for spot in self.spots], width)
        frame = {"width": window.width, "height": window.height}
        shapes = [Shape("rect", "water", frame), *_graticule(window)]
        if land := outline(window):
            shapes.append(path("land", land))
        routes = [_route(route, window) for route in self.routes]
        in_order = sorted(self.spots, key=lambda spot: bool(spot.stops))
        marks = [shape for spot in in_order for shape in mark_of(spot, *window.place(spot.position))]
        names = names_of(self.spots, window, 11.5 if width <= NARROW else 13)
        return Drawing(
            window.width,
            window.height,
            gettext("Map: %(what)s; places: %(count)s", what=self.caption, count=len(self.spots)),
            (*shapes, *(shape for route in routes for shape in route), *marks, *names),
        )

    def data(self) -> dict[str, object]:
        """Return places and routes; positions are longitude and latitude."""
        return {"spots": [spot.data() for spot in self.spots], "routes": [route.data() for route in self.routes]}


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
    role = "route-disputed" if route.is_disputed else "route"
    yield path(role, f"M{x:.1f} {y:.1f} Q{bend_x:.1f} {bend_y:.1f} {to_x:.1f} {to_y:.1f}", route.what)
    length = sqrt(across**2 + down**2)
    if length > _SHORTEST:
        middle = ((x + 2 * bend_x + to_x) / 4, (y + 2 * bend_y + to_y) / 4)
        yield arrow_of(middle, across / length, down / length, route.what)


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
