"""Bars: a number for each name; where an answer has no numbers, how often each name stands in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kg.server.pictures.drawing import NARROW, Drawing, Plan, Shape, UndrawableError, text, too_many
from kg.server.pictures.sheet import Column, Sheet, first
from kg.translation import gettext

__all__ = ["Bars", "bars_of"]

_MOST = 60
_ROW = 26


@dataclass(frozen=True)
class Bars(Plan):
    """Names with their numbers, none below zero."""

    caption: str
    points: tuple[tuple[str, float, str], ...]
    notes: tuple[str, ...] = ()
    name = "bars"

    def draw(self, width: float) -> Drawing:
        """Draw a bar in a row for each; narrow ones lie below their names."""
        is_narrow = width <= NARROW
        room = width if is_narrow else width * 0.36
        left, row = (0, _ROW + 16) if is_narrow else (room, _ROW)
        scale = (width - left - 64) / max(number for _, number, _ in self.points)
        shapes: list[Shape] = []
        for place, (name, number, written) in enumerate(self.points):
            top = place * row + (18 if is_narrow else 4)
            length = max(number * scale, 1)
            shapes += [
                text("label", 0, place * row + (13 if is_narrow else 18), name, room=room - 12),
                Shape("rect", "bar", {"x": left, "y": top, "width": length, "height": _ROW - 8}),
                text("soft", left + length + 6, top + 14, written),
            ]
        return Drawing(width, len(self.points) * row + 4, gettext("Bars: %(what)s", what=self.caption), tuple(shapes))


def bars_of(sheet: Sheet) -> Bars:
    """Return the bars of the first column of numbers by the first of names, else of how often names stand."""
    numbers, labels = sheet.of("is_number"), [c for c in sheet.columns if c.is_label or c.is_date]
    if not labels:
        raise UndrawableError(gettext("No column of the answer holds names."))
    if not numbers:
        return _counted(labels)
    name, number = labels[0], numbers[0]
    pairs = zip(name.values, number.values, strict=True)
    points = tuple((one.text, many.number or 0.0, many.text) for one, many in pairs if one and many)
    if any(value < 0 for _, value, _ in points):
        raise UndrawableError(gettext("Some of the numbers are below zero."))
    left_out = len(name.values) - len(points)
    notes = (gettext("Rows without a number or a name: %(count)s.", count=left_out),) if left_out else ()
    return _checked(Bars(f"{name.heading}: {number.heading}", points, notes))


def _counted(labels: list[Column]) -> Bars:
    repeated = [column for column in labels if len({value.key for value in column.bound}) < len(column.bound)]
    column = first(repeated)
    if column is None:
        raise UndrawableError(gettext("No column holds numbers, and no name stands in more than one row."))
    counts = Counter(value.text for value in column.bound)
    points = tuple((name, float(count), str(count)) for name, count in counts.most_common())
    return _checked(Bars(gettext("%(what)s: number of rows", what=column.heading), points))


def _checked(found: Bars) -> Bars:
    if len(found.points) > _MOST:
        raise UndrawableError(too_many(len(found.points), _MOST))
    if len(found.points) < 2 or not any(number > 0 for _, number, _ in found.points):
        raise UndrawableError(gettext("There are no two numbers to compare."))
    return found
