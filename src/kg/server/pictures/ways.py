"""Ways between two things: names in columns from the one to the other, lines between them with how they are joined.

On a narrow page names stand under each other, the further from the first the more to the right.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.server.pictures.drawing import WIDE, Drawing, Plan, Shape, cut, path, text
from kg.translation import gettext

__all__ = ["Way", "Ways"]

_ROW, _NARROW_ROW = 92, 40
_SIZE = 14
_SMALL = 11.5
_EDGE = 12
_STAIR = 22


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
        is_wide = width >= WIDE
        spots = _across(columns, width) if is_wide else _down(columns)
        height = _ROW * max(map(len, columns)) if is_wide else _NARROW_ROW * sum(map(len, columns))
        shapes = [*self._lines(spots, width / len(columns) if is_wide else 0.0), *_names(columns, spots, width)]
        return Drawing(width, height, gettext("Ways: %(what)s", what=self.caption), tuple(shapes))

    def _lines(self, spots: Mapping[tuple[int, str], tuple[float, float]], room: float) -> Iterator[Shape]:
        """Yield lines, each with how it joins where there is room; words stand on top of all lines."""
        told = dict[tuple[int, str, str], str]()
        for way in self.ways:
            for column, ((one, other), how) in enumerate(zip(pairwise(way.names), way.joins, strict=True)):
                told[column, one, other] = how
        words = []
        for (column, one, other), how in told.items():
            (x, y), (to_x, to_y) = spots[column, one], spots[column + 1, other]
            hint = f"{one} – {other}: {how}"
            yield path("line", f"M{x:.1f} {y:.1f} L{to_x:.1f} {to_y:.1f}", hint)
            if room:
                middle, down = (x + to_x) / 2, (y + to_y) / 2 + (_SIZE if y == to_y else _SMALL / 3)
                words.append(
                    text("halo", middle, down, how, size=_SMALL, anchor="middle", hint=hint, room=room - 2 * _EDGE)
                )
        yield from words

    def data(self) -> dict[str, object]:
        """Return the ways by names, and how each is joined to the next."""
        return {"ways": [{"names": way.names, "joins": way.joins} for way in self.ways]}


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
    columns: Sequence[Sequence[str]], spots: Mapping[tuple[int, str], tuple[float, float]], width: float
) -> Iterator[Shape]:
    is_wide = width >= WIDE
    for x, y in spots.values():
        yield Shape("circle", "mark", {"cx": x, "cy": y, "r": 5.0})
    for (_, name), (x, y) in spots.items():
        if is_wide:
            room = width / len(columns) - _EDGE
            yield text("halo", x, y - _EDGE, name, size=_SIZE, anchor="middle", room=room)
        else:
            shown = cut(name, width - x - 2 * _EDGE, _SIZE)
            yield text("halo", x + _EDGE, y + 5, shown, size=_SIZE, hint=name if shown != name else "")
