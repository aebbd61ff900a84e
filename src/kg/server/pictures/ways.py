"""Ways between two things: names in columns from the one to the other, lines between them with how they are joined.

On a narrow page names stand under each other, the further from the first the more to the right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.server.pictures.drawing import WIDE, Drawing, Plan, Shape, cut, lines, path, text, width_of
from kg.translation import gettext

__all__ = ["Way", "Ways"]

_ROW, _NARROW_ROW = 104, 40
_SIZE = 14
_SMALL = 11.5
_EDGE = 12
_STAIR = 22
_MOST_COLUMNS = 5
_ASIDE = 0.64
"""How far along a line to one of several names its words stand: away from the one name at its other end."""
_BESIDE = 0.62
"""How much of a column words on a slope may take: beside them stand the names of both ends."""


@dataclass(frozen=True)
class Way:
    """Names in a row, and how each is joined to the next."""

    names: tuple[str, ...]
    joins: tuple[str, ...]


@dataclass(frozen=True)
class Ways(Plan):
    """Ways of one length between the same two."""

    caption: str
    ways: tuple[Way, ...]
    notes: tuple[str, ...] = ()
    name = "ways"

    def draw(self, width: float = WIDE) -> Drawing:
        """Draw names in columns, or, where there is no room for these, under each other."""
        columns = [list(dict.fromkeys(column)) for column in zip(*(way.names for way in self.ways), strict=True)]
        is_wide = _is_across(columns, width)
        spots = _across(columns, width) if is_wide else _down(columns)
        height = _ROW * max(map(len, columns)) if is_wide else _NARROW_ROW * sum(map(len, columns))
        lines = self._lines(spots, [len(column) for column in columns], width / len(columns) if is_wide else 0.0)
        shapes = [*lines, *_names(columns, spots, width, height)]
        return Drawing(width, height, gettext("Ways: %(what)s", what=self.caption), tuple(shapes))

    def _lines(
        self, spots: Mapping[tuple[int, str], tuple[float, float]], counts: Sequence[int], room: float
    ) -> Iterator[Shape]:
        """Yield lines, each with how it joins where there is room; words stand on top of all lines."""
        told = dict[tuple[int, str, str], str]()
        for way in self.ways:
            for column, ((one, other), how) in enumerate(zip(pairwise(way.names), way.joins, strict=True)):
                told[column, one, other] = how
        words: list[Shape] = []
        for (column, one, other), how in told.items():
            (x, y), (to_x, to_y) = spots[column, one], spots[column + 1, other]
            hint = f"{one} – {other}: {how}"
            yield path("line", f"M{x:.1f} {y:.1f} L{to_x:.1f} {to_y:.1f}", hint)
            if room:
                share = _share(counts[column], counts[column + 1])
                across, down = x + (to_x - x) * share, y + (to_y - y) * share + (_SIZE if y == to_y else _SMALL / 3)
                words += _joined(how, (across, down), room * (0.8 if y == to_y else _BESIDE), hint, y == to_y)
        yield from words

    def data(self) -> dict[str, object]:
        """Return the ways by names, and how each is joined to the next."""
        return {"ways": [{"names": way.names, "joins": way.joins} for way in self.ways]}


def _joined(how: str, spot: tuple[float, float], room: float, hint: str, is_below: bool) -> Iterator[Shape]:
    """Yield how two are joined, in lines where one has no room: below a level line, on a slope about their place."""
    shown = lines(how, room, _SMALL)
    top = spot[1] if is_below else spot[1] - (len(shown) - 1) / 2 * (_SMALL + 2)
    for place, line in enumerate(shown):
        yield text("halo", spot[0], top + place * (_SMALL + 2), line, size=_SMALL, anchor="middle", hint=hint)


def _is_across(columns: Sequence[Sequence[str]], width: float) -> bool:
    """Tell whether there is room for names in columns, whole ones mostly."""
    return width >= WIDE and len(columns) <= _MOST_COLUMNS


def _share(here: int, there: int) -> float:
    """Return how far along a line its words stand, by how many names each of its ends has above and below it."""
    return 0.5 if here == there else _ASIDE if there > here else 1 - _ASIDE


def _across(columns: Sequence[Sequence[str]], width: float) -> dict[tuple[int, str], tuple[float, float]]:
    height = _ROW * max(map(len, columns))
    return {
        (place, name): (width * (place + 0.5) / len(columns), height * (row + 0.5) / len(names))
        for place, names in enumerate(columns)
        for row, name in enumerate(names)
    }


def _down(columns: Sequence[Sequence[str]]) -> dict[tuple[int, str], tuple[float, float]]:
    listed = [(place, name) for place, names in enumerate(columns) for name in names]
    return {key: (_EDGE + _STAIR * key[0], _NARROW_ROW * (row + 0.5)) for row, key in enumerate(listed)}


def _names(
    columns: Sequence[Sequence[str]],
    spots: Mapping[tuple[int, str], tuple[float, float]],
    width: float,
    height: float,
) -> Iterator[Shape]:
    """Yield marks and names; in columns a name stands above its mark, in the lower half below it."""
    is_wide = _is_across(columns, width)
    for x, y in spots.values():
        yield Shape("circle", "mark", {"cx": x, "cy": y, "r": 5.0})
    for (column, name), (x, y) in spots.items():
        if is_wide:
            room = width / len(columns) - _EDGE
            half = min(room, width_of(name, _SIZE)) / 2
            down = y + _beside(column, (x, y), half, spots, y > height / 2)
            yield text("halo", x, down, name, size=_SIZE, anchor="middle", room=room)
        else:
            shown = cut(name, width - x - 2 * _EDGE, _SIZE)
            yield text("halo", x + _EDGE, y + 5, shown, size=_SIZE, hint=name if shown != name else "")


def _beside(
    column: int,
    spot: tuple[float, float],
    half: float,
    spots: Mapping[tuple[int, str], tuple[float, float]],
    is_below: bool,
) -> float:
    """Return how far below its mark a name stands, or above: so far that lines to the next columns pass it by."""
    (x, y), sign = spot, 1 if is_below else -1
    near = [to for (place, _), to in spots.items() if abs(place - column) == 1]
    slope = max((sign * (to_y - y) / abs(to_x - x) for to_x, to_y in near), default=0.0)
    return sign * (_EDGE + half * max(slope, 0.0)) + (_SIZE * 0.7 if is_below else 0)
