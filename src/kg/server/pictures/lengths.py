"""A timeline as numbers, which templates draw as SVG among text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kg.dates import Bounds, DateError, bounds

__all__ = ["Axis", "Stretch", "axis_of", "stretches"]

SCALE = 1000
"""The width of a timeline in its own units."""
_LEAST = 8


@dataclass(frozen=True)
class Axis:
    """The years that a timeline spans."""

    first: int
    last: int

    @property
    def middle(self) -> int:
        """The year in the middle."""
        return (self.first + self.last) // 2

    def place(self, day: date) -> float:
        """Return where a day lies."""
        years = day.year + (day.timetuple().tm_yday - 1) / 366
        return SCALE * (years - self.first) / (self.last + 1 - self.first)


@dataclass(frozen=True)
class Stretch:
    """A row on a timeline; `is_open_*` where the date does not tell the end."""

    row: int
    start: float
    width: float
    is_open_before: bool
    is_open_after: bool


def axis_of(dates: Iterable[str]) -> Axis | None:
    """Return the axis that holds the dates, from decade to decade; None when no date can be placed."""
    found = [_known(edtf) for edtf in dates]
    days = [day for each in found if each for day in _days(each)]
    if not days:
        return None
    return Axis(min(days).year // 10 * 10, max(days).year // 10 * 10 + 9)


def stretches(dates: Sequence[str | None], axis: Axis) -> list[Stretch]:
    """Return where each dated row lies on the axis."""
    placed = [(row, _known(edtf)) for row, edtf in enumerate(dates) if edtf]
    return [_stretch(row, found, axis) for row, found in placed if found]


def _stretch(row: int, found: Bounds, axis: Axis) -> Stretch:
    days = _days(found)
    begins = None if found.begin_earliest is None else axis.place(min(days))
    ends = None if found.end_latest is None else axis.place(max(days))
    start = 0.0 if begins is None else begins
    width = (SCALE if ends is None else ends) - start
    return Stretch(row, round(start, 1), round(max(width, _LEAST), 1), begins is None, ends is None)


def _known(edtf: str) -> Bounds | None:
    try:
        return bounds(edtf)
    except DateError:
        return None


def _days(found: Bounds) -> list[date]:
    every = (found.begin_earliest, found.begin_latest, found.end_earliest, found.end_latest)
    return [day for day in every if day is not None]
